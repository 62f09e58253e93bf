"""Broken fixtures of every kind, seeded: each is refused by name and place, or is what the archive then says."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from archive.exchange import outgest
from archive.exchange.ingest import ingest
from archive.fixture import manifest
from archive.fixture.fault import FixtureFault
from archive.fixture.folder import Folder

ROUNDS = 6
EACH = 25
BYTES = [
    b"\x00",
    b"\xff",
    b"\xed\xa0\x80",
    b"\n",
    b'"',
    b"\\",
    b"[",
    b"=",
    b"999999999999999999999999",
    b"1e999",
    b"\t",
]


def flip(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def insert(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.choice(BYTES) + data[at:]


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def lose_line(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    lines.pop(chance.randrange(len(lines)))
    return b"\n".join(lines)


def double_line(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    return b"\n".join([*lines[:at], lines[at], *lines[at:]])


def swap_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def swap_words(data: bytes, chance: random.Random) -> bytes:
    words = data.split(b" ")
    one, other = chance.randrange(len(words)), chance.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return b" ".join(words)


def shift_number(data: bytes, chance: random.Random) -> bytes:
    places = [at for at, byte in enumerate(data) if 48 <= byte <= 57]
    if not places:
        return data + b"x"
    at = chance.choice(places)
    return data[:at] + str((data[at] - 47) % 10).encode() + data[at + 1 :]


def nest(data: bytes, chance: random.Random) -> bytes:
    return data + b"\nx = " + b"[" * chance.choice([10, 5000]) + b"\n"


MUTATIONS = [flip, insert, cut, lose_line, double_line, swap_lines, swap_words, shift_number, nest]


def damage(tree: Path, chance: random.Random) -> tuple[str, bytes]:
    """Break one file of the tree and seal the mistake. Returns its path and its bytes before."""
    folder = Folder(tree)
    path = chance.choice([p for p in folder.paths() if p not in (manifest.NAME, "README.md", "rules.toml")])
    before = folder.read(path)
    (tree / path).write_bytes(chance.choice(MUTATIONS)(before, chance))
    (tree / manifest.NAME).write_bytes(manifest.dumps(manifest.digests(folder)))
    return path, before


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_damaged_fixture_is_refused_by_name_and_the_archive_stays(archive, tree, seed):
    chance = random.Random(seed)
    held = dict(outgest.files("default"))
    refused = 0
    for _ in range(EACH):
        path, before = damage(tree, chance)
        try:
            # An import that succeeds has proved that the archive now says what the file says, byte for byte.
            ingest(Folder(tree), "default", dry_run=True)
        except FixtureFault as fault:
            refused += 1
            assert fault.path
            assert fault.step
        else:
            assert not path.endswith(".txt") or (tree / path).read_bytes() == before
        assert dict(outgest.files("default")) == held
        (tree / path).write_bytes(before)
    assert refused > EACH // 2
