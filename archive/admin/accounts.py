"""Accounts: a log-in with a second factor for those who have one, and nobody who signed a version is deleted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django_otp import devices_for_user, match_token


class LogInForm(AdminAuthenticationForm):
    """Name and password, and the six digits of whoever has set up a second factor."""

    token = forms.CharField(
        label="Second factor",
        required=False,
        max_length=16,
        help_text="Six digits, if you have set one up.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def confirm_login_allowed(self, user: Any) -> None:
        super().confirm_login_allowed(user)
        if next(iter(devices_for_user(user)), None) is None:
            return
        # Whom the session then knows as verified.
        user.otp_device = match_token(user, self.cleaned_data.get("token", "").replace(" ", ""))
        if user.otp_device is None:
            raise ValidationError("The six digits of the second factor are missing or wrong.", code="token")


class AccountAdmin(UserAdmin):
    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # The history would lose who it was: an account that has had its day is made inactive.
        return False


admin.site.unregister(User)
admin.site.register(User, AccountAdmin)
admin.site.login_form = LogInForm
admin.site.login_template = "admin/archive/login.html"
