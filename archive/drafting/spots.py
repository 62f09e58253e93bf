"""The spots of a draft whose rendering in the other script is doubtful, by their places in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from archive.text.characters import forbidden
from archive.text.drafted import DraftUnit
from archive.text.script import Rule
from archive.text.script_flags import Flag, review
from archive.text.span import TARGETED_ROLES, Span
from archive.text.tag import Tag

# Characters of the source shown on either side of a spot.
CONTEXT = 12


@dataclass(frozen=True, slots=True)
class Spot:
    """flag: by characters of the decoded source; unit: index of the unit it stands in, None in a signature."""

    flag: Flag
    unit: int | None

    def context(self, text: str) -> str:
        """The spot in brackets between the words of its line around it."""
        before = text[max(0, self.flag.start - CONTEXT) : self.flag.start].rpartition("\n")[2]
        after = text[self.flag.end : self.flag.end + CONTEXT].partition("\n")[0]
        return f"{before}【{self.flag.found}】{after}"


def spots(
    text: str, spans: Sequence[Span], units: Sequence[DraftUnit], tag: str, rules: tuple[Rule, ...]
) -> tuple[Spot, ...]:
    """The doubtful spots of everything the edition prints, in order.

    text: of the source; spans: its map; tag: the edition's. None in a source that no import accepts, for it is shown
    in no script. Raises BadRule.
    """
    met = {found for found in {rule.found for rule in rules} if found in text}
    # A converter takes thirty megabytes for its rules, so it is made for those that can matter here.
    found = review(Tag.parse(tag).lang, tuple(rule for rule in rules if rule.found in met))
    if not found.ways or any(forbidden(text)):
        return ()
    return tuple(placed(found.flags, text, spans, units))


def placed(
    flags_of: Callable[[str], list[Flag]], text: str, spans: Sequence[Span], units: Sequence[DraftUnit]
) -> Iterator[Spot]:
    """Each span is reviewed for itself, for a text is shown line by line."""
    starts = [unit.start for unit in units]
    for span in spans:
        if span.role not in TARGETED_ROLES:
            continue
        for flag in flags_of(text[span.start : span.end]):
            at = bisect_right(starts, span.start) - 1
            is_inside = at >= 0 and span.end <= units[at].end
            yield Spot(flag.moved(span.start), at if is_inside else None)
