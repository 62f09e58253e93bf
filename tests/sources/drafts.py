"""Invented sources drafted for a test."""

from archive.sources import read
from archive.sources.gazetteer import gazetteer
from archive.text.draft import draft


def draft_of(data, tag, format=""):
    """The draft of a source, and its text."""
    source = read(data.encode() if isinstance(data, str) else data, tag, format)
    return draft(source.text, tag, source.spans, source.paragraphs, gazetteer(), source.reasons), source.text


def units_of(data, tag, format=""):
    """Every unit as (kind, key, label, text)."""
    found, _ = draft_of(data, tag, format)
    return [(unit.kind, unit.key, unit.label, unit.text) for unit in found.units]


def signatories_of(data, tag, format=""):
    """Every signatory as (state, capacity, office, name)."""
    found, _ = draft_of(data, tag, format)
    return [(one.state, one.capacity, one.office, one.name) for one in found.signatories]


def uncovered(found, text):
    """What of the text is in no unit, signature or furniture, white space left out."""
    held = [False] * len(text)
    for piece in (*found.units, *found.signatories, *found.furniture):
        held[piece.start : piece.end] = [True] * (piece.end - piece.start)
    return "".join(text[at] for at in range(len(text)) if not held[at] and not text[at].isspace())
