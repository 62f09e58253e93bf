"""One page, one address: other spellings of it lead there."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, HttpResponse

from .answers import moved, without_query


def respelled(request: HttpRequest, path: str, query: str = "") -> HttpResponse | None:
    """301 to `path` and `query` ("" or "?…") when the request spells them otherwise; None when it does not."""
    if request.path != path:
        return moved(path + query)
    return without_query(request, query)


def asked_as(request: HttpRequest, path: str, pairs: Sequence[tuple[str, str]]) -> HttpResponse | None:
    """301 to `path` asked by these pairs, in this order, when the request says anything else; None when it does not.

    How a pair is encoded does not count: a form sends a space as "+", a script as "%20", and both are the page.
    """
    if request.path == path and parse_qsl(request.META.get("QUERY_STRING", ""), True) == list(pairs):
        return None
    return moved(f"{path}?{urlencode(pairs)}")
