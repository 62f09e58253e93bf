"""Sessions, log-in, messages and CSRF for the curators' side alone; imported only where there is an admin."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.deprecation import MiddlewareMixin

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
