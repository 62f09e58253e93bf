"""The interface for programs, described as OpenAPI 3.1: the JSON of every page, and nothing else.

https://spec.openapis.org/oas/v3.1.1.html
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from .api_schemas import SCHEMAS, Schema, of
from .browse import SORTS
from .holdings import FACETS
from .pages import Alternate, Frame
from .site import Site

PATH = "/api"
VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A part of an address. place: "path" or "query"; schema: more than that it is a string."""

    name: str
    description: str
    place: str = "path"
    schema: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """One kind of address. summary: translated on the page; answers: the name of a schema."""

    path: str
    summary: str
    answers: str
    parameters: tuple[Parameter, ...] = ()
    may_move: bool = True


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
    Operation("/changes.json", _("The log of changes and withdrawals"), "Changes", (AFTER,)),
    Operation("/api.json", _("This description"), "OpenAPI"),
)
FURTHER: dict[str, Schema] = {
    "InDocument": {"anyOf": [of("Document"), of("Place")]},
    "OpenAPI": {"type": "object", "required": ["openapi", "info", "paths"]},
}
# What any address may answer instead of what was asked for, and whether its body is the archive's JSON error.
OTHERWISE = {
    "300": ("several places answer to this", True),
    "301": ("the same under its own address", False),
    "400": ("the address cannot be understood", True),
    "404": ("there is no such thing here; `near` may help", True),
    "405": ("only GET and HEAD are answered", True),
    "410": ("it was withdrawn", True),
    "414": ("the address is too long", True),
    "503": ("nothing is published yet", True),
}


def description(site: Site) -> dict[str, Any]:
    """The OpenAPI document. No query."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Declaration Archive",
            "version": VERSION,
            "summary": "Diplomatic declarations, clause by clause, in every language and script.",
            "description": "Every page has its JSON at the same address with `.json`. Fields may be added and are "
            "never renamed or removed. Answers belong to one release, named in X-Archive-Release.",
            "license": {"name": "Recorded facts CC0 1.0; texts as stated with each source"},
        },
        "servers": [{"url": site.base_url}],
        "paths": {one.path: {"get": operation(one)} for one in OPERATIONS},
        "components": {
            "schemas": {**SCHEMAS, **FURTHER},
            "responses": {status: otherwise(*told) for status, told in OTHERWISE.items()},
        },
    }


def operation(one: Operation) -> dict[str, Any]:
    content = {"application/json": {"schema": of(one.answers)}}
    elsewhere = {status: {"$ref": f"#/components/responses/{status}"} for status in OTHERWISE}
    return {
        "operationId": name_of(one.path),
        "summary": one.summary,
        "parameters": [parameter(each) for each in one.parameters],
        "responses": {"200": {"description": one.summary, "content": content}, **elsewhere},
    }


def name_of(path: str) -> str:
    """ "/documents/{doc}/{view}.json" → "documents_doc_view"."""
    return "_".join(part.strip("{}") for part in path.removesuffix(".json").strip("/").split("/"))


def parameter(one: Parameter) -> dict[str, Any]:
    return {
        "name": one.name,
        "in": one.place,
        "required": one.place == "path",
        "description": one.description,
        "schema": {"type": "string", **(one.schema or {})},
    }


def otherwise(description: str, is_error: bool) -> dict[str, Any]:
    if not is_error:
        return {"description": description, "headers": {"Location": {"schema": {"type": "string"}}}}
    return {"description": description, "content": {"application/json": {"schema": of("Error")}}}


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of address on the page. example: one that answers, "" for none; fields: names of what it holds."""

    path: str
    summary: str
    parameters: tuple[Parameter, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ApiPage:
    """All that templates/api.html may use."""

    frame: Frame
    lines: tuple[Line, ...]
    json_href: str


def api_page(site: Site) -> ApiPage:
    """The same for people. No query."""
    json = f"{PATH}.json"
    return ApiPage(
        frame=site.frame(
            gettext("For programs"),
            PATH,
            exports=(
                Alternate(site.base_url + json, type="application/vnd.oai.openapi+json", title="OpenAPI 3.1"),
            ),
            section="api",
        ),
        lines=tuple(
            Line(one.path, gettext(one.summary), one.parameters, fields_of(one.answers)) for one in OPERATIONS
        ),
        json_href=json,
    )


def fields_of(name: str) -> tuple[str, ...]:
    """The fields an answer always has."""
    schema = {**SCHEMAS, **FURTHER}[name]
    parts = schema.get("allOf", [schema])
    found: list[str] = []
    for part in parts:
        found += fields_of(part["$ref"].rpartition("/")[2]) if "$ref" in part else part.get("required", [])
    return tuple(found)
