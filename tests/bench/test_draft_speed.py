"""The time a draft takes grows as its text does, in every format; the bench measures what it says it does."""

from __future__ import annotations

import pytest

from archive.sources import read
from tests.bench.draft_speed import SIZES, TEXTS, measured, seconds

FORMATS = {
    "page": "html",
    "package": "docx",
    "record": "record",
    "Markdown": "markdown",
    "encyclopedia": "encyclopedia",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_four_times_as_long_takes_about_four_times_as_long(name):
    seconds(name, 10_000)
    once = min(seconds(name, 50_000) for _ in range(3))
    # Squared, it would be sixteen times; a busy machine may double a measure.
    assert seconds(name, 200_000) < 9 * max(once, 0.01)


@pytest.mark.parametrize("name", TEXTS)
def test_each_text_is_of_the_size_and_format_it_is_named_for(name):
    tag, made = TEXTS[name]
    source = read(made(100_000), tag)
    assert source.format == FORMATS.get(name, "plain")
    assert 60_000 < len(source.text.encode()) < 150_000


def test_a_measure_has_its_yardstick_beside_it():
    found = measured("Chinese, numbered", 50_000)
    assert found.seconds > found.yardstick > 0
    assert found.command > found.seconds
    assert found.command_megabytes >= found.megabytes > 10
    assert max(SIZES) == 5
