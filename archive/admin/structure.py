"""The page on which a clause gets another key, is split, or takes in the next one: first shown, then done."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from archive.curation.act import acting
from archive.curation.structure import Cut, Impossible, Moved, merge, rekey, split
from archive.curation.workflow import touch
from archive.exchange.proof import fault_of
from archive.models import Clause, ClauseText, Document
from archive.text.differences import SAME, Piece, pieces

from .fields import remark

MAY = "archive.change_document"
PLACE = "place-"
Texts = dict[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Change:
    """A text that has other words under its key; or the same under another, and then key is "old → new"."""

    key: str
    tag: str
    pieces: tuple[Piece, ...]

    @property
    def is_moved(self) -> bool:
        return all(piece.kind == SAME for piece in self.pieces)

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a change would do: the addresses it ends, and the texts it gives other keys."""

    moved: tuple[Moved, ...]
    changes: tuple[Change, ...]


def structure_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask (GET), show what would become of it (POST), do it (POST with "confirm")."""
    clause = Clause.objects.filter(pk=pk).select_related("document").first()
    if clause is None:
        raise Http404("There is no such clause.")
    if not request.user.has_perm(MAY):
        raise PermissionDenied
    shown, document = None, clause.document
    if request.method == "POST":
        try:
            is_done = "confirm" in request.POST
            shown = changed(request, clause, is_done)
            if is_done:
                messages.success(request, "Done. It waits for a review, like every edit.")
                return HttpResponseRedirect(reverse("admin:archive_document_change", args=[document.pk]))
        except Impossible as fault:
            messages.error(request, str(fault))
    context = {
        **admin.site.each_context(request),
        "title": f"Structure of {document.slug}, clause {clause.key}",
        "clause": Clause.objects.get(pk=pk),
        "document": document,
        "texts": clause.texts.select_related("edition").order_by("edition__tag"),
        "shown": shown,
        "sent": {name: request.POST[name] for name in sorted(request.POST) if name in kept(request)},
        "seen": mark(document),
        "is_public": document.status != Document.Status.DRAFT,
    }
    return TemplateResponse(request, "admin/archive/structure.html", context)


def kept(request: HttpRequest) -> set[str]:
    """The fields of the form that are sent again with the confirmation."""
    return {name for name in request.POST if name not in ("csrfmiddlewaretoken", "confirm", "seen")}


def mark(document: Document) -> str:
    """A mark of the document's structure, so that nobody confirms what has changed since it was shown."""
    found = sorted((key, tag, text) for (tag, key), text in texts_of(document).items())
    keys = list(document.clauses.order_by("order").values_list("pk", "key"))
    return hashlib.sha256(repr((keys, found)).encode()).hexdigest()[:32]


def texts_of(document: Document) -> Texts:
    rows = ClauseText.objects.filter(clause__document=document)
    ordered = rows.order_by("clause__order", "edition__tag")
    return {(tag, key): text for tag, key, text in ordered.values_list("edition__tag", "clause__key", "text")}


def changed(request: HttpRequest, clause: Clause, is_done: bool) -> Shown:
    """Make the change, look at what came of it, and keep it only if that was asked for. Raises Impossible."""
    document = clause.document
    reason = remark(request.POST.get("reason", ""))
    if not reason and document.status != Document.Status.DRAFT:
        raise Impossible("Say why: the addresses of this document are public.")
    with acting(request.user, reason), transaction.atomic():
        list(Document.objects.select_for_update().filter(pk=document.pk).values_list("pk"))
        if is_done and request.POST.get("seen", "") != mark(document):
            raise Impossible("The document was changed since you looked: look again.")
        before = texts_of(document)
        moved = done(request, clause, reason)
        if fault := fault_of(document.slug, "default"):
            raise Impossible(f"That cannot stand: {fault.what}.")
        touch(document)
        after = texts_of(document)
        if not is_done:
            transaction.set_rollback(True)
    return Shown(tuple(moved), tuple(differences(before, after)))


def differences(before: Texts, after: Texts) -> list[Change]:
    """In the order of `after`, what is gone last; a text that is gone and stands elsewhere unchanged has moved."""
    gone = {(tag, text): key for (tag, key), text in before.items() if (tag, key) not in after}
    found = []
    for (tag, key), text in after.items():
        was = before.get((tag, key))
        if was is None and (old := gone.pop((tag, text), None)):
            found.append(Change(f"{old} → {key}", tag, pieces(text, text)))
        elif was != text:
            found.append(Change(key, tag, pieces(was or "", text)))
    return [*found, *(Change(key, tag, pieces(text, "")) for (tag, text), key in gone.items())]


def done(request: HttpRequest, clause: Clause, reason: str) -> list[Moved]:
    """The change that was asked for. Raises Impossible."""
    today = timezone.now().date()
    action = request.POST.get("action", "")
    if action == "rekey":
        return rekey(clause, request.POST.get("key", ""), reason, today)
    if action == "merge":
        return merge(clause, reason, today)
    if action == "split":
        first = request.POST.get("first", "") or clause.key
        return split(clause, Cut(first, request.POST.get("second", ""), places(request)), reason, today)
    raise Impossible("Choose what to do with the clause.")


def places(request: HttpRequest) -> dict[int, int]:
    """Edition → where its second half begins, for those in which that was said. Raises Impossible."""
    found = {}
    for name in request.POST:
        value = request.POST.get(name, "").strip()
        edition = name.removeprefix(PLACE)
        if not name.startswith(PLACE) or not value:
            continue
        if not (edition.isdecimal() and value.isdecimal() and len(value) < 8):
            raise Impossible(f"“{value[:20]}” is no place in a text: count its characters from its start.")
        found[int(edition)] = int(value)
    return found
