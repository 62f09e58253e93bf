"""manage.py export_archive: write what curators changed back into the fixtures."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.exchange.writeback import Written, write_back
from archive.fixture.folder import Folder
from archive.management.refusals import told


class Command(BaseCommand):
    help = "Write the curators' database back into the fixtures; the same rows give the same bytes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", nargs="?", default=settings.ARCHIVE_FIXTURES, type=Path)
        parser.add_argument(
            "--replace",
            action="store_true",
            help="also where the folder holds another state of the archive than the one last imported",
        )

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        if path.exists() and not path.is_dir():
            raise CommandError(f"{path} is no folder. Name the folder to write the fixtures to.")
        home = Folder(settings.ARCHIVE_FIXTURES)
        try:
            with told(path):
                written = write_back(Folder(path), "default", home, options["replace"])
        except OSError as fault:
            what = f"{fault.filename or path}: {fault.strerror or fault}"
            raise CommandError(f"{what}. Make room, or name a folder that can be written to.") from fault
        self.print_written(written, path)

    def print_written(self, written: Written, path: Path) -> None:
        for what in ("added", "changed", "removed"):
            for file in getattr(written, what):
                self.stdout.write(f"{what:<8} {file}")
        number = len(written.added) + len(written.changed) + len(written.removed)
        if number:
            self.stdout.write(
                f"Exported: {number:,} of {written.files:,} files of {path} are other than before."
            )
        else:
            self.stdout.write(
                f"Nothing changed: {written.files:,} files of {path} are as the database has them."
            )
