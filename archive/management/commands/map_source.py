"""manage.py map_source: draft the span map of one source, with which a curator starts a new document."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.fixture import spanmap
from archive.fixture.folder import MOST_BYTES_A_SOURCE
from archive.sources import ENCODINGS, FORMATS, SourceError, SourceText, is_rendered, read, text_digest
from archive.text.characters import forbidden, invisible
from archive.text.structure import Structure, TooManyParagraphs, mapped, structure
from archive.text.tag import MalformedTag, Tag


class Command(BaseCommand):
    help = (
        "Print the drafted span map of a source file, and on standard error what a person should check. "
        "Signatures are drafted as {tag}/signatures/?: write the code of the state or party for each “?”."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the source, its bytes as they were found")
        parser.add_argument("--language", required=True, metavar="TAG", help="the edition's tag: zh-Hans, en")
        parser.add_argument("--format", default="", choices=sorted(FORMATS), help="default: by the content")
        parser.add_argument("--encoding", default="", choices=sorted(ENCODINGS), help="default: by the bytes")

    def handle(self, *args: Any, file: Path, language: str, **options: Any) -> None:
        try:
            tag = str(Tag.parse(language))
            source = read(bytes_of(file), tag, options.get("format") or "", options.get("encoding") or "")
            found = structure(source.text, source.paragraphs, tag)
        except MalformedTag as fault:
            raise CommandError(f"--language: {fault}") from fault
        except (SourceError, TooManyParagraphs) as fault:
            raise CommandError(f"{file}: {fault}") from fault
        spans = mapped(source.spans, found.spans, len(source.text), tag)
        self.stdout.write(spanmap.dumps(spans, source.text), ending="")
        for line in report(file, source, found):
            self.stderr.write(line, self.style.WARNING)


def bytes_of(file: Path) -> bytes:
    """The bytes of a source file. Raises CommandError when there is none, or more than a source may have."""
    if not file.is_file():
        raise CommandError(f"{file} is no file. Name the file that holds the source.")
    size = file.stat().st_size
    if size > MOST_BYTES_A_SOURCE:
        raise CommandError(
            f"{file} has {size:,} bytes, the most is {MOST_BYTES_A_SOURCE:,}. Split the source."
        )
    return file.read_bytes()


def report(file: Path, source: SourceText, found: Structure) -> Iterator[str]:
    """What was read, then every doubt with its line in the source."""
    texts = {span.target for span in found.spans if span.role == "text"}
    yield (
        f"{file}: {source.format}, {source.encoding} ({source.confidence:.0%}, {source.how}), "
        f"{len(source.text):,} characters, {len(texts)} clauses with text"
    )
    if is_rendered(source.format, source.encoding):
        yield f'{file}: record text_sha256 = "{text_digest(source.text)}"'
    doubts = [(doubt.offset, doubt.reason) for doubt in found.doubts]
    doubts += [(offset, f"{name}, which no import accepts") for offset, name in forbidden(source.text)]
    doubts += [(offset, f"{name}, which nobody can see") for offset, name in invisible(source.text)]
    if not any(span.role == "title" for span in source.spans):
        doubts.append((0, "no title was found"))
    line, at = 1, 0
    for offset, reason in sorted(doubts):
        line += source.text.count("\n", at, offset)
        at = offset
        yield f"{file}:{line}: {reason}"
