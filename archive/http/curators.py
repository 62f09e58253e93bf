"""Sessions, log-in, messages and CSRF for the curators' side alone; imported only where there is an admin."""

from __future__ import annotations

import contextlib
import ipaddress
from typing import Any

from axes.middleware import AxesMiddleware
from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.deprecation import MiddlewareMixin
from django_otp.middleware import OTPMiddleware

from .sides import is_for_curators


class ForCurators(MiddlewareMixin):
    """Passes every request of the public side through untouched."""

    def __call__(self, request: HttpRequest) -> Any:
        return super().__call__(request) if is_for_curators(request) else self.get_response(request)


class Sessions(ForCurators, SessionMiddleware):
    pass


class Authentication(ForCurators, AuthenticationMiddleware):
    pass


class Messages(ForCurators, MessageMiddleware):
    pass


class Csrf(ForCurators, CsrfViewMiddleware):
    pass


class SecondFactor(OTPMiddleware):
    """Tells every page of the curators' side whether the user has shown a second factor."""

    def __call__(self, request: HttpRequest) -> Any:
        return super().__call__(request) if is_for_curators(request) else self.get_response(request)


class Throttle(AxesMiddleware):
    """Answers a log-in that was tried too often."""

    def __call__(self, request: HttpRequest) -> Any:
        return super().__call__(request) if is_for_curators(request) else self.get_response(request)


def client_address(request: HttpRequest) -> str:
    """Where a log-in comes from: behind the proxy that ends TLS, what that proxy says, which is the last address it
    names; those before it are the client's own words."""
    if settings.ARCHIVE_HTTPS:
        named = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        with contextlib.suppress(ValueError):
            return str(ipaddress.ip_address(named))
    return request.META.get("REMOTE_ADDR", "")
