"""The page of a source: every character shown, in order, by its role; and its exact bytes."""

from __future__ import annotations

import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import Correction, Edition, Source, Span
from archive.reading import source_page, source_records
from archive.text.span import ROLES
from archive.text.tag import Tag
from tests.test_templates import PALETTE, STYLESHEET, luminance

FILES = sorted(Path(settings.ARCHIVE_FIXTURES, "sources").glob("*.txt"))
SHA256 = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in FILES}
ENCYCLOPEDIA, RECORD, ENGLISH = (
    next(SHA256[f.name] for f in FILES if f.name[:3] == n) for n in ("000", "001", "003")
)
PAGE = f"/sources/{ENCYCLOPEDIA[:12]}"


class Witness(HTMLParser):
    """What a reader of HTML finds in a source's page: the text of #text, and the role and link of each character."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.roles, self.links, self.marks = "", [], [], []
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.is_within = False
        # What a browser does to line ends before it parses (HTML, 13.2.3.5), and this parser leaves out.
        self.feed(html.replace("\r\n", "\n").replace("\r", "\n"))
        self.close()

    def handle_starttag(self, tag, attrs):
        if dict(attrs).get("id") == "text":
            self.is_within, self.open = True, []
        if self.is_within:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if self.is_within:
            assert self.open.pop()[0] == tag
            self.is_within = bool(self.open)

    def handle_data(self, data):
        if self.is_within:
            self.text += data
            classes = [attrs.get("class") or "" for _, attrs in self.open]
            role = next((name.removeprefix("as-") for name in classes if name.startswith("as-")), None)
            self.roles += [role] * len(data)
            self.links += [next((a["href"] for t, a in self.open if t == "a"), None)] * len(data)
            self.marks += ["corr" in classes] * len(data)


@pytest.fixture
def ask(published):
    client = Client()
    return lambda path: client.get(quote(path, safe="/?=&+%"))


def witness(answer) -> Witness:
    assert answer.status_code == 200
    return Witness(answer.content.decode())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name[:3])
@pytest.mark.parametrize("prefix", ["", "/zh-hans"])
def test_the_page_holds_the_source_to_the_character(ask, file, prefix):
    shown = witness(ask(f"{prefix}/sources/{SHA256[file.name][:12]}"))
    assert shown.text == file.read_bytes().decode("utf-8")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name[:3])
def test_every_character_is_tinted_by_the_role_of_its_span(ask, file):
    shown = witness(ask(f"/sources/{SHA256[file.name][:12]}"))
    for line in file.with_suffix(".spans").read_text(encoding="utf-8").splitlines()[1:]:
        start, end, role, target, _ = line.split("\t")
        assert set(shown.roles[int(start) : int(end)]) == {role}
        is_linked = set(shown.links[int(start) : int(end)]) != {None}
        assert is_linked == (target != "-")


def test_a_span_leads_to_its_clause_or_signature_and_that_answers(ask):
    shown = witness(ask(PAGE))
    text = shown.text
    document = "/documents/2008-dushanbe-declaration/zh-Hant"
    assert shown.links[text.index("落實人文領域")] == f"{document}/10.3"
    assert shown.links[text.index("(三)")] == f"{document}/10.3"
    assert shown.links[text.index("庫爾曼別克")] == f"{document}/signatures/kg"
    assert shown.links[text.index("基本介紹")] is None
    for link in sorted({link for link in shown.links if link}):
        assert ask(link).status_code == 200, link


def test_the_links_of_a_chinese_page_stay_within_its_interface(ask):
    links = {link for link in witness(ask(f"/zh-hant{PAGE}")).links if link}
    assert links
    assert all(link.startswith("/zh-hant/documents/") for link in links)


def test_a_correction_is_marked_where_it_stands_and_told_below(ask):
    answer = ask(PAGE)
    shown, html = witness(answer), answer.content.decode()
    at = shown.text.index("許可權")
    assert shown.marks[at : at + 3] == [True] * 3
    assert shown.marks[at - 1] is shown.marks[at + 3] is False
    assert sum(shown.marks) == sum(
        len(row["found"]) for row in json.loads(ask(f"{PAGE}.json").content)["corrections"]
    )
    line = shown.text.count("\n", 0, at) + 1
    assert f"line {line}" in html[html.index('id="corrections"') :]


def test_the_page_says_what_is_known_of_the_witness(ask):
    html = ask(PAGE).content.decode()
    source = Source.objects.using("release").get(sha256=ENCYCLOPEDIA)
    for said in (
        ENCYCLOPEDIA,
        source.name,
        "2,641 of 2,641 characters accounted for",
        "utf-8",
        "7,378",
        "54 lines",
    ):
        assert said in html
    assert f'href="{PAGE}.txt"' in html
    assert 'href="/documents/2008-dushanbe-declaration/zh-Hant"' in html


def test_the_shares_of_the_roles_are_the_whole_source(ask):
    data = json.loads(ask(f"{PAGE}.json").content)
    assert (
        sum(role["characters"] for role in data["roles"].values()) == data["characters"] == data["accounted"]
    )
    shares = list(source_page.shares_of(source_records.source(ENCYCLOPEDIA)))
    assert sum(float(share.percent) for share in shares) == pytest.approx(100, abs=0.5)
    assert float(shares[-1].x) + float(shares[-1].width) == pytest.approx(1000, abs=0.1)


def test_the_json_maps_every_character(ask):
    data = json.loads(ask(f"{PAGE}.json").content)
    assert data["sha256"] == ENCYCLOPEDIA
    assert [span[0] for span in data["spans"][1:]] == [span[1] for span in data["spans"][:-1]]
    assert data["spans"][-1][1] == data["characters"] == 2641
    text = ask(f"{PAGE}.txt").content.decode()
    clause = next(span for span in data["spans"] if text[span[0] : span[1]].startswith("落實人文領域"))
    assert clause[2:] == ["text", "/documents/2008-dushanbe-declaration/zh-Hant/10.3"]
    assert {edition["tag"] for edition in data["editions"]} == {"zh-Hant"}


def test_a_document_names_and_links_its_sources(ask):
    html = ask("/zh-hans/documents/2008-dushanbe-declaration").content.decode()
    assert f'href="/zh-hans{PAGE}"' in html
    assert f'href="/zh-hans/sources/{ENGLISH[:12]}"' in html


# The exact bytes


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name[:3])
def test_the_exact_bytes_are_plain_text_to_any_browser(ask, file):
    short = SHA256[file.name][:12]
    answer = ask(f"/sources/{short}.txt")
    assert answer.content == file.read_bytes()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"] == f'inline; filename="{short}.txt"'
    assert answer["X-Archive-Release"]


# Addresses

MOVED = {
    f"/sources/{ENCYCLOPEDIA}": PAGE,
    f"/sources/{ENCYCLOPEDIA[:20]}": PAGE,
    f"/sources/{ENCYCLOPEDIA[:5]}": PAGE,
    f"/sources/{ENCYCLOPEDIA[:12].upper()}": PAGE,
    f"{PAGE}/": PAGE,
    f"{PAGE}?x=1": PAGE,
    f"{PAGE}?part=1": PAGE,
    f"{PAGE}?part=0": PAGE,
    f"{PAGE}?part=two": PAGE,
    f"{PAGE}?part=２": PAGE,
    f"/zh-hans/sources/{ENCYCLOPEDIA[:30]}": f"/zh-hans{PAGE}",
    f"/zh-hans{PAGE}.txt": f"{PAGE}.txt",
    f"/zh-hant{PAGE}.json": f"{PAGE}.json",
    f"/sources/{ENCYCLOPEDIA.upper()}.TXT": f"{PAGE}.txt",
    f"{PAGE}.txt?part=2": f"{PAGE}.txt",
}  # fmt: skip


@pytest.mark.parametrize("path", MOVED)
def test_another_spelling_leads_to_the_one_address(ask, path):
    answer = ask(path)
    assert answer.status_code == 301
    assert unquote(answer["Location"]) == MOVED[path]
    assert ask(MOVED[path]).status_code == 200


UNKNOWN = [
    "/sources/zzzzzzzzzzzz", "/sources/000000000000", "/sources/abc", "/sources", f"{PAGE}.pdf", f"{PAGE}?part=2",
    f"/sources/{ENCYCLOPEDIA}0", f"/sources/{ENCYCLOPEDIA[:11]}g", "/sources/..%2f..%2fetc", f"/sources/{'9' * 400}",
    "/sources/000000000000.txt", "/zh-hans/sources/安", f"{PAGE}?part=999999",
]  # fmt: skip


@pytest.mark.parametrize("path", UNKNOWN)
def test_an_unknown_source_is_not_found(ask, path):
    assert ask(path).status_code == 404


def test_a_mistyped_source_is_offered_its_neighbours(ask):
    near = ask(f"/sources/{ENCYCLOPEDIA[:4]}0{ENCYCLOPEDIA[5:12]}.json")
    assert near.status_code == 404
    assert any(link.endswith(PAGE) for link in json.loads(near.content)["near"])


class Alike:
    """Two sources whose SHA-256 begin alike: `shared` characters are the same."""

    def __init__(self, shared: int) -> None:
        self.digests = ["a" * shared + "0" * (64 - shared), "a" * shared + "f" * (64 - shared)]

    def add(self) -> None:
        for digest in self.digests:
            fields = {
                "data": b"words",
                "characters": 5,
                "format": "plain",
                "encoding": "utf-8",
                "rights": {"en": "free"},
            }
            Source.objects.create(name=digest, sha256=digest, **fields)


@pytest.fixture
def writable(archive, monkeypatch):
    """The curators' own database read as if it were a release, so that a test may add to it."""
    monkeypatch.setattr(source_records, "RELEASE", "default")
    return Client()


