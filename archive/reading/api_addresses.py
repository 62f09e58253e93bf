"""The addresses programs ask, with what may stand in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_noop as _

from .asked import FACETS as SEARCH_FACETS
from .asked import SORTS as SEARCH_SORTS
from .browse import SORTS
from .holdings import FACETS


@dataclass(frozen=True, slots=True)
class Parameter:
    """A part of an address. place: "path" or "query"; schema: more than that it is a string."""

    name: str
    description: str
    place: str = "path"
    schema: Mapping[str, Any] | None = None
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """One kind of address. summary: translated on the page; answers: the name of a schema."""

    path: str
    summary: str
    answers: str
    parameters: tuple[Parameter, ...] = ()


DOC = Parameter("doc", "slug of a document: 2008-dushanbe-declaration")
VIEW = Parameter("view", "one edition tag, or up to four joined by “+”: zh-Hans+en")
PLACE = Parameter("place", "a clause (10.3), a range (10-12), “signatures”, or a view (zh-Hans+en)")
WITHIN = Parameter("place", "a clause (10.3), a range (10-12) or “signatures”")
AFTER = Parameter("after", "where the page before ended; take it from “next”", "query")
PART = Parameter(
    "part", "part of a very long release, from 1; take it from “next”", "query", {"type": "integer"}
)
CHOICES = tuple(Parameter(name, f"narrow to this {name}", "query") for name in FACETS)
SORT = Parameter("sort", "order of the list", "query", {"enum": list(SORTS)})

SEARCHED = (
    Parameter("q", "words, “phrases”, -word, and filters as in lang:en or year:2001..2010", "query"),
    *(Parameter(name, f"narrow to this {name}", "query") for name in SEARCH_FACETS),
    Parameter("sort", "order of the hits", "query", {"enum": list(SEARCH_SORTS)}),
    AFTER,
)
EMBEDDED = (
    Parameter("url", "an address of this archive, percent-encoded", "query", is_needed=True),
    Parameter("format", "JSON is the only one", "query", {"enum": ["json"]}),
    Parameter("maxwidth", "pixels there are room for", "query", {"type": "integer", "minimum": 1}),
)


def needed(name: str) -> Parameter:
    return Parameter(
        name, "what is asked, as a person would paste it", "query", {"minLength": 1}, is_needed=True
    )


OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "/documents.json",
        _("Documents, fifty a page, narrowed by facets"),
        "Documents",
        (*CHOICES, SORT, AFTER),
    ),
    Operation(
        "/documents/{doc}.json", _("A document with all its editions, as published"), "Document", (DOC,)
    ),
    Operation(
        "/documents/{doc}/{place}.json",
        _("A document in a view, or a part of it"),
        "InDocument",
        (DOC, PLACE),
    ),
    Operation(
        "/documents/{doc}/{view}/{place}.json",
        _("A part of a document in a view"),
        "Place",
        (DOC, VIEW, WITHIN),
    ),
    Operation(
        "/documents/{doc}/signatures/{code}.json",
        _("The signature of one signatory"),
        "Place",
        (DOC, Parameter("code", "code of a signatory: kg")),
    ),
    Operation("/meetings.json", _("All meetings on record"), "Meetings"),
    Operation(
        "/meetings/{slug}.json",
        _("A meeting and who took part"),
        "OneMeeting",
        (Parameter("slug", "its slug"),),
    ),
    Operation("/states.json", _("All states, organisations and organs"), "States"),
    Operation(
        "/states/{code}.json",
        _("A party and all it signed, attended, hosted"),
        "OneParty",
        (Parameter("code", "two letters for a state: kg"),),
    ),
    Operation("/people.json", _("All people"), "People"),
    Operation(
        "/people/{slug}.json",
        _("A person and all they signed or attended"),
        "OnePerson",
        (Parameter("slug", "their slug"),),
    ),
    Operation(
        "/sources/{sha12}.json",
        _("A source and the map of its characters"),
        "Source",
        (Parameter("sha12", "twelve hexadecimal characters of its SHA-256"),),
    ),
    Operation("/releases.json", _("The ledger of releases"), "Releases"),
    Operation(
        "/releases/{id}.json",
        _("A release and what it changed"),
        "Release",
        (Parameter("id", "its id"), PART),
    ),
    Operation(
        "/releases/{older}..{newer}.json",
        _("What changed between two releases"),
        "Difference",
        (Parameter("older", "id of a release"), Parameter("newer", "id of a later one")),
    ),
    Operation("/search.json", _("Clauses found by words in any language and script"), "Found", SEARCHED),
    Operation(
        "/go.json", _("The one place a reference, a title or an address means"), "Meant", (needed("q"),)
    ),
    Operation(
        "/quote.json", _("Whether a quotation is verbatim, and where it stands"), "Verdict", (needed("q"),)
    ),
    Operation("/oembed", _("A clause, range or document as other sites show it"), "Embedded", EMBEDDED),
    Operation("/changes.json", _("The log of changes and withdrawals"), "Changes", (AFTER,)),
    Operation("/api.json", _("This description"), "OpenAPI"),
)
