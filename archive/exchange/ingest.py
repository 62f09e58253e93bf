"""Fixture files → rows: all or nothing, and the same again changes nothing."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import transaction

from archive.fixture import manifest
from archive.fixture.fault import BadSyntax, KeyFault, UnknownReference
from archive.fixture.folder import Folder
from archive.fixture.form import RESEAL
from archive.fixture.forms import SHARED
from archive.models import Clause, Document, FixtureFile, Release, Source

from . import ledger_file, outgest
from .document_files import LoadedDocument, load_document
from .document_rows import write_document, write_source
from .document_rules import check_document
from .shared_files import load_shared
from .shared_rows import Known, remove_unused, write_shared
from .source_files import LoadedSource, load_source
from .sync import Tally, sync
from .tree import DOCUMENTS, LEDGER, SOURCES, UNMAPPED, Tree

Progress = Callable[[str, int, int], None]


class UnexportedEdits(Exception):
    """The database holds curators' edits that are in no fixture file. paths: the files they would change."""

    def __init__(self, paths: list[str]) -> None:
        super().__init__(paths)
        self.paths = paths


class Rehearsed(Exception):
    """Raised at the end of a dry run, so that the transaction is rolled back."""


@dataclass(slots=True)
class Report:
    """What an import did, or would do. diffs: path → unified diff, on a dry run only."""

    tally: Tally = field(default_factory=Tally)
    withdrawn: list[str] = field(default_factory=list)
    diffs: dict[str, str] = field(default_factory=dict)
    documents: int = 0

    @property
    def has_changes(self) -> bool:
        return bool(self.diffs) or self.tally.has_changes


def edited(using: str) -> dict[str, str | None]:
    """The fixture files that curators' edits in `using` would change, sorted; empty before a first import.

    Path → the SHA-256 it would have, None where the file would go.
    """
    imported = dict(FixtureFile.objects.using(using).values_list("path", "sha256"))
    if not imported:
        return {}
    held = {path: digest(data) for path, data in outgest.files(using)}
    mapped = {path: value for path, value in imported.items() if path not in UNMAPPED}
    paths = sorted(held.keys() | mapped.keys())
    return {path: held.get(path) for path in paths if held.get(path) != mapped.get(path)}


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def ingest(
    folder: Folder,
    using: str,
    dry_run: bool = False,
    force: bool = False,
    progress: Progress = lambda *_: None,
) -> Report:
    """Make the database equal the fixture tree, in one transaction.

    Raises FixtureFault for a broken fixture and UnexportedEdits unless `force`; either way nothing is written.
    """
    report = Report()
    try:
        with transaction.atomic(using=using):
            Import(folder, using, force, progress, report).run(dry_run)
            if dry_run:
                raise Rehearsed
    except Rehearsed:
        pass
    return report


