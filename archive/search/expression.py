"""What is asked of the index: tokens, joined as the words of a query are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.text.query import Filters, Term
from archive.text.tokens import Passage, Pattern

# Every unit has a token that begins so, whatever language it is in.
EVERYTHING = ("lang:*",)


@dataclass(frozen=True, slots=True)
class Alternative:
    """One wording that answers a word of the query: all of its patterns.

    via: the glossary's name, "" as typed. phrase: these patterns side by side, to be marked where they are.
    """

    patterns: tuple[Pattern, ...]
    via: str = ""
    phrase: Pattern | None = None

    @property
    def tokens(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(token for pattern in self.patterns for token in pattern.tokens))

    @property
    def is_decided(self) -> bool:
        """Whether the index alone answers it."""
        return all(pattern.is_decided for pattern in self.patterns)

    def is_in(self, passages: Sequence[Passage]) -> bool:
        return all(any(pattern.is_in(passage) for passage in passages) for pattern in self.patterns)


@dataclass(frozen=True, slots=True)
class Condition:
    """One word or phrase of the query: any of its wordings, or none of them when it is excluded."""

    alternatives: tuple[Alternative, ...]
    is_excluded: bool = False

    @classmethod
    def of(cls, term: Term) -> Condition:
        return cls((Alternative((term.pattern,)),), term.is_excluded)

    @property
    def is_decided(self) -> bool:
        """Whether the index alone answers it."""
        return all(each.is_decided for each in self.alternatives)

    def holds(self, passages: Sequence[Passage]) -> bool:
        return self.is_excluded != any(each.is_in(passages) for each in self.alternatives)


@dataclass(frozen=True, slots=True)
class Expression:
    """all_of: of each, one; each one is tokens a unit must have together. none_of: tokens of which it has none."""

    all_of: tuple[tuple[tuple[str, ...], ...], ...]
    none_of: tuple[str, ...]

    @classmethod
    def of(cls, conditions: Iterable[Condition], filters: Filters) -> Expression:
        """What the units that meet the conditions have; when a condition is not decided, others may have it too."""
        wanted = [tuple(each.tokens for each in c.alternatives) for c in conditions if not c.is_excluded]
        wanted += list(filter_tokens(filters))
        unwanted = [
            each.tokens[0] for c in conditions if c.is_excluded and c.is_decided for each in c.alternatives
        ]
        return cls(tuple(wanted) or ((EVERYTHING,),), tuple(unwanted))

    @property
    def tokens(self) -> set[str]:
        """Everything it asks for."""
        wanted = (token for alternatives in self.all_of for tokens in alternatives for token in tokens)
        return {*wanted, *self.none_of}

    def with_token(self, token: str) -> Expression:
        return Expression((*self.all_of, ((token,),)), self.none_of)

    def without_token(self, token: str) -> Expression:
        return Expression(self.all_of, (*self.none_of, token))


def filter_tokens(filters: Filters) -> Iterator[tuple[tuple[str, ...], ...]]:
    """The tokens of every filter but the years, which are ranges of unit numbers."""
    for name in ("lang", "body", "state", "kind"):
        if values := getattr(filters, name):
            yield tuple((f"{name}:{value}",) for value in values)
