"""The forms of records: what an import takes, why it was changed, and nothing saved over what was not seen."""

from __future__ import annotations

from operator import attrgetter
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import NON_FIELD_ERRORS, ObjectDoesNotExist, ValidationError
from django.http import QueryDict

from archive.curation.story import Difference, differences, referred
from archive.models import Correction, Document, Edition, Note, Signatory

from .fields import LONGEST_REMARK, WrittenField
from .rules import told
from .seen import State, mark, state

REASON, SEEN = "change_reason", "seen"
# From a part of a document to the document.
DOCUMENT_OF = {
    Edition: "document",
    Correction: "clause_text.clause.document",
    Note: "document",
    Signatory: "document",
}
CONFLICT = (
    "Somebody else has saved this since you opened it. Nothing of yours was saved, nothing of theirs is lost:"
    " compare both below, then save again to let yours stand, or open the record anew."
)
WHY = "Say why: this is public. The reason is kept in the history."


class RowForm(forms.ModelForm):
    """A form that lets nothing through that the database or an import would refuse.

    needed: fields that may be empty in the database while a text is being prepared, never in a fixture file.
    """

    needed: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in self.needed:
            if name in self.fields:
                self.fields[name].required = True

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        # Django leaves out the constraints that name a read-only field; the database would not.
        failed = {name for name in self.errors if name != NON_FIELD_ERRORS}
        try:
            self.instance.validate_constraints(exclude=failed)
        except ValidationError as errors:
            self._update_errors(errors)

    def _update_errors(self, errors: ValidationError) -> None:
        """Take over what the model found, each fault once and in words."""
        for field, fault in told(errors, self._meta.model):
            place = field if field in self.fields else NON_FIELD_ERRORS
            if not {str(one) for one in fault.messages} & set(self.errors.get(place, ())):
                super()._update_errors(ValidationError({place: [fault]}))  # type: ignore[misc]


class RecordForm(RowForm):
    """The form on a record's own page: with the reason for the change, and the mark of what was seen."""

    change_reason = WrittenField(
        label="Reason for this change",
        required=False,
        max_length=LONGEST_REMARK,
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text="Kept in the history. Required where the change touches what is public.",
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.stored: State = {}
        # Once it is found that somebody else saved: what of theirs stands against what of yours.
        self.is_unseen = False
        self.conflict: tuple[Difference, ...] = ()
        if self.instance.pk and SEEN in self.fields:
            self.stored = state(type(self.instance), self.instance.pk)
            self.initial[SEEN] = mark(type(self.instance), self.stored)

    @property
    def changed_fields(self) -> list[str]:
        """What differs from the record as it is, the two fields aside that are about the change itself."""
        return [name for name in self.changed_data if name not in (REASON, SEEN)]

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.stored:
            self.refuse_unseen()
        if self.changed_fields and self.is_public() and not self.cleaned_data.get(REASON, "").strip():
            self.add_error(REASON, WHY)

    def refuse_unseen(self) -> None:
        """An error, and both versions to compare, when the record is not as it was when the form was opened."""
        if self.data.get(SEEN, "") == self.initial[SEEN]:
            return
        self.is_unseen = True
        self.conflict = against(self.stored, self.instance)
        self.add_error(None, CONFLICT)
        # Sent once more it is a decision: now both versions have been seen.
        again: Any = QueryDict(mutable=True)
        again.update(self.data)
        again[SEEN] = self.initial[SEEN]
        self.data = again

    def is_public(self) -> bool:
        """Whether the change touches what the public reads, or what is shared by all that it reads."""
        if isinstance(self.instance, Document):
            return self.stored.get("status", Document.Status.DRAFT) != Document.Status.DRAFT
        if type(self.instance) not in DOCUMENT_OF:
            return bool(self.instance.pk)
        document = document_of(self.instance)
        return document is not None and document.status != Document.Status.DRAFT


def document_of(record: Any) -> Document | None:
    """The document a record is or belongs to; None for one that all share, and for a part that is not placed yet."""
    if isinstance(record, Document):
        return record
    try:
        return attrgetter(DOCUMENT_OF[type(record)])(record)
    except (KeyError, ObjectDoesNotExist):
        return None


def against(stored: State, instance: Any) -> tuple[Difference, ...]:
    """What is stored against what was sent, field by field."""
    versions = type(instance).history.model
    theirs, yours = (
        versions(**{field.attname: value(field.attname) for field in versions.tracked_fields})
        for value in (stored.get, lambda name: getattr(instance, name))
    )
    return differences(theirs, yours, referred((theirs, yours)))
