"""The pages that find give the same answers on both engines."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from django.test import Client

QUESTIONS = {
    "/search?q=安全": 200,
    "/search?q=安全&sort=date": 200,
    "/search?q=独联体&show=renderings": 200,
    "/search?q=合作&show=concordance&by=left": 200,
    "/search?q=火星殖民地 安全": 200,
    "/search": 200,
    "/go": 200,
    "/go?q=Dushanbe 2008 cl. 10(3)": 302,
    "/go?q=preamble": 300,
    "/go?q=art. 5": 302,
    "/go?q=/people/nobody": 404,
    "/quote?q=落实人文领域全部的多边和双边条约": 200,
}


@pytest.mark.parametrize("path", QUESTIONS)
def test_a_page_answers_on_either_engine(engine, path):
    assert Client().get(quote(path, safe="/?=&()")).status_code == QUESTIONS[path]


def test_the_json_is_the_same_on_both(engine):
    found = json.loads(Client().get(f"/search.json?q={quote('恐怖主义')}").content)
    assert found["total"] == 16
    assert found["by_year"] == {"2002": 5, "2007": 1, "2008": 6, "2018": 4}
    verdict = json.loads(Client().get(f"/quote.json?q={quote('现行的多边和双边条约')}").content)
    assert [match["edition"] for match in verdict["matches"]] == ["zh-Hant"]
