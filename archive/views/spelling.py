"""One page, one address: other spellings of it lead there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from .answers import moved, without_query


def respelled(request: HttpRequest, path: str, query: str = "") -> HttpResponse | None:
    """301 to `path` and `query` ("" or "?…") when the request spells them otherwise; None when it does not."""
    if request.path != path:
        return moved(path + query)
    return without_query(request, query)
