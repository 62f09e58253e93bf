"""What is refused before any page is looked for, each with its status and a sentence that says why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest

from .sides import methods

# Bytes of a path after decoding; every address of the archive is far shorter.
PATH_BYTES = 512
# Characters of a query after decoding: a long quotation, in any script.
QUERY_CHARACTERS = 2048
# Undecoded, a character is at most four bytes and a byte three signs: what is longer is too long.
QUERY_SIGNS = QUERY_CHARACTERS * 4 * 3

# A source of five million bytes, with the fields beside it.
BODY_BYTES = 6_000_000

CONTROL = re.compile(r"[\x00-\x1f\x7f]")
BROKEN_PERCENT = re.compile(rb"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that needs no page: its status and, in one sentence, the reason."""

    status: int
    reason: str


def path_refusals(path: str) -> Iterator[Refusal]:
    """What is wrong with a decoded path, most telling first."""
    if (size := len(path.encode("utf-8", "surrogatepass"))) > PATH_BYTES:
        yield Refusal(
            414, f"The path of this address has {size} bytes; the archive takes at most {PATH_BYTES}."
        )
    if CONTROL.search(path):
        yield Refusal(400, "The path of this address contains a control character.")
    # Django puts a percent sign back before every byte that is not UTF-8, and no address of ours has one.
    if "%" in path:
        yield Refusal(400, "The path of this address has a percent sign in it, or bytes that are not UTF-8.")
    # A browser takes "//host" and "/\host" in a redirect for another site, so neither may come back in one.
    if path[:2] in ("//", "/\\"):
        yield Refusal(404, "There is nothing at this address: it begins with two slashes.")


def query_refusals(query: str) -> Iterator[Refusal]:
    """What is wrong with a query string as sent (each character one byte, as WSGI has it)."""
    sent = query.encode("latin-1", "replace")
    if len(sent) > QUERY_SIGNS:
        yield Refusal(414, f"The query of this address is longer than {QUERY_CHARACTERS} characters.")
        return
    if BROKEN_PERCENT.search(sent):
        yield Refusal(400, "The query of this address has a % that no two hexadecimal digits follow.")
    try:
        decoded = unquote_to_bytes(sent).decode("utf-8")
    except UnicodeDecodeError:
        yield Refusal(400, "The query of this address is not UTF-8.")
        return
    if (size := len(decoded)) > QUERY_CHARACTERS:
        yield Refusal(
            414,
            f"The query of this address has {size} characters; the archive takes at most {QUERY_CHARACTERS}.",
        )
    if "\0" in decoded:
        yield Refusal(400, "The query of this address contains a NUL character.")


def host_refusals(request: HttpRequest) -> Iterator[Refusal]:
    """A host name that is not ours: answering it would let a stranger's name into caches."""
    try:
        request.get_host()
    except DisallowedHost:
        yield Refusal(400, "This server does not answer for that host name.")


def body_refusals(request: HttpRequest) -> Iterator[Refusal]:
    """A body longer than any form of the curators sends: told by its announced length, before it is read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if length.isdecimal() and int(length[:12]) > BODY_BYTES:
        yield Refusal(
            413, f"This is {int(length[:12]):,} bytes; the archive takes at most {BODY_BYTES:,} at once."
        )


def refusals(request: HttpRequest) -> Iterator[Refusal]:
    """Everything for which the request is refused; the first is the one to tell."""
    yield from host_refusals(request)
    if request.method not in methods(request):
        yield Refusal(405, f"This address answers {', '.join(methods(request))} only.")
    yield from path_refusals(request.path_info)
    yield from query_refusals(request.META.get("QUERY_STRING", ""))
    yield from body_refusals(request)
