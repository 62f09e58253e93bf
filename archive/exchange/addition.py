"""A draft's fixture files → rows, beside all that is there: what an import would make of them, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from archive.models import Edition, Meeting, Party, Person, Source

from .document_files import LoadedDocument
from .document_rows import write_document, write_source
from .proof import proved
from .shared_rows import Known
from .source_files import LoadedSource
from .sync import Tally


class AlreadyHeld(Exception):
    """The archive has this very source. name: of the file; editions: what is read from it, in words."""

    def __init__(self, name: str, editions: list[str]) -> None:
        super().__init__(name, editions)
        self.name, self.editions = name, editions


def add(slug: str, files: Mapping[str, bytes], using: str) -> int:
    """Write the document `slug` as these files have it; its files that are not among them stay as they are.

    files: path → bytes, as a draft makes them. Every rule of an import is asked first. Inside a transaction.
    Returns the document's primary key. Raises FixtureFault.
    """
    document = proved(slug, using, files)
    tally, known = Tally(), known_in(using)
    sources = {
        name: write_source(source, source.map_path in files, using, tally)
        for name, source in sources_of(document).items()
    }
    return write_document(document, known, sources, using, tally)


def sources_of(document: LoadedDocument) -> dict[str, LoadedSource]:
    """Name → source of every edition; two editions may be read from one."""
    return {edition.source.name: edition.source for edition in document.editions}


def known_in(using: str) -> Known:
    """The shared records a document refers to, as they are. Three queries."""
    return Known(
        parties=dict(Party.objects.using(using).values_list("code", "pk")),
        people=dict(Person.objects.using(using).values_list("slug", "pk")),
        meetings=dict(Meeting.objects.using(using).values_list("slug", "pk")),
    )


def refuse_held(sha256: str, using: str) -> None:
    """Raise AlreadyHeld where the archive has a source with these bytes. Two queries at most."""
    name = Source.objects.using(using).filter(sha256=sha256).values_list("name", flat=True).first()
    if name is None:
        return
    read = Edition.objects.using(using).filter(source__sha256=sha256).order_by("document__slug", "tag")
    raise AlreadyHeld(name, [" ".join(one) for one in read.values_list("document__slug", "tag")])
