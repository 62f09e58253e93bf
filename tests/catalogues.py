"""The message catalogues of the interface: what its sources say in English, and how the Chinese interfaces say it.

`python -m tests.catalogues` rewrites archive/locale/ from the sources: new messages enter, gone ones leave, and
what a person has written or reviewed stays. docs/decisions/interface-languages.md says who translates what.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import opencc
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import TRANSLATOR_COMMENT_MARK, templatize

REPOSITORY = Path(__file__).resolve().parent.parent
# The curators' side speaks English; Django's own catalogues translate its forms.
CURATORS = ("templates/admin/", "archive/admin/", "archive/management/", "archive/migrations/")
# What Django offers beside the names Babel knows: the arguments that are messages, "c" for the context.
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_noop": None,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
COLUMNS = 100
REVIEW = "fuzzy"

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One message where a source says it. forms: (singular,) or (singular, plural)."""

    path: str
    line: int
    forms: Words
    context: str | None
    comments: Words = ()


class Undated(Catalog):
    """A catalogue whose header holds what gettext reads and no dates: equal messages make equal bytes."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Language", self.locale_identifier or ""),
            ("Plural-Forms", self.plural_forms),
        ]


def sources(root: Path) -> Iterator[Path]:
    """Every file under `root` that speaks to readers, in order."""
    for path in sorted([*root.glob("templates/**/*.html"), *root.glob("archive/**/*.py")]):
        if not path.relative_to(root).as_posix().startswith(CURATORS):
            yield path


def as_python(template: str, path: str) -> str:
    """A template's messages as calls of gettext, each on its line of the template.

    Raises SyntaxError, naming path and line, for a tag within a block of translation.
    """
    # Django writes for a reader that knows no indentation; Python's own tokenizer would stumble over it.
    return "\n".join(line.lstrip() for line in templatize(template, origin=path).split("\n"))


def said(root: Path) -> Iterator[Said]:
    """Every message of every source, in order of file and line."""
    for file in sources(root):
        path, text = file.relative_to(root).as_posix(), file.read_text(encoding="utf-8")
        code = as_python(text, path) if file.suffix == ".html" else text
        found = extract("python", BytesIO(code.encode()), KEYWORDS, (TRANSLATOR_COMMENT_MARK,))
        for line, message, comments, context in found:
            yield Said(path, line, words(message), context, tuple(comments))


def words(forms: str | Sequence[str]) -> Words:
    """The forms of a message or of its translation; Babel has one form as a plain string."""
    return (forms,) if isinstance(forms, str) else tuple(forms)


def translations(message: Message) -> Words:
    """What stands for a message: one form, since Chinese has no plural; empty where nothing is written yet."""
    written = words(message.string or "")
    return written if all(written) else ()


def identity(message: Message) -> tuple[str | None, str]:
    """What gettext looks a message up by: its context and its singular."""
    return message.context, words(message.id)[0]


def messages(catalog: Catalog) -> list[Message]:
    """The messages of a catalogue without its header."""
    return [message for message in catalog if message.id]


def po_path(root: Path, locale: str) -> Path:
    return root / "archive" / "locale" / locale / "LC_MESSAGES" / "django.po"


def read(root: Path, locale: str) -> Catalog:
    """The catalogue as it stands under `root`; an empty one where there is none yet."""
    path = po_path(root, locale)
    if not path.exists():
        return Undated(locale)
    with path.open("rb") as file:
        return read_po(file, locale, ignore_obsolete=True)


def renewed(old: Catalog, sayings: list[Said], comment: str, fill: Callable[[Message], Words]) -> Catalog:
    """`old` brought to what the sources say: one message each, in their order, whatever was reviewed unchanged.

    comment: the head of the file; fill: a proposal for a message that has no reviewed translation, () for none.
    A proposal is marked for review until a person takes the mark away.
    """
    new = Undated(old.locale, header_comment=comment, fuzzy=False)
    for one in sayings:
        # What one source says with a plural and another without is one message, and Babel knows how to join them.
        identity = one.forms if len(one.forms) > 1 else one.forms[0]
        new.add(identity, None, [(one.path, one.line)], (), one.comments, context=one.context)
    for message in messages(new):
        known = old.get(message.id, message.context)
        message.user_comments = list(known.user_comments) if known else []
        written = translations(known) if known and not known.fuzzy else ()
        proposed = () if written else fill(message)
        if proposed:
            message.flags.add(REVIEW)
        chosen = written or proposed or ("",)
        message.string = chosen[:1] if message.pluralizable else chosen[0]
    return new


def nothing(message: Message) -> Words:
    """No proposal: Simplified Chinese is written by people."""
    return ()


def traditional(simplified: Catalog) -> Callable[[Message], Words]:
    """Proposals for the Traditional catalogue: the Simplified one's words, converted.

    Phrases are converted too, which no text of the archive may ever be: these words are the interface's own.
    """
    converter = opencc.OpenCC("s2twp")
    quotes = str.maketrans("“”‘’", "「」『』")

    def fill(message: Message) -> Words:
        known = simplified.get(message.id, message.context)
        return tuple(converter.convert(one).translate(quotes) for one in translations(known)) if known else ()

    return fill


def po(catalog: Catalog) -> bytes:
    """The catalogue as people edit it. Without line numbers: they would change with every edit of a source."""
    file = BytesIO()
    write_po(file, catalog, width=COLUMNS, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
    return file.getvalue().rstrip() + b"\n"


def mo(catalog: Catalog) -> bytes:
    """The catalogue as gettext reads it, without what still waits for review."""
    file = BytesIO()
    plain = Undated(catalog.locale, fuzzy=False)
    for message in messages(catalog):
        plain.add(message.id, message.string, flags=message.flags, context=message.context)
    write_mo(file, plain)
    return file.getvalue()


HEADS = {
    "zh_Hans": "# The interface in Simplified Chinese, written by people. make messages adds what is missing.",
    "zh_Hant": "# The interface in Traditional Chinese, reviewed. make messages adds what is missing, converted\n"
    "# from the Simplified catalogue and marked fuzzy until a person has read it.",
}


def rewritten(root: Path) -> Iterator[Catalog]:
    """Each catalogue brought to what the sources under `root` say, as it is written to disk."""
    sayings = list(said(root))
    fill: Callable[[Message], Words] = nothing
    for locale, comment in HEADS.items():
        new = renewed(read(root, locale), sayings, comment, fill)
        path = po_path(root, locale)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(po(new))
        path.with_suffix(".mo").write_bytes(mo(new))
        fill = traditional(new)
        yield new


def main(root: Path = REPOSITORY) -> None:
    """Rewrite the catalogues and name what people still have to do."""
    for catalog in rewritten(root):
        print(f"{catalog.locale_identifier}: {len(messages(catalog))} messages")
        for message in messages(catalog):
            if message.fuzzy or not translations(message):
                print(f"  {'review' if message.fuzzy else 'translate'}: {words(message.id)[0]}")


if __name__ == "__main__":
    main()
