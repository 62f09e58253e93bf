"""How what was found is rendered in another language: counterparts grouped by what can be told of them for certain.

Two things are certain: that a counterpart holds a name the glossary has for what was asked, and that two counterparts
say the same. Beside them stands what is counted: wording far more frequent in the counterparts than in other clauses of
the same documents. That it renders the words found, no computation here claims to know.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from archive.search import Found, Hit
from archive.text.companions import companions
from archive.text.fold import folded

from .asked import PATH, Asked
from .concordance import Occurrence, line
from .excerpt import SPACELESS, named_in
from .find_pages import CompanionLine, Rendering, Renderings
from .hit_texts import Counterpart, HitTexts
from .pages import Link
from .site import Site

# Counterparts that differ in one sign of ten say the same; of longer ones the beginnings are compared.
ALIKE, COMPARED = 0.9, 400
MOST_GROUPS, MOST_EXAMPLES = 100, 5


@dataclass(slots=True)
class Group:
    """Hits whose counterparts are rendered alike. name: as the first of them prints it."""

    name: str
    lang: str
    is_of_glossary: bool
    hits: list[Hit] = field(default_factory=list)


def renderings(asked: Asked, found: Found, texts: HitTexts, site: Site) -> Renderings:
    """The counterparts of all hits looked at, the most frequent rendering first."""
    paired = [(hit, other) for hit in found.hits if hit.key and (other := texts.counterpart(hit))]
    names = [*found.searched_as, asked.q]
    made: dict[tuple[str, str], Group] = {}
    for hit, other in paired:
        if hit.key.startswith("signatures/"):
            continue
        key, group = grouped(other, names, made)
        made.setdefault(key, group).hits.append(hit)
    ordered = sorted(made.values(), key=lambda group: (not group.is_of_glossary, -len(group.hits)))
    return Renderings(
        companions=tuple(counted([other for _, other in paired], texts, asked, site)),
        groups=tuple(shown(group, asked, found, texts, site) for group in ordered[:MOST_GROUPS]),
        total=sum(len(group.hits) for group in ordered),
        without=sum(not hit.key.startswith("signatures/") and bool(hit.key) for hit in found.hits)
        - sum(len(group.hits) for group in ordered),
        limit=len(found.hits) if found.next else 0,
    )


def counted(
    others: Sequence[Counterpart], texts: HitTexts, asked: Asked, site: Site
) -> Iterator[CompanionLine]:
    """What keeps company with the words found, by language, against the other clauses of the same documents."""
    for language in dict.fromkeys(other.edition.tag.language for other in others):
        own = [other for other in others if other.edition.tag.language == language]
        is_spaceless = language in SPACELESS
        for each in companions([other.text for other in own], texts.beyond(own), is_spaceless):
            shown, lang = texts.rendered(each.text, own[0].edition, asked.script)
            yield CompanionLine(
                Link(shown, f"{site.path(PATH)}{Asked(f'“{each.text}”', {'lang': language})}", lang=lang),
                *(each.inside, each.of_inside, each.outside, each.of_outside),
            )


def grouped(
    other: Counterpart, names: Sequence[str], made: dict[tuple[str, str], Group]
) -> tuple[tuple[str, str], Group]:
    """The group a counterpart belongs to, an old one or a new one, and its key."""
    language = other.edition.tag.language
    if spans := named_in(other.text, names):
        name = other.text[slice(*spans[0])]
        return (language, folded(name)), Group(name, other.edition.tag.lang, True)
    signs = folded(other.text)[:COMPARED]
    for key, group in made.items():
        if not group.is_of_glossary and key[0] == language and alike(key[1], signs):
            return key, group
    return (language, signs), Group(other.text, other.edition.tag.lang, False)


def alike(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > (1 - ALIKE) * (len(one) + len(other)):
        return False
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return one == other or matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def shown(group: Group, asked: Asked, found: Found, texts: HitTexts, site: Site) -> Rendering:
    examples = []
    for hit in group.hits[:MOST_EXAMPLES]:
        text, lang = texts.shown(hit, asked.script)
        start, end = hit.marks[0] if hit.marks else (0, 0)
        examples.append(line(Occurrence(hit, text, lang, start, end), asked, found, texts, site))
    return Rendering(group.name, group.lang, len(group.hits), group.is_of_glossary, tuple(examples))