def test_a_beginning_that_several_sources_share_leads_to_each(writable):
    alike = Alike(8)
    alike.add()
    answer = writable.get("/sources/aaaaaaaa")
    assert answer.status_code == 300
    for digest in alike.digests:
        assert f'href="/sources/{digest[:12]}"' in answer.content.decode()
        assert writable.get(f"/sources/{digest[:12]}").status_code == 200


def test_sources_alike_in_twelve_characters_are_addressed_in_full(writable):
    alike = Alike(12)
    alike.add()
    assert writable.get("/sources/aaaaaaaaaaaa").status_code == 300
    for digest in alike.digests:
        assert writable.get(f"/sources/{digest}").status_code == 200
        assert writable.get(f"/sources/{digest[:20]}")["Location"] == f"/sources/{digest}"


# Hostile and long sources


def put(text: str, spans: list[tuple[int, int, str]]) -> Source:
    """A source of this text, with no edition."""
    data = text.encode()
    source = Source.objects.create(
        name="invented.txt", sha256=hashlib.sha256(data).hexdigest(), data=data, characters=len(text),
        format="plain", encoding="utf-8", rights={"en": "free <b>"}, origin={"en": "<i>somewhere</i>"}, note={"en": "a & b"},
    )  # fmt: skip
    Span.objects.bulk_create(Span(source=source, start=s, end=e, role=r) for s, e, r in spans)
    return source


