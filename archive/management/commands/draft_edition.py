"""manage.py draft_edition: any source file, made a draft fixture that a curator only has to confirm."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.drafting import report
from archive.drafting.edition import DraftEdition, NoWords, Witness, draft_edition
from archive.drafting.existing import Existing, UnknownDocument, existing
from archive.drafting.files import files, slug_of
from archive.drafting.holdings import Holdings, holdings
from archive.fixture.folder import MOST_BYTES_A_SOURCE
from archive.fixture.form import is_slug
from archive.management.refusals import told
from archive.sources import ENCODINGS, FORMATS, SourceError, is_plainly_utf8
from archive.text.characters import forbidden
from archive.text.script import BadRule
from archive.text.structure import TooManyParagraphs
from archive.text.tag import MalformedTag, Tag

# Said on standard error, so that a script that asks for JSON alone is told as well.
PUBLISHED = (
    "once imported, edition {tag} is public with the next publish, whatever its rights statement says. "
    "Review it before, or set the document's status to draft, which takes it off the site until then."
)


class Command(BaseCommand):
    help = (
        "Draft an edition from a source file: its text, structure, signatories and keys, with every doubt. "
        "Writes a draft fixture below --out and no database."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the source, its bytes as they were found")
        parser.add_argument("--language", required=True, metavar="TAG", help="the edition's tag: zh-Hans, en")
        parser.add_argument("--document", default="", metavar="SLUG", help="the document it is an edition of")
        parser.add_argument(
            "--against", type=Path, metavar="FILE", help="a raw text to align it with instead"
        )
        parser.add_argument("--against-language", default="", metavar="TAG", help="the tag of that text")
        parser.add_argument("--format", default="", choices=sorted(FORMATS), help="default: by the content")
        parser.add_argument("--encoding", default="", choices=sorted(ENCODINGS), help="default: by the bytes")
        parser.add_argument("--out", type=Path, metavar="DIR", help="default: var/drafts/{slug}")
        parser.add_argument("--json", action="store_true", help="print the draft as JSON and nothing else")

    def handle(self, *args: Any, file: Path, language: str, **options: Any) -> None:
        slug, against = options.get("document") or "", options.get("against")
        if slug and not is_slug(slug):
            raise CommandError(f"--document: “{slug:.60}” is no slug, such as 2008-dushanbe-declaration.")
        witness = witness_of(file, language, "--language", options)
        other = None
        if against is not None:
            other = witness_of(against, options.get("against_language") or "", "--against-language", {})
        elif options.get("against_language"):
            raise CommandError("--against-language goes with --against FILE. Name the file, or leave it out.")
        with told(settings.ARCHIVE_FIXTURES):
            held = holdings(settings.ARCHIVE_FIXTURES)
            document = document_of(slug, witness.tag) if slug and other is None else None
        with told_of(file, against):
            edition = draft_edition(witness, held, document, other)
        slug = slug or slug_of(edition, held)
        is_json = options.get("json")
        if is_json:
            self.stdout.write(report.as_json(edition), ending="")
        else:
            new = "" if document else ", new"
            for line in report.lines(edition, f"{slug}{new}"):
                self.stdout.write(readable(line))
        refuse_controls(file, edition)
        out = options.get("out") or settings.VAR_DIR / "drafts" / slug
        written = self.write(out, edition, slug, held, document)
        if document and document.is_published:
            self.stderr.write(f"{slug} is published and stays so: {PUBLISHED.format(tag=edition.tag)}")
        if not is_json:
            self.stdout.write(f"Wrote {len(written)} files below {out}:")
            for path in written:
                self.stdout.write(f"  {path}")
            self.stdout.write("Review them, lay them into the fixture folder, and run manage.py seal.")

    def write(
        self, out: Path, edition: DraftEdition, slug: str, held: Holdings, document: Existing | None
    ) -> list[str]:
        """Write the fixture below `out`. Returns the paths. Raises CommandError where that cannot be."""
        try:
            found = files(edition, slug, held, document)
            for path, data in found.items():
                (out / path).parent.mkdir(parents=True, exist_ok=True)
                (out / path).write_bytes(data)
        except OSError as fault:
            what = f"{fault.filename or out}: {fault.strerror or fault}"
            raise CommandError(f"{what}. Name another folder with --out.") from fault
        return sorted(found)


def witness_of(file: Path, language: str, option: str, options: dict[str, Any]) -> Witness:
    """The file with its tag. Raises CommandError for a missing file, one too large, or a tag that is none."""
    try:
        tag = str(Tag.parse(language))
    except MalformedTag as fault:
        raise CommandError(f"{option}: {fault}") from fault
    data, encoding = bytes_of(file), options.get("encoding") or ""
    if encoding not in ("", "utf-8") and is_plainly_utf8(data):
        raise CommandError(f"--encoding: {file} is utf-8, not {encoding}. Leave the option out.")
    return Witness(file.name, data, tag, options.get("format") or "", encoding)


def bytes_of(file: Path) -> bytes:
    """The bytes of a source file. Raises CommandError when there is none, or more than a source may have."""
    if not file.is_file():
        raise CommandError(f"{file} is no file. Name the file that holds the source.")
    try:
        size = file.stat().st_size
        if size > MOST_BYTES_A_SOURCE:
            raise CommandError(
                f"{file} has {size:,} bytes, the most is {MOST_BYTES_A_SOURCE:,}. Split the source."
            )
        return file.read_bytes()
    except OSError as fault:
        raise CommandError(f"{file}: {fault.strerror}. Make it readable.") from fault


def document_of(slug: str, tag: str) -> Existing:
    """The document an edition is drafted for. Raises CommandError when the database has none of this name."""
    try:
        return existing(slug, tag, "default")
    except UnknownDocument as fault:
        near = f" Near: {fault}." if str(fault) else ""
        step = "Correct the slug, or leave --document out to draft a new document."
        raise CommandError(f"--document: the archive has no document {slug}.{near} {step}") from fault


@contextmanager
def told_of(file: Path, against: Path | None) -> Iterator[None]:
    """Turn what is wrong with a source into a CommandError that names the file."""
    try:
        yield
    except BadRule as fault:
        raise CommandError(f"rules.toml: {fault}. Correct the rule, or take it out.") from fault
    except (SourceError, TooManyParagraphs, NoWords) as fault:
        either = f"{file}, or {against}" if against else f"{file}"
        raise CommandError(f"{either}: {fault}") from fault


def refuse_controls(file: Path, edition: DraftEdition) -> None:
    """Raise CommandError where the source holds a character for which every import would refuse its fixture."""
    found = list(forbidden(edition.source.text))
    if not found:
        return
    offset, name = found[0]
    raise CommandError(
        f"{file}:{edition.line(offset)}: {name}, the first of {len(found):,} characters that no import accepts; "
        "no fixture is written. Save the source without them and draft it again."
    )


def readable(line: str) -> str:
    """A line that any terminal takes: what its encoding lacks is written as an escape."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return line.encode(encoding, "backslashreplace").decode(encoding)
