"""The ledger of releases and the public log of changes: what was published when, and what changed."""

from __future__ import annotations

import datetime
import json
import re

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.exchange.record import append
from archive.fixture.folder import Folder
from archive.models import Clause, ClauseText, Correction, Document, Release
from archive.publish import publish
from archive.reading import ledger, releases
from archive.reading.ledger import window
from tests.markup import Reader

DUSHANBE = "2008-dushanbe-declaration"


def ask(path: str):
    return Client().get(path)


def body(path: str) -> str:
    answer = ask(path)
    assert answer.status_code == 200, answer.headers.get("Location")
    return answer.content.decode()


def values(path: str) -> dict:
    return json.loads(body(path))


def current() -> Release:
    return Release.objects.using("release").get(is_current=True)


def recorded(tree) -> str:
    """Append the release that is open to the ledger; its id."""
    release = append(Folder(tree), "default")
    assert release is not None
    return release.id


def publish_unproved(day: int, note: str = "") -> Release:
    now = datetime.datetime(2096, 3, day, 12, tzinfo=datetime.UTC)
    return publish(lambda alias: [], now, note).release


@pytest.fixture
def three(archive, tree) -> tuple[str, str, str]:
    """Three releases on record: the fixtures, one text altered and one gone, and Bishkek withdrawn."""
    first = recorded(tree)
    ClauseText.objects.filter(clause__key="8", edition__tag="en").update(text="An altered text.")
    ClauseText.objects.filter(clause__key="14", edition__tag="en").delete()
    second = publish_unproved(1, "A clause was altered.").id
    recorded(tree)
    Document.objects.filter(slug="2007-bishkek-declaration").update(
        status="withdrawn",
        withdrawn_on="2096-03-02",
        withdrawn_because="It was a test.",
        replaced_by=DUSHANBE,
    )
    third = publish_unproved(2).id
    return first, second, third


def test_the_first_release_says_that_the_archive_begins_with_it(published):
    page = body("/changes")
    assert "Nothing has changed yet" in page
    assert "The first release: everything in it is new." in page
    entries = values("/changes.json")["entries"]
    assert [entry["changes"] for entry in entries] == [[]]
    assert entries[0]["previous"] is None
    release = body(f"/releases/{current().id}")
    assert "This is the first release; there was none before it to differ from." in release


def test_the_ledger_lists_every_release_on_record_newest_first(three):
    first, second, third = three
    page = body("/releases")
    assert page.index(third[:12]) < page.index(second[:12]) < page.index(first[:12])
    assert page.count("the one you are reading") == 1
    assert "A clause was altered." in page
    listed = values("/releases.json")["releases"]
    assert [each["id"] for each in listed] == [third, second, first]
    assert [each["is_current"] for each in listed] == [True, False, False]
    assert [each["counts"]["documents"] for each in listed] == [3, 4, 4]
    assert [each["previous"] for each in listed] == [second, first, None]


def test_a_release_says_what_it_holds_and_how_much_that_differs(three):
    _, second, third = three
    page = body(f"/releases/{third}")
    assert (
        '<th scope="row">Documents</th><td class="count">3</td><td class="count"><small>−1</small></td>'
        in page
    )
    assert (
        '<th scope="row">Withdrawn documents</th><td class="count">1</td><td class="count"><small>+1</small>'
        in page
    )
    assert f'rel="prev" href="/releases/{second}"' in page
    assert f'rel="next" href="/releases/{third}"' in body(f"/releases/{second}")


def test_a_release_names_its_digests_as_they_were_published(three):
    _, _, third = three
    long = ledger.long_parts(third)
    page = body(f"/releases/{third}")
    for sha256 in (*long["digests"]["sources"].values(), *long["digests"]["editions"].values()):
        assert sha256 in page
    assert long["digests"]["clauses"] in page
    name, sha256 = next(iter(long["digests"]["sources"].items()))
    assert f'<a href="/sources/{sha256[:12]}">{name}</a>' in page
    assert values(f"/releases/{third}.json")["digests"] == long["digests"]


def test_addresses_printed_for_the_first_time_are_counted_by_document(published):
    addresses = ledger.long_parts(current().id)["addresses"]
    page = body(f"/releases/{current().id}")
    assert f"{len(addresses)} addresses that no recorded release had before." in page
    own = sum(address.startswith(f"/documents/{DUSHANBE}") for address in addresses)
    assert (
        f'<a href="/documents/{DUSHANBE}">Dushanbe Declaration (2008)</a> <small>{own}</small>'
        in " ".join(page.split())
    )
    held = values(f"/releases/{current().id}.json")
    assert held["addresses"] == addresses
    assert held["addresses_total"] == len(addresses)
    assert held["next"] is None


