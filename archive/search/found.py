"""What a search answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


class TooSlow(Exception):
    """The search was not done by its deadline and was given up."""


class UnknownPlace(ValueError):
    """A place to go on from that no page of results ever gave."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One text in which everything asked for was found.

    document: slug; key: "" for a title, a clause's key, or "signatures/kg"; edition: tag, "" for an editorial
    title; language: of the text, "zh-Hant"; label and text: as printed, a signature's office and name with a line
    feed between. marks: where the words stand in `text`, (start, end) in its code points, from left to right and
    none touching another; empty when the label alone has them, or a name the text does not spell out.
    is_exact: found in the very script typed. via: "" when it was found as typed, else the other name of the
    glossary ("term"), the correction "found → reads" ("correction") or the person's other name ("person") that led
    here, and via_kind which of these.
    """

    document: str
    key: str
    edition: str
    language: str
    label: str
    text: str
    marks: tuple[tuple[int, int], ...]
    is_exact: bool
    via: str = ""
    via_kind: str = ""

    @property
    def path(self) -> str:
        """Its address in the archive: /documents/2008-dushanbe-declaration/10.3."""
        return f"/documents/{self.document}/{self.key}".rstrip("/")


@dataclass(frozen=True, slots=True)
class Found:
    """One page of hits, and what there is in all.

    searched_as: names of the glossary that were looked for beside what was typed. total: how many hits there are;
    when is_capped, at least so many. next: where the next page begins, "" on the last; pages go as far as five
    thousand hits. facets: lang, body, state, kind → value → hits, most first, of the `faceted` hits that pages
    can reach: fewer than total when there are very many. by_year: year → hits, in order, of all hits; empty when
    is_capped, and 0 stands for undated documents. left_out, is_shortened: what of the query was cut
    (archive.text.query.Query).
    """

    searched_as: tuple[str, ...] = ()
    total: int = 0
    is_capped: bool = False
    hits: tuple[Hit, ...] = ()
    next: str = ""
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    faceted: int = 0
    by_year: Mapping[int, int] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    is_shortened: bool = False
