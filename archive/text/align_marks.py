"""The marks of a passage: what two editions of one clause share whatever their language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from .align_fold import folded
from .align_names import acronyms, cognates, names
from .align_numbers import numbers
from .align_terms import Terms
from .key import Key, MalformedKey
from .labels import label
from .numerals import LONGEST_LABEL, label_values
from .paragraph import CLOSERS

# A division, a heading or the frame stands against its like; clause and paragraph are the layout's choice.
TELLING_KINDS = frozenset({"title", "heading", "preamble", "closing", "item", "dateline", "place-date"})
_ENDINGS = {
    "：": "colon",
    ":": "colon",
    "？": "question",
    "?": "question",
    "；": "semicolon",
    ";": "semicolon",
}
_SENTENCE = re.compile(r"[。.;；！？!?][”’\"»)）」』]*\s*(?=\S)")
# The label of an article is sure enough after a full stop, where a sentence seldom begins with a reference.
_ARTICLES = ("第条", "Article")
MOST_SENTENCES = 40
# Characters of one passage that are read; no clause is longer, and a longer text is known by its beginning.
MOST_READ = 20_000
_QUOTED = re.compile(r"[«“\"《「『][^«»“”\"《》「」『』]{3,200}[»”\"》」』]")
_BRACKETED = re.compile(r"[(（][^()（）]{2,200}[)）]")


@dataclass(frozen=True, slots=True)
class Passage:
    """One unit of an edition: a paragraph, item, heading, title or the like.

    kind: as of a clause ("preamble", "item" …) or "title", "dateline", "place-date"; key: the clause key its own
    layout gives it, "" without one; label: as printed, "" without one; text: its words without the label;
    tag: its edition's, "zh-Hant".
    """

    kind: str
    key: str
    label: str
    text: str
    tag: str


def marks(passage: Passage, terms: Terms) -> frozenset[str]:
    """Every mark of a passage, each a class, a colon and a value.

    d date, n number, s small number, m month, g glossary, w lexicon, l acronym, x cognate, t name,
    k number printed, c clause it stands under, u place under that clause, f kind, e punctuation.
    """
    text = folded(passage.text[:MOST_READ], passage.tag)
    return frozenset(
        (
            *numbers(text, passage.tag),
            *terms.found(text, passage.tag),
            *acronyms(text),
            *cognates(text, passage.tag),
            *names(text, passage.tag),
            *_place(passage),
            *_form(passage, text),
        )
    )


def _place(passage: Passage) -> Iterator[str]:
    """Where the passage stands by its own numbers: of the clause that holds it, and inside that clause."""
    numbers = label_values(passage.label)
    if passage.kind == "heading":
        yield from (f"k:h{number}" for number in numbers)
    path = numbered_path(passage.key)
    if not path:
        return
    yield f"c:{path[0]}"
    if numbers:
        # A label stands before the first paragraph, whether or not the clause has a second one.
        yield f"k:{'.'.join(path[:-1] if path[-1].startswith('p') else path)}"
    if len(path) > 1:
        yield f"u:{'.'.join(path)}"
    row = [part for part in path if not part.startswith("p")][:-1]
    for number in inner_numbers(passage.text):
        yield from {f"k:{number}", f"k:{'.'.join([*row, str(number)])}"}


def inner_numbers(text: str) -> Iterator[int]:
    """The numbers of labels after the full stops in a text: of paragraphs that ran on into the one before."""
    for end in islice(_SENTENCE.finditer(text, 0, MOST_READ), MOST_SENTENCES):
        found = label(text[end.end() : end.end() + LONGEST_LABEL])
        for reading in found.readings if found else ():
            if not reading.is_weak or reading.style.startswith(_ARTICLES):
                yield from reading.numbers


@lru_cache(maxsize=4096)
def numbered_path(key: str) -> tuple[str, ...]:
    """The parts of a key from its first number on, the scope joined to it: ("annex1.3", "p2"); () without one."""
    try:
        parts = Key.parse(key).parts
    except MalformedKey:
        return ()
    for at, part in enumerate(parts):
        if part[0].isdigit():
            return (".".join(parts[: at + 1]), *parts[at + 1 :])
    return ()


def _form(passage: Passage, text: str) -> Iterator[str]:
    """The kind and the punctuation of a passage."""
    if passage.kind in TELLING_KINDS:
        yield f"f:{passage.kind}"
    ending = _ENDINGS.get(text.rstrip().rstrip(CLOSERS)[-1:])
    if ending:
        yield f"e:{ending}"
    if _QUOTED.search(text):
        yield "e:quoted"
    if _BRACKETED.search(text):
        yield "e:bracketed"
