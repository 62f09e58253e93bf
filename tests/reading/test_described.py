"""What pages tell programs: the tags Zotero reads, linked data, typed links, COinS."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import parse_qs

import pytest
from django.test import Client
from django.test.utils import override_settings

from archive.export.coins import context_object
from archive.reading.described import script
from archive.reading.links import Described, Signpost
from archive.reading.site import Site
from archive.views.answers import LONGEST_LINK, signposted

DUSHANBE = "/documents/2008-dushanbe-declaration"
BEIJING = "/documents/2018-beijing-foreign-ministers-communique"
MEETING = "/meetings/2008-dushanbe-heads-of-state"
BASE = "https://archive.example"
TEXTS = [
    DUSHANBE,
    f"{DUSHANBE}/en",
    f"{DUSHANBE}/10.3",
    f"{DUSHANBE}/zh-Hans+en/10-12",
    f"/zh-hant{BEIJING}/zh/p3",
]


class Head(HTMLParser):
    """The tags, links and linked data of a page's head."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.metas: list[tuple[str, str]] = []
        self.links: list[dict[str, str]] = []
        self.scripts: list[dict[str, str]] = []
        self.data = ""
        self.feed(html.partition("</head>")[0])

    def handle_starttag(self, tag, attrs):
        values = {name: value or "" for name, value in attrs}
        if tag == "meta" and "content" in values:
            self.metas.append((values.get("name") or values.get("property") or "", values["content"]))
        if tag == "link":
            self.links.append(values)
        if tag == "script":
            self.scripts.append(values)

    def handle_data(self, data):
        if self.scripts and self.scripts[-1].get("type") == "application/ld+json":
            self.data += data

    @property
    def named(self) -> dict[str, str]:
        return dict(self.metas)


@pytest.fixture
def ask(published):
    with override_settings(ARCHIVE_BASE_URL=BASE):
        yield Client().get


def head(answer) -> Head:
    assert answer.status_code == 200, answer.headers.get("Location")
    return Head(answer.content.decode())


@pytest.mark.parametrize("path", TEXTS)
def test_zotero_takes_a_text_for_a_treaty_by_an_organisation(ask, path):
    named = head(ask(path)).named
    assert (named["z:itemType"], named["DC.type"]) == ("treaty", "document")
    for dublin, highwire in (
        ("DC.title", "citation_title"),
        ("DC.creator", "citation_author"),
        ("DC.language", "citation_language"),
    ):
        assert named[dublin] == named[highwire] != ""
    # Without the comma Zotero takes the last word for a surname.
    assert named["DC.creator"].endswith(",") and named["DC.creator"].count(",") == 1
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", named["DC.date"])
    assert named["citation_publication_date"] == named["DC.date"].replace("-", "/")
    assert named["DC.publisher"]


@pytest.mark.parametrize("path", TEXTS)
def test_nothing_makes_an_article_of_a_text(ask, path):
    page = ask(path).content.decode()
    names = {name for name, _ in Head(page).metas}
    assert not names & {
        "citation_journal_title",
        "citation_volume",
        "citation_issn",
        "prism.publicationName",
        "og:type",
    }
    assert "Z3988" not in page


def test_a_clause_is_named_with_its_place_in_the_language_of_the_text(ask):
    assert (
        head(ask(f"{DUSHANBE}/en/10.3")).named["DC.title"]
        == "Dushanbe Declaration of Heads of SCO Member States, cl. 10.3"
    )
    assert head(ask(f"{DUSHANBE}/zh/10.3")).named["DC.title"] == "上海合作組織成員國元首杜尚別宣言第10條第3項"
    assert head(ask(f"{DUSHANBE}/zh-Hans/10.3")).named["DC.language"] == "zh-Hant"


def test_annotations_on_one_page_do_not_appear_on_another(ask):
    paths = [
        prefix + path
        for path in (
            DUSHANBE,
            f"{DUSHANBE}/zh",
            f"{DUSHANBE}/zh-Hans",
            f"{DUSHANBE}/10.3",
            f"{DUSHANBE}/zh-Hans/10.3",
        )
        for prefix in ("", "/zh-hans")
    ]
    heads = [head(ask(path)) for path in paths]
    canonical = [next(link["href"] for link in one.links if link["rel"] == "canonical") for one in heads]
    assert canonical == [BASE + path for path in paths]
    assert [one.named["DC.identifier"] for one in heads] == canonical
    assert not any(name.lower().startswith("dc.relation") for one in heads for name, _ in one.metas)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/documents",
        "/meetings",
        MEETING,
        "/states",
        "/people",
        "/releases",
        "/changes",
        "/about/citing",
        *TEXTS,
    ],
)
def test_every_alternate_says_for_whom_it_is(ask, path):
    alternates = [link for link in head(ask(path)).links if link["rel"] == "alternate"]
    assert alternates and all(link.get("hreflang") for link in alternates)