class Import:
    """One import: what it has loaded so far, and the order of its steps."""

    def __init__(self, folder: Folder, using: str, force: bool, progress: Progress, report: Report) -> None:
        self.folder, self.using, self.force = folder, using, force
        self.progress, self.report = progress, report
        self.sources: dict[str, LoadedSource] = {}
        self.source_keys: dict[str, int] = {}
        self.unclaimed: dict[str, set[int]] = {}

    def run(self, is_dry: bool) -> None:
        self.sealed = manifest.checked(self.folder)
        self.tree = Tree.of(self.sealed)
        self.imported = dict(FixtureFile.objects.using(self.using).values_list("path", "sha256"))
        if not self.force and (edits := self.edits_in_the_way()):
            raise UnexportedEdits(edits)
        before = dict(outgest.files(self.using)) if is_dry else {}
        if self.imported != self.sealed or self.force:
            self.write()
        self.report.documents = Document.objects.using(self.using).count()
        if is_dry:
            self.report.diffs = differences(before, dict(outgest.files(self.using)))

    def edits_in_the_way(self) -> list[str]:
        """The files that curators' edits would change and that do not say so in this tree already."""
        return [path for path, sha256 in edited(self.using).items() if self.sealed.get(path) != sha256]

    def write(self) -> None:
        """Shared records first, then sources and documents, then the removal of what the tree no longer names."""
        self.shared = load_shared(self.folder, self.tree.paths)
        self.refuse_vanishing()
        known = write_shared(self.shared, self.using, self.report.tally)
        wanted = self.affected()
        for done, slug in enumerate(wanted):
            self.progress("documents", done, len(wanted))
            self.write_document(slug, known)
        self.progress("documents", len(wanted), len(wanted))
        self.write_loose_sources()
        self.refuse_unclaimed()
        self.remove_stale()
        remove_unused(known, self.using, self.report.tally)
        self.write_ledger()
        files = [{"path": path, "sha256": value} for path, value in self.sealed.items()]
        sync(FixtureFile, self.using, ["path"], files, Tally())
        self.refuse_unequal()

    def affected(self) -> list[str]:
        """The documents to write: those with a changed file or source; all of them when a shared file changed."""
        every = sorted(self.tree.documents)
        changed = {
            p for p in self.sealed.keys() | self.imported.keys() if self.sealed.get(p) != self.imported.get(p)
        }
        if self.force or not self.imported or changed & set(SHARED):
            return every
        stems = {path.removeprefix(SOURCES).partition(".")[0] for path in changed if path.startswith(SOURCES)}
        touched = {path[len(DOCUMENTS) :].partition("/")[0] for path in changed if path.startswith(DOCUMENTS)}
        uses = Document.objects.using(self.using).values_list("slug", "editions__source__name")
        touched |= {slug for slug, name in uses if name and name.rpartition(".")[0] in stems}
        # Documents that share a source with one of these are written with it: spans change hands.
        shared = {name for slug, name in uses if slug in touched}
        touched |= {slug for slug, name in uses if name in shared}
        return [slug for slug in every if slug in touched]

    def load(self, path: str) -> LoadedSource:
        if path not in self.sources:
            source = load_source(self.folder, path, self.tree)
            self.sources[path] = source
            self.unclaimed[path] = {line for line, span in source.spans if span.target}
        return self.sources[path]

    def write_document(self, slug: str, known: Known) -> None:
        document = load_document(self.folder, slug, self.tree, self.load)
        check_document(document, self.shared)
        self.refuse_lost_keys(document)
        for edition in document.editions:
            source = edition.source
            if source.name not in self.source_keys:
                self.source_keys[source.name] = self.write_source(source)
            self.unclaimed[f"{SOURCES}{source.name}"] -= {claim.line for claim in edition.claims}
        status = Document.objects.using(self.using).filter(slug=slug).values_list("status", flat=True).first()
        write_document(document, known, self.source_keys, self.using, self.report.tally)
        if document.form["status"] == Document.Status.WITHDRAWN != status:
            self.report.withdrawn.append(slug)
        for path in [path for path, lines in self.unclaimed.items() if not lines]:
            # Let go of what is finished, so that memory does not grow with the archive.
            self.sources.pop(path, None)

    def write_source(self, source: LoadedSource) -> int:
        is_remapped = self.imported.get(source.map_path) != self.sealed.get(source.map_path)
        return write_source(source, is_remapped or self.force, self.using, self.report.tally)

    def write_loose_sources(self) -> None:
        """Sources that no edition reads yet."""
        used = set(
            Source.objects.using(self.using).filter(editions__isnull=False).values_list("name", flat=True)
        )
        for path in sorted(path for paths in self.tree.sources.values() for path in paths):
            if path.removeprefix(SOURCES) not in used:
                self.write_source(self.load(path))

    def redirected(self) -> set[str]:
        return {redirect["old"] for redirect in self.shared.redirects}

    def refuse_lost_keys(self, document: LoadedDocument) -> None:
        """No key of a document that was public is dropped, and none that was dropped is used again."""
        keys, redirected = {str(key) for key in document.keys}, self.redirected()
        address = f"/documents/{document.slug}/"
        clauses = Clause.objects.using(self.using).filter(document__slug=document.slug)
        public = clauses.exclude(document__status=Document.Status.DRAFT).values_list("key", flat=True)
        for key in public:
            if key not in keys and address + key not in redirected:
                step = f"Keep the key, or add a redirect for {address}{key} to redirects.toml. {RESEAL}"
                raise document.place.at("clauses").fault(KeyFault, f"the published key {key} is gone", step)
        for index, key in enumerate(map(str, document.keys)):
            if address + key in redirected:
                what = f"{key} was given up before (redirects.toml); a key is never used again"
                raise document.place.at("clauses", index).fault(KeyFault, what)

    def refuse_vanishing(self) -> None:
        """No published document leaves the archive without a trace."""
        public = Document.objects.using(self.using).exclude(status=Document.Status.DRAFT)
        present, redirected = self.tree.documents, self.redirected()
        for slug in public.values_list("slug", flat=True):
            if slug not in present and f"/documents/{slug}" not in redirected:
                path = f"{DOCUMENTS}{slug}/document.toml"
                step = "Withdraw it (status, withdrawn_on, withdrawn_because), or add a redirect."
                raise KeyFault(path, 0, f"the published document {slug} is gone", step)

    def refuse_unclaimed(self) -> None:
        for path, lines in self.unclaimed.items():
            if lines:
                map_path = f"{path.rpartition('.')[0]}.spans"
                what = "no edition that uses this source has this target"
                raise UnknownReference(map_path, min(lines), what, f"Correct the target. {RESEAL}")

    def remove_stale(self) -> None:
        tally, present = self.report.tally, self.tree.documents
        documents = Document.objects.using(self.using)
        stale = [slug for slug in documents.values_list("slug", flat=True) if slug not in present]
        documents.filter(slug__in=stale).delete()
        tally.add(Document, "removed", len(stale))
        files = {path.removeprefix(SOURCES) for paths in self.tree.sources.values() for path in paths}
        sources = Source.objects.using(self.using)
        gone = [name for name in sources.values_list("name", flat=True) if name not in files]
        sources.filter(name__in=gone).delete()
        tally.add(Source, "removed", len(gone))

    def write_ledger(self) -> None:
        data = self.folder.read(LEDGER) if LEDGER in self.tree.paths else b""
        sync(Release, self.using, ["id"], ledger_file.loads(data), self.report.tally)

    def refuse_unequal(self) -> None:
        """The archive now says what the fixtures say, byte for byte; else a file is not in its canonical form."""
        for path, data in outgest.files(self.using):
            if digest(data) != self.sealed.get(path):
                found = self.folder.read(path) if path in self.sealed else b""
                line = first_difference(found, data)
                expected = data.split(b"\n")[line - 1][:60] if line <= data.count(b"\n") else b"nothing"
                what = f"this is not the canonical form; expected {expected.decode('utf-8', 'replace')!r}"
                raise BadSyntax(path, line, what, "Run manage.py seal, or write it so.")


def first_difference(one: bytes, other: bytes) -> int:
    """The first line, from 1, in which two files differ."""
    pairs = zip(one.split(b"\n"), other.split(b"\n"), strict=False)
    return next(
        (number for number, (a, b) in enumerate(pairs, 1) if a != b),
        min(one.count(b"\n"), other.count(b"\n")) + 1,
    )


def differences(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, str]:
    """Path → unified diff of every file that differs."""
    found = {}
    for path in sorted(before.keys() | after.keys()):
        old, new = before.get(path, b""), after.get(path, b"")
        if old != new:
            found[path] = "".join(unified(path, old, new))
    return found


def unified(path: str, old: bytes, new: bytes) -> Iterable[str]:
    lines = [data.decode("utf-8", "replace").splitlines(keepends=True) for data in (old, new)]
    return difflib.unified_diff(lines[0], lines[1], path, path, n=1)
