"""The concordance: every occurrence of what was found on a line of its own, with what stands left and right of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.search import Found, Hit
from archive.text.filing import filing_key

from .asked import Asked
from .excerpt import SPACELESS
from .find_pages import Concordance, Line
from .hit_rows import beside, number
from .hit_texts import HitTexts
from .site import Site

ORDINAL = re.compile("[1-9][0-9]{0,5}", re.ASCII)
# Hits looked at, lines a page, and code points on either side, by whether the script sets words apart.
LOOKED_AT = 1_000
PAGE = 100
CONTEXT = {True: 60, False: 26}


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One mark of one hit, in the text as it is shown."""

    hit: Hit
    text: str
    lang: str
    start: int
    end: int

    @property
    def left(self) -> str:
        """What stands before it, from a word's beginning on."""
        start = max(0, self.start - self.reach)
        left = self.text[start : self.start]
        is_cut = start > 0 and self.sets_words_apart
        return left.partition(" ")[2] if is_cut and " " in left.rstrip() else left

    @property
    def right(self) -> str:
        """What stands after it, to a word's end."""
        end = self.end + self.reach
        right = self.text[self.end : end]
        is_cut = end < len(self.text) and self.sets_words_apart
        return right.rpartition(" ")[0] if is_cut and " " in right.lstrip() else right

    @property
    def sets_words_apart(self) -> bool:
        return self.lang.partition("-")[0] not in SPACELESS

    @property
    def reach(self) -> int:
        return CONTEXT[self.sets_words_apart]

    def filed(self, by: str) -> bytes:
        """What a line is sorted by: what stands right of it, or what stands left of it read backwards."""
        side = self.right if by == "right" else self.left[::-1]
        return filing_key(side, self.lang)


def occurrences(found: Found, texts: HitTexts, script: str) -> Iterator[Occurrence]:
    """Every occurrence in the order of the hits."""
    for hit in found.hits:
        shown, lang = texts.shown(hit, script)
        for start, end in hit.marks:
            yield Occurrence(hit, shown, lang, start, end)


def ordered(found: Found, texts: HitTexts, asked: Asked) -> list[Occurrence]:
    """Every occurrence, sorted as asked."""
    every = list(occurrences(found, texts, asked.script))
    return every if asked.by == "place" else sorted(every, key=lambda each: each.filed(asked.by))


def concordance(asked: Asked, found: Found, texts: HitTexts, site: Site) -> Concordance:
    """One page of lines, from the number in `asked.after` on, sorted as asked."""
    every = ordered(found, texts, asked)
    first = int(asked.after) if ORDINAL.fullmatch(asked.after) else 0
    more = first + PAGE < len(every)
    return Concordance(
        lines=tuple(lines(every[first : first + PAGE], asked, found, texts, site)),
        total=len(every),
        first=first + 1,
        limit=len(found.hits) if found.next else 0,
        next=str(first + PAGE) if more else "",
    )


def lines(
    shown: Sequence[Occurrence], asked: Asked, found: Found, texts: HitTexts, site: Site
) -> Iterator[Line]:
    """The lines; the counterpart of a text with several lines running stands once, beneath the last of them."""
    for each, further in zip(shown, [*shown[1:], None], strict=True):
        made = line(each, asked, found, texts, site)
        is_last = further is None or further.hit is not each.hit
        yield made if is_last else replace(made, beside=None)


def line(each: Occurrence, asked: Asked, found: Found, texts: HitTexts, site: Site) -> Line:
    document = texts.document(each.hit)
    return Line(
        left=each.left,
        hit=each.text[each.start : each.end],
        right=each.right,
        lang=each.lang,
        number=number(each.hit),
        href=texts.href(each.hit, asked.script),
        document=document.slug,
        title=site.label(document.titles),
        beside=beside(each.hit, asked, found, texts),
    )