HOSTILE = (
    "<script>alert(1)</script>\r\n</li></ol>&amp;&lt; \"'\r\n"
    "\ufeffa\u200bb\u202eright to left\u202c\tx\u3000 \n\n\n"
    "-{}- ]]> =cmd() javascript:alert(1) \U0001f600\rlast"
)


def test_a_hostile_source_is_shown_and_runs_nothing(writable):
    source = put(HOSTILE, [(0, 30, "furniture"), (30, len(HOSTILE), "metadata")])
    answer = writable.get(f"/sources/{source.sha256[:12]}")
    html = answer.content.decode()
    assert witness(answer).text == HOSTILE
    assert "<script>alert" not in html
    assert "<i>somewhere" not in html
    assert "<b>&quot;" not in html
    # What stands unseen is shown by its code point, beside the character itself.
    assert 'title="U+202E RIGHT-TO-LEFT OVERRIDE"' in html
    assert html.count('class="crlf"') == 2
    assert html.count('class="cr"') == 1


def test_characters_no_span_claims_are_shown_and_not_counted(writable):
    source = put("one two three", [(0, 4, "furniture"), (8, 13, "metadata")])
    answer = writable.get(f"/sources/{source.sha256[:12]}")
    shown = witness(answer)
    assert shown.text == "one two three"
    assert shown.roles[4:8] == ["unclaimed"] * 4
    assert "9 of 13 characters accounted for" in answer.content.decode()


def test_an_empty_source_has_a_page(writable):
    source = put("", [])
    assert witness(writable.get(f"/sources/{source.sha256[:12]}")).text == ""


def test_a_long_source_is_shown_in_parts_that_join_to_it(writable):
    text = "".join(f"line {n} of a long source, which goes on\n" for n in range(1, 14_001))
    source = put(text, [(0, 100, "furniture"), (100, len(text), "metadata")])
    path = f"/sources/{source.sha256[:12]}"
    shown, number = "", 1
    while (answer := writable.get(path + (f"?part={number}" if number > 1 else ""))).status_code == 200:
        html = answer.content.decode()
        own = witness(answer).text
        assert f'start="{shown.count(chr(10)) + 1}"' in html
        assert 'aria-current="page"' in html
        own_address = path + f"?part={number}" * (number > 1)
        assert re.search(rf"""rel="canonical" href=["'][^"']+{re.escape(own_address)}["']""", html)
        shown, number = shown + own, number + 1
    assert answer.status_code == 404
    assert number > 2
    assert shown == text


