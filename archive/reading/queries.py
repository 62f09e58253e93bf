"""What the reading pages ask the release, as queries of plain values; records.py makes records of the rows."""

from __future__ import annotations

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from archive.models import (
    Clause,
    Correction,
    Document,
    Note,
    PartyName,
    PersonName,
    Signatory,
)
from archive.models.published import RELEASE

from .prepared import prepared

DOCUMENT_FIELDS = (
    "pk", "slug", "kind", "status", "titles", "adopted_on", "withdrawn_on", "withdrawn_because", "replaced_by"
)  # fmt: skip
MEETING_FIELDS = ("slug", "start", "end", "place", "body__slug", "body__names", "body__organisation__code")
EDITION_FIELDS = ("pk", "tag", "region", "role", "title", "gaps", "note")
SOURCE_FIELDS = ("name", "sha256", "format", "publisher", "published_on", "rights", "characters")


@prepared
def document_rows(slug: str) -> QuerySet:
    return with_editions(Document.objects.using(RELEASE).filter(slug=slug), has_neighbours=True)


def counted_by(rows: QuerySet, what: str) -> Coalesce:
    """How many different `what` of these rows belong to the document at hand."""
    own = rows.filter(document=OuterRef("pk")).order_by().values("document")
    return Coalesce(Subquery(own.annotate(number=Count(what, distinct=True)).values("number")), 0)


def with_editions(documents: QuerySet, *more: str, has_neighbours: bool = False) -> QuerySet:
    """One row an edition, the document and its meeting repeated on each; more: annotations to take along."""
    names = [*DOCUMENT_FIELDS, *more, *(f"meeting__{name}" for name in MEETING_FIELDS)]
    names += [f"editions__{name}" for name in EDITION_FIELDS]
    names += [f"editions__source__{name}" for name in SOURCE_FIELDS]
    if has_neighbours:
        earlier = Q(adopted_on__lt=OuterRef("adopted_on")) | Q(
            adopted_on=OuterRef("adopted_on"), slug__lt=OuterRef("slug")
        )
        later = Q(adopted_on__gt=OuterRef("adopted_on")) | Q(
            adopted_on=OuterRef("adopted_on"), slug__gt=OuterRef("slug")
        )
        for side, where, order in (
            ("before", earlier, ("-adopted_on", "-slug")),
            ("after", later, ("adopted_on", "slug")),
        ):
            same = Document.objects.using(RELEASE).filter(
                where, status=Document.Status.PUBLISHED, meeting__body=OuterRef("meeting__body")
            )
            for name in ("slug", "titles"):
                documents = documents.annotate(
                    **{f"{side}_{name}": Subquery(same.order_by(*order).values(name)[:1])}
                )
                names.append(f"{side}_{name}")
    return documents.order_by("editions__tag").values(*names)


@prepared
def clause_rows(document: int) -> QuerySet:
    names = ("pk", "key", "kind", "texts__pk", "texts__edition_id", "texts__label", "texts__text")
    return Clause.objects.using(RELEASE).filter(document_id=document).order_by("order").values_list(*names)


@prepared
def outline_rows(document: int) -> QuerySet:
    rows = Clause.objects.using(RELEASE).filter(document_id=document).order_by("order")
    return rows.values_list("pk", "key", "kind")


@prepared
def correction_rows(document: int) -> QuerySet:
    rows = Correction.objects.using(RELEASE).filter(clause_text__clause__document_id=document)
    names = ("clause_text_id", "start", "found", "reads", "kind", "reason", "by")
    return rows.order_by("start").values(*names)


@prepared
def note_rows(document: int) -> QuerySet:
    rows = Note.objects.using(RELEASE).filter(document_id=document).order_by("order")
    return rows.values("clause__key", "edition__tag", "kind", "language", "body", "author")


@prepared
def signatory_rows(document: int, preferences: tuple[str, ...]) -> QuerySet:
    return (
        Signatory.objects.using(RELEASE)
        .filter(document_id=document)
        .annotate(
            party_name=preferred(PartyName, "party", preferences),
            person_name=preferred(PersonName, "person", preferences),
            edition=F("signatures__edition_id"),
        )
        .order_by("order")
        .values_list(
            "code", "capacity", "party__code", "party__kind", "party_name", "person__slug", "person_name",
            "edition", "signatures__office", "signatures__name",
        )
    )  # fmt: skip


def preferred(model: type, owner: str, preferences: tuple[str, ...], of: str = "") -> Subquery:
    """The preferred name of `owner`, in the first of these languages it has one in.

    of: the path by which the row at hand refers to the owner, where it is not `owner` itself.
    """
    ranks = [When(tag=tag, then=Value(rank)) for rank, tag in enumerate(preferences)]
    names = model._base_manager.using(RELEASE).filter(**{owner: OuterRef(of or owner)}, use="preferred")  # type: ignore[attr-defined]
    rank = Case(*ranks, default=Value(len(ranks)), output_field=IntegerField())
    return Subquery(names.order_by(rank, "tag").values("name")[:1])
