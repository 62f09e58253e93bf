"""map_source drafts what a curator then completes, and says what to look at."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive.fixture import spanmap

SOURCES = Path(__file__).resolve().parents[2] / "fixtures" / "sources"


def drafted(file, language, **options):
    """What the command prints, and what it reports."""
    out, reported = StringIO(), StringIO()
    call_command("map_source", str(file), language=language, stdout=out, stderr=reported, **options)
    return out.getvalue(), reported.getvalue()


@pytest.fixture
def source(tmp_path):
    def write(words, name="source.txt"):
        file = tmp_path / name
        file.write_bytes(words if isinstance(words, bytes) else words.encode())
        return file

    return write


def test_the_draft_of_a_source_is_its_map_but_for_the_parties():
    out, reported = drafted(SOURCES / "001_f13b98d1cdaf95ce.txt", "zh-Hans")
    kept = (SOURCES / "001_f13b98d1cdaf95ce.spans").read_text("utf-8")
    assert out == re.sub(r"/signatures/[^\t]+", "/signatures/?", kept)
    assert "record, utf-8 (99%, well-formed UTF-8), 2,023 characters, 22 clauses with text" in reported
    assert len(reported.splitlines()) == 1


def test_every_doubt_is_reported_with_its_line(source):
    file = source("Statement\n\n1. One.\n2. Two.\n2. Again.\nPeace\u200b now.\n")
    _, reported = drafted(file, "en")
    assert f"{file}:5: number 2 stands after 2, out of order" in reported
    assert f"{file}:6: U+200B ZERO WIDTH SPACE, which nobody can see" in reported


def test_a_missing_title_is_reported(source):
    assert "no title was found" in drafted(source("They met in peace.\n"), "en")[1]


def test_the_tag_is_written_in_its_canonical_case(source):
    out, _ = drafted(source("某某宣言\n各方重申友好。\n甲国总统  张三\n"), "ZH-hans")
    assert "\ttitle\tzh-Hans\t" in out
    assert "\tname\tzh-Hans/signatures/?\t张三" in out


def test_the_format_may_be_named(source):
    file = source("# Statement\n\nThey met.\n")
    assert "\ttitle\ten\tStatement" in drafted(file, "en")[0]
    assert "\ttitle\ten\t# Statement" in drafted(file, "en", format="plain")[0]


def test_a_draft_can_be_read_back(source):
    text = "Statement\r\n\r\n1. One\\two.\r\n\tPresident of Foo\u3000\u3000Jane Roe\r\n"
    out, _ = drafted(source(text), "en")
    assert [span.role for _, span in spanmap.loads(out, "source.spans", text)] == [
        "title",
        "layout",
        "label",
        "layout",
        "text",
        "layout",
        "office",
        "layout",
        "name",
        "layout",
    ]


@pytest.mark.parametrize(
    ("words", "language", "message"),
    [
        (b"abc\xff", "zh-Hans", "byte 3 .* is not UTF-8"),
        (b"x", "no tag", "--language: .*no tag"),
        (b"x" * 5_000_001, "en", "5,000,001 bytes"),
        (b"x\n\n" * 100_000, "en", "100,000 paragraphs"),
    ],
)
def test_what_cannot_be_drafted_is_refused_by_name(source, words, language, message):
    with pytest.raises(CommandError, match=message):
        drafted(source(words), language)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match="nowhere.txt is no file"):
        drafted(tmp_path / "nowhere.txt", "en")
