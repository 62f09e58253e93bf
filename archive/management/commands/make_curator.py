"""manage.py make_curator: an account for the admin, with a role."""

import getpass
import secrets
import sys
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

if settings.ARCHIVE_ADMIN:
    from django.contrib.auth.models import Group, User

ROLES = ("viewer", "curator", "reviewer")
# Django's superuser: accounts, and everything the admin does not refuse to everyone.
ADMINISTRATOR = "administrator"


class Command(BaseCommand):
    help = (
        "Make an account for the admin. The password is asked for twice and stands nowhere else; with --generate, or"
        " where nobody can be asked, one is made and printed once."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="what the curator logs in with, and what the history says")
        parser.add_argument("--role", choices=(*ROLES, ADMINISTRATOR), default="curator")
        parser.add_argument(
            "--generate", action="store_true", help="make a password instead of asking for one"
        )

    def handle(self, *args: Any, name: str, role: str, generate: bool, **options: Any) -> None:
        if not settings.ARCHIVE_ADMIN:
            raise CommandError("With ARCHIVE_ADMIN=0 there are no accounts. Leave it out.")
        user = User(username=name, is_staff=True, is_superuser=role == ADMINISTRATOR)
        try:
            user.clean_fields(exclude=["password"])
            user.validate_unique()
        except ValidationError as fault:
            raise CommandError(f"{name}: {' '.join(fault.messages)} Choose another name.") from fault
        is_made = generate or not sys.stdin.isatty()
        password = secrets.token_urlsafe(15) if is_made else self.asked(user)
        user.set_password(password)
        with transaction.atomic():
            user.save()
            if role != ADMINISTRATOR:
                user.groups.add(Group.objects.get(name=role))
        self.stdout.write(f"{name} may log in at /admin/ as {role}.")
        if is_made:
            self.stdout.write(f"Password, shown this once: {password}")

    def asked(self, user: Any) -> str:
        """A password typed twice that the rules for passwords accept."""
        while True:
            password = getpass.getpass("Password: ")
            try:
                validate_password(password, user)
            except ValidationError as fault:
                self.stderr.write(" ".join(fault.messages))
                continue
            if password == getpass.getpass("Again: "):
                return password
            self.stderr.write("These are not the same.")
