"""The admin with the archive's own middleware, and of the public side nothing but an address to lead to."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client


@pytest.fixture(autouse=True)
def _curation_side(settings):
    settings.ROOT_URLCONF = "tests.admin.urls"
    # Pages are looked at before static files are collected.
    storage = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": storage}


@pytest.fixture
def curator(db):
    """A browser in which a superuser has signed in; no password, which would take half a second to make."""
    client = Client()
    client.force_login(User.objects.create_superuser("curator"))
    return client
