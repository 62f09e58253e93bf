"""Correcting the structure of one edition: what characters are, and which clause they belong to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from archive.curation.act import acting
from archive.curation.history import retold
from archive.curation.structure import Impossible, Moved, Wanted, parsed, redirect, refuse_used
from archive.curation.workflow import touch
from archive.drafting.corrected import Remapped, followed
from archive.drafting.existing import existing
from archive.drafting.review import spans_of
from archive.exchange.addition import add
from archive.fixture.fault import FixtureFault
from archive.models import Document, Edition
from archive.text.remap import (
    OF_CLAUSES,
    OF_SIGNATURES,
    NoSuchPlace,
    Said,
    following,
    key_of,
    moved,
    place_of,
    resaid,
    split,
)
from archive.text.span import ROLES, Span

from .bulk import rows_of
from .fields import remark
from .structure import MAY, Shown, differences, mark, texts_of

Sent = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The span a curator points at. at: its first character; words: what stands there; key: of its clause, or ""."""

    at: int
    role: str
    key: str
    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of an edition: its map, its source's text, the span pointed at, and the form as it was sent."""

    edition: Edition
    spans: Sequence[Span]
    text: str
    span: Span
    sent: Sent


def chosen(spans: Sequence[Span], text: str, at: str, tag: str) -> Chosen | None:
    """The span at a character of the source; None where `at` is no place of it."""
    span = span_at(spans, at)
    if span is None:
        return None
    code = span.target.rpartition("/signatures/")[2] if span.role in OF_SIGNATURES else ""
    return Chosen(span.start, span.role, key_of(span, tag), code, text[span.start : span.end])


def span_at(spans: Sequence[Span], at: str) -> Span | None:
    if not at.isdecimal() or len(at) > 9:
        return None
    return next((span for span in spans if span.start <= int(at) < span.end), None)


def correct(request: HttpRequest, edition: Edition) -> tuple[bool, Shown | None]:
    """Whether the change that was sent is done; and if not, what it would do, None where it cannot be, told why."""
    if not request.user.has_perm(MAY):
        raise PermissionDenied
    is_done = "confirm" in request.POST
    try:
        shown = changed(request, edition, is_done)
    except (Impossible, NoSuchPlace) as fault:
        messages.error(request, str(fault))
    except FixtureFault as fault:
        messages.error(request, f"That cannot stand: {fault.what}.")
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    else:
        if is_done:
            messages.success(request, "Done. It waits for a review, like every edit.")
        return is_done, shown
    return False, None


def changed(request: HttpRequest, edition: Edition, is_done: bool) -> Shown:
    """Make the change, look at what came of it, and keep it only if that was asked for.

    Raises Impossible, NoSuchPlace, FixtureFault, ValidationError.
    """
    document = edition.document
    reason = remark(request.POST.get("reason", ""))
    if not reason and document.status != Document.Status.DRAFT:
        raise Impossible("Say why: this document is public.")
    with acting(request.user, reason or "Structure corrected."), transaction.atomic():
        list(Document.objects.select_for_update().filter(pk=document.pk).values_list("pk"))
        if is_done and request.POST.get("seen", "") != mark(document):
            raise Impossible("The document was changed since you looked: look again.")
        before = texts_of(document)
        ended = remade(edition, request.POST.dict(), reason)
        after = texts_of(document)
        touch(document)
        if not is_done:
            transaction.set_rollback(True)
    return Shown(tuple(ended), tuple(differences(before, after)))


def remade(edition: Edition, sent: Sent, reason: str) -> list[Moved]:
    """Map the edition's source anew as the form says, with all that follows. Returns the addresses that end."""
    document, source = edition.document, edition.source
    if source.editions.exclude(document=document).exists():
        raise Impossible(f"{source.name} is read by another document too: correct its map in the fixtures.")
    spans, text = spans_of(edition, "default"), source.text()
    span = span_at(spans, sent.get("at", ""))
    if span is None:
        raise Impossible("Choose a place in the source.")
    new = tuple(action(sent)(Asked(edition, spans, text, span, sent)))
    stem = source.name.rpartition(".")[0]
    held = existing(document.slug, edition.tag, "default")
    found = followed(Remapped(held, edition.tag, stem, text, spans, new))
    refuse_used(document, found.added, besides=())
    with retold(lambda: rows_of(document.slug)):
        add(document.slug, found.files, "default")
    return redirect(Wanted(document, found.followed, reason, timezone.now().date()))


def action(sent: Sent) -> Callable[[Asked], Sequence[Span]]:
    try:
        return ACTIONS[sent.get("action", "")]
    except KeyError as fault:
        raise Impossible("Choose what to do.") from fault


def words_in(asked: Asked, start: int, end: int) -> tuple[int, int]:
    """Where the words that were sent stand between two places of the source."""
    nth = asked.sent.get("nth", "").strip()
    if nth and not (nth.isdecimal() and len(nth) < 6):
        raise NoSuchPlace(f"“{nth[:10]}” is no number: 1 for the first time, 2 for the second.")
    words = asked.sent.get("words", "").replace("\r\n", "\n")
    if "\r" in asked.text:
        words = words.replace(
            "\n", asked.text[asked.text.index("\r") :][:2] if "\r\n" in asked.text else "\r"
        )
    return place_of(asked.text, words, int(nth or 0), start, end)


def own_key(asked: Asked) -> str:
    key = key_of(asked.span, asked.edition.tag)
    if not key:
        raise Impossible("This is no part of a clause.")
    return key


def say(asked: Asked) -> Sequence[Span]:
    """These words have another role."""
    role, part = asked.sent.get("role", ""), asked.sent.get("part", "").strip()
    if role not in ROLES:
        raise Impossible("Choose a role.")
    if role in OF_CLAUSES:
        part = str(parsed(part))
    if role in OF_SIGNATURES and not part:
        raise Impossible("Say whose signature it is: the code of a signatory.")
    start, end = words_in(asked, asked.span.start, asked.span.end)
    return resaid(asked.spans, asked.text, Said(start, end, role, part), asked.edition.tag)


def begin(asked: Asked) -> Sequence[Span]:
    """A new clause begins at these words."""
    key = own_key(asked)
    own = [span for span in asked.spans if key_of(span, asked.edition.tag) == key]
    place, _ = words_in(asked, own[0].start, own[-1].end)
    return split(
        asked.spans, asked.text, key, str(parsed(asked.sent.get("key", ""))), place, asked.edition.tag
    )


def move(asked: Asked) -> Sequence[Span]:
    """The whole text is that of another clause."""
    key, new = own_key(asked), str(parsed(asked.sent.get("key", "")))
    if new == key:
        raise Impossible(f"It is {key} already.")
    return moved(asked.spans, asked.text, key, new, asked.edition.tag)


def join(asked: Asked) -> Sequence[Span]:
    """The text that follows is part of this one."""
    key, tag = own_key(asked), asked.edition.tag
    return moved(asked.spans, asked.text, following(asked.spans, key, tag), key, tag)


ACTIONS: dict[str, Callable[[Asked], Sequence[Span]]] = {
    "say": say,
    "split": begin,
    "move": move,
    "merge": join,
}
