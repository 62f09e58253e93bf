"""Invented sources read for a test, span by span."""

from archive.fixture import spanmap
from archive.sources import read
from archive.text.span import tiling_faults
from archive.text.structure import mapped, structure


def spans_of(text, language, format=""):
    """Every span but layout as (role, words), the text as its reader leaves it."""
    source = read(text.encode(), language, format)
    assert list(tiling_faults(source.spans, len(source.text))) == []
    found = [(span.role, source.text[span.start : span.end]) for span in source.spans]
    # No words may be lost in the layout between the spans that name them.
    return [(role, words) for role, words in found if role != "layout"]


def layout_of(text, language, format=""):
    """Every layout span's characters."""
    source = read(text.encode(), language, format)
    return [source.text[span.start : span.end] for span in source.spans if span.role == "layout"]


def map_of(data, tag, format=""):
    """The drafted span map of a source, and its structure."""
    source = read(data, tag, format)
    found = structure(source.text, source.paragraphs, tag)
    spans = mapped(source.spans, found.spans, len(source.text), tag)
    return spanmap.dumps(spans, source.text), found


def keys_of(text, tag, format=""):
    """The keys of an invented source, joined by spaces."""
    return " ".join(map_of(text.encode(), tag, format)[1].keys)
