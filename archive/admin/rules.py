"""What the records' constraints say to a curator, in words and beside the field to change."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

PREFERRED_NAME = "There is a preferred or official name in this language already; change that one first."

# Constraint → the field a curator would correct, and what to tell. One without an entry is told by its name.
SENTENCES = {
    "correction_changes_something": ("reads", "The correction reads what it found."),
    "document_withdrawal_has_date_and_reason": (
        "withdrawn_because",
        "A withdrawn document says when it was withdrawn and why.",
    ),
    "meeting_ends_after_start": ("end", "The meeting ends before it starts."),
    "party_state_has_a_two_letter_code": ("code", "A state has the two letters of ISO 3166 as its code."),
    "party_has_one_preferred_name_a_language": ("use", PREFERRED_NAME),
    "person_has_one_preferred_name_a_language": ("use", PREFERRED_NAME),
    "term_has_one_preferred_name_a_language": ("use", PREFERRED_NAME),
    "redirect_starts_at_the_root": ("old", "An address begins with “/”."),
    "script_rule_keeps_the_length": ("reads", "The reading must have as many characters as what was found."),
}


def told(errors: ValidationError, model: type[models.Model]) -> Iterator[tuple[str, ValidationError]]:
    """Each fault in `errors` with the field it belongs to, constraints of `model` in words."""
    constraints = {str(one.get_violation_error_message()): one.name for one in model._meta.constraints}
    for field, faults in errors.update_error_dict({}).items():
        for fault in faults:
            name = constraints.get(str(fault.message))
            if name is None:
                yield field, fault
            else:
                place, sentence = SENTENCES.get(
                    name, (NON_FIELD_ERRORS, f"Broken: {name.replace('_', ' ')}.")
                )
                yield place, ValidationError(sentence, code=name)
