"""The tool that rewrites the catalogues finds every message and keeps what people wrote: on an invented archive."""

from __future__ import annotations

import gettext as gnu
from io import BytesIO
from pathlib import Path

import pytest

from tests import catalogues
from tests.catalogues import identity, messages, read, words

TEMPLATES = [
    # template, (context, forms) of each message
    ('{% translate "One" %}', [(None, ("One",))]),
    ("{% translate 'One' as name %}{{ name }}", [(None, ("One",))]),
    ('{% translate "Draw" context "a line" %}', [("a line", ("Draw",))]),
    ('<p title="{% translate "One" %}">Not this</p>', [(None, ("One",))]),
    (
        "{% blocktranslate with day=page.day|day %}On {{ day }}{% endblocktranslate %}",
        [(None, ("On %(day)s",))],
    ),
    (
        '{% blocktranslate count n=n context "c" %}{{ n }} a{% plural %}{{ n }} b{% endblocktranslate %}',
        [("c", ("%(n)s a", "%(n)s b"))],
    ),
    ("{% blocktranslate trimmed %}\n    Two\n    lines\n{% endblocktranslate %}", [(None, ("Two lines",))]),
    ('{% include "a.html" with name=_("One") %}', [(None, ("One",))]),
    ('{{ _("One") }}', [(None, ("One",))]),
    # Indentation no Python would have, quotes and brackets of prose around a message.
    ('<ul>\n      (don’t "\n  {% translate "One" %}\n    ]\n {{ a }}\n</ul>', [(None, ("One",))]),
    ('{# {% translate "No" %} #}', []),
    ('{% comment %}{% translate "No" %}{% endcomment %}', []),
]
ROOMS = [
    ('gettext("One")', [(None, ("One",))]),
    ('gettext("One " "and " "two")', [(None, ("One and two",))]),
    ('{"a": _("One")}', [(None, ("One",))]),
    ('gettext_noop("One")', [(None, ("One",))]),
    ('gettext_lazy("One")', [(None, ("One",))]),
    ('pgettext("c", "One")', [("c", ("One",))]),
    ('pgettext_lazy("c", "One")', [("c", ("One",))]),
    ('ngettext("one", "many", n)', [(None, ("one", "many"))]),
    ('npgettext_lazy("c", "one", "many", n)', [("c", ("one", "many"))]),
    ("gettext(names[code])", []),
    ('print("One")', []),
]


def laid_out(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def heard(root: Path) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(one.context, one.forms) for one in catalogues.said(root)]


@pytest.mark.parametrize(("template", "expected"), TEMPLATES)
def test_every_message_of_a_template_is_found(tmp_path, template, expected):
    assert heard(laid_out(tmp_path, {"templates/includes/_a.html": template})) == expected


@pytest.mark.parametrize(("code", "expected"), ROOMS)
def test_every_message_of_a_room_is_found(tmp_path, code, expected):
    assert heard(laid_out(tmp_path, {"archive/reading/a.py": f"def f():\n    return {code}\n"})) == expected


@pytest.mark.parametrize(
    ("path", "is_heard"),
    [
        ("templates/a.html", True),
        ("templates/includes/_a.html", True),
        ("templates/admin/a.html", False),
        ("archive/feeds.py", True),
        ("archive/reading/words.py", True),
        ("archive/admin/record.py", False),
        ("archive/management/commands/seal.py", False),
        ("archive/migrations/0001.py", False),
        ("tests/a.py", False),
    ],
)
def test_what_readers_read_is_translated_and_what_curators_read_is_not(tmp_path, path, is_heard):
    text = '{% translate "One" %}' if path.endswith(".html") else '_("One")\n'
    assert bool(heard(laid_out(tmp_path, {path: text}))) is is_heard


def test_a_tag_within_a_block_of_translation_is_named_with_its_file(tmp_path):
    broken = "\n{% blocktranslate %}{% if a %}{% endblocktranslate %}"
    with pytest.raises(SyntaxError, match=r"templates/a\.html, line 2"):
        heard(laid_out(tmp_path, {"templates/a.html": broken}))


ONE = '_("The file")\nngettext("a file", "files", n)\npgettext("shop", "The file")\n'
HANS = 'msgid "The file"\nmsgstr "这份文件"\n\nmsgid "a file"\nmsgid_plural "files"\nmsgstr[0] "文件"\n'


def catalog_at(root: Path, locale: str, text: str) -> dict[str, str]:
    header = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=1; plural=0;"\n\n'
    )
    return {str(catalogues.po_path(root, locale).relative_to(root)): header + text}


