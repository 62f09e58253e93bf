"""Looking through texts for what the index alone cannot tell: whether the pairs of a longer word stand side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.text.tokens import Passage

from .engines import Clock
from .expression import Condition
from .records import clause_texts, corrected_units, records

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
    """Those of the candidates that meet the conditions, in their order. Five queries at most. Raises TooSlow."""
    sight = Sight.of(conditions)
    clauses = clause_texts(alias, candidates)
    found: dict[int, bool] = {}
    for at, (number, label, text) in enumerate(clauses):
        if at % STRIDE == 0:
            clock.look()
        found[number] = (sight is not None and sight.shows(text)) or holds(conditions, text, label)
    # What else it is found by is in other rows: corrected readings, people's names, titles.
    rest = {number for number in candidates if number not in found}
    rest.update(number for number in corrected_units(alias, candidates) if not found.get(number))
    for record in records(alias, [number for number in candidates if number in rest]):
        clock.look()
        found[record.number] = all(condition.holds(record.passages) for condition in conditions)
    return [number for number in candidates if found[number]]


def holds(conditions: Sequence[Condition], *texts: str) -> bool:
    passages = [Passage(text) for text in texts if text]
    return all(condition.holds(passages) for condition in conditions)
