"""What a script rule or a term would change if it were saved: the texts it touches, counted, with examples."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from archive.models import ClauseText, ScriptRule
from archive.text.differences import Piece, pieces
from archive.text.script import NoRendering, NotRenderable, Renderer, Rule, renderer

MOST_EXAMPLES = 10
# What scripts Chinese texts are held in; Hant may be of a region.
HELD = ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK")


@dataclass(frozen=True, slots=True)
class Example:
    """A clause that would be touched: where it is, and its words before and after in one."""

    place: str
    text: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Consequences:
    """clauses in documents that would be touched, and the first of them."""

    clauses: int
    documents: int
    examples: tuple[Example, ...]


def of_rule(new: Rule, replaced: int | None) -> Consequences:
    """What a rule would show otherwise in the script it is for. replaced: number of the rule it takes the place of.

    Two queries. Raises BadRule where it cannot stand beside the others.
    """
    rows = ScriptRule.objects.order_by("pk").values_list("pk", "shown", "found", "reads")
    now = [(pk, Rule(*rest)) for pk, *rest in rows]
    before = tuple(rule for _, rule in now)
    after = (*(rule for pk, rule in now if pk != replaced), new)
    phrases = {new.found, *(rule.found for pk, rule in now if pk == replaced)}
    ways = {held: way for held in HELD if (way := both(held, new.shown, before, after))}
    found = []
    for text in containing(phrases, "zh"):
        held = "-".join(filter(None, ("zh", text.edition.script, text.edition.region)))
        if held not in ways:
            continue
        try:
            shown = [way.render(text.text) for way in ways[held]]
        except NotRenderable:
            continue
        if shown[0] != shown[1]:
            found.append((text, pieces(shown[0], shown[1])))
    return counted(found)


def both(
    held: str, shown: str, before: tuple[Rule, ...], after: tuple[Rule, ...]
) -> tuple[Renderer, Renderer] | None:
    """The renderers with the rules as they are and as they would be; None where nothing is converted."""
    try:
        ways = renderer(held, shown, before), renderer(held, shown, after)
    except NoRendering:
        return None
    return ways if ways[1].converts else None


def of_term(names: Sequence[tuple[str, str]]) -> Consequences:
    """The clauses in which one of a term's names is printed. names: (tag, name). A query a language."""
    by_language: dict[str, set[str]] = {}
    for tag, name in names:
        if name.strip():
            by_language.setdefault(tag.partition("-")[0], set()).add(name)
    found = [
        (text, pieces(text.text, text.text))
        for language, words in sorted(by_language.items())
        for text in containing(words, language)
    ]
    return counted(found)


def containing(words: Iterable[str], language: str) -> list[ClauseText]:
    """The texts of a language in which one of these words stands, in the order of documents and clauses."""
    conditions = [Q(text__contains=word) for word in sorted(words)]
    rows = ClauseText.objects.filter(reduce(or_, conditions), edition__language=language)
    rows = rows.select_related("clause__document", "edition").order_by(
        "clause__document__slug", "clause__order", "edition__tag"
    )
    return list(rows)


def counted(found: Sequence[tuple[ClauseText, tuple[Piece, ...]]]) -> Consequences:
    return Consequences(
        clauses=len(found),
        documents=len({text.clause.document_id for text, _ in found}),
        examples=tuple(
            Example(f"{text.clause} {text.edition.tag}", text.pk, told)
            for text, told in found[:MOST_EXAMPLES]
        ),
    )
