"""How long drafts of long texts take, and how much memory: the whole way from bytes to structure, format by format.

Each draft is made in a process of its own, so that its memory is its own too. The yardstick beside it is the least
that any reader of the same text must do: decode it, normalise it (NFKC), cut it into lines and ask of each whether
it begins with a number.

    python -m tests.bench.draft_speed            the table
    python -m tests.bench.draft_speed NAME SIZE  one figure as JSON; SIZE in bytes
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import fill

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from django.core.management import call_command  # noqa: E402

from archive.drafting.edition import Witness, drafted  # noqa: E402
from archive.drafting.holdings import Holdings  # noqa: E402
from archive.sources.gazetteer import gazetteer  # noqa: E402
from tests.sources.packages import package  # noqa: E402
from tests.sources.packages import paragraph as docx_paragraph  # noqa: E402

MEGABYTE = 1_000_000
SIZES = (0.3, 1, 5)
# A text of 5 MB, which no declaration comes near, is drafted within these.
MOST_SECONDS, MOST_MEGABYTES = 2.0, 200
NUMBERED = re.compile(r"\d+[.、]")
HEAD_HANS = "联合声明\n各方声明如下：\n"
HEAD_EN = "JOINT STATEMENT\n\nThe parties declare:\n\n"


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


def wrapped(number: int) -> str:
    return fill(english(number).partition("\n")[0], 72) + "\n\n"


def page_paragraph(number: int) -> str:
    return "".join(f"<p>{line}</p>\n" for line in chinese(number).splitlines())


def package_paragraph(number: int) -> str:
    return "".join(docx_paragraph(line) for line in chinese(number).splitlines())


def repeated(opening: str, paragraph: Callable[[int], str], size: float, ending: str = "") -> str:
    """Paragraphs between an opening and an ending, of about `size` bytes in UTF-8."""
    one = len(paragraph(10_000).encode())
    return opening + "".join(map(paragraph, range(1, int(size) // one))) + ending


def page(size: float) -> bytes:
    head = "<!DOCTYPE html><html><head><meta charset=utf-8><title>联合声明</title></head><body><h1>联合声明</h1>\n"
    return repeated(head, page_paragraph, size, "</body></html>\n").encode()


def docx(size: float) -> bytes:
    """A package of about `size` bytes of words; its markup is three times that."""
    count = int(size) // len(chinese(10_000).encode())
    return package("".join(map(package_paragraph, range(1, count))))


# Name → the edition's tag, and the bytes of a source of about so many bytes of words.
TEXTS: dict[str, tuple[str, Callable[[float], bytes]]] = {
    "English, numbered": ("en", lambda size: repeated(HEAD_EN, english, size).encode()),
    "English, wrapped": ("en", lambda size: repeated(HEAD_EN, wrapped, size).encode()),
    "Chinese, numbered": ("zh-Hans", lambda size: repeated(HEAD_HANS, chinese, size).encode()),
    "Chinese, on one line": ("zh-Hans", lambda size: repeated("", crowded, size).encode()),
    "Chinese, GB 18030": ("zh-Hans", lambda size: repeated(HEAD_HANS, chinese, size * 1.4).encode("gb18030")),
    "page": ("zh-Hans", page),
    "package": ("zh-Hans", docx),
    "record": (
        "zh-Hans",
        lambda size: repeated("〖BT〗联合声明〖-BT〗\n〖ZW〗\n", chinese, size, "〖-ZW〗\n").encode(),
    ),
    "Markdown": ("en", lambda size: repeated("# Joint statement\n\n", english, size).encode()),
    "encyclopedia": (
        "zh-Hans",
        lambda size: repeated("联合声明\n基本介绍\n声明全文\n", chinese, size, "相关词条\n甲\n").encode(),
    ),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """One draft: processor seconds for reading and structure, of the yardstick, and megabytes it had at most; then
    seconds and megabytes of the whole command, with alignment, review, report and files."""

    seconds: float
    yardstick: float
    megabytes: float
    command: float
    command_megabytes: float


def seconds(name: str, size: float) -> float:
    """Processor seconds to read and draft a text of `size` bytes."""
    tag, made = TEXTS[name]
    data, started = made(size), time.process_time()
    drafted(Witness("speed", data, tag), Holdings())
    return time.process_time() - started


def yardstick(text: str) -> float:
    """Processor seconds, the least of three rounds, for the least that any reader of the same words must do."""
    held, rounds = text.encode("utf-8", "surrogatepass"), []
    for _ in range(3):
        started = time.process_time()
        for line in unicodedata.normalize("NFKC", held.decode("utf-8", "surrogatepass")).splitlines():
            NUMBERED.match(line.strip())
        rounds.append(time.process_time() - started)
    return min(rounds)


def measured(name: str, size: float) -> Measured:
    tag, made = TEXTS[name]
    gazetteer()
    data, started = made(size), time.process_time()
    source, _ = drafted(Witness("speed", data, tag), Holdings())
    took, most = time.process_time() - started, megabytes()
    text = source.text
    del source
    return Measured(took, yardstick(text), most, commanded(data, tag), megabytes())


def megabytes() -> float:
    """The most memory this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def commanded(data: bytes, tag: str) -> float:
    """Processor seconds of the command from the file to the files of its fixture and its JSON."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "source.txt"
        file.write_bytes(data)
        started = time.process_time()
        call_command(
            "draft_edition", str(file), language=tag, out=Path(folder) / "out", json=True, stdout=StringIO()
        )
        return time.process_time() - started


def apart(name: str, size: float) -> Measured:
    """`measured` in a process of its own."""
    command = (sys.executable, "-m", __spec__.name, name, str(size))
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return Measured(**json.loads(said))


def lines() -> Iterator[str]:
    """The table: for each text, seconds a megabyte and, in brackets, by the yardstick; all of the longest."""
    yield (
        f"{'seconds a megabyte (yardsticks)':30}"
        + "".join(f"{size:>9} MB     " for size in SIZES)
        + f"{'all':>9}{'memory':>9}{'command':>12}{'memory':>9}"
    )
    for name in TEXTS:
        found = [apart(name, size * MEGABYTE) for size in SIZES]
        rates = (
            f"{one.seconds / size:8.2f} ({one.seconds / one.yardstick:4.1f}) "
            for one, size in zip(found, SIZES, strict=True)
        )
        longest = found[-1]
        is_slow = longest.seconds > MOST_SECONDS or longest.megabytes > MOST_MEGABYTES
        mark = "  over" if is_slow else ""
        yield (
            f"{name:30}{''.join(rates)}{longest.seconds:7.2f} s{longest.megabytes:6.0f} MB"
            f"{longest.command:10.2f} s{longest.command_megabytes:6.0f} MB{mark}"
        )


def main() -> None:
    if len(sys.argv) == 3:
        print(json.dumps(asdict(measured(sys.argv[1], float(sys.argv[2])))))
        return
    for line in lines():
        print(line, flush=True)


if __name__ == "__main__":
    main()
