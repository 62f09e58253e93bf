"""Sources to which accidents have happened, each from a number, and what must be true of any draft of one.

    python -m tests.drafting.mutants            a thousand of them through the whole command

An accident happens to the bytes, to the text before it is encoded, or to the parts of a package.
"""

from __future__ import annotations

import io
import json
import os
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from django.core.management import CommandError, call_command  # noqa: E402
from django.test import override_settings  # noqa: E402

from archive.drafting.edition import Witness, drafted  # noqa: E402
from archive.drafting.holdings import Holdings  # noqa: E402
from archive.fixture import spanmap  # noqa: E402
from tests.bench.gold import samples  # noqa: E402
from tests.sources.packages import level, listed, numbered, package, paragraph  # noqa: E402
from tests.sources.test_html import MINISTRY  # noqa: E402

TIMES = 1_000
# In this many seconds a mutant of some kilobytes is drafted, however it is damaged.
MOST_SECONDS = 2.0
TEXTS = [(sample.text, sample.tag) for sample in samples()]
CODECS = (
    "utf-8",
    "utf-8-sig",
    "gb18030",
    "big5",
    "utf-16",
    "utf-16le",
    "utf-16be",
    "hz",
    "windows-1251",
    "koi8-r",
)
# What a text may be full of: ends of lines, controls, marks of every format, labels, what nobody can see.
STRANGE = (
    *"\0\a\b\t\v\f\r\x1a\x1b\x1e\x7f\x85\xa0\xad\u200b\u202e\u2028\u3000\ufeff\ufffd\ufffe\U0001f600\U000e0041",
    "\r\n", "<", "</p>", "<p>", "<script>", "<!--", "]]>", "&amp;", "&#0;", "&#x110000;", "〖ZW〗", "〖-ZW〗", "# ", "---\n",
    "一、", "(1) ", "第一条 ", "Article 1\n", "附件一\n", "\u0301" * 9, "~{", "~}", "?" * 30, "9" * 40 + ". ", "I" * 20 + ". ",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """A file that something happened to. ending: of its name; tag: of the edition it is said to be."""

    data: bytes
    ending: str
    tag: str


def mutant(number: int) -> Mutant:
    """The mutant of a number: the same for ever."""
    chance = random.Random(number)
    text, tag = chance.choice(TEXTS)
    # Now and then the language is another than the text's own.
    tag = chance.choice(["zh-Hans", "zh-Hant", "en", "ru", "fr"]) if chance.random() < 0.1 else tag
    for _ in range(chance.randrange(4)):
        text = chance.choice(TEXT_ACCIDENTS)(text, chance)
    dressed, ending = chance.choice(DRESSES)(text[:20_000], chance)
    for _ in range(chance.randrange(3)):
        dressed = chance.choice(BYTE_ACCIDENTS)(dressed, chance)
    return Mutant(dressed, ending, tag)


# Accidents to a text.


def stretch(length: int, chance: random.Random) -> tuple[int, int]:
    first, last = sorted(chance.randrange(length + 1) for _ in range(2))
    return first, last


def sprinkled(text: str, chance: random.Random) -> str:
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(STRANGE) * chance.choice((1, 1, 2, 50)) + text[at:]
    return text


def lines_moved(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def lines_lost_and_doubled(text: str, chance: random.Random) -> str:
    return "\n".join(line for line in text.split("\n") for _ in range(chance.choice((0, 1, 1, 1, 2))))


def one_line(text: str, chance: random.Random) -> str:
    return text.replace("\n", chance.choice(("", " ", "\u3000\u3000", "\t", "\\n")))


def huge_line(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return (
        text[:at]
        + chance.choice(("各方", "a", "1. ", "（一）", " ", "\u3000", "((", "——")) * 5_000
        + text[at:]
    )


def spliced(text: str, chance: random.Random) -> str:
    other = chance.choice(TEXTS)[0]
    return text[: chance.randrange(len(text) + 1)] + other[chance.randrange(len(other) + 1) :]


TEXT_ACCIDENTS: tuple[Callable[[str, random.Random], str], ...] = (
    sprinkled,
    lines_moved,
    lines_lost_and_doubled,
    one_line,
    huge_line,
    spliced,
)

# What a text comes in.


def saved(text: str, chance: random.Random) -> tuple[bytes, str]:
    return text.encode(chance.choice(CODECS), chance.choice(("replace", "ignore"))), ".txt"


def page(text: str, chance: random.Random) -> tuple[bytes, str]:
    whole = "".join(f"<p>{line}</p>\n" for line in text.split("\n"))
    around = MINISTRY if chance.random() < 0.3 else "<html><body></body></html>"
    first, last = stretch(len(around), chance)
    return (around[:first] + whole + around[last:]).encode(chance.choice(CODECS[:4]), "replace"), ".html"


def packed(text: str, chance: random.Random) -> tuple[bytes, str]:
    words = [
        line.translate({ord(sign): None for sign in "<&\0\a\b\v\f\x1a\x1b\x1e\ufffe"})
        for line in text.split("\n")
    ]
    body = "".join(chance.choice((paragraph, listed))(line) for line in words[:200])
    whole = package(body, numbered(level(0, "decimal", "%1.")))
    return (repacked(whole, chance) if chance.random() < 0.5 else whole), ".docx"


def repacked(whole: bytes, chance: random.Random) -> bytes:
    """The package with something done to one of its parts, sums and all put right again."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as held, zipfile.ZipFile(out, "w") as file:
        unlucky = chance.choice(held.namelist())
        for name in held.namelist():
            data = held.read(name)
            if name != unlucky:
                file.writestr(name, data)
            elif chance.random() < 0.8:
                file.writestr(name, chance.choice(BYTE_ACCIDENTS)(data, chance))
    return out.getvalue()


DRESSES: tuple[Callable[[str, random.Random], tuple[bytes, str]], ...] = (saved, saved, saved, page, packed)

# Accidents to bytes.


def flipped(data: bytes, chance: random.Random) -> bytes:
    held = bytearray(data)
    for _ in range(chance.randrange(1, 9)):
        if held:
            held[chance.randrange(len(held))] ^= 1 << chance.randrange(8)
    return bytes(held)


def cut_short(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def cut_out(data: bytes, chance: random.Random) -> bytes:
    first, last = stretch(len(data), chance)
    return data[:first] + data[last:]


def noise(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.randbytes(chance.choice((1, 3, 200))) + data[at:]


def zeros(data: bytes, chance: random.Random) -> bytes:
    first, last = stretch(len(data), chance)
    return data[:first] + bytes(min(last - first, 5_000)) + data[last:]


BYTE_ACCIDENTS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flipped,
    cut_short,
    cut_out,
    noise,
    zeros,
)


# What must be true.


def outcome(number: int, folder: Path) -> str:
    """Draft a mutant by the command and look at what it wrote: "drafted", or the error by its first words.

    Whatever else happens is an error: a traceback, an error without words, a lost character, too much time.
    """
    one = mutant(number)
    file, out, said = folder / f"mutant{one.ending}", folder / f"out{number}", io.StringIO()
    file.write_bytes(one.data)
    is_json, started = number % 2 == 0, time.process_time()
    against = {"against": folder / "other.txt", "against_language": "en"} if number % 5 == 0 else {}
    try:
        call_command(
            "draft_edition",
            str(file),
            language=one.tag,
            out=out,
            json=is_json,
            stdout=said,
            stderr=said,
            **against,
        )
    except CommandError as fault:
        words = str(fault).removeprefix(str(file))
        assert str(fault).startswith(str(file)) and len(words) > 10, fault
        return " ".join(words.strip(":, ").split()[:2])
    finally:
        took = time.process_time() - started
    assert took < MOST_SECONDS, f"mutant {number} took {took:.1f} s"
    check(one, out, said.getvalue() if is_json else "")
    return "drafted"


def check(one: Mutant, out: Path, printed: str) -> None:
    """The map tiles the text, every unit stands in it, and the file in the fixture is the one handed in."""
    source, _ = drafted(Witness("mutant", one.data, one.tag), Holdings())
    [written] = (out / "sources").glob("*.spans")
    tiles = [span for _, span in spanmap.loads(written.read_text("utf-8"), written.name, source.text)]
    assert sum(span.end - span.start for span in tiles) == len(source.text)
    assert one.data in [path.read_bytes() for path in (out / "sources").iterdir()]
    if not printed:
        return
    told = json.loads(printed)
    at = 0
    for unit in told["units"]:
        assert at <= unit["start"] < unit["end"] <= len(source.text)
        assert 0 <= unit["confidence"] <= 1
        assert unit["reason"] or unit["confidence"] > 0.9 or told.get("alignment")
        at = unit["end"]
    for flag in told["flags"]:
        assert source.text[flag["start"] : flag["end"]] == flag["found"]


def outcomes(numbers: range) -> Iterator[str]:
    """What becomes of each mutant, drafted in an archive that holds nothing."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "other.txt").write_text(
            "Joint statement\n\nThe parties declare:\n\n1. Peace.\n\n2. Work.\n"
        )
        with override_settings(ARCHIVE_FIXTURES=folder / "none"):
            for number in numbers:
                yield outcome(number, folder)


def main() -> int:
    counted: Counter[str] = Counter()
    for number in range(TIMES):
        counted.update(outcomes(range(number, number + 1)))
    print(f"{TIMES:,} mutated sources, each drafted whole or refused by name:")
    for what, times in counted.most_common(12):
        print(f"  {times:5,} {what}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
