"""manage.py prepare: everything `make run` needs before it serves, in one process."""

import hashlib
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from archive.curation.act import unrecorded
from archive.curation.history import catch_up
from archive.exchange.ingest import UnexportedEdits, ingest
from archive.fixture.folder import Folder
from archive.management.refusals import listed, told
from archive.models import FixtureFile
from archive.models.published import NoRelease, reading
from archive.publish import current_or_none, publish
from archive.reading import dataset_file
from archive.verify import verify


def origin(release: str) -> str:
    """A digest of a release's id, of the fixture files the database was imported from, and of the code."""
    digest = hashlib.sha256(f"{release}\n".encode())
    for path, sha256 in FixtureFile.objects.order_by("path").values_list("path", "sha256"):
        digest.update(f"{path} {sha256}\n".encode())
    for file in (settings.BASE_DIR / "requirements.txt", *sorted(settings.BASE_DIR.glob("archive/**/*.py"))):
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


class Command(BaseCommand):
    help = "Migrate, import the fixtures, publish and collect static files; never over curators' work."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        self.migrate()
        self.collect()
        try:
            with told(settings.ARCHIVE_FIXTURES):
                with unrecorded():
                    report = ingest(Folder(settings.ARCHIVE_FIXTURES), DEFAULT_DB_ALIAS)
                catch_up()
                release, is_new = self.publish()
        except CommandError as refusal:
            if not isinstance(refusal.__cause__, UnexportedEdits):
                raise
            self.keep_serving(refusal.__cause__)
            return
        self.keep_dataset()
        changed = "imported" if report.has_changes else "unchanged"
        published = "published" if is_new else "current"
        self.stdout.write(f"Fixtures {changed}, {report.documents} documents; release {release} {published}.")

    def publish(self) -> tuple[str, bool]:
        """The id of the release now current, and whether it is new; to be called after an import.

        Nothing is built to find that nothing changed where the same fixtures led to the current release by the
        same code: an import has just shown that the database holds them and no edits.
        """
        note = settings.VAR_DIR / "published"
        if note.is_file() and (current := current_or_none()) and note.read_text() == origin(current.id):
            return current.id, False
        outcome = publish(lambda alias: verify(alias).faults, timezone.now())
        note.write_text(origin(outcome.release.id))
        return outcome.release.id, outcome.is_new

    def keep_dataset(self) -> None:
        """Write the release as a dataset, without which the archive is served as well."""
        try:
            dataset_file.make()
        except OSError as fault:
            self.stdout.write(f"The dataset of the release could not be written, so none is offered: {fault}")

    def keep_serving(self, fault: UnexportedEdits) -> None:
        """Leave curators' edits alone and serve what is published already."""
        self.stdout.write(
            f"Curators' edits are not in the fixtures, so nothing was imported or published:\n{listed(fault.paths)}"
        )
        try:
            with reading() as release:
                self.stdout.write(f"Serving release {release.id} as it is.")
        except NoRelease as missing:
            raise CommandError(f"There is no release to serve either: {missing}") from fault

    def migrate(self) -> None:
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)

    def collect(self) -> None:
        """Collect static files when one changed since the last time."""
        stamp = settings.STATIC_ROOT / ".collected"
        digest = hashlib.sha256(f"django {django.__version__}, admin {settings.ARCHIVE_ADMIN}\n".encode())
        for folder in settings.STATICFILES_DIRS:
            for file in sorted(Path(folder).rglob("*")):
                if file.is_file():
                    digest.update(f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
        if stamp.is_file() and stamp.read_text() == digest.hexdigest():
            return
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        stamp.write_text(digest.hexdigest())
