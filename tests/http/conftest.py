"""The tests here ask invented pages, in a client that reports an error's page instead of raising it."""

from __future__ import annotations

import pytest
from django.test import Client


@pytest.fixture
def site(settings) -> Client:
    settings.ROOT_URLCONF = "tests.http.site"
    settings.ARCHIVE_ADMIN = True
    return Client(raise_request_exception=False, enforce_csrf_checks=True)
