"""The archive as a Django application."""

from django.apps import AppConfig
from django.core.checks import Tags, register

from archive.http.checks import serving_faults


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = "Archive"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Asked for by `check --deploy` alone: a machine that only imports and exports serves nothing.
        register(serving_faults, Tags.security, deploy=True)
