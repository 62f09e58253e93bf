"""Bare numbers of pages between the lines of a text that was cut into pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

LONE = re.compile(r"\d{1,4}")
# "1. The Parties": a text that numbers like this has no use for a bare number on a line.
NUMBERED = re.compile(r"\d{1,3}[.)．、]\s*[^\W\d]")


def page_numbers(paragraphs: Sequence[str]) -> frozenset[int]:
    """The paragraphs that are numbers of pages: they rise, and the text's own numbers stand before words."""
    lone = [index for index, words in enumerate(paragraphs) if LONE.fullmatch(words)]
    if not lone:
        return frozenset()
    rises = all(int(paragraphs[above]) < int(paragraphs[below]) for above, below in pairwise(lone))
    is_numbered = sum(NUMBERED.match(words) is not None for words in paragraphs) > 1
    return frozenset(lone) if rises and is_numbered else frozenset()
