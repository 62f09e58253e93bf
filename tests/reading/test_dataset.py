"""The whole release as one file: a bag that proves itself, the same on every machine, from which all is rebuilt."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path

import bagit
import pytest
from django.core.management import call_command
from django.db import connections
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from archive.exchange.ingest import ingest
from archive.fixture.folder import Folder
from archive.models.published import reading
from archive.reading import dataset_file
from tests.export.schemas import against
from tests.rooms import build, copied, publish_now, room

# Texts of clauses in all editions: 34 in two languages, 22, 22, 29.
TEXTS = 141


@pytest.fixture
def kept(archive):
    return dataset_file.make()


def unpacked(file: Path, folder: Path) -> Path:
    with zipfile.ZipFile(file) as package:
        package.extractall(folder)
    (bag,) = folder.iterdir()
    return bag


def test_the_tool_of_the_field_finds_the_bag_whole(kept, tmp_path):
    bag = unpacked(kept.file, tmp_path / "bag")
    assert bagit.Bag(str(bag)).validate()
    (bag / "data" / "clauses.csv").write_bytes(b"")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(bag)).validate()


def test_the_archive_rebuilt_from_its_dataset_gives_the_same_dataset(kept, tmp_path):
    """Another import, at another moment, of the fixtures that lie in the bag."""
    fixtures = unpacked(kept.file, tmp_path / "bag") / "data" / "fixtures"
    other = tmp_path / "other"
    other.mkdir()
    with override_settings(ARCHIVE_FIXTURES=fixtures):
        build(other)
        with room(other):
            rebuilt = dataset_file.make()
    assert rebuilt.file.name == kept.file.name
    assert rebuilt.file.read_bytes() == kept.file.read_bytes()


@pytest.mark.postgres
def test_postgresql_gives_the_same_dataset(template_room, tmp_path, settings):
    settings.VAR_DIR = tmp_path
    ingest(Folder(settings.ARCHIVE_FIXTURES), "default")
    publish_now()
    made = dataset_file.make()
    with room(copied(template_room, tmp_path / "room")):
        assert dataset_file.make().sha256 == made.sha256


def test_it_holds_every_document_text_and_source(kept, tmp_path):
    data = unpacked(kept.file, tmp_path / "bag") / "data"
    documents = [json.loads(line) for line in (data / "documents.jsonl").read_text().splitlines()]
    assert [document["slug"] for document in documents] == sorted(document["slug"] for document in documents)
    assert documents[2] == json.loads(Client().get("/documents/2008-dushanbe-declaration.json").content)
    rows = list(
        csv.DictReader(io.StringIO((data / "clauses.csv").read_bytes().decode("utf-8-sig"), newline=""))
    )
    assert len(rows) == TEXTS
    assert all(
        hashlib.sha256(row["text"].removeprefix("'").encode()).hexdigest() == row["sha256"] for row in rows
    )
    for file in (data / "tei").iterdir():
        assert against("tei.xml", file.read_bytes()) == []
    assert [file.name for file in (data / "tmx").iterdir()] == ["2008-dushanbe-declaration.tmx"]
    assert against("tmx", (data / "tmx" / "2008-dushanbe-declaration.tmx").read_bytes()) == []
    for file in (data / "fixtures" / "sources").glob("*.txt"):
        assert (
            Client().get(f"/sources/{hashlib.sha256(file.read_bytes()).hexdigest()[:12]}.txt").content
            == file.read_bytes()
        )


def test_a_table_has_its_byte_order_mark_at_the_beginning_alone(kept, tmp_path):
    data = unpacked(kept.file, tmp_path / "bag") / "data"
    assert (data / "clauses.csv").read_bytes().count(b"\xef\xbb\xbf") == 1


def test_the_page_offers_it_with_its_sha_256(kept):
    release = kept.file.stem
    page = Client().get(f"/zh-hans/releases/{release}").content.decode()
    assert f'href="/releases/{release}.zip"' in page
    assert hashlib.sha256(kept.file.read_bytes()).hexdigest() == kept.sha256
    assert kept.sha256 in page
    assert "documents.jsonl" in page
    told = json.loads(Client().get(f"/releases/{release}.json").content)["dataset"]
    assert told["url"].endswith(f"/releases/{release}.zip")
    assert (told["bytes"], told["sha256"]) == (kept.size, kept.sha256)
    assert {"path", "bytes", "sha256"} == told["files"][0].keys()


def test_it_comes_as_it_was_hashed(kept):
    with CaptureQueriesContext(connections["release"]) as queries:
        answer = Client().get(f"/releases/{kept.file.stem}.zip")
        data = answer.getvalue()
    assert hashlib.sha256(data).hexdigest() == kept.sha256
    assert answer["Content-Type"] == "application/zip"
    assert int(answer["Content-Length"]) == kept.size
    assert answer["Content-Disposition"] == f'attachment; filename="declaration-archive-{kept.file.stem}.zip"'
    digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
    assert answer["Repr-Digest"] == f"sha-256=:{digest}:"
    assert answer["ETag"]
    assert len(queries) == 2, [query["sql"] for query in queries]
    again = Client().get(f"/releases/{kept.file.stem}.zip", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304
    again.close()


def test_it_has_one_address(kept):
    answer = Client().get(f"/zh-hant/releases/{kept.file.stem}.zip")
    assert (answer.status_code, answer["Location"]) == (301, f"/releases/{kept.file.stem}.zip")
    assert Client().get("/releases/nothing.zip").status_code == 404


def test_a_release_whose_dataset_is_not_here_says_so(archive):
    with reading() as release:
        pass
    answer = Client().get(f"/releases/{release.id}.zip")
    assert answer.status_code == 404
    assert "This server has no dataset of that release." in answer.content.decode()
    page = Client().get(f"/releases/{release.id}").content.decode()
    assert "This server has no dataset of that release." in page
    assert f"{release.id}.zip" not in page


def test_half_a_dataset_is_none(kept):
    kept.file.write_bytes(kept.file.read_bytes()[:-1])
    assert dataset_file.kept(kept.file.stem) is None
    assert dataset_file.make() == kept


def test_an_archive_that_moved_makes_its_dataset_anew(kept):
    with override_settings(ARCHIVE_BASE_URL="https://archive.example"):
        assert dataset_file.kept(kept.file.stem) is None
        made = dataset_file.make()
    assert made.sha256 != kept.sha256
    assert b"https://archive.example/documents/" in made.file.read_bytes()


def test_what_was_made_once_stays_as_it_is(kept):
    before = kept.file.stat().st_mtime_ns
    assert dataset_file.make() == kept
    assert kept.file.stat().st_mtime_ns == before


def test_a_failure_leaves_nothing_behind(archive, monkeypatch):
    def broken(site, release):
        yield "README.txt", [b"Ducks"]
        raise OSError("the disk is full")

    monkeypatch.setattr("archive.reading.dataset_file.payload", broken)
    with pytest.raises(OSError, match="the disk is full"):
        dataset_file.make()
    assert list(dataset_file.folder().iterdir()) == []


def test_publishing_writes_it(archive, capsys):
    call_command("publish")
    with reading() as release:
        held = dataset_file.kept(release.id)
    assert held is not None
    assert held.sha256 in capsys.readouterr().out


def test_a_dataset_whose_note_is_another_version_s_is_written_anew(kept):
    release = kept.file.stem
    note = dataset_file.note(release)
    note.write_text(json.dumps({"size": kept.size, "files": []}), encoding="utf-8")
    assert dataset_file.kept(release) is None
    assert dataset_file.make() == kept
