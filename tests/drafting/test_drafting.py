"""A raw file becomes a fixture that an import takes as it is; what is doubtful is said, nothing is made up."""

from __future__ import annotations

import io
import json
import shutil
import tomllib
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from archive.exchange.ingest import ingest
from archive.fixture.folder import Folder
from archive.fixture.seal import seal
from archive.models import ClauseText, Document, Edition, Signature
from archive.verify import verify

SLUG = "2008-dushanbe-declaration"
ENGLISH, CHINESE = "003_b906f74af87a08ed", "000_a3ce7d98b03368cc"
LAKES = """Joint Statement on the Lakes

The Ministers of Foreign Affairs met in Springfield on 3 May 2011 and declare:

1. The lakes are kept clean.

2. The Parties shall:
(a) count the ducks;
(b) publish the count.

2. Boats are counted too.

3. The ducks are thanked.

For the Government of the Russian Federation    Ivan Petrov
For the Government of Atlantis    Jane Roe
"""
LAKES_CHANGED = """Joint Statement on the Lakes

The Ministers of Foreign Affairs met in Springfield on 3 May 2011 and declare:

The weather was fine and nobody had expected it.

1. The lakes are kept clean.

2. The Parties shall:
(a) count the ducks;

3. The ducks are thanked.
"""
RUSSIAN = """Совместное заявление об озёрах

Главы государств собрались в Душанбе 3 мая 2011 года и заявляют:

1. Озёра содержатся в чистоте.

2. Утки пересчитываются каждый год.

Президент Республики Таджикистан    И. Иванов
Президент Кыргызской Республики    П. Петров
"""


@pytest.fixture
def source(tmp_path):
    def write(words, name="lakes.txt"):
        file = tmp_path / name
        file.write_bytes(words if isinstance(words, bytes) else words.encode())
        return file

    return write


@pytest.fixture
def drafting(tmp_path):
    """The command, its fixture written below tmp_path/out; gives what it prints."""

    def run(file, language, **options):
        out = io.StringIO()
        call_command(
            "draft_edition", str(file), language=language, out=tmp_path / "out", stdout=out, **options
        )
        return out.getvalue()

    return run


@pytest.fixture
def without_english(archive, tree):
    """The archive with the English edition of Dushanbe taken away, imported; the settings name its tree."""
    for file in (tree / "sources").glob(f"{ENGLISH}.*"):
        file.unlink()
    (tree / "documents" / SLUG / "en.toml").unlink()
    document = tree / "documents" / SLUG / "document.toml"
    text = document.read_text()
    table = tomllib.loads(text)
    assert table["status"] == "published"
    kept = text.partition("[[notes]]")[0]
    kept = "\n".join(
        line
        for line in kept.splitlines()
        if not any(f'code = "{code}"' in line for code in ("kz", "cn", "ru", "tj"))
    )
    document.write_text(kept + "\n")
    seal(Folder(tree))
    ingest(Folder(tree), "default", force=True)
    with override_settings(ARCHIVE_FIXTURES=tree):
        yield tree


def laid(out: Path, tree: Path) -> None:
    """The draft laid into the tree and sealed; nothing of it needed another spelling."""
    shutil.copytree(out, tree, dirs_exist_ok=True)
    assert [line for line in seal(Folder(tree)) if line.startswith("rewrote")] == []


def fixture(tmp_path, *steps):
    return tomllib.loads((tmp_path / "out").joinpath(*steps).read_text("utf-8"))


def test_an_english_draft_is_imported_as_it_is(archive, tree, tmp_path, source, drafting):
    said = drafting(source(LAKES), "en")
    assert "2011-springfield-foreign-ministers-statement, new" in said
    assert "lakes.txt:11: number 2 stands after 2" in said
    assert "“For the Government of Atlantis Jane Roe” is left out of the signatures" in said
    laid(tmp_path / "out", tree)
    ingest(Folder(tree), "default")
    document = Document.objects.get(slug="2011-springfield-foreign-ministers-statement")
    assert (document.status, document.kind, str(document.adopted_on)) == ("draft", "statement", "2011-05-03")
    assert document.titles == {"en": "Joint Statement on the Lakes"}
    assert ClauseText.objects.get(clause__document=document, clause__key="2.1").text == "count the ducks;"
    assert [row.name for row in Signature.objects.filter(edition__document=document)] == ["Ivan Petrov"]
    rights = document.editions.get().source.rights
    assert rights == {"en": "Rights not yet established; draft, not for publication."}
    assert verify("default").faults == []


def test_a_russian_draft_is_imported_as_it_is(archive, tree, tmp_path, source, drafting):
    said = drafting(source(RUSSIAN.encode("cp1251"), "озёра.txt"), "ru")
    assert "encoding:    windows-1251" in said
    laid(tmp_path / "out", tree)
    ingest(Folder(tree), "default")
    document = Document.objects.get(slug="2011-heads-of-state-statement")
    assert [row.code for row in document.signatories.all()] == ["tj", "kg"]
    assert list(document.clauses.values_list("key", flat=True)) == ["preamble", "1", "2"]
    assert verify("default").faults == []


