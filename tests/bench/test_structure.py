"""Texts in every layout are drafted as they are marked: units, keys, signatories, day, place and furniture."""

import pytest

from archive.text.span import tiling_faults
from tests.bench.gold import Mark, samples
from tests.bench.structure import GOAL, drafted, f1, main, scores, units_found, units_marked

SAMPLES = list(samples())
each = pytest.mark.parametrize("sample", SAMPLES, ids=str)


@each
def test_units_are_found_where_they_are_marked(sample):
    found = drafted(sample)
    assert [(unit.start, unit.end, unit.kind, unit.key, unit.label) for unit in found.units] == [
        (mark.start, mark.end, mark.kind, mark.key, mark.label) for mark in sample.units
    ]


@each
def test_signatories_day_and_place_are_those_marked(sample):
    found = drafted(sample)
    listed = [(one.state, one.capacity, one.office, one.name) for one in found.signatories]
    assert listed == sample.signatories
    told = {
        "title": found.title.replace("\n", "/"),
        "date": str(found.date),
        "place": found.place,
        "body": found.body,
        "kind": found.kind,
    }
    assert {name: told[name] for name in sample.facts} == sample.facts


@each
def test_every_character_is_in_one_place(sample):
    found = drafted(sample)
    assert list(tiling_faults(found.spans, len(sample.text))) == []
    assert set(sample.furniture) <= {(piece.start, piece.end) for piece in found.furniture}
    held = bytearray(len(sample.text))
    for piece in (*found.units, *found.furniture):
        assert not any(held[piece.start : piece.end])
        held[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
    for one in found.signatories:
        held[one.start : one.end] = b"\1" * (one.end - one.start)
    assert not "".join(sign for sign, is_held in zip(sample.text, held, strict=True) if not is_held).strip()


def test_a_wrong_kind_label_or_end_is_no_find():
    sample = SAMPLES[0]
    right = units_marked(sample)
    assert units_found(drafted(sample)) == right
    first = sample.units[1]
    sample.units[1] = Mark(first.start, first.end - 1, first.kind, first.key, first.label)
    assert len(units_marked(sample) & right) == len(right) - 1
    sample.units[1] = first


@pytest.mark.parametrize(
    ("right", "found", "marked", "score"),
    [(2, 2, 2, 1.0), (1, 2, 2, 0.5), (0, 3, 0, 0.0), (0, 0, 0, 1.0), (2, 2, 4, 2 / 3)],
)
def test_the_score_weighs_what_is_missed_and_what_is_made_up(right, found, marked, score):
    assert f1(right, found, marked) == score


def test_every_layout_reaches_the_goal(capsys, monkeypatch):
    assert all(f1(*counted) >= GOAL for counted in scores().values())
    assert main() == 0
    assert "goal 0.97" in capsys.readouterr().out
