"""Static files, served by WhiteNoise from the folder collectstatic fills."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from whitenoise.middleware import WhiteNoiseMiddleware

from .codings import accepted


class StaticFiles(WhiteNoiseMiddleware):
    """WhiteNoise with a year for hashed names, and with the weights of Accept-Encoding heeded.

    Only files found at start are served, by their exact address, so no path leads out of the folder.
    """

    # A year is the most RFC 2616 §14.21 lets a server promise, and what caches expect of "for ever".
    FOREVER = 365 * 24 * 60 * 60

    def add_files(self, root: str, prefix: str | None = None) -> None:
        # A missing folder is told by the checks before serving; a command has no use for static files.
        if Path(root).is_dir():
            super().add_files(root, prefix)

    @staticmethod
    def serve(static_file: Any, request: HttpRequest) -> HttpResponseBase:
        # WhiteNoise looks for the name alone and would send gzip to "gzip;q=0".
        request.META["HTTP_ACCEPT_ENCODING"] = ", ".join(accepted(request.headers.get("Accept-Encoding", "")))
        return WhiteNoiseMiddleware.serve(static_file, request)
