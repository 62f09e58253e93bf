"""The sources of the archive are read as their committed span maps say, character by character."""

import re
from pathlib import Path

import pytest

from archive.fixture import spanmap
from archive.sources import read
from archive.text.key import Key, order_faults
from tests.sources.pages import map_of

SOURCES = Path(__file__).resolve().parents[2] / "fixtures" / "sources"
DUSHANBE = (
    "preamble 1 1.p1 1.p2 1.p3 2 2.p1 2.p2 3 3.p1 3.p2 4 4.p1 4.p2 4.p3 5 5.p1 5.p2 6 6.p1 6.p2 6.p3 7 7.p1 7.p2 "
    "8 9 9.p1 9.p2 10 10.1 10.2 10.3 10.4 10.5 11 12 12.p1 12.p2 12.p3 12.p4 13 14"
)
BISHKEK = "preamble p1 p2 p3 p4 p5 p5.1 p5.2 p5.3 p5.4 " + " ".join(f"p{n}" for n in range(6, 18))
MOSCOW = "preamble " + " ".join(f"p{n}" for n in range(1, 22))
BEIJING = "preamble " + " ".join(f"p{n}" for n in range(1, 28)) + " closing"

# File, edition, format, code points, clauses with text, keys as the public interface names them.
SEEDS = [
    ("000_a3ce7d98b03368cc", "zh-Hant", "encyclopedia", 2641, 34, DUSHANBE),
    ("001_f13b98d1cdaf95ce", "zh-Hans", "record", 2023, 22, BISHKEK),
    ("002_2682b7114b5ceaaa", "zh-Hans", "markdown", 2109, 22, MOSCOW),
    ("003_b906f74af87a08ed", "en", "plain", 11155, 34, DUSHANBE),
    ("004_97ef1e0b00271ada", "zh-Hans", "plain", 2572, 29, BEIJING),
]
seeds = pytest.mark.parametrize(("name", "tag", "format", "characters", "clauses", "keys"), SEEDS)


def source_of(name):
    return (SOURCES / f"{name}.txt").read_bytes()


def committed(name):
    return (SOURCES / f"{name}.spans").read_text("utf-8")


def anonymous(drawn):
    """A span map without the codes of the parties, which only a person can know."""
    return re.sub(r"/signatures/[^\t]+", "/signatures/?", drawn)


@seeds
def test_a_source_is_read_into_its_committed_map(name, tag, format, characters, clauses, keys):
    drawn, _ = map_of(source_of(name), tag)
    assert drawn == anonymous(committed(name))


@seeds
def test_a_source_is_known_by_its_content(name, tag, format, characters, clauses, keys):
    source = read(source_of(name), tag)
    assert (source.format, source.encoding, len(source.text)) == (format, "utf-8", characters)
    assert source.text.encode() == source_of(name)


@seeds
def test_a_source_has_the_keys_of_the_public_interface(name, tag, format, characters, clauses, keys):
    found = map_of(source_of(name), tag)[1]
    assert list(found.keys) == keys.split()
    assert len({span.target for span in found.spans if span.role == "text"}) == clauses
    assert not list(order_faults([Key.parse(key) for key in found.keys]))
    assert found.doubts == ()


@seeds
def test_a_committed_map_accounts_for_every_character(name, tag, format, characters, clauses, keys):
    text = source_of(name).decode()
    spans = [span for _, span in spanmap.loads(committed(name), f"sources/{name}.spans", text)]
    assert sum(span.end - span.start for span in spans) == characters == len(text)
    assert not [span for span in spans if span.target.endswith("?")]
    assert not [
        text[span.start : span.end]
        for span in spans
        if span.role in ("text", "title") and span.end == span.start
    ]


@pytest.mark.parametrize(
    ("name", "role", "number"),
    [
        # Five fields of the infobox and five headings of the page.
        ("000_a3ce7d98b03368cc", "furniture", 10),
        # A letterhead in Spanish and the organisation's name.
        ("003_b906f74af87a08ed", "furniture", 2),
        # The title stands on two lines.
        ("003_b906f74af87a08ed", "title", 2),
        ("003_b906f74af87a08ed", "office", 6),
        ("003_b906f74af87a08ed", "name", 0),
        ("001_f13b98d1cdaf95ce", "name", 6),
        ("001_f13b98d1cdaf95ce", "agency", 1),
        ("000_a3ce7d98b03368cc", "name", 2),
        ("004_97ef1e0b00271ada", "title", 0),
        ("002_2682b7114b5ceaaa", "date", 0),
    ],
)
def test_a_page_has_what_was_counted_by_hand(name, role, number):
    spans = spanmap.loads(committed(name), name, source_of(name).decode())
    assert sum(span.role == role for _, span in spans) == number


@seeds
def test_layout_holds_no_words(name, tag, format, characters, clauses, keys):
    text = source_of(name).decode()
    spans = [span for _, span in spanmap.loads(committed(name), name, text) if span.role == "layout"]
    words = {text[span.start : span.end].strip() for span in spans} - {""}
    # The Markdown mark of a heading, and "at" between a date and its place.
    assert words <= {"##", "于", "於"}