def test_a_source_of_empty_lines_is_shown_some_thousand_at_a_time(writable):
    source = put("\n" * 12_000, [(0, 12_000, "layout")])
    assert witness(writable.get(f"/sources/{source.sha256[:12]}")).text == "\n" * 5_000
    assert witness(writable.get(f"/sources/{source.sha256[:12]}?part=3")).text == "\n" * 2_000


def test_a_source_of_five_megabytes_makes_a_page(writable):
    text = "字" * 1_600_000 + "end"
    source = put(
        text,
        [(at, at + 50, "metadata") for at in range(0, 1_600_000, 50)] + [(1_600_000, 1_600_003, "layout")],
    )
    first = writable.get(f"/sources/{source.sha256[:12]}")
    assert len(witness(first).text) == 200_000
    assert len(first.content) < 2_000_000
    assert witness(writable.get(f"/sources/{source.sha256[:12]}?part=9")).text == "end"


def test_a_correction_across_two_spans_is_marked_in_both(writable):
    """A text of two spans, joined by a line feed: what is corrected reaches over it."""
    first = Span.objects.filter(edition__tag="en", role="text").order_by("start")[3]
    text, start, end = first.clause_text, first.start, first.end
    cut = start + (end - start) // 2
    Span.objects.filter(pk=first.pk).update(end=cut)
    Span.objects.create(source=first.source, start=cut, end=cut + 1, role="layout")
    Span.objects.create(
        source=first.source, start=cut + 1, end=end, role="text", edition=first.edition, clause_text=text
    )
    Correction.objects.create(
        clause_text=text, start=cut - start - 2, found=f"{text.text[cut - start - 2 : cut - start]}\nxy", reads="z",
        kind="misprint", reason={"en": "It is invented."}, by="an editor",
    )  # fmt: skip
    shown = witness(writable.get(f"/sources/{ENGLISH[:12]}"))
    marked = [at for at, is_marked in enumerate(shown.marks) if is_marked]
    assert marked == [cut - 2, cut - 1, cut + 1, cut + 2]


# Questions


@pytest.mark.parametrize(("path", "number"), [(PAGE, 8), (f"/sources/{RECORD[:12]}", 8), (f"{PAGE}.txt", 3), (f"{PAGE}.json", 8)])  # fmt: skip
def test_a_source_asks_a_constant_number_of_questions(ask, path, number):
    with CaptureQueriesContext(connections["release"]) as queries:
        assert ask(path).status_code == 200
    assert len(queries) == number, [query["sql"][:90] for query in queries]


def test_every_run_of_a_source_of_two_languages_says_its_own(writable):
    """One source, an edition of it in each of two languages: the page itself has then none."""
    english = Edition.objects.get(tag="en")
    chinese = Edition.objects.get(tag="zh-Hant")
    Edition.objects.filter(pk=chinese.pk).update(source=english.source)
    html = writable.get(f"/sources/{ENGLISH[:12]}").content.decode()
    block = html[html.index('id="text"') :]
    assert "lang=" not in block[: block.index(">")]
    assert f'class="as-text" lang="{Tag.parse("en").lang}"' in block


# Colours

TINTS = dict(
    re.findall(r"\.as-(\w+) \{ --hue: light-dark\((.+?)\); \}", STYLESHEET.read_text(encoding="utf-8"))
)


def test_every_role_has_a_tint_of_its_own():
    assert TINTS.keys() == {*ROLES, "unclaimed"}
    assert len(set(TINTS.values())) == len(TINTS)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("role", TINTS)
def test_the_words_of_a_source_are_legible_on_every_tint(role, scheme):
    ground = luminance(TINTS[role].split(", ")[scheme])
    ink = luminance(PALETTE["ink"][scheme])
    assert (max(ink, ground) + 0.05) / (min(ink, ground) + 0.05) >= 4.5


@pytest.mark.parametrize(("prefix", "editors"), [("", "editors"), ("/zh-hans", "编者"), ("/zh-hant", "編者")])
def test_corrections_are_signed_in_the_language_of_the_interface(ask, prefix, editors):
    page = ask(f"{prefix}/sources/3a7d5fc47ea6").content.decode()
    signed = re.findall(r"<cite>(.*?)</cite>", page)
    assert len(signed) == 10
    assert set(signed) == {editors}
