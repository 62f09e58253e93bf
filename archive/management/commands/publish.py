"""manage.py publish: make what is curated public, as one immutable release."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from archive.exchange.record import append
from archive.fixture.folder import Folder
from archive.management.refusals import told
from archive.publish import Outcome, publish
from archive.reading import dataset_file
from archive.verify import verify

# Where there are curators, what they approved becomes public with the release.
release_all: Callable[..., Outcome] = publish
if settings.ARCHIVE_ADMIN:
    from archive.publish.reviewed import publish_reviewed

    release_all = publish_reviewed


class Command(BaseCommand):
    help = "Build a verified, immutable release of the curators' database and switch the public side to it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--note", default="", help="what this release brings, in a sentence")
        parser.add_argument("--record", action="store_true", help="append it to fixtures/releases.jsonl")

    def handle(self, *args: Any, **options: Any) -> None:
        with told(settings.ARCHIVE_FIXTURES):
            self.publish(options["note"])
            self.keep()
            if options["record"]:
                recorded = append(Folder(settings.ARCHIVE_FIXTURES), "default")
                self.stdout.write(
                    "Recorded in the ledger; commit it." if recorded else "The ledger has it already."
                )

    def publish(self, note: str) -> None:
        outcome = release_all(lambda alias: verify(alias).faults, timezone.now(), note)
        release = outcome.release
        if outcome.is_new:
            self.stdout.write(f"Published release {release.id}: {len(release.changes)} texts changed.")
        else:
            self.stdout.write(f"Nothing changed: release {release.id} stays.")

    def keep(self) -> None:
        """Write the release as a dataset. Published it is, whether or not that succeeds."""
        try:
            dataset = dataset_file.make()
        except OSError as fault:
            said = f"The release is published, but its dataset could not be written: {fault}."
            raise CommandError(f"{said} Make room, then publish again.") from fault
        self.stdout.write(f"Its dataset: {dataset.file}, SHA-256 {dataset.sha256}.")