def test_the_english_dushanbe_is_drafted_against_the_chinese_one(without_english, tmp_path, drafting):
    file = tmp_path / f"{ENGLISH}.txt"
    shutil.copy(Path(__file__).resolve().parents[2] / "fixtures" / "sources" / file.name, file)
    told = json.loads(drafting(file, "en", document=SLUG, json=True))
    keys = {unit["key"] for unit in told["against"]["units"] if unit["key"]}
    answered = [
        (told["against"]["units"][group["left"][0]]["key"], told["units"][group["right"][0]]["key"])
        for group in told["alignment"]
        if len(group["left"]) == len(group["right"]) == 1 and group["key"]
    ]
    assert len(answered) == len(keys) == 34
    assert all(left == right for left, right in answered)
    assert "gaps" not in fixture(tmp_path, "documents", SLUG, "en.toml")
    laid(tmp_path / "out", without_english)
    ingest(Folder(without_english), "default")
    document = Document.objects.get(slug=SLUG)
    assert document.status == "published"
    assert [row.code for row in document.signatories.all()] == ["kg", "uz", "kz", "cn", "ru", "tj"]
    assert ClauseText.objects.filter(edition__document=document, edition__tag="en").count() == 34
    assert verify("default").faults == []


@pytest.mark.parametrize("status", ["published", "draft", "withdrawn"])
def test_a_further_edition_leaves_the_status_of_its_document_alone(
    archive, tmp_path, source, drafting, capsys, status
):
    Document.objects.filter(slug=SLUG).update(
        status=status,
        withdrawn_on="2020-01-01" if status == "withdrawn" else None,
        withdrawn_because={"en": "A trial."} if status == "withdrawn" else {},
    )
    drafting(source(LAKES), "en-x-lakes", document=SLUG)
    assert fixture(tmp_path, "documents", SLUG, "document.toml")["status"] == status
    warned = f"{SLUG} is published and stays so: once imported, edition en-x-lakes is public"
    assert (warned in capsys.readouterr().err) == (status == "published")


def test_what_a_second_witness_adds_and_lacks_are_gaps(archive, tree, tmp_path, source, drafting):
    drafting(source(LAKES), "en")
    slug = "2011-springfield-foreign-ministers-statement"
    laid(tmp_path / "out", tree)
    ingest(Folder(tree), "default")
    shutil.rmtree(tmp_path / "out")
    with override_settings(ARCHIVE_FIXTURES=tree):
        said = drafting(source(LAKES_CHANGED, "second.txt"), "en", document=slug)
    # The tag is taken by another source, so this witness has one of its own.
    assert "edition:     en-x-draft" in said
    second = fixture(tmp_path, "documents", slug, "en-x-draft.toml")
    assert (second["gaps"], fixture(tmp_path, "documents", slug, "en.toml")["gaps"]) == (
        ["2.2", "p1"],
        ["preamble.p2"],
    )
    laid(tmp_path / "out", tree)
    ingest(Folder(tree), "default")
    assert Edition.objects.filter(document__slug=slug).count() == 2
    assert verify("default").faults == []


def test_a_doubtful_rendering_is_reported_where_it_stands(source, drafting):
    words = (
        "联合声明\n\n各方声明如下：\n一、各方期待试行监察干部\n制度。\n二、根据本国历史，这只会加剧紧张。\n"
    )
    with override_settings(ARCHIVE_FIXTURES=source("x").parent / "no tree"):
        told = json.loads(drafting(source(words), "zh-Hans-x-trial", json=True))
        said = drafting(source(words), "zh-Hans-x-trial")
    assert [(one["found"], told["units"][one["unit"]]["key"]) for one in told["flags"]] == [
        ("察干部", "1"),
        ("国历史", "2"),
        ("这只会", "2"),
    ]
    for one in told["flags"]:
        assert words[one["start"] : one["end"]] == one["found"]
        assert list(one["readings"]) == ["zh-Hant", "zh-Hant-HK"]
    assert told["flags"][1]["readings"]["zh-Hant"] == ["國曆史", "國歷史"]
    assert "lakes.txt:6: 二、根据本【国历史】，这只会加剧紧张。 is cut 国历|史 from the left" in said
    assert "zh-Hant shows 國曆史, or else 國歷史" in said


def test_the_rules_of_the_archive_settle_a_rendering(source, drafting):
    told = json.loads(drafting(source("联合声明\n\n根据本国历史，阿布德发言。\n"), "zh-Hans", json=True))
    assert [one["found"] for one in told["flags"]] == ["阿布德"]


