"""The log-in: name, password, and a second factor for those who have one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
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
