"""A BagIt bag (RFC 8493) in a zip: what it holds, and the SHA-256 of every file of it.

The same files in the same order are the same bytes: no date is written, and nothing is compressed, since what zlib
makes of bytes depends on its version.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from .packed import entry

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PAYLOAD = "data/"


@dataclass(frozen=True, slots=True)
class File:
    """A file of a bag: its path from the bag's folder, its bytes counted, its SHA-256."""

    path: str
    size: int
    sha256: str


def written(
    target: BinaryIO, folder: str, payload: Iterable[tuple[str, Iterable[bytes]]], info: Mapping[str, str]
) -> list[File]:
    """Write the bag into `target`, file by file, none of them ever whole in memory. What it holds, tag files too.

    folder: the bag's own; payload: path → its bytes, in the order in which they are written; info: label → value,
    for bag-info.txt.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        held = [put(package, folder, f"{PAYLOAD}{path}", data) for path, data in payload]
        oxum = f"{sum(file.size for file in held)}.{len(held)}"
        tags = {
            "bagit.txt": DECLARATION,
            "bag-info.txt": labelled({**info, "Payload-Oxum": oxum}),
            "manifest-sha256.txt": manifest(held),
        }
        about = [put(package, folder, path, [data]) for path, data in tags.items()]
        put(package, folder, "tagmanifest-sha256.txt", [manifest(about)])
    return [*held, *about]


def put(package: zipfile.ZipFile, folder: str, path: str, data: Iterable[bytes]) -> File:
    digest, size = hashlib.sha256(), 0
    # How long a file becomes is not known before it ends, so that each is written as one that may pass 4 GB.
    with package.open(entry(f"{folder}/{path}"), "w", force_zip64=True) as file:
        for piece in data:
            file.write(piece)
            digest.update(piece)
            size += len(piece)
    return File(path, size, digest.hexdigest())


def manifest(files: Iterable[File]) -> bytes:
    return "".join(
        f"{file.sha256}  {file.path}\n" for file in sorted(files, key=lambda file: file.path)
    ).encode()


def labelled(info: Mapping[str, str]) -> bytes:
    """Each value on one line: a further line would be read as another label."""
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in info.items()).encode()
