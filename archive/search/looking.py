"""Looking through texts for what the index alone cannot tell: whether the pairs of a longer word stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .engines import Clock
from .expression import Condition
from .records import clause_texts, records

# Texts between two looks at the clock.
STRIDE = 500


@dataclass(frozen=True, slots=True)
class Sight:
    """What may be seen in a text at once. wordings: of each condition that is not decided, each of its wordings."""

    wordings: tuple[tuple[tuple[re.Pattern[str], ...], ...], ...]

    @classmethod
    def of(cls, conditions: Sequence[Condition]) -> Sight | None:
        """None when nothing can be: that an excluded word is nowhere shows only in the folded text."""
        open_ones = [condition for condition in conditions if not condition.is_decided]
        if any(condition.is_excluded for condition in open_ones):
            return None
        found = []
        for condition in open_ones:
            seen = [tuple(p.at_sight for p in each.patterns) for each in condition.alternatives]
            found.append(tuple(tuple(filter(None, each)) for each in seen if None not in each))
        return cls(tuple(found)) if all(found) else None

    def shows(self, text: str) -> bool:
        """Whether the text is seen to meet every condition. When not, it may meet them all the same."""
        return all(
            any(all(pattern.search(text) for pattern in patterns) for patterns in wordings)
            for wordings in self.wordings
        )


def looked_through(
    alias: str, candidates: Sequence[int], conditions: Sequence[Condition], clock: Clock
) -> list[int]:
    """Those of the candidates that meet the conditions, in their order. Four queries at most. Raises TooSlow."""
    seen = set(at_sight(alias, candidates, conditions, clock))
    for at, record in enumerate(records(alias, [number for number in candidates if number not in seen])):
        if at % STRIDE == 0:
            clock.look()
        if all(condition.holds(record.passages) for condition in conditions):
            seen.add(record.number)
    return [number for number in candidates if number in seen]


def at_sight(
    alias: str, candidates: Sequence[int], conditions: Sequence[Condition], clock: Clock
) -> Iterator[int]:
    """The clauses among the candidates whose text shows at once that it meets the conditions."""
    if (sight := Sight.of(conditions)) is None:
        return
    for at, (number, text) in enumerate(clause_texts(alias, candidates)):
        if at % STRIDE == 0:
            clock.look()
        if sight.shows(text):
            yield number
