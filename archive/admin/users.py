"""Accounts, which are closed and never deleted."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest


class AccountAdmin(UserAdmin):
    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # The history would lose who it was: an account that has had its day is made inactive.
        return False


admin.site.unregister(User)
admin.site.register(User, AccountAdmin)
