"""Invented records for the tests of the admin: a small archive that keeps every rule."""

from __future__ import annotations

import datetime
import hashlib
from typing import Any

from django.utils import timezone

from archive.models import (
    Body,
    Clause,
    ClauseText,
    Correction,
    Document,
    Edition,
    FixtureFile,
    Meeting,
    Note,
    Party,
    PartyName,
    Person,
    PersonName,
    Redirect,
    Release,
    ScriptRule,
    Signatory,
    Signature,
    Source,
    Span,
    Term,
    TermName,
)

DAY = datetime.date(2011, 6, 15)
# The printed line of a source, so that every text can be recognised on a page.
LINE = "第{n}條 湖上諸國願共享清水。"
SIGNED = "湖國總統 甲乙丙"


def digest(*names: Any) -> str:
    return hashlib.sha256(repr(names).encode()).hexdigest()


def party(code: str = "lk", **fields: Any) -> Party:
    made, is_new = Party.objects.get_or_create(code=code, defaults={"kind": "state", **fields})
    if is_new:
        PartyName.objects.create(party=made, tag="en", name=f"Lake state {code}")
        PartyName.objects.create(party=made, tag="zh-Hans", name=f"湖国{code}")
    return made


def person(slug: str = "jia-yibing") -> Person:
    made, is_new = Person.objects.get_or_create(slug=slug)
    if is_new:
        PersonName.objects.create(person=made, tag="zh-Hant", name=f"甲乙丙 {slug}")
    return made


def term(slug: str = "clear-water") -> Term:
    made = Term.objects.create(slug=slug, reviewed_by="A. Reader")
    TermName.objects.create(term=made, tag="en", name=slug)
    return made


def body(slug: str = "lake-council") -> Body:
    fields = {"organisation": party(), "names": {"en": "Lake Council", "zh-Hans": "湖泊理事会"}}
    return Body.objects.get_or_create(slug=slug, defaults=fields)[0]


def meeting(slug: str = "2011-lakeside") -> Meeting:
    fields = {"body": body(), "start": DAY, "end": DAY, "place": {"en": "Lakeside", "zh-Hant": "湖畔"}}
    return Meeting.objects.get_or_create(slug=slug, defaults=fields)[0]


def source(name: str, text: str) -> Source:
    data = text.encode()
    return Source.objects.create(
        name=name,
        sha256=digest(name, text),
        data=data,
        characters=len(text),
        format="plain",
        encoding="utf-8",
        rights={"en": "public"},
        retrieved_on=DAY,
    )


def document(slug: str = "2011-lakeside-declaration", clauses: int = 2, **fields: Any) -> Document:
    """A document of one edition and source: title, clauses each with a correction, a signature, two notes."""
    fields = {"status": "published", "kind": "declaration", "adopted_on": DAY, **fields}
    made = Document.objects.create(
        slug=slug, meeting=meeting(), titles={"en": f"Lakeside {slug}", "zh-Hant": "湖畔宣言"}, **fields
    )
    lines = ["湖畔宣言", *(LINE.format(n=n) for n in range(1, clauses + 1)), SIGNED]
    witness = source(f"{slug}.txt", "\n".join(lines))
    edition = Edition.objects.create(
        document=made,
        tag="zh-Hant",
        language="zh",
        script="Hant",
        role="copy",
        title=lines[0],
        source=witness,
    )
    at = span(witness, 0, len(lines[0]), "title", edition=edition)
    for n in range(1, clauses + 1):
        at = clause(edition, n, at, lines[n])
    signature(edition, at)
    Note.objects.create(
        document=made, order=0, kind="textual", language="en", body="The ink ran.", author="A. R."
    )
    last = made.clauses.last()
    Note.objects.create(
        document=made,
        order=1,
        clause=last,
        edition=edition,
        kind="editorial",
        language="en",
        body="Last.",
        author="A",
    )
    return made


def span(witness: Source, start: int, length: int, role: str, **part: Any) -> int:
    """A span and the line feed after it; where the next one begins."""
    end = start + length
    Span.objects.create(source=witness, start=start, end=end, role=role, **part)
    if end < witness.characters:
        Span.objects.create(source=witness, start=end, end=end + 1, role="layout")
    return end + 1


def clause(edition: Edition, n: int, at: int, line: str) -> int:
    label, _, text = line.partition(" ")
    made = Clause.objects.create(document=edition.document, key=str(n), order=n, kind="clause")
    printed = ClauseText.objects.create(clause=made, edition=edition, label=label, text=text)
    Correction.objects.create(
        clause_text=printed,
        start=0,
        found="湖",
        reads="河",
        kind="misprint",
        reason={"en": "as map"},
        by="A. R.",
    )
    at = span(edition.source, at, len(label), "label", edition=edition, clause_text=printed)
    return span(edition.source, at, len(text), "text", edition=edition, clause_text=printed)


def signature(edition: Edition, at: int) -> None:
    office, _, name = SIGNED.partition(" ")
    signatory = Signatory.objects.create(
        document=edition.document, code="lk", order=0, party=party(), person=person(), capacity="signed"
    )
    made = Signature.objects.create(
        signatory=signatory,
        edition=edition,
        office=office,
        office_start=at,
        name=name,
        name_start=at + len(office) + 1,
    )
    at = span(edition.source, at, len(office), "office", edition=edition, signature=made)
    span(edition.source, at, len(name), "name", edition=edition, signature=made)


def release(order: int = 0) -> Release:
    return Release.objects.create(
        id=digest("release", order),
        order=order,
        date=timezone.now(),
        is_current=order == 0,
        counts={"documents": 1},
        addresses=["/documents/2011-lakeside-declaration"],
    )


def rule(found: str = "歷史") -> ScriptRule:
    return ScriptRule.objects.create(
        shown="zh-Hans", found=found, reads="历史", reason="a name", reviewed_by="A. R."
    )


def redirect(old: str = "/documents/lakeside") -> Redirect:
    return Redirect.objects.create(
        old=old, successors=["/documents/2011-lakeside-declaration"], reason="renamed", since=DAY
    )


def everything(count: int = 1, start: int = 0) -> None:
    """`count` of every record, numbered from `start`; a document has two clauses."""
    for n in range(start, start + count):
        document(f"2011-lakeside-declaration-{n}")
        rule(f"歷{chr(0x4E00 + n)}")
        redirect(f"/documents/lakeside-{n}")
        release(n)
        term(f"clear-water-{n}")
        person(f"person-{n}")
        body(f"council-{n}")
        meeting(f"2011-lakeside-{n}")
        party(f"{chr(97 + n // 26)}{chr(97 + n % 26)}")
        FixtureFile.objects.create(path=f"parties-{n}.toml", sha256=digest("file", n))