def test_what_is_signed_is_reviewed_and_what_is_not_chinese_is_not(source, drafting):
    signed = "联合声明\n\n各方声明如下：\n\n哈萨克斯坦共和国外交部长　阿布德拉赫曼诺夫\n"
    [flag] = json.loads(drafting(source(signed), "zh-Hans", json=True))["flags"]
    assert (flag["found"], flag["unit"]) == ("阿布德", None)
    assert json.loads(drafting(source(LAKES), "en", json=True))["flags"] == []


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (
            'shown = "zh-Hant"\nfound = "国历史"\nreads = "國史"',
            "rules.toml:1: bad field: this rule cannot stand",
        ),
        # OpenCC maps what this phrase begins with to another character before any word is looked up.
        (
            'shown = "zh-Hant"\nfound = "\uf900马"\nreads = "\uf900馬"',
            "rules.toml: .* never sees the phrase as written",
        ),
    ],
)
def test_a_rule_that_cannot_stand_is_named(tmp_path, source, drafting, rule, message):
    tree = tmp_path / "tree"
    tree.mkdir()
    (tree / "rules.toml").write_text(f'[[rules]]\n{rule}\nreason = "A trial."\nreviewed_by = "me"\n')
    with override_settings(ARCHIVE_FIXTURES=tree), pytest.raises(CommandError, match=message):
        drafting(source("联合声明\n\n根据本国历史，在\uf900马。\n"), "zh-Hans")


def test_two_raw_files_are_aligned_without_a_database(source, drafting):
    told = json.loads(
        drafting(source(RUSSIAN), "ru", against=source(LAKES, "other.txt"), against_language="en", json=True)
    )
    assert told["against"]["language"] == "en"
    assert sorted(at for group in told["alignment"] for at in group["right"]) == list(
        range(len(told["units"]))
    )
    assert sorted(at for group in told["alignment"] for at in group["left"]) == list(
        range(len(told["against"]["units"]))
    )


def test_the_json_counts_code_points_of_the_decoded_text(source, drafting):
    told = json.loads(drafting(source(LAKES), "en", json=True))
    for unit in told["units"]:
        assert LAKES[unit["start"] : unit["end"]].startswith(unit["label"] or unit["text"])
    assert (told["date"], told["place"], told["kind"]) == ("2011-05-03", "Springfield", "statement")
    assert [one["state"] for one in told["signatories"]] == ["ru", ""]
    assert "alignment" not in told
    assert {"start", "line", "reason"} == set(told["doubts"][0])


def test_an_alignment_is_reported_with_its_doubts(source, drafting):
    said = drafting(source(LAKES), "en", against=source(LAKES_CHANGED, "b.txt"), against_language="en")
    assert "groups with en" in said
    assert "nothing  =  2.2 “publish the count.”" in said


@pytest.mark.parametrize(
    ("words", "language", "options", "message"),
    [
        (b"abc\xff\xfe\xfa", "no tag", {}, "--language: .*no tag"),
        (b"x" * 5_000_001, "en", {}, "5,000,001 bytes"),
        (b"x\n\n" * 100_000, "en", {}, "100,000 paragraphs"),
        (b" \n\n", "en", {}, "nothing is written"),
        (b"%PDF-1.4", "en", {}, "a PDF: save its text"),
        (LAKES, "en", {"against_language": "ru"}, "goes with --against FILE"),
        (LAKES, "en", {"against": "nowhere.txt", "against_language": "ru"}, "nowhere.txt is no file"),
        (LAKES, "en", {"document": "No Slug"}, "is no slug"),
        (RUSSIAN, "ru", {"encoding": "gb18030"}, "--encoding: .* is utf-8"),
    ],
)
def test_what_cannot_be_drafted_is_refused_by_name(source, drafting, words, language, options, message):
    if "against" in options:
        options = {**options, "against": Path(options["against"])}
    with pytest.raises(CommandError, match=message):
        drafting(source(words), language, **options)


@pytest.mark.parametrize("is_json", [True, False])
def test_a_source_no_import_accepts_is_reported_and_no_fixture_written(tmp_path, source, drafting, is_json):
    words = LAKES.replace("(b)", "\f(b)\0")
    out = io.StringIO()
    with pytest.raises(CommandError, match=r"lakes.txt:9: U\+000C FORM FEED, the first of 2 characters"):
        call_command(
            "draft_edition", str(source(words)), language="en", out=tmp_path / "out", json=is_json, stdout=out
        )
    assert "Joint Statement on the Lakes" in out.getvalue()
    assert not (tmp_path / "out").exists()


def test_an_unknown_document_is_refused_with_those_that_are_near(archive, source, drafting):
    with pytest.raises(CommandError, match=f"no document 2008-dushanbe-declaratio. Near: {SLUG}"):
        drafting(source(LAKES), "en", document="2008-dushanbe-declaratio")


def test_a_folder_that_cannot_be_written_is_named(tmp_path, source, drafting):
    (tmp_path / "out").write_text("a file, no folder")
    with pytest.raises(CommandError, match="Name another folder with --out"):
        drafting(source(LAKES), "en")
