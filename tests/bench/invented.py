"""An invented archive of long documents, for what the real ones are too short to show."""

from __future__ import annotations

import datetime
import hashlib

from django.utils import timezone

from archive.models import Clause, ClauseText, Document, Edition, Source
from archive.publish import publish

CHINESE = "各方重申，第{number}條所述的合作應當繼續，並在平等互利的基礎上加以擴大；具體辦法由各方另行商定。"
ENGLISH = (
    "The parties reaffirm that the cooperation described in paragraph {number} shall continue and be enlarged "
    "on the basis of equality and mutual benefit; the particulars shall be agreed between them."
)
TEXTS = {"zh-Hant": CHINESE, "en": ENGLISH}


def slug(clauses: int) -> str:
    return f"2020-invented-declaration-of-{clauses}"


def edition(document: Document, tag: str, clauses: list[Clause]) -> None:
    """An edition with a text for every clause; nobody maps its source, for no page shows that here."""
    words = [TEXTS[tag].format(number=clause.order) for clause in clauses]
    data = "\n".join(words).encode()
    source = Source.objects.create(
        name=f"{document.slug}.{tag}.txt",
        sha256=hashlib.sha256(data).hexdigest(),
        data=data,
        characters=len(data.decode()),
        format="plain",
        encoding="utf-8",
        rights={"en": "Invented."},
    )
    language, _, script = tag.partition("-")
    made = Edition.objects.create(
        document=document, tag=tag, language=language, script=script, role="original", source=source
    )
    ClauseText.objects.bulk_create(
        ClauseText(clause=clause, edition=made, label=f"{clause.key}.", text=text)
        for clause, text in zip(clauses, words, strict=True)
    )


def document(clauses: int) -> None:
    """A declaration of so many numbered clauses in Chinese and English."""
    made = Document.objects.create(
        slug=slug(clauses),
        kind="declaration",
        adopted_on=datetime.date(2020, 1, 1),
        titles={"en": f"Invented declaration of {clauses} clauses"},
        status="published",
    )
    rows = [
        Clause(document=made, key=str(order), order=order, kind="clause") for order in range(1, clauses + 1)
    ]
    Clause.objects.bulk_create(rows)
    for tag in TEXTS:
        edition(made, tag, rows)


def build(*sizes: int) -> None:
    """Publish documents of these sizes beside what the archive holds already, unless they are there."""
    if Document.objects.filter(slug=slug(sizes[0])).exists():
        return
    for clauses in sizes:
        document(clauses)
    publish(lambda alias: [], timezone.now())
