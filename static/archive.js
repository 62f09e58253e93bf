// Keys and copying; the words are in <template id="quick">.
const all = (query, root = document) => [...root.querySelectorAll(query)];
const [quick] = all('#quick');
const [bar] = all('.bar');
const rows = all('.row[id]');

// A row scrolled to keeps clear of what sticks to the top.
const edge = () => parseFloat(getComputedStyle(rows[0]).scrollMarginTop) - 1;
const top = (node) => node.getBoundingClientRect().top;
const inSight = (node) => node && top(node) > edge() && top(node) < innerHeight;

function step(by) {
  const focused = document.activeElement.closest('.row[id]');
  const here = [focused, ...all('.row:target')].find(inSight)
    ?? rows.findLast((row) => !rows[1] || top(row) < edge() + 2);
  const row = rows[rows.indexOf(here) + by];
  if (row) {
    // Moves :target, as replaceState does not.
    location.replace(`#${row.id}`);
    all('.number', row)[0].focus({ preventScroll: true });
  } else if (quick.dataset.turns) all(`.turn [rel=${by > 0 ? 'next' : 'prev'}]`)[0]?.click();
}

// The reader stays at the clause addressed or first in sight.
function carry({ target }) {
  const link = target.closest('.group a');
  const reached = top(rows[0]) < edge() && rows.find(inSight);
  const place = all('.matter :target').find(inSight) || reached;
  if (link && place) link.hash = place.id;
}

// A selection stays in its column.
function keep({ target }) {
  const cell = (target.closest ? target : target.parentNode).closest('.cell');
  quick.parentNode.dataset.column = all('.cell', cell?.parentNode).indexOf(cell);
}

let store = {};
try { store = localStorage; } catch { /* Kept for this page only. */ }
const acts = { '/': () => all('[name=q]')[0].focus() };
addEventListener('keydown', (event) => {
  const { key, target, altKey, ctrlKey, metaKey } = event;
  const act = !store.mute && acts[key.replace('？', '?')];
  if (!act || altKey || ctrlKey || metaKey || target.closest(':read-write, select, dialog')) return;
  event.preventDefault();
  act();
});

// A text alone; of a number its permanent address.
function plain(node) {
  if (node.href) return new URL(node.pathname, all('[rel=canonical]')[0].href).href;
  const text = all('p', node)[0].cloneNode(true);
  for (const aside of all('rt, rp, [hidden]', text)) aside.remove();
  return text.textContent.replaceAll('\n', ' ');
}

function copying(tools, status) {
  const found = (button) => all(button.value, tools.parentNode);
  const say = (name) => () => {
    status.textContent = quick.dataset[name];
    setTimeout(() => status.replaceChildren(), 4000);
  };
  const show = ({ target }) => {
    const row = target.closest('.row[id]');
    if (!row || row.contains(tools) || all(':focus-visible', tools)[0]) return;
    row.append(tools);
    for (const button of all('button', tools)) button.hidden = !found(button)[0];
  };
  for (const name of ['pointermove', 'pointerdown', 'focusin']) addEventListener(name, show);
  const write = (words) => words
    && navigator.clipboard.writeText(words).then(say('copied'), say('refused'));
  tools.onclick = ({ target }) => write(found(target).map(plain).join('\n'));
  for (const button of all('.cite button')) {
    button.hidden = false;
    button.onclick = () => write(button.previousSibling.textContent);
  }
}

if (quick && bar) {
  const [help, tools, status, dialog] = quick.content.cloneNode(true).children;
  document.body.append(status, dialog);
  bar.append(help);
  acts['?'] = help.onclick = () => dialog.showModal();
  const [allowed] = all('input', dialog);
  allowed.checked = !store.mute;
  allowed.onchange = () => { store.mute = allowed.checked ? '' : 1; };
  acts.j = () => step(1);
  acts.k = () => step(-1);
  for (const key of all('[data-links]', dialog)) {
    const links = all(key.dataset.links);
    const next = () => links[(links.findIndex((link) => link.ariaCurrent) + 1) % links.length];
    acts[key.textContent] = () => next()?.click();
    key.closest('div').hidden = !links[0];
  }
  if (navigator.clipboard) copying(tools, status);
  addEventListener('click', carry);
  addEventListener('selectstart', keep);
}
