"""What a page says of a text that was cited: unchanged, changed and how, or unknown."""

from __future__ import annotations

import datetime
import re
from html import unescape

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.exchange.record import append
from archive.fixture.folder import Folder
from archive.models import ClauseText, Document, Release
from archive.publish import publish
from archive.reading import recall

SLUG = "2008-dushanbe-declaration"
DUSHANBE = f"/documents/{SLUG}"
WORDS = "An invented text of the eighth clause."


def body(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200, answer.headers.get("Location")
    return answer.content.decode()


def said(path: str) -> tuple[str, str]:
    """State and words of what a page says of the text cited; two empty ones where it says nothing."""
    found = re.search(r'<section class="recall (\w+)".*?</section>', body(path), re.DOTALL)
    return (found[1], " ".join(re.sub(r"<[^>]+>", "", found[0]).split())) if found else ("", "")


def cited(path: str) -> str:
    """The hash in the citations of a page."""
    [digest] = set(re.findall(r"\?cited=([0-9a-f]{12})", body(path).partition('id="cite"')[2]))
    return digest


def alter(key: str, text: str, tag: str = "en") -> None:
    ClauseText.objects.filter(clause__document__slug=SLUG, clause__key=key, edition__tag=tag).update(
        text=text
    )


def release() -> Release:
    """Publish what the curators' database holds, without asking whether the sources say so too."""
    return publish(lambda alias: [], datetime.datetime.now(datetime.UTC), "a test").release


PLACES = [
    DUSHANBE,
    f"{DUSHANBE}/zh",
    f"{DUSHANBE}/8",
    f"{DUSHANBE}/en/10-12",
    f"{DUSHANBE}/zh-Hans+en/10",
    f"/zh-hans{DUSHANBE}/8",
]


@pytest.mark.parametrize("path", PLACES)
def test_a_text_is_unchanged_while_its_hash_is_the_same(published, path):
    assert said(path) == ("", "")
    assert said(f"{path}?cited={cited(path)}")[0] == "same"


def test_the_address_of_every_citation_says_unchanged(published):
    for address in set(re.findall(rf"{DUSHANBE}[^<\s]*\?cited=[0-9a-f]+", body(f"{DUSHANBE}/10.3"))):
        assert said(address)[0] == "same"


def test_the_hash_of_any_edition_is_known_in_any_view(published):
    chinese = cited(f"{DUSHANBE}/zh/8")
    assert said(f"{DUSHANBE}/8?cited={chinese}")[0] == "same"
    assert said(f"{DUSHANBE}/zh-Hans/8?lens=on&cited={chinese}")[0] == "same"


def test_a_changed_text_is_shown_beside_the_one_that_was_cited(archive):
    then = cited(f"{DUSHANBE}/en/8")
    had = ClauseText.objects.get(clause__document__slug=SLUG, clause__key="8", edition__tag="en").text
    alter("8", had.replace("deepening", "widening"))
    before = Release.objects.using("release").get(is_current=True).id
    now = release().id
    page = body(f"{DUSHANBE}/en/8?cited={then}")
    state, words = said(f"{DUSHANBE}/en/8?cited={then}")
    assert state == "changed"
    assert f"up to release {before[:12]}; release {now[:12]} of " in words
    assert "<del>deepening</del><ins>widening</ins>" in page
    assert said(f"{DUSHANBE}/en/8?cited={cited(f'{DUSHANBE}/en/8')}")[0] == "same"


def test_of_a_document_or_range_only_what_changed_is_shown(archive):
    then = {place: cited(f"{DUSHANBE}/en{place}") for place in ("", "/7-9")}
    alter("8", WORDS)
    release()
    for view, place in [("", ""), ("/en", ""), ("", "/7-9"), ("/zh+en", "/7-9")]:
        page = body(f"{DUSHANBE}{view}{place}?cited={then[place]}")
        recalled = page.partition('<section class="recall changed"')[2].partition("</section>")[0]
        assert recalled.count("<dt>") == 1 and f'<dt><a href="{DUSHANBE}/en/8">8</a>' in recalled


def test_a_text_is_followed_through_several_releases_to_the_one_that_was_cited(archive, tree):
    append(Folder(tree), "default")
    hashes, wordings = [], []
    for number in ("one", "two", "three"):
        hashes.append(cited(f"{DUSHANBE}/en/8"))
        wordings.append(
            ClauseText.objects.get(clause__document__slug=SLUG, clause__key="8", edition__tag="en").text
        )
        alter("8", f"{WORDS} {number}")
        release()
        append(Folder(tree), "default")
    for digest, wording in zip(hashes, wordings, strict=True):
        page = (
            body(f"{DUSHANBE}/en/8?cited={digest}")
            .partition('<section class="recall changed"')[2]
            .partition("</section>")[0]
        )
        then = re.sub(
            r"<ins>.*?</ins>|<[^>]+>", "", page.partition("<dd")[2].partition(">")[2].partition("</dd>")[0]
        )
        assert unescape(then).strip() == wording


def test_a_wording_no_recorded_release_had_is_unknown(archive, tree):
    append(Folder(tree), "default")
    alter("8", WORDS)
    release()
    between = cited(f"{DUSHANBE}/en/8")
    alter("8", f"{WORDS} Again.")
    release()
    # The release in between was never recorded, and the current one is compared with the recorded one.
    assert said(f"{DUSHANBE}/en/8?cited={between}")[0] == "unknown"


def test_a_text_taken_out_or_added_since_is_said_to_be(archive):
    then = cited(f"{DUSHANBE}/en/10-12")
    ClauseText.objects.filter(clause__document__slug=SLUG, clause__key="11", edition__tag="en").delete()
    release()
    _, words = said(f"{DUSHANBE}/en/10-12?cited={then}")
    assert "11 taken out since" in words
    between = cited(f"{DUSHANBE}/en/10-12")
    assert between != then
    assert said(f"{DUSHANBE}/en/10-12?cited={between}")[0] == "same"


def test_a_text_whose_old_wording_was_not_kept_is_said_to_have_changed_all_the_same(archive, monkeypatch):
    then = cited(f"{DUSHANBE}/en/8")
    alter("8", WORDS)
    release()
    rows = recall.ledger()
    assert rows[0]["changes"][0].pop("was")
    monkeypatch.setattr(recall, "ledger", lambda: rows)
    state, words = said(f"{DUSHANBE}/en/8?cited={then}")
    assert state == "changed" and "The wording cited was not kept, only its hash." in words
    assert WORDS not in words


UNKNOWN = {"00000000": "unknown", "f" * 64: "unknown", "abc": "malformed", "not a hash": "malformed", "<b>&": "malformed", "f" * 90: "unknown"}  # fmt: skip


@pytest.mark.parametrize("asked", UNKNOWN)
@pytest.mark.parametrize("path", [DUSHANBE, f"{DUSHANBE}/8", f"{DUSHANBE}/zh-Hans+en/10-12"])
def test_a_hash_that_is_none_or_unknown_is_said_to_be_and_the_text_is_shown(published, path, asked):
    client = Client()
    answer = client.get(path, {"cited": asked}, follow=True)
    assert answer.status_code == 200
    found = re.search(r'<section class="recall (\w+)"', answer.content.decode())
    assert found and found[1] == UNKNOWN[asked]
    assert "<b>&" not in answer.content.decode()


SPELLED = {"?cited=0A1B2C3D": "?cited=0a1b2c3d", "?cited=": "", "?cited=%200a1b2c3d%20": "?cited=0a1b2c3d", "?cited=0a1b2c3d&lens=on": "?lens=on&cited=0a1b2c3d", "?cited=a%20b": "?cited=a+b"}  # fmt: skip


@pytest.mark.parametrize("query", SPELLED)
def test_a_hash_has_one_spelling_behind_the_display_options(published, query):
    answer = Client().get(DUSHANBE + query)
    assert (answer.status_code, answer["Location"]) == (301, DUSHANBE + SPELLED[query])


def test_signatures_and_files_know_no_hash(published):
    for path in (f"{DUSHANBE}/signatures", f"{DUSHANBE}.json", f"{DUSHANBE}/8.bib"):
        assert Client().get(f"{path}?cited=0a1b2c3d")["Location"] == path


def test_the_canonical_address_has_no_hash(published):
    assert re.search(r"<link rel=\"canonical\" href='[^'?]*/8'>", body(f"{DUSHANBE}/8?cited=0a1b2c3d"))


def test_a_hash_costs_no_query_while_the_text_is_the_same_and_one_when_it_is_not(published):
    body(DUSHANBE)
    same = cited(f"{DUSHANBE}/en")
    for query, number in (("", 6), (f"?cited={same}", 6), ("?cited=0a1b2c3d", 7)):
        with CaptureQueriesContext(connections["release"]) as queries:
            body(DUSHANBE + query)
        assert len(queries) == number, query


def test_a_withdrawn_document_stays_withdrawn_whatever_was_cited(archive):
    then = cited(f"{DUSHANBE}/en/8")
    Document.objects.filter(slug=SLUG).update(
        status="withdrawn", withdrawn_on="2026-01-02", withdrawn_because="A test."
    )
    release()
    answer = Client().get(f"{DUSHANBE}/en/8?cited={then}")
    assert answer.status_code == 410
