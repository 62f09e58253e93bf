"""Adding an edition: any source, pasted or uploaded, drafted by the code of `draft_edition` and written as rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from archive.curation.act import acting
from archive.curation.history import retold
from archive.curation.workflow import touch
from archive.drafting.edition import DraftEdition, NoWords, Witness, draft_edition
from archive.drafting.existing import Existing, UnknownDocument, existing
from archive.drafting.files import files, slug_of
from archive.drafting.holdings import Holdings, curated
from archive.exchange.addition import AlreadyHeld, add, refuse_held
from archive.fixture.fault import FixtureFault
from archive.fixture.folder import MOST_BYTES_A_SOURCE
from archive.models import Document, Edition
from archive.sources import ENCODINGS, FORMATS, SourceError, is_plainly_utf8
from archive.text.characters import forbidden
from archive.text.script import BadRule
from archive.text.structure import TooManyParagraphs
from archive.text.tag import MalformedTag, Tag

from .bulk import rows_of
from .fields import SlugFormField, WrittenField

MAY = "archive.add_document"
PASTED = "pasted.txt"
LONGEST_REASON = 1000
TOO_LARGE = f"It has %s bytes; the most is {MOST_BYTES_A_SOURCE:,}. Split the source."


class SourceForm(forms.Form):
    """One source, what is known of it, and what it is an edition of."""

    text = forms.CharField(
        label="Pasted text",
        required=False,
        strip=False,
        widget=AdminTextareaWidget(attrs={"rows": 12}),
        help_text="As it was found, with all that stands around it. Stored as UTF-8.",
    )
    file = forms.FileField(
        label="Or a file", required=False, help_text="Any text, HTML page, Markdown or .docx, at most 5 MB."
    )
    language = forms.CharField(
        max_length=35,
        widget=AdminTextInputWidget,
        help_text="Tag of the edition: zh-Hans, zh-Hant, en, ru; zh-Hans-x-gazette for a second witness.",
    )
    document = SlugFormField(
        required=False,
        max_length=100,
        widget=AdminTextInputWidget,
        help_text="Slug of the document it is an edition of; empty for a new document.",
    )
    slug = SlugFormField(
        label="Slug of the new document",
        required=False,
        max_length=100,
        widget=AdminTextInputWidget,
        help_text="Empty: made from year, place and kind as the source has them. Never changed once published.",
    )
    format = forms.ChoiceField(
        required=False, choices=[("", "by the content"), *((name, name) for name in sorted(FORMATS))]
    )
    encoding = forms.ChoiceField(
        required=False, choices=[("", "by the bytes"), *((name, name) for name in sorted(ENCODINGS))]
    )
    publisher = WrittenField(required=False, max_length=200, widget=AdminTextInputWidget)
    origin = WrittenField(label="Where from", required=False, max_length=1000, widget=AdminTextInputWidget)
    retrieved_on = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}))
    rights = WrittenField(
        label="Rights statement",
        required=False,
        max_length=1000,
        widget=AdminTextInputWidget,
        help_text="In English. Empty: not yet established.",
    )
    reason = WrittenField(
        label="Reason for this change",
        required=False,
        max_length=LONGEST_REASON,
        widget=AdminTextInputWidget,
        help_text="Kept in the history. Required where the document is public.",
    )

    def clean_language(self) -> str:
        try:
            return str(Tag.parse(self.cleaned_data["language"].strip()))
        except MalformedTag as fault:
            raise ValidationError(str(fault)) from fault

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        # The size is known before a byte of it is read.
        if file and file.size > MOST_BYTES_A_SOURCE:
            raise ValidationError(TOO_LARGE % f"{file.size:,}")
        return file

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if self.errors:
            return found
        if bool(found["text"].strip()) == bool(found["file"]):
            self.add_error("text", "Paste a text or choose a file: one of them.")
            return found
        if found["document"] and found["slug"]:
            self.add_error("slug", "A new document has a new slug; for this one leave it empty.")
        if found["slug"] and Document.objects.filter(slug=found["slug"]).exists():
            self.add_error("slug", f"There is a document {found['slug']}: name it above to add an edition.")
        self.read()
        return found

    def read(self) -> None:
        """The bytes of the source, as `witness`."""
        found = self.cleaned_data
        name, data = PASTED, b""
        if found["file"]:
            name, data = found["file"].name, found["file"].read()
        else:
            # A browser sends the ends of a text's lines as CR LF, whatever they were.
            data = found["text"].replace("\r\n", "\n").encode("utf-8", "surrogatepass")
        if len(data) > MOST_BYTES_A_SOURCE:
            self.add_error("text", TOO_LARGE % f"{len(data):,}")
        encoding = found["encoding"]
        self.witness = Witness(name, data, found["language"], found["format"], encoding)
        if encoding not in ("", "utf-8") and is_plainly_utf8(data):
            self.add_error("encoding", f"It is utf-8, not {encoding}.")

    def known(self) -> dict[str, Any]:
        """What the curator said of the source, as its fixture has it; what they left empty left out."""
        found = self.cleaned_data
        plain = {name: found[name] for name in ("publisher", "retrieved_on") if found[name]}
        return plain | {name: {"en": found[name]} for name in ("origin", "rights") if found[name]}


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft, ready to be written."""

    edition: DraftEdition
    slug: str
    held: Holdings
    document: Existing | None


