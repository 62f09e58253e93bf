"""manage.py seal: normalise the fixture files and rewrite their manifest."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.fixture.fault import FixtureFault
from archive.fixture.folder import Folder
from archive.fixture.seal import seal


class Command(BaseCommand):
    help = "Rewrite the SHA-256 manifest of the fixtures after a person edited them, listing what changed."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", nargs="?", default=settings.ARCHIVE_FIXTURES, type=Path)

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        if not path.is_dir():
            raise CommandError(f"{path} is no folder. Name the folder that holds the fixtures.")
        try:
            changes = seal(Folder(path))
        except FixtureFault as fault:
            raise CommandError(f"{fault}\nNothing was written.") from fault
        for line in changes:
            self.stdout.write(line)
        self.stdout.write(f"{len(changes)} changed." if changes else "Nothing changed since the last seal.")
