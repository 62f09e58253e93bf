"""Curators read a draft through the very pages the public will see, and nobody else does."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.db import connections
from django.test import Client

from archive.models import ClauseText, Document, Release
from archive.models.published import reading

DUSHANBE = "2008-dushanbe-declaration"
HOME = "/admin/archive/document/preview"
PREVIEW = f"{HOME}/documents/{DUSHANBE}"


@pytest.fixture(autouse=True)
def _both_sides(_curation_side, settings) -> None:
    """A preview asks the public side's pages, which the other tests of the admin do without."""
    settings.ROOT_URLCONF = "archive.urls"


@pytest.fixture
def curator(archive) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("curator"))
    return client


@pytest.fixture
def draft(curator) -> Document:
    """The Dushanbe declaration as a draft with one clause altered: the public still reads it as it was."""
    Document.objects.filter(slug=DUSHANBE).update(status="draft")
    ClauseText.objects.filter(clause__key="8", edition__tag="en").update(text="An altered text.")
    return Document.objects.get(slug=DUSHANBE)


def text_of(page: bytes) -> str:
    return re.sub(r"<[^>]*>", "", page.decode())


@pytest.mark.parametrize("path", ["", "/en", "/zh-Hans+en", "/8", "/10-12", "/signatures"])
def test_a_draft_is_read_as_the_public_will_read_it(curator, draft, path):
    page = curator.get(PREVIEW + path)
    assert page.status_code == 200
    assert "Preview, not published." in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    if path in ("", "/en", "/8"):
        assert "An altered text." in text_of(page.content)
    assert "An altered text." not in text_of(Client().get(f"/documents/{DUSHANBE}").content)


def test_the_links_of_a_preview_stay_in_it(curator, draft):
    page = curator.get(f"{HOME}/zh-hant/documents/{DUSHANBE}").content.decode()
    own = re.findall(rf'href="([^"]*documents/{DUSHANBE}[^"]*)"', page)
    assert own
    assert [href for href in own if not href.startswith(HOME)] == []
    assert curator.get(own[0]).status_code == 200


def test_a_preview_knows_the_other_spellings_of_an_address(curator, draft):
    assert curator.get(f"{PREVIEW}/%E5%8D%81")["Location"] == f"{PREVIEW}/10"


def test_what_the_public_reads_is_untouched_by_a_preview(curator, draft):
    curator.get(PREVIEW)
    with reading() as release:
        assert release.id == Release.objects.using("release").get().id
        assert not release.id.startswith("preview")
        assert (
            ClauseText.objects.using("release").get(clause__key="8", edition__tag="en").text
            != "An altered text."
        )
    assert str(connections["release"].settings_dict["NAME"]) != ":memory:"


def test_only_who_may_see_documents_sees_a_preview(draft):
    assert Client().get(PREVIEW).status_code == 302
    stranger = Client()
    stranger.force_login(User.objects.create_user("stranger", is_staff=True))
    assert stranger.get(PREVIEW).status_code == 403


@pytest.mark.parametrize("path", ["documents/none", "documents", "releases", "documents/../admin", "x"])
def test_there_is_nothing_to_preview_but_documents(curator, path):
    assert curator.get(f"{HOME}/{path}").status_code == 404


def test_no_public_page_links_to_a_preview(archive):
    assert b"preview" not in Client().get(f"/documents/{DUSHANBE}").content.replace(b"og:", b"")


@pytest.mark.postgres
def test_a_draft_is_previewed_on_postgresql_as_well(postgres, settings):
    from archive.exchange.ingest import ingest  # noqa: PLC0415 - only here
    from archive.fixture.folder import Folder  # noqa: PLC0415
    from tests.rooms import publish_now  # noqa: PLC0415

    ingest(Folder(settings.ARCHIVE_FIXTURES), "default")
    publish_now()
    ClauseText.objects.filter(clause__key="8", edition__tag="en").update(text="An altered text.")
    client = Client()
    client.force_login(User.objects.create_superuser("curator"))
    assert "An altered text." in text_of(client.get(f"{PREVIEW}/en").content)
    assert "An altered text." not in text_of(client.get(f"/documents/{DUSHANBE}/en").content)
