"""Static files: hashed, compressed, kept for a year, and never from outside their folder."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import Client

STYLE = "main { color: CanvasText } /* the parties declare */\n" * 40


@pytest.fixture
def collected(site, settings, tmp_path) -> Client:
    """A client of a site whose only collected files are one style sheet and one short text."""
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "site.css").write_text(STYLE)
    (tmp_path / "static" / "short.css").write_text("a{}")
    (tmp_path / "secret.css").write_text("not for the public")
    settings.STATICFILES_DIRS = [tmp_path / "static"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "collected"
    call_command("collectstatic", interactive=False, verbosity=0)
    return site


def manifest(settings) -> dict[str, str]:
    return json.loads((Path(settings.STATIC_ROOT) / "staticfiles.json").read_text())["paths"]


def test_a_hashed_file_keeps_for_a_year(collected, settings):
    answer = collected.get(f"/static/{manifest(settings)['site.css']}")
    assert b"".join(answer) == STYLE.encode()
    assert answer["Cache-Control"] == "max-age=31536000, public, immutable"
    assert answer["Content-Type"].startswith("text/css")
    assert answer["Content-Security-Policy"] and answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in answer


def test_a_page_names_the_hashed_file(collected, settings):
    assert (
        staticfiles_storage.url("site.css")
        == f"/static/{manifest(settings)['site.css']}"
        != "/static/site.css"
    )


def test_a_file_without_a_hash_is_asked_for_again(collected):
    answer = collected.get("/static/site.css")
    assert b"".join(answer)
    assert answer["Cache-Control"] == "max-age=0, public"


PACKED = [
    ("gzip, br", "br"),
    ("gzip", "gzip"),
    ("gzip;q=0", ""),
    ("br;q=0, gzip", "gzip"),
    ("identity", ""),
    ("", ""),
]
UNPACK = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}


@pytest.mark.parametrize(("asked", "coding"), PACKED)
def test_a_file_travels_in_the_coding_asked_for(collected, asked, coding):
    answer = collected.get("/static/site.css", HTTP_ACCEPT_ENCODING=asked)
    body = b"".join(answer)
    assert answer.headers.get("Content-Encoding", "") == coding
    assert int(answer["Content-Length"]) == len(body)
    assert UNPACK[coding](body) == STYLE.encode()
    assert answer["Vary"] == "Accept-Encoding"


def test_a_file_the_reader_has_is_not_sent_again(collected):
    first = collected.get("/static/site.css")
    assert b"".join(first)
    again = collected.get("/static/site.css", HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304 and b"".join(again) == b""
    assert again["Content-Security-Policy"]


OUTSIDE = [
    "/static/../secret.css",
    "/static/../../archive/settings.py",
    "/static/..\\secret.css",
    "/static/./site.css",
    "/static//site.css",
    "/static/site.css/",
    "/static/",
    "/static/site.css.br",
    "/static/collected/site.css",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_path_leads_out_of_the_folder(collected, path):
    assert collected.get("/", PATH_INFO=path).status_code == 404


def test_without_collected_files_the_pages_are_still_there(site, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "nothing"
    assert site.get("/page").status_code == 200
    assert site.get("/static/site.css").status_code == 404
