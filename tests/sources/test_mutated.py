"""A thousand damaged sources: each is read whole or refused by name, in time and memory as its length."""

from __future__ import annotations

import random
import time
import tracemalloc

import pytest

from archive.sources import SourceError, read, text_of
from archive.sources.encoding import decode
from archive.text.span import tiling_faults
from tests.sources.packages import level, listed, numbered, package, paragraph
from tests.sources.test_html import MINISTRY

HANT = "某某聯合公報\n\n各方於二零一一年五月三日在某城會晤，聲明如下：\n一、各方重申友好。\n二、各方決定合作：\n（一）加強貿易；\n（二）擴大交流。\n"
RU = "Совместное заявление\n\nСтороны заявляют:\n1. Мир.\n2. Труд.\n\nг. Город, 5 мая 2012 года\n"
RECORD = "〖BT〗某某宣言〖-BT〗\n〖ZW〗\n    各方声明如下：\n    一、甲。\n    二、乙。\n〖-ZW〗\n"
SOUND = [
    MINISTRY.encode("gb18030"),
    MINISTRY.encode(),
    MINISTRY.encode("utf-16"),
    HANT.encode("big5"),
    HANT.encode("utf-16le"),
    HANT.encode("gb18030"),
    RU.encode("windows-1251"),
    RU.encode("koi8-r"),
    RECORD.encode("hz"),
    RECORD.encode("utf-8-sig"),
    package(paragraph("某某宣言") + listed("甲。") + listed("乙。"), numbered(level(0, "decimal", "%1."))),
]


def damaged(data, chance):
    """The bytes with something done to them: cut, doubled, overwritten, turned round, or mixed with another's."""
    at, to = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    noise = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 9)))
    return chance.choice(
        [
            data[:at],
            data[at:],
            data[:at] + data[to:],
            data[:to] + data[at:],
            data[:at] + noise + data[at:],
            data[:at] + noise + data[at + len(noise) :],
            data[:at] + data[at:to][::-1] + data[to:],
            data[:at] + chance.choice(SOUND)[:to],
            data.replace(data[at : at + 2], noise),
        ]
    )


@pytest.mark.parametrize("seed", range(10))
def test_a_damaged_source_is_read_whole_or_refused_by_name(seed):
    chance = random.Random(seed)
    for _ in range(100):
        data = damaged(chance.choice(SOUND), chance)
        try:
            source = read(data, chance.choice(["zh-Hans", "zh-Hant", "en", "ru"]))
        except SourceError as fault:
            assert str(fault)
            continue
        assert list(tiling_faults(source.spans, len(source.text))) == []
        assert 0 <= source.confidence <= 1
        assert text_of(data, source.format, source.encoding) == source.text


LONG = "各方重申友好合作，愿意继续努力，为世界和平作出贡献，并保持密切接触，加强各领域交流。\n"
PAGE = "<p>各方重申<b>友好</b>合作，愿意继续努力，为世界和平作出贡献，并保持密切接触。</p>\n"


@pytest.mark.parametrize("codec", ["gb18030", "utf-8", "utf-16le", "hz"])
def test_time_to_decode_grows_as_the_source(codec):
    def seconds(lines):
        data = (LONG * lines).encode(codec)
        best = 60.0
        for _ in range(3):
            start = time.process_time()
            assert len(decode(data).text) == lines * len(LONG)
            best = min(best, time.process_time() - start)
        return best

    # Ten times the source, with room for what is done once and for an unquiet machine.
    assert seconds(30_000) < 25 * max(seconds(3_000), 0.005)


def test_a_long_page_is_read_in_little_memory():
    data = f"<html><body>{PAGE * 20_000}</body></html>".encode("gb18030")
    tracemalloc.start()
    try:
        text = text_of(data, "html", "gb18030")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert text.count("\n") == 20_000
    assert peak < 40 * len(data)
