"""The language of the interface: it stands in the path, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation


def language_of(path: str) -> str:
    """The interface language of a path: "zh-hans" for /zh-hans/documents, the default one without."""
    prefix = path.split("/", 2)[1:2] if path.count("/") > 1 else []
    return next((code for code, _ in settings.LANGUAGES if [code] == prefix), settings.LANGUAGE_CODE)


class InterfaceLanguage:
    """Speaks the language of the path while a request is answered.

    Django's LocaleMiddleware would ask the browser as well, and pages would vary by what it says.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with translation.override(language_of(request.path_info), deactivate=True):
            request.LANGUAGE_CODE = translation.get_language()
            return self.get_response(request)