def kept(root: Path, locale: str) -> dict[tuple[str | None, str], tuple[tuple[str, ...], bool]]:
    """Each message of a catalogue on disk: its translations and whether it waits for review."""
    return {identity(one): (words(one.string), one.fuzzy) for one in messages(read(root, locale))}


def test_a_new_message_is_converted_and_waits_for_review(tmp_path, capsys):
    laid_out(tmp_path, {"archive/a.py": ONE, **catalog_at(tmp_path, "zh_Hans", HANS)})
    catalogues.main(tmp_path)
    assert kept(tmp_path, "zh_Hans")[("shop", "The file")] == (("",), False)
    hant = kept(tmp_path, "zh_Hant")
    assert hant[(None, "The file")] == (("這份檔案",), True)
    assert hant[(None, "a file")] == (("檔案",), True)
    assert hant[("shop", "The file")] == (("",), False)
    assert capsys.readouterr().out.splitlines() == [
        "zh_Hans: 3 messages",
        "  translate: The file",
        "zh_Hant: 3 messages",
        "  review: The file",
        "  review: a file",
        "  translate: The file",
    ]


def test_a_reviewed_translation_is_never_overwritten(tmp_path):
    hant = HANS.replace("这份文件", "這份文件").replace('msgid "The', '# Not 檔案.\nmsgid "The')
    laid_out(tmp_path, {"archive/a.py": ONE})
    laid_out(tmp_path, catalog_at(tmp_path, "zh_Hans", HANS) | catalog_at(tmp_path, "zh_Hant", hant))
    list(catalogues.rewritten(tmp_path))
    assert kept(tmp_path, "zh_Hant")[(None, "The file")] == (("這份文件",), False)
    assert "# Not 檔案.\n" in catalogues.po_path(tmp_path, "zh_Hant").read_text(encoding="utf-8")


def test_an_unreviewed_proposal_follows_its_source(tmp_path):
    hant = HANS.replace('msgid "The', '#, fuzzy\nmsgid "The').replace("这份文件", "舊稿")
    laid_out(tmp_path, {"archive/a.py": ONE})
    laid_out(tmp_path, catalog_at(tmp_path, "zh_Hans", HANS) | catalog_at(tmp_path, "zh_Hant", hant))
    list(catalogues.rewritten(tmp_path))
    assert kept(tmp_path, "zh_Hant")[(None, "The file")] == (("這份檔案",), True)


def test_what_nothing_says_any_more_leaves_the_catalogue(tmp_path):
    laid_out(tmp_path, {"archive/a.py": '_("The file")\n', **catalog_at(tmp_path, "zh_Hans", HANS)})
    list(catalogues.rewritten(tmp_path))
    assert list(kept(tmp_path, "zh_Hans")) == [(None, "The file")]
    assert "a file" not in catalogues.po_path(tmp_path, "zh_Hans").read_text(encoding="utf-8")


def test_a_message_said_with_a_plural_and_without_is_one_message(tmp_path):
    code = 'gettext("a file")\nngettext("a file", "files", n)\n'
    laid_out(tmp_path, {"archive/a.py": code, **catalog_at(tmp_path, "zh_Hans", HANS)})
    list(catalogues.rewritten(tmp_path))
    assert kept(tmp_path, "zh_Hans") == {(None, "a file"): (("文件",), False)}


def test_what_waits_for_review_is_not_shown_to_readers(tmp_path):
    laid_out(tmp_path, {"archive/a.py": ONE, **catalog_at(tmp_path, "zh_Hans", HANS)})
    simplified, traditional = (
        gnu.GNUTranslations(BytesIO(catalogues.mo(c))) for c in catalogues.rewritten(tmp_path)
    )
    assert simplified.gettext("The file") == "这份文件"
    assert simplified.ngettext("a file", "files", 2) == "文件"
    assert traditional.gettext("The file") == "The file"


def test_rewriting_again_changes_no_byte(tmp_path):
    laid_out(tmp_path, {"archive/a.py": ONE, **catalog_at(tmp_path, "zh_Hans", HANS)})
    list(catalogues.rewritten(tmp_path))
    files = sorted(tmp_path.glob("archive/locale/**/django.*"))
    before = [file.read_bytes() for file in files]
    list(catalogues.rewritten(tmp_path))
    assert len(files) == 4
    assert [file.read_bytes() for file in files] == before
