"""Whether a document's rows, exported as they are, would be imported: every rule of the import, asked of the rows."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from archive.fixture import manifest
from archive.fixture.fault import FixtureFault
from archive.fixture.folder import Folder

from . import outgest
from .document_files import load_document
from .document_rules import check_document
from .shared_files import load_shared
from .source_files import LoadedSource, load_source
from .tree import Tree


def fault_of(slug: str, using: str) -> FixtureFault | None:
    """The first rule the document breaks, None when it keeps all. Writes its files to a folder that goes again."""
    with TemporaryDirectory(prefix="archive-proof-") as made:
        root = Path(made)
        for path, data in outgest.files(using, slug):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        folder = Folder(root)
        loaded: dict[str, LoadedSource] = {}

        def source(path: str) -> LoadedSource:
            if path not in loaded:
                loaded[path] = load_source(folder, path, tree)
            return loaded[path]

        try:
            tree = Tree.of(path for path in folder.paths() if path != manifest.NAME)
            check_document(load_document(folder, slug, tree, source), load_shared(folder, tree.paths))
        except FixtureFault as fault:
            return fault
    return None