class Refused(Exception):
    """Why a source cannot be added. field: of the form, or None."""

    def __init__(self, field: str | None, what: str) -> None:
        super().__init__(field, what)
        self.field, self.what = field, what


def add_view(request: HttpRequest) -> HttpResponse:
    """Ask for a source (GET), draft and write it (POST), and lead to its review."""
    if not request.user.has_perm(MAY):
        raise PermissionDenied
    initial = {"document": request.GET.get("document", "")}
    form = SourceForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            edition = written(request, form)
        except Refused as fault:
            form.add_error(fault.field, fault.what)
        else:
            messages.success(request, f"Drafted {edition}: review it below.")
            return HttpResponseRedirect(reverse("admin:archive_edition_review", args=[edition.pk]))
    context = {**admin.site.each_context(request), "title": "Add an edition", "form": form}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "admin/archive/add_edition.html", context, status=status)


def written(request: HttpRequest, form: SourceForm) -> Edition:
    """Draft the source and write it, all or nothing. Raises Refused."""
    with told():
        refuse_held(form.witness.sha256, "default")
        found = drafted(form)
        reason = form.cleaned_data["reason"].strip()
        if found.document is not None and found.document.document["status"] != "draft" and not reason:
            raise Refused("reason", "Say why: this document is public.")
        made = files(found.edition, found.slug, found.held, found.document, form.known())
        with acting(request.user, reason or "Drafted from a source."), transaction.atomic():
            list(Document.objects.select_for_update().filter(slug=found.slug).values_list("pk"))
            with retold(lambda: rows_of(found.slug)):
                pk = add(found.slug, made, "default")
            touch(Document.objects.get(pk=pk))
    return Edition.objects.select_related("document").get(document_id=pk, tag=found.edition.tag)


def drafted(form: SourceForm) -> Drafted:
    """The draft of what the form holds. Raises Refused, and as `draft_edition` does."""
    held, slug = curated("default"), form.cleaned_data["document"]
    document = existing(slug, form.witness.tag, "default") if slug else None
    edition = draft_edition(form.witness, held, document)
    for offset, name in forbidden(edition.source.text):
        raise Refused("text", f"Line {edition.line(offset)}: {name}, which no import accepts. Take it out.")
    return Drafted(edition, slug or form.cleaned_data["slug"] or slug_of(edition, held), held, document)


@contextmanager
def told() -> Iterator[None]:
    """Turn what is wrong with a source or its draft into words beside the field to change."""
    try:
        yield
    except UnknownDocument as fault:
        near = f" Near: {fault}." if str(fault) else ""
        raise Refused("document", f"There is no such document.{near}") from fault
    except AlreadyHeld as fault:
        read = f", read by {', '.join(fault.editions)}" if fault.editions else ""
        raise Refused(None, f"The archive has these very bytes already: {fault.name}{read}.") from fault
    except BadRule as fault:
        raise Refused(None, f"Script rules: {fault}. Correct the rule first.") from fault
    except (SourceError, TooManyParagraphs, NoWords) as fault:
        raise Refused("text", str(fault)) from fault
    except FixtureFault as fault:
        raise Refused(None, f"The draft keeps no rule of the import: {fault.what}.") from fault
