"""Curation as a Django application of its own: it is installed where there is an admin, and nowhere else."""

from django.apps import AppConfig


class CurationConfig(AppConfig):
    name = "archive.curation"
    verbose_name = "Curation"
    default_auto_field = "django.db.models.BigAutoField"
