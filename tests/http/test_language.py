"""The interface speaks the language its path names."""

from __future__ import annotations

import pytest
from django.utils import translation

from archive.http.language import language_of

PATHS = [
    ("/", "en"),
    ("/documents", "en"),
    ("/zh-hans/", "zh-hans"),
    ("/zh-hans/documents", "zh-hans"),
    ("/zh-hant/documents/x/zh-Hans", "zh-hant"),
    # Not a prefix: no slash after it, another case, a language the interface does not speak, a later segment.
    ("/zh-hans", "en"),
    ("/zh-hans-x/", "en"),
    ("/zh-Hans/", "en"),
    ("/ru/", "en"),
    ("/documents/zh-hans/", "en"),
    ("//zh-hans/", "en"),
    ("", "en"),
]


@pytest.mark.parametrize(("path", "language"), PATHS)
def test_the_language_stands_in_the_path(path, language):
    assert language_of(path) == language


SPOKEN = [
    ("/speaks", "en", "en", "/speaks"),
    ("/zh-hans/speaks", "zh-hans", "zh-hans", "/zh-hans/speaks"),
    ("/zh-hant/speaks", "zh-hant", "zh-hant", "/zh-hant/speaks"),
]


@pytest.mark.parametrize(("path", "asked", "spoken", "linked"), SPOKEN)
def test_a_page_speaks_and_links_in_the_language_of_its_path(site, path, asked, spoken, linked):
    answer = site.get(path, HTTP_ACCEPT_LANGUAGE="zh-TW, ru;q=0.9")
    assert answer.content.decode().split() == [asked, spoken, linked]
    assert "Accept-Language" not in answer.headers.get("Vary", "")


def test_one_page_leaves_no_language_behind_for_the_next(site):
    site.get("/zh-hant/speaks")
    assert translation.get_language() == "en"


def test_the_admin_speaks_english(site):
    assert site.get("/zh-hans/admin/").status_code == 404
