"""Browsers in which somebody of a role has signed in."""

from __future__ import annotations

from django.contrib.auth.models import Group, User
from django.test import Client


def signed_in(role: str, name: str = "") -> Client:
    """role: viewer, curator or reviewer; name: of the account, which is made, the role's own unless given."""
    user = User.objects.create_user(name or role, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client
