"""manage.py fold_classes: write the classes of characters that a search takes for one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from archive.text import fold_classes
from archive.text.fold_making import classes, module


class Command(BaseCommand):
    help = "Make archive/text/fold_classes.py anew from the tables of the installed OpenCC."

    def handle(self, *args: Any, **options: Any) -> None:
        made = classes()
        Path(fold_classes.__file__).write_text(module(made), encoding="utf-8")
        self.stdout.write(f"{len(made)} classes, {sum(map(len, made))} characters.")
        self.stdout.write(
            "Next: look at the difference, raise FOLD_RULES in archive/text/fold.py if there is one."
        )
