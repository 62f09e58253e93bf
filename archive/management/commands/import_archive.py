"""manage.py import_archive: make the curators' database equal the fixtures."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.curation.act import unrecorded
from archive.curation.history import catch_up
from archive.exchange.ingest import Report, edited, ingest
from archive.exchange.outgest import save
from archive.fixture.folder import Folder
from archive.management.refusals import told


class Command(BaseCommand):
    help = "Import the fixtures: all or nothing; the same again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", nargs="?", default=settings.ARCHIVE_FIXTURES, type=Path)
        parser.add_argument(
            "--dry-run", action="store_true", help="show what would change, and change nothing"
        )
        parser.add_argument(
            "--force", action="store_true", help="override curators' edits, saving them under var/ first"
        )

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        if not path.is_dir():
            raise CommandError(f"{path} is no folder. Name the folder that holds the fixtures.")
        with told(path):
            if options["force"] and not options["dry_run"]:
                self.keep_edits()
            with unrecorded():
                report = ingest(Folder(path), "default", options["dry_run"], options["force"], self.progress)
            catch_up()
        self.print_report(report, options["dry_run"])

    def keep_edits(self) -> None:
        """Save what curators wrote and no fixture file has, before it is overwritten."""
        if edits := edited("default"):
            kept = settings.VAR_DIR / "unexported" / datetime.now().strftime("%Y%m%dT%H%M%S")
            save("default", kept)
            self.stdout.write(f"Saved the database as it was, {len(edits)} edited files, to {kept}.")

    def progress(self, what: str, done: int, total: int) -> None:
        if sys.stderr.isatty():
            end = "\n" if done == total else ""
            sys.stderr.write(f"\r{what} {done:,} of {total:,}{end}")
            sys.stderr.flush()

    def print_report(self, report: Report, is_dry: bool) -> None:
        for diff in report.diffs.values():
            self.stdout.write(diff)
        for kind, counts in sorted(report.tally.counts.items()):
            parts = [
                f"{counts[what]:,} {what}"
                for what in ("created", "changed", "removed", "unchanged")
                if counts[what]
            ]
            self.stdout.write(f"{kind}: {', '.join(parts)}")
        if report.withdrawn:
            self.stdout.write(f"withdrawn: {', '.join(report.withdrawn)}")
        if not report.has_changes:
            self.stdout.write(
                f"Nothing changed: {report.documents:,} documents are as the fixtures have them."
            )
        elif is_dry:
            self.stdout.write("This was a dry run: nothing was written.")
        else:
            self.stdout.write(f"Imported: {report.documents:,} documents are now as the fixtures have them.")
