"""A server makes a release's renderings before it forks, and no reader waits for a dictionary."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models.published import NoRelease
from archive.reading import choice
from archive.reading.renderers import make_renderers
from archive.text import script

# As published nothing is converted; every other view of Chinese is a rendering.
VIEWS = ("zh", "zh-Hans", "zh-Hant", "zh-Hant-HK")


def test_every_rendering_a_reader_can_ask_for_is_made_before(published, monkeypatch):
    script._built.cache_clear()
    with CaptureQueriesContext(connections["release"]) as asked:
        assert make_renderers() >= 4
    assert len(asked) == 2
    made = script._built.cache_info().misses
    for slug in ("2008-dushanbe-declaration", "2007-bishkek-declaration"):
        answers = {view: Client().get(f"/documents/{slug}/{view}").status_code for view in VIEWS}
        assert set(answers.values()) <= {200, 404} and answers["zh-Hans"] == answers["zh-Hant"] == 200
    assert script._built.cache_info().misses == made


def test_the_scripts_made_are_those_a_view_may_name():
    assert set(VIEWS) - {"zh"} == set(choice.SCRIPTS)


def test_without_a_release_there_is_nothing_to_make(archive):
    connections["release"].close()
    settings.RELEASE_FILE.unlink()
    with pytest.raises(NoRelease):
        make_renderers()
