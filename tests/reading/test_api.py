"""The description of the interface is true: programs made from it get what it says."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import schemathesis
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from archive.reading.api import OPERATIONS

DUSHANBE = {"doc": "2008-dushanbe-declaration"}
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
]
# The test client of the other side leaves brotli as it is.
PLAIN = {"Accept-Encoding": "identity"}
# Address of the description → what stands in its braces, once for each kind of answer.
EXAMPLES: dict[str, list[dict[str, str]]] = {
    "/documents/{doc}.json": [DUSHANBE, {"doc": "2018-beijing-foreign-ministers-communique"}],
    "/documents/{doc}/{place}.json": [
        DUSHANBE | {"place": place} for place in ("zh-Hans+en", "10.3", "10-12", "signatures")
    ],
    "/documents/{doc}/{view}/{place}.json": [
        DUSHANBE | {"view": "zh-Hans", "place": place} for place in ("10", "signatures")
    ],
    "/documents/{doc}/signatures/{code}.json": [DUSHANBE | {"code": "kg"}],
    "/meetings/{slug}.json": [{"slug": "2008-dushanbe-heads-of-state"}],
    "/states/{code}.json": [{"code": "kg"}, {"code": "sco"}],
    "/people/{slug}.json": [{"slug": "kurmanbek-bakiyev"}],
}


@pytest.fixture
def schema(published):
    return schemathesis.openapi.from_wsgi("/api.json", WSGIHandler())


def asked(path: str) -> dict:
    return json.loads(Client().get(path).content)


def examples(path: str) -> list[dict[str, str]]:
    if path == "/sources/{sha12}.json":
        editions = asked(f"/documents/{DUSHANBE['doc']}.json")["editions"]
        return [{"sha12": edition["source"]["sha256"][:12]} for edition in editions]
    if path == "/releases/{older}..{newer}.json":
        # There is one release only; two are compared in the tests of releases.
        return []
    if path == "/releases/{id}.json":
        return [{"id": asked("/releases.json")["release"]}]
    return EXAMPLES.get(path, [{}])


# What is asked of an address that answers questions.
ASKED: dict[str, list[dict[str, str]]] = {
    "/search.json": [{"q": "恐怖主义"}, {"q": "narcotics -drug lang:en"}, {"year": "2008"}],
    "/go.json": [{"q": "Dushanbe 2008 cl. 10(3)"}, {"q": "implement existing agreements in the framework"}],
    "/quote.json": [{"q": "落实人文领域现行的多边和双边条约"}, {"q": "落实人文领域全部的多边和双边条约"}],
    "/oembed": [{"url": f"{settings.ARCHIVE_BASE_URL}/documents/2008-dushanbe-declaration/10.3"}],
}


@pytest.mark.parametrize("path", [one.path for one in OPERATIONS])
def test_every_address_answers_as_it_is_described(schema, path):
    operation = schema[path]["GET"]
    cases = [operation.Case(path_parameters=values) for values in examples(path)]
    for query in ASKED.get(path, []):
        cases = [*(case for case in cases if case.query), operation.Case(query=query)]
    for case in cases:
        response = case.call(headers=PLAIN)
        assert response.status_code == 200, (path, case.path_parameters, case.query)
        case.validate_response(response, checks=CHECKS)


@pytest.mark.parametrize("path", [one.path for one in OPERATIONS if one.parameters])
def test_whatever_is_asked_is_answered_as_described(schema, path):
    @given(case=schema[path]["GET"].as_strategy())
    @effort(max_examples=8, derandomize=True, suppress_health_check=list(HealthCheck))
    def holds(case):
        case.validate_response(case.call(headers=PLAIN), checks=CHECKS)

    holds()


def test_the_api_has_a_page_and_one_address(published):
    with CaptureQueriesContext(connections["release"]) as counted:
        page = Client().get("/zh-hans/api")
    assert page.status_code == 200
    assert len(counted) == 1
    assert all(one.path in page.content.decode() for one in OPERATIONS)
    assert Client().get("/zh-hans/api.json")["Location"] == "/api.json"


def test_every_json_address_of_the_site_is_described():
    spelled = {f"/{one}" for one in json_routes(get_resolver())}
    assert spelled
    assert spelled <= {one.path for one in OPERATIONS}


def json_routes(resolver: URLResolver) -> Iterator[str]:
    """Every address that is spelled out in the site's table and ends in .json."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from json_routes(one)
        elif str(one.pattern).endswith(".json"):
            yield str(one.pattern)