def test_a_long_list_of_addresses_comes_in_parts(published, monkeypatch):
    monkeypatch.setattr(releases, "PART", 50)
    path = f"/releases/{current().id}.json"
    found, page = [], values(path)
    while page["next"]:
        found += page["addresses"]
        page = values(page["next"].removeprefix(settings.ARCHIVE_BASE_URL))
    assert [*found, *page["addresses"]] == ledger.long_parts(current().id)["addresses"]
    assert ask(f"{path}?part=99")["Location"] == path
    assert ask(f"{path}?part=1")["Location"] == path
    assert ask(f"{path}?part=-1")["Location"] == path
    assert ask(f"{path}?part=２")["Location"] == path


def test_a_changed_text_is_in_the_log_with_a_link_to_what_it_now_is(three):
    _, second, _ = three
    page = " ".join(body("/changes").split())
    assert f'<small>changed</small> <a href="/documents/{DUSHANBE}/en/8">8</a>' in page
    assert "<small>taken out</small> 14 </p>" in page
    entry = next(each for each in values("/changes.json")["entries"] if each.get("release") == second)
    assert entry["changes"] == [
        {
            "document": DUSHANBE,
            "edition": "en",
            "added": [],
            "changed": ["8"],
            "removed": ["14"],
            "reworded": [{"key": "8", "was": first_text("8"), "now": "An altered text."}],
            "reasons": {},
            "corrections": [],
        }
    ]
    assert entry["note"] == "A clause was altered."


def first_text(key: str) -> str:
    """What the fixtures' English Dushanbe declaration has there."""
    [change] = [
        one for one in Release.objects.get(note="A clause was altered.").changes if one["place"].endswith(key)
    ]
    return change["was"]


def test_the_log_shows_what_was_taken_out_and_what_was_put_in(three):
    page = body("/changes")
    assert re.search(r'<span lang="en">.*<del>[^<]+</del>.*<ins>[^<]+</ins>', page, re.DOTALL)
    assert "<ins>" in body("/changes.atom").replace("&lt;", "<").replace("&gt;", ">")


def test_the_log_shows_a_correction_with_its_reason(archive):
    Correction.objects.order_by("pk").first().delete()
    publish_unproved(2)
    page = body("/changes")
    assert "correction withdrawn" in page
    assert re.search(r"<del>[^<]+</del>", page)
    [entry, *_] = values("/changes.json")["entries"]
    [change] = entry["changes"]
    assert change["corrections"][0]["withdrawn"] is True
    assert change["changed"] == []


def test_two_releases_can_be_compared(three):
    first, second, third = three
    page = body(f"/releases/{first}..{third}")
    assert "<ins>" in page
    assert "22 clauses taken out" in page
    told = values(f"/releases/{first}..{second}.json")["changes"]
    assert [(one["document"], one["changed"], one["removed"]) for one in told] == [(DUSHANBE, ["8"], ["14"])]
    assert told[0]["reworded"][0]["now"] == "An altered text."
    assert f"/releases/{first}..{third}" in body(f"/releases/{first}")


def test_a_comparison_has_one_address(three):
    first, second, _ = three
    assert ask(f"/releases/{second}..{first}")["Location"] == f"/releases/{first}..{second}"
    assert (
        ask(f"/releases/{first[:12]}..{second[:12]}.json")["Location"] == f"/releases/{first}..{second}.json"
    )
    assert ask(f"/releases/{first}..{first}")["Location"] == f"/releases/{first}"
    assert ask(f"/zh-hant/releases/{first}..{second}").status_code == 200


@pytest.mark.parametrize(
    "name", ["..", "a..b", "{first}..", "{first}..x", "{first}..{second}..{third}", "{first}...{second}"]
)
def test_a_comparison_with_what_is_not_on_record_is_not_found(three, name):
    first, second, third = three
    assert ask("/releases/" + name.format(first=first, second=second, third=third)).status_code == 404


def test_what_lies_beyond_a_release_that_was_not_recorded_is_said_to_be_unknown(three):
    first, second, third = three
    Release.objects.filter(pk=second).update(previous="never-recorded")
    Document.objects.filter(slug="2018-beijing-foreign-ministers-communique").update(
        titles={"en": "Another title"}
    )
    publish_unproved(9)
    answer = ask(f"/releases/{first}..{third}")
    assert answer.status_code == 404
    assert "never recorded" in answer.content.decode()


def test_a_withdrawal_is_in_the_log_with_its_reason(three):
    _, _, third = three
    page = body("/changes")
    assert "“Bishkek Declaration (2007)” was withdrawn" in page
    assert "It was a test." in page
    assert f'To be read instead: <a href="/documents/{DUSHANBE}">Dushanbe Declaration (2008)</a>' in " ".join(
        page.split()
    )
    assert "22 clauses taken out" in page
    assert 'href="/documents/2007-bishkek-declaration' not in page
    kinds = [entry["kind"] for entry in values("/changes.json")["entries"]]
    assert kinds == ["withdrawal", "release", "release", "release"]
    withdrawn = values("/changes.json")["entries"][0]
    assert withdrawn["document"] == "2007-bishkek-declaration"
    assert withdrawn["reason"] == "It was a test."
    assert withdrawn["replaced_by"] == DUSHANBE


