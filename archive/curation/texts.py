"""A clause's text as its spans have it, when these change hands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from archive.models import ClauseText, Correction, Span

from .history import keep


def refit(texts: Sequence[ClauseText], given: Mapping[int, ClauseText], standing: Mapping[int, int]) -> None:
    """Give spans to other texts of one edition, and bring all of these to what their spans now say.

    texts: every text that gives or takes; given: span → the text it belongs to now; standing: correction → the place
    in the source where it stood before. Corrections go with the words they stand on. A text that is left without
    spans is left as it was, to be deleted.
    """
    printed = texts[0].edition.source.text()
    spans = list(Span.objects.filter(pk__in=given))
    keep([*texts, *spans])
    for span in spans:
        span.clause_text = given[span.pk]
        span.save()
    for text in texts:
        own = list(text.spans.filter(role="text").order_by("start"))
        if own:
            text.text = "\n".join(printed[span.start : span.end] for span in own)
            text.save()
    for correction in Correction.objects.filter(pk__in=standing):
        place(correction, standing[correction.pk], texts)


def places(text: ClauseText) -> dict[int, int]:
    """Correction → the place in the source where it stands, for every correction of a text."""
    found, bounds, at = {}, [], 0
    for start, end in text.spans.filter(role="text").order_by("start").values_list("start", "end"):
        bounds.append((at, start, end - start))
        at += end - start + 1
    for pk, place in text.corrections.values_list("pk", "start"):
        for offset, start, length in bounds:
            if offset <= place < offset + length:
                found[pk] = start + place - offset
    return found


def place(correction: Correction, start: int, texts: Sequence[ClauseText]) -> None:
    """Put a correction where its words stand now."""
    for text in texts:
        at = 0
        for first, last in text.spans.filter(role="text").order_by("start").values_list("start", "end"):
            if first <= start < last:
                keep([correction])
                correction.clause_text, correction.start = text, at + start - first
                correction.save()
                return
            at += last - first + 1
