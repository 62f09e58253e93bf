"""What the three formats of citations say alike: in the language of the text cited, as a catalogue would."""

from __future__ import annotations

from archive.text.citation import pinpoint
from archive.text.citation.cited import Cited, label, undated
from archive.text.citation.wording import LANGUAGES, day_first, english_author, original, text_name


def identifier(cited: Cited) -> str:
    """A name for the item that no other text of the archive has: "2008-dushanbe-declaration:en:10.3"."""
    return ":".join(part for part in (cited.slug, str(cited.tag), cited.key) if part)


def author(cited: Cited) -> str:
    if cited.script:
        return label(cited.author, cited.script, "zh-Hans")
    return (
        label(cited.author, cited.tag.language)
        if cited.tag.language in cited.author
        else english_author(cited)
    )


def title(cited: Cited) -> str:
    """As the edition prints it, else the short one."""
    return cited.printed or original(cited)


def short_title(cited: Cited) -> str:
    """The archive's short title in the text's language, where it says something else than the printed one."""
    own = cited.titles.get(cited.script or cited.tag.language, "")
    short = undated(own, cited.adopted_on)
    return short if short != title(cited) else ""


def place(cited: Cited) -> str:
    return label(cited.place, cited.script or cited.tag.language, "en")


def publisher(cited: Cited) -> str:
    return label(cited.archive, cited.script or cited.tag.language, "en")


def language_name(cited: Cited) -> str:
    return LANGUAGES.get(cited.tag.language, "")


def remark(cited: Cited) -> list[str]:
    """What no field of these formats is for, in sentences without a full stop: part, text, release and digest."""
    where = [pinpoint.english(cited), text_name(cited.tag)]
    return [
        ", ".join(part for part in where if part),
        f"Release {cited.release} of {day_first(cited.released_on)}",
        f"SHA-256 of the text {cited.digest}",
    ]