@pytest.mark.parametrize("path", TEXTS)
def test_a_text_is_legislation_with_every_edition_as_an_example(ask, path):
    found = head(ask(path))
    data = json.loads(found.data)
    assert (data["@context"], data["@type"]) == ("https://schema.org", "Legislation")
    assert data["@id"] == data["url"] and data["url"].startswith(f"{BASE}/documents/")
    assert data["legislationDate"] == found.named["DC.date"]
    for example in data["workExample"]:
        assert ask(example["@id"].removeprefix(BASE)).status_code == 200
        assert ask(example["isBasedOn"].removeprefix(BASE)).status_code == 200
    assert {example["inLanguage"] for example in data["workExample"]} == (
        {"en", "zh-Hant"} if DUSHANBE in path else {"zh-Hans"}
    )


def test_a_clause_is_part_of_its_document_and_carries_its_words_as_published(ask):
    data = json.loads(head(ask(f"{DUSHANBE}/zh-Hans/10.3")).data)
    assert data["isPartOf"]["@id"] == f"{BASE}{DUSHANBE}"
    assert {one["inLanguage"]: one["text"][:6] for one in data["workExample"]}["zh-Hant"] == "落實人文領域"
    assert "text" not in json.loads(head(ask(f"{DUSHANBE}/zh")).data)["workExample"][0]


def test_a_meeting_is_an_event_with_its_documents(ask):
    data = json.loads(head(ask(MEETING)).data)
    assert (data["@type"], data["startDate"], data["location"]["name"]) == ("Event", "2008-08-28", "Dushanbe")
    assert [work["@id"] for work in data["workFeatured"]] == [f"{BASE}{DUSHANBE}"]


def test_linked_data_cannot_end_its_script():
    written = script({"name": "</script><!-- & \u2028"})
    assert not set("<>&\u2028") & set(written)
    assert json.loads(written) == {"name": "</script><!-- & \u2028"}


@pytest.mark.parametrize("path", TEXTS)
def test_a_preview_shows_the_words_of_the_page(ask, path):
    answer = ask(path)
    named = head(answer).named
    assert named["og:url"] == BASE + path and named["og:title"]
    assert named["og:description"].rstrip("…")[:40] in unescape(
        re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", answer.content.decode()))
    )
    assert len(named["og:description"]) <= 280


@pytest.mark.parametrize("path", TEXTS)
def test_the_links_of_the_header_are_typed_and_lead_somewhere(ask, path):
    found = re.findall(r'<([^>]*)>; rel="([a-z-]+)"(?:; type="([^"]*)")?(?:, |$)', ask(path)["Link"])
    by_rel = {rel: href for href, rel, _ in found}
    assert by_rel.keys() >= {"cite-as", "type", "license", "describedby", "alternate"}
    assert ("collection" in by_rel) == (path.rpartition("/")[2][:1] in "1p")
    for href, _, media_type in found:
        if href.startswith(BASE):
            answer = ask(href.removeprefix(BASE))
            assert answer.status_code == 200, href
            assert not media_type or answer["Content-Type"].startswith(media_type.partition(";")[0])


def test_the_header_never_grows_past_what_proxies_take():
    many = tuple(Signpost(f"{BASE}/{number:0100d}", "alternate") for number in range(50))
    frame = Site("en", BASE).frame("a page", "/", described=Described(signposts=many))
    header = signposted(frame)
    assert LONGEST_LINK - 150 < len(header) <= LONGEST_LINK
    assert header.endswith('rel="alternate"')


def test_pages_without_a_text_have_no_citation_in_their_head(ask):
    for path in ("/", "/documents", f"{DUSHANBE}/signatures"):
        answer = ask(path)
        assert "Link" not in answer.headers and "z:itemType" not in answer.content.decode()


@pytest.mark.parametrize(
    ("prefix", "title", "author"),
    [
        ("", "Dushanbe Declaration (2008)", "Shanghai Cooperation Organisation,"),
        ("/zh-hans", "杜尚别宣言（2008年）", "上海合作组织,"),
    ],
)
def test_every_row_of_the_list_can_be_collected(ask, prefix, title, author):
    page = ask(f"{prefix}/documents").content.decode()
    spans = [
        parse_qs(unescape(found))
        for found in re.findall(r'<span class="Z3988" title="([^"]*)" hidden></span>', page)
    ]
    assert len(spans) == 4
    [row] = [span for span in spans if span["rft_id"] == [f"{BASE}{DUSHANBE}"]]
    assert row["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:dc"] and row["rft.type"] == ["document"]
    assert (row["rft.title"], row["rft.creator"], row["rft.date"]) == ([title], [author], ["2008-08-28"])


def test_what_is_unknown_of_a_document_is_left_out_of_its_row():
    found = parse_qs(context_object("A & B = C", "", None, "Archive", "en", BASE))
    assert found["rft.title"] == ["A & B = C"]
    assert "rft.creator" not in found and "rft.date" not in found
