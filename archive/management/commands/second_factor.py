"""manage.py second_factor: six digits from a telephone beside the password."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

if settings.ARCHIVE_ADMIN:
    from django.contrib.auth.models import User
    from django_otp.plugins.otp_totp.models import TOTPDevice


class Command(BaseCommand):
    help = "Give an account a second factor, or take it away. From then on the log-in asks for it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--remove", action="store_true", help="the telephone is lost, or nobody wants it")

    def handle(self, *args: Any, name: str, remove: bool, **options: Any) -> None:
        if not settings.ARCHIVE_ADMIN:
            raise CommandError("With ARCHIVE_ADMIN=0 there are no accounts. Leave it out.")
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no account {name}. Make it with manage.py make_curator.")
        with transaction.atomic():
            TOTPDevice.objects.filter(user=user).delete()
            if remove:
                self.stdout.write(f"{name} logs in with the password alone.")
                return
            device = TOTPDevice.objects.create(user=user, name="authenticator")
        self.stdout.write(
            f"Add this to an authenticator application; it is shown this once:\n{device.config_url}"
        )
