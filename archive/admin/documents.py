"""Documents and their editions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import path

from archive.curation.models import Review
from archive.curation.story import Chapter
from archive.models import Correction, Document, Edition, Note, Signatory

from .adding import add_view
from .drafts import delete_draft, is_deletable, losses, sources_of
from .forms import RecordForm
from .preview import NAME as PREVIEW
from .preview import preview
from .record import DocumentPartAdmin, ReadOnlyInline, RecordAdmin
from .reviewing import review_view
from .reviews import REVIEW, standing, take_step
from .witnesses import document_text

DRAFT, PUBLISHED, WITHDRAWN = Document.Status.DRAFT, Document.Status.PUBLISHED, Document.Status.WITHDRAWN
# What was public stays known to have been: it is withdrawn with a reason, and never a draft again. A draft becomes
# public by its review and the next release, and not by this field.
NEXT = {
    None: (DRAFT,),
    DRAFT: (DRAFT,),
    PUBLISHED: (PUBLISHED, WITHDRAWN),
    WITHDRAWN: (WITHDRAWN, PUBLISHED),
}
WITHDRAWAL = ("status", "withdrawn_on", "withdrawn_because", "replaced_by")


class DocumentForm(RecordForm):
    needed = ("titles",)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        status = self.fields.get("status")
        if isinstance(status, forms.ChoiceField):
            before = self.instance.status if self.instance.pk else None
            status.choices = [(one.value, one.label) for one in NEXT[before]]

    def clean_replaced_by(self) -> str:
        slug = self.cleaned_data["replaced_by"]
        if slug and not Document.objects.exclude(pk=self.instance.pk).filter(slug=slug).exists():
            raise ValidationError(f"There is no other document “{slug}”.")
        return slug

    def clean(self) -> None:
        super().clean()
        meeting, adopted = self.cleaned_data.get("meeting"), self.cleaned_data.get("adopted_on")
        if meeting and adopted and not meeting.start <= adopted <= meeting.end:
            self.add_error("adopted_on", f"This is outside the meeting, {meeting.start} to {meeting.end}.")


class Editions(ReadOnlyInline):
    model = Edition
    fields = ("tag", "role", "title", "source")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Edition]:
        return super().get_queryset(request).select_related("document", "source").defer("source__data")


class Signatories(ReadOnlyInline):
    model = Signatory
    fields = readonly_fields = ("order", "party", "person", "capacity", "signatures")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Signatory]:
        related = super().get_queryset(request).select_related("document", "party", "person")
        return related.prefetch_related("signatures__edition")

    @admin.display(description="as printed")
    def signatures(self, signatory: Signatory) -> str:
        return "\n".join(
            f"{one.edition.tag}: {' · '.join(filter(None, (one.office, one.name)))}"
            for one in signatory.signatures.all()
        )


class Notes(ReadOnlyInline):
    model = Note
    fields = ("order", "kind", "clause", "edition", "language", "body", "author")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Note]:
        related = ("document", "clause__document", "edition__document")
        return super().get_queryset(request).select_related(*related)


@admin.register(Document)
class DocumentAdmin(RecordAdmin):
    form = DocumentForm
    list_display = ("slug", "kind", "status", "adopted_on", "meeting", "tags")
    list_filter = ("status", "kind", "meeting__body", "editions__language")
    list_select_related = ("meeting",)
    date_hierarchy = "adopted_on"
    search_fields = ("slug", "titles", "editions__title")
    autocomplete_fields = ("meeting",)
    identity = ("slug",)
    inlines = (Editions, Signatories, Notes)
    change_form_template = "admin/archive/document/change_form.html"
    chapters = {
        Edition: "document_id",
        Signatory: "document_id",
        Correction: "clause_text__clause__document_id",
        Note: "document_id",
    }
    fieldsets = (
        (None, {"fields": ("slug", "kind", "titles", "meeting", "adopted_on", "status")}),
        ("Withdrawal", {"fields": ("withdrawn_on", "withdrawn_because", "replaced_by")}),
    )

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Document]:
        return super().get_queryset(request).prefetch_related("editions")

    @admin.display(description="editions")
    def tags(self, document: Document) -> str:
        return ", ".join(edition.tag for edition in document.editions.all())

    def view_on_site(self, document: Document) -> str | None:
        """The public page; a draft has none."""
        return None if document.status == DRAFT else document.get_absolute_url()

    def get_inlines(self, request: HttpRequest, obj: Document | None) -> Any:
        # A document that is being made has nothing beneath it yet.
        return super().get_inlines(request, obj) if obj else ()

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Document | None = None,
    ) -> HttpResponse:
        context["text"] = document_text(obj) if obj else None
        context["review"] = standing(obj, request.user) if obj else None
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_urls(self) -> list[Any]:
        review = self.admin_site.admin_view(self.review_view)
        return [
            path("<int:pk>/review/", review, name="archive_document_review"),
            path("preview/<path:address>", self.admin_site.admin_view(preview), name=PREVIEW),
            *super().get_urls(),
        ]

    def told(self, pk: str) -> list[Chapter]:
        """With the decisions on it; that an edit opened a review again, the edit itself tells."""
        reviews: Any = Review
        decided = reviews.history.filter(document_id=pk)
        decided = decided.exclude(state=Review.State.EDITED, decided_by=None)
        return [*super().told(pk), Chapter(decided, "review")]

    def review_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        return take_step(request, Document.objects.filter(pk=pk).first())

    def get_readonly_fields(self, request: HttpRequest, obj: Document | None = None) -> tuple[str, ...]:
        """To withdraw and to reinstate takes a reviewer; of a draft there is nothing to withdraw."""
        fixed = super().get_readonly_fields(request, obj)
        if obj and obj.status != DRAFT and request.user.has_perm(REVIEW):
            return fixed
        return (*fixed, *WITHDRAWAL)

    def concerned(self, obj: Document, changed: list[str]) -> Document | None:
        # A withdrawal is a reviewer's decision and not an edit that another has to look at.
        return obj if set(changed) - set(WITHDRAWAL) else None

    def has_delete_permission(self, request: HttpRequest, obj: Document | None = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or is_deletable(obj))

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[str]]:
        """What goes with these drafts, counted: a list of their spans would be as long as their sources."""
        named: list[Any] = []
        counts: dict[str, int] = {}
        refused: set[str] = set()
        for document in objs:
            named += [str(document), [str(source) for source in sources_of(document)]]
            for name, count in losses(document).items():
                counts[name] = counts.get(name, 0) + count
            if not self.has_delete_permission(request, document):
                refused.add(str(document))
        return named, counts, refused, []

    def delete_model(self, request: HttpRequest, obj: Document) -> None:
        delete_draft(obj)


class EditionForm(RecordForm):
    # Taiwan's and Hong Kong's forms are the ones a conversion has to know.
    region = forms.ChoiceField(choices=[("", "—"), ("TW", "TW"), ("HK", "HK")], required=False)

    def clean_region(self) -> str:
        region = self.cleaned_data["region"]
        if region and self.instance.script != "Hant":
            raise ValidationError("A region of character forms goes with the script Hant.")
        return region


@admin.register(Edition)
class EditionAdmin(DocumentPartAdmin):
    """An edition is made of its source's spans, so it comes in by import or draft; what is known of it is editable."""

    form = EditionForm
    list_display = ("document", "tag", "role", "title", "source")
    list_display_links = ("document", "tag")
    list_filter = ("role", "language", "script", "is_reordered")
    list_select_related = ("document", "source")
    search_fields = ("document__slug", "tag", "title", "source__name")
    fields = (
        "document",
        "tag",
        "language",
        "script",
        "region",
        "role",
        "title",
        "source",
        "gaps",
        "is_reordered",
        "note",
    )
    readonly_fields = ("document", "tag", "language", "script", "title", "source", "gaps", "is_reordered")
    change_form_template = "admin/archive/edition/change_form.html"
    change_list_template = "admin/archive/edition/change_list.html"

    def get_urls(self) -> list[Any]:
        add, review = self.admin_site.admin_view(add_view), self.admin_site.admin_view(review_view)
        return [
            path("draft/", add, name="archive_edition_draft"),
            path("<int:pk>/review/", review, name="archive_edition_review"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Edition]:
        return super().get_queryset(request).select_related("document", "source").defer("source__data")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        # Its spans would go with it and leave characters of its source unaccounted for.
        return False
