"""What lies where in a fixture tree, looked up once: documents by slug, sources by stem."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.fixture import manifest
from archive.fixture.fault import BadSyntax
from archive.fixture.form import RESEAL, is_slug
from archive.fixture.forms import SHARED

DOCUMENTS, SOURCES = "documents/", "sources/"
LEDGER = "releases.jsonl"
# Files that hold no rows of the curators' database, or none that they edit.
UNMAPPED = frozenset({"README.md", manifest.NAME, LEDGER})
BESIDE_A_SOURCE = (".toml", ".spans")


@dataclass(slots=True)
class Tree:
    """paths: every file; documents: slug → its files; sources: stem → the files of that name, descriptions aside."""

    paths: frozenset[str]
    documents: dict[str, list[str]] = field(default_factory=dict)
    sources: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, paths: Iterable[str]) -> Tree:
        """The tree of these files. Raises BadSyntax for one that has no place in it."""
        tree = cls(frozenset(paths))
        for path in sorted(tree.paths):
            if path in UNMAPPED or path in SHARED:
                continue
            if path.startswith(DOCUMENTS):
                tree.documents.setdefault(slug_of(path), []).append(path)
            elif path.startswith(SOURCES) and path.count("/") == 1:
                stem, _, _ = path.removeprefix(SOURCES).rpartition(".")
                if not path.endswith(BESIDE_A_SOURCE):
                    tree.sources.setdefault(stem, []).append(path)
            else:
                raise stray(path)
        return tree


def slug_of(path: str) -> str:
    """The slug of the document a file belongs to. Raises BadSyntax for a file no document has."""
    slug, slash, file = path.removeprefix(DOCUMENTS).partition("/")
    if not slash or not is_slug(slug) or "/" in file or not file.endswith(".toml"):
        raise stray(path)
    return slug


def stray(path: str) -> BadSyntax:
    return BadSyntax(path, 0, "no file is expected here", f"Move or remove it. {RESEAL}")
