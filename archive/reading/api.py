"""The interface for programs, described as OpenAPI 3.1: the JSON of every page, and nothing else.

https://spec.openapis.org/oas/v3.1.1.html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from .api_addresses import OPERATIONS, Operation, Parameter
from .api_schemas import SCHEMAS, Schema, of
from .pages import Alternate, Frame
from .site import Site

PATH = "/api"
VERSION = "1.0"


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
        "required": one.place == "path" or one.is_needed,
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