def test_every_link_of_the_log_and_the_ledger_leads_to_a_page(three):
    for path in ("/changes", "/releases", *(f"/releases/{each}" for each in three), "/zh-hans/changes"):
        for href in set(Reader(body(path)).all("href")):
            if href.startswith("/") and not href.startswith("/static/"):
                assert ask(href).status_code == 200, (path, href)


def test_a_new_edition_is_one_line_and_not_one_a_clause(archive, tree):
    Document.objects.filter(slug=DUSHANBE).update(status="draft")
    publish_unproved(1)
    recorded(tree)
    Document.objects.filter(slug=DUSHANBE).update(status="published")
    publish_unproved(2)
    page = " ".join(body("/changes").split())
    assert f'<a href="/documents/{DUSHANBE}/en">English</a> <span>34 clauses added</span>' in page
    assert f"/documents/{DUSHANBE}/en/8" not in page


def test_a_comparison_with_a_release_that_was_not_recorded_is_said_to_be_one(archive):
    unrecorded = current().id
    ClauseText.objects.filter(clause__key="8", edition__tag="en").update(text="An altered text.")
    publish_unproved(1)
    page = body("/changes")
    assert f"Compared with release {unrecorded[:12]}, which was not recorded" in page
    assert "Nothing has changed yet" not in page
    assert "The first release" not in page


def test_a_clause_that_was_taken_out_later_is_no_link(three):
    Clause.objects.filter(document__slug=DUSHANBE, key="8").delete()
    publish_unproved(3)
    assert f'href="/documents/{DUSHANBE}/en/8"' not in body("/changes")


@pytest.mark.parametrize("path", ["/releases", "/releases.json", "/changes", "/changes.json", "release", "release.json"])  # fmt: skip
def test_every_page_asks_a_constant_number_of_questions(three, path):
    path = path if path.startswith("/") else path.replace("release", f"/releases/{three[1]}")
    body(path)
    with CaptureQueriesContext(connections["release"]) as queries:
        body(path)
    expected = {"/releases": 2, "/releases.json": 2, "/changes": 8, "/changes.json": 5}
    assert len(queries) == expected.get(path, 3 if path.endswith(".json") else 8), [
        q["sql"][:80] for q in queries
    ]


def test_a_release_is_found_by_the_beginning_of_its_id(published):
    release = current().id
    for name in (release[:8], release[:12], release.upper()):
        assert ask(f"/releases/{name}")["Location"] == f"/releases/{release}"
        assert ask(f"/zh-hans/releases/{name}")["Location"] == f"/zh-hans/releases/{release}"
    assert ask(f"/zh-hant/releases/{release}.json")["Location"] == f"/releases/{release}.json"
    assert ask(f"/releases/{release}?x=1")["Location"] == f"/releases/{release}"


MOVED = {
    "/releases?after=nothing": "/releases",
    "/releases?x=1": "/releases",
    "/releases/": "/releases",
    "/changes?after=2007-bishkek-declaration": "/changes",
    "/changes?after=%00": None,
    "/zh-hans/changes.json": "/changes.json",
    "/zh-hans/releases.json?x=1": "/releases.json",
}


@pytest.mark.parametrize("path", MOVED)
def test_another_spelling_leads_to_the_one_address(published, path):
    answer = ask(path)
    if MOVED[path]:
        assert (answer.status_code, answer["Location"]) == (301, MOVED[path])
    else:
        assert answer.status_code == 400


@pytest.mark.parametrize("name", ["zzz", "0", "0123456789abcdef", "..%2f..", "%E2%80%AE", "a" * 400, "zzz.json", "x?part=2"])  # fmt: skip
def test_a_release_that_is_not_on_record_is_not_found(published, name):
    answer = ask(f"/releases/{name}")
    assert answer.status_code == 404
    if name.endswith(".json"):
        assert json.loads(answer.content).keys() == {"error", "message", "near"}
    else:
        assert 'href="/releases"' in answer.content.decode()


def test_a_mistyped_release_is_offered_its_neighbour(published):
    release = current().id
    mistyped = release[:-1] + ("0" if release[-1] != "0" else "1")
    assert f'href="/releases/{release}"' in ask(f"/releases/{mistyped}").content.decode()


def test_a_long_ledger_is_read_page_by_page_both_ways():
    names = [str(number) for number in range(120)]
    first = window(names, "", 50)
    second = window(names, first.after or "", 50)
    third = window(names, second.after or "", 50)
    assert (*first.shown, *second.shown, *third.shown) == tuple(names)
    assert (first.before, second.before, third.before) == (None, "", "49")
    assert third.after is None
    assert (str(first), str(second)) == ("", "?after=49")
    assert window(names, "119", 50) == window(names, "nothing", 50) == first
    assert window([], "x", 50).shown == ()
