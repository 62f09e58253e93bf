"""How long drafts of long texts take: processor time by length, in Chinese and English, numbered and crowded."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator

from archive.sources import read
from archive.sources.gazetteer import gazetteer
from archive.text.draft import draft

MEGABYTE = 1_000_000
SIZES = (1, 2, 5)


def english(number: int) -> str:
    return (
        f"{number}. The parties agree to cooperate in the field of water, and will consult each other, at the request "
        f"of either of them, on every matter of common interest.\n\nThey add paragraph {number} on trade.\n\n"
    )


def chinese(number: int) -> str:
    return (
        f"{number}、各方同意在水利领域开展合作，并就共同关心的问题进行磋商，愿意继续努力，为地区和平作出贡献。\n"
        f"各方还将就第{number}项工作交换意见，并在适当时候举行会议。\n"
    )


def crowded(number: int) -> str:
    return f"各方重申友好，愿意继续努力，为地区和平作出第{number}项贡献。\u3000\u3000"


TEXTS: tuple[tuple[str, str, str, Callable[[int], str]], ...] = (
    ("English, numbered", "en", "JOINT STATEMENT\n\nThe parties declare:\n\n", english),
    ("Chinese, numbered", "zh-Hans", "联合声明\n各方声明如下：\n", chinese),
    ("Chinese, on one line", "zh-Hans", "", crowded),
)


def long_text(opening: str, paragraph: Callable[[int], str], size: float) -> str:
    """A text of about `size` bytes in UTF-8."""
    one = len(paragraph(10_000).encode())
    return opening + "".join(map(paragraph, range(1, int(size) // one)))


def seconds(text: str, tag: str) -> float:
    """Processor seconds to read and draft a text."""
    held, started = text.encode(), time.process_time()
    source = read(held, tag)
    draft(source.text, tag, source.spans, source.paragraphs, gazetteer(), source.reasons)
    return time.process_time() - started


def lines() -> Iterator[str]:
    """The table, a line a text: seconds by megabytes, and the most memory the process has had."""
    gazetteer()
    for name, tag, opening, paragraph in TEXTS:
        times = [seconds(long_text(opening, paragraph, size * MEGABYTE), tag) for size in SIZES]
        shown = "   ".join(f"{size} MB {took:5.2f} s" for size, took in zip(SIZES, times, strict=True))
        yield f"{name:24} {shown}"
    yield f"{'most memory':24} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
