"""What a release changed, edition by edition, as pages and JSON tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.utils.translation import ngettext

from archive.text.differences import GONE, NEW, Piece
from archive.text.tag import MalformedTag, Tag

from . import words
from .ledger import EditionChange, Held
from .pages import Link
from .release_pages import ChangeLine, Corrected, Reworded
from .site import Site
from .wordings import Pair, shown

# Clauses of an edition that a page lists, and whose wording it shows; the rest is counted, and stands in the JSON.
MOST_KEYS, MOST_REWORDED = 40, 20
NONE: Mapping[str, Pair] = MappingProxyType({})


def as_json(change: EditionChange, pairs: Mapping[str, Pair] = NONE) -> dict[str, Any]:
    """pairs: place → wording before and after, of what is known."""
    known = [(key, pairs.get(place(change, key))) for key in change.changed]
    return {
        "document": change.document,
        "edition": change.tag,
        "added": list(change.added),
        "changed": list(change.changed),
        "removed": list(change.removed),
        "reworded": [{"key": key, "was": pair[0], "now": pair[1]} for key, pair in known if pair],
        "reasons": dict(change.reasons),
        "corrections": [
            {
                "key": one.key,
                "found": one.found,
                "reads": one.reads,
                "reason": one.reason,
                "withdrawn": one.is_withdrawn,
            }
            for one in change.corrections
        ],
    }


def place(change: EditionChange, key: str) -> str:
    return f"{change.document}/{change.tag}/{key}"


def lines(
    changes: Iterable[EditionChange], held: Held, site: Site, pairs: Mapping[str, Pair] = NONE
) -> tuple[ChangeLine, ...]:
    """Changes as a page lists them: a new or vanished edition as a whole, any other clause by clause."""
    return tuple(line(change, held, site, pairs) for change in changes)


def line(change: EditionChange, held: Held, site: Site, pairs: Mapping[str, Pair]) -> ChangeLine:
    path = f"/documents/{change.document}"
    is_held = (change.document, change.tag) in held.editions
    title = site.label(held.titles.get(change.document, {})) or change.document
    document = Link(title, site.path(path) if held.has(change.document) else "")
    text = Link(edition_name(change.tag), site.path(f"{path}/{change.tag}") if is_held else "")
    if change.is_new or change.is_gone:
        return ChangeLine(document, text, whole(change))
    told = [key for key in change.changed if place(change, key) in pairs][:MOST_REWORDED]
    untold = [key for key in change.changed if key not in told]
    listed = [keys(change, part, held, site) for part in (change.added, untold, change.removed)]
    more = sum(len(part) - MOST_KEYS for part in listed if len(part) > MOST_KEYS)
    added, changed, removed = (part[:MOST_KEYS] for part in listed)
    lang = lang_of(change.tag)
    reworded = tuple(
        Reworded(link, lang, shown(*pairs[place(change, key)]), change.reasons.get(key, ""))
        for key, link in zip(told, keys(change, told, held, site), strict=True)
    )
    corrected = corrections(change, held, site)
    return ChangeLine(document, text, "", added, changed, removed, more, reworded, corrected)


def corrections(change: EditionChange, held: Held, site: Site) -> tuple[Corrected, ...]:
    """The corrections that came or went, as pieces: what was found, then what it reads."""
    listed = change.corrections[:MOST_REWORDED]
    links = keys(change, [one.key for one in listed], held, site)
    return tuple(
        Corrected(
            link,
            lang_of(change.tag),
            tuple(Piece(kind, text) for kind, text in ((GONE, one.found), (NEW, one.reads)) if text),
            site.label(one.reason),
            one.is_withdrawn,
        )
        for one, link in zip(listed, links, strict=True)
    )


def whole(change: EditionChange) -> str:
    """What happened where every clause of an edition was added or taken out."""
    if change.is_new:
        number = len(change.added)
        return ngettext("%(number)s clause added", "%(number)s clauses added", number) % {"number": number}
    number = len(change.removed)
    return ngettext("%(number)s clause taken out", "%(number)s clauses taken out", number) % {
        "number": number
    }


def keys(change: EditionChange, part: Sequence[str], held: Held, site: Site) -> tuple[Link, ...]:
    """Clauses by their numbers, each a link where the archive still holds that text."""
    path = f"/documents/{change.document}/{change.tag}"
    return tuple(
        Link(
            words.number(key),
            site.path(f"{path}/{key}") if (change.document, change.tag, key) in held.texts else "",
        )
        for key in part
    )


def edition_name(tag: str) -> str:
    """What an edition is called; the tag itself where it is none."""
    try:
        return words.text_name(tag, Tag.parse(tag).language)
    except MalformedTag:
        return tag


def lang_of(tag: str) -> str:
    """The language an edition's text is marked up with."""
    try:
        return Tag.parse(tag).lang
    except MalformedTag:
        return ""
