"""Which edition answers which tag of a view, and in which script it is then shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.text.script import NoRendering, Renderer
from archive.text.tag import Tag

from .records import EditionRecord
from .site import Site

ROLES = ("original", "official-translation", "copy", "unofficial-translation", "unknown")
SCRIPTS = ("zh-Hans", "zh-Hant", "zh-Hant-HK")


@dataclass(frozen=True, slots=True)
class Shown:
    """One column: the tag as the view spells it, the edition that answers, and how it is rendered.

    lang: the language and script really shown. renderer: None for a text as published.
    """

    tag: str
    edition: EditionRecord
    lang: str
    renderer: Renderer | None = None

    def render(self, text: str) -> str:
        return self.renderer.render(text) if self.renderer else text


class NoSuchEdition(LookupError):
    """The document has no edition that answers this tag."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


def rank(edition: EditionRecord) -> tuple[int, str]:
    """Original before official before copy; then by tag."""
    return (ROLES.index(edition.role) if edition.role in ROLES else len(ROLES), str(edition.tag))


def answer(tag: str, editions: Iterable[EditionRecord], site: Site) -> Shown:
    """The column for one tag of a view. Raises NoSuchEdition."""
    asked = Tag.parse(tag)
    same = sorted((e for e in editions if e.tag.language == asked.language), key=rank)
    for edition in same:
        if edition.tag == asked:
            return Shown(tag, edition, edition.tag.lang)
    if asked.private or (not asked.script and asked.region):
        raise NoSuchEdition(tag)
    if not asked.script:
        if same:
            return Shown(tag, same[0], same[0].tag.lang)
        raise NoSuchEdition(tag)
    for edition in same:
        if edition.tag.script == asked.script and asked.region in ("", edition.region, edition.tag.region):
            return Shown(tag, edition, edition.tag.lang)
    for edition in same:
        if edition.tag.script != asked.script:
            try:
                return Shown(tag, edition, asked.lang, site.renderer(edition.held, str(asked)))
            except NoRendering:
                continue
    raise NoSuchEdition(tag)


def answers(tags: Sequence[str], editions: Sequence[EditionRecord], site: Site) -> tuple[Shown, ...]:
    """The columns of a view, left to right. Raises NoSuchEdition for the first tag without an answer."""
    return tuple(answer(tag, editions, site) for tag in tags)


def languages(editions: Iterable[EditionRecord], first: str) -> list[str]:
    """The languages of these editions: `first` before the others, these by the standing of their editions."""
    ordered = list(dict.fromkeys(edition.tag.language for edition in sorted(editions, key=rank)))
    return sorted(ordered, key=lambda language: language != first)


def default_tags(editions: Sequence[EditionRecord], site: Site) -> tuple[str, ...]:
    """The default view: as published; two languages side by side where there are two, the interface's first."""
    return tuple(languages(editions, site.language)[:2])


def scripts_offered(editions: Iterable[EditionRecord]) -> tuple[str, ...]:
    """The scripts a document's Chinese can be shown in; Hong Kong's forms only from Simplified."""
    held = {edition.tag.script for edition in editions if edition.tag.language == "zh"}
    if not held:
        return ()
    return SCRIPTS if "Hans" in held else SCRIPTS[:2]
