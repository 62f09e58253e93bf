"""The texts around hits: their documents, what other editions print at the same place, and how each is rendered."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from archive.models import ClauseText, Signature
from archive.models.published import RELEASE
from archive.search import Hit
from archive.text.script import NoRendering
from archive.text.tag import Tag

from .choice import rank
from .lists import documents_of
from .records import DocumentRecord, EditionRecord
from .site import Site

Place = tuple[str, str]
# Texts that the counterparts of hits are counted against.
MOST_BEYOND = 2_000


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What an edition in another language prints at the place of a hit."""

    edition: EditionRecord
    text: str


class HitTexts:
    """The documents and counterparts of some hits. Three queries, however many there are."""

    def __init__(self, hits: Sequence[Hit], site: Site) -> None:
        self.site = site
        slugs = list(dict.fromkeys(hit.document for hit in hits))
        self.documents = {document.slug: document for document in documents_of(slugs)}
        places = {(hit.document, hit.key) for hit in hits if hit.key}
        self.texts = printed(places, self.documents)

    def document(self, hit: Hit) -> DocumentRecord:
        return self.documents[hit.document]

    def edition(self, hit: Hit) -> EditionRecord | None:
        """The edition a hit stands in; None for an editorial title."""
        editions = self.document(hit).editions
        return next((edition for edition in editions if str(edition.tag) == hit.edition), None)

    def counterpart(self, hit: Hit) -> Counterpart | None:
        """The same place in another language: the interface's where there is one, else that of the best standing."""
        own = Tag.parse(hit.language).language
        others = [
            Counterpart(edition, self.texts[hit.document, hit.key, edition.pk])
            for edition in sorted(self.document(hit).editions, key=rank)
            if edition.tag.language != own and (hit.document, hit.key, edition.pk) in self.texts
        ]
        others.sort(key=lambda other: other.edition.tag.language != self.site.language)
        return others[0] if others else None

    def shown(self, hit: Hit, script: str) -> tuple[str, str]:
        """The text of a hit in the script asked for, and the tag of what it is then."""
        edition = self.edition(hit)
        return self.converted(hit.text, hit.language, edition.held if edition else hit.language, script)

    def href(self, hit: Hit, script: str) -> str:
        """The page of the place of a hit: as published, or in the script asked for."""
        is_chinese = Tag.parse(hit.language).language == "zh"
        view = script if is_chinese and script != "zh" and hit.key else ""
        parts = ("/documents", hit.document, view, hit.key)
        return self.site.path("/".join(part for part in parts if part))

    def beyond(self, counterparts: Sequence[Counterpart]) -> list[str]:
        """The other texts of the editions that these counterparts are of. One query."""
        rows = ClauseText.objects.using(RELEASE).filter(
            edition__in={each.edition.pk for each in counterparts}
        )
        own = {each.text for each in counterparts}
        texts = rows.order_by("edition", "clause__order").values_list("text", flat=True)[:MOST_BEYOND]
        return [text for text in texts if text not in own]

    def rendered(self, text: str, edition: EditionRecord, script: str) -> tuple[str, str]:
        """A text of an edition in the script asked for, and the tag of what it is then."""
        return self.converted(text, edition.tag.lang, edition.held, script)

    def converted(self, text: str, lang: str, held: str, script: str) -> tuple[str, str]:
        """held: the script it is held in, as conversion names it; script: "zh" for as published."""
        tag = Tag.parse(held)
        if tag.language != "zh" or script == "zh" or Tag.parse(script).script == tag.script:
            return text, lang
        try:
            return self.site.renderer(held, script).render(text), script
        except NoRendering:
            return text, lang


def printed(
    places: Collection[Place], documents: Mapping[str, DocumentRecord]
) -> dict[tuple[str, str, int], str]:
    """(document, key, edition) → text, for clauses and signatures. Two queries."""
    keys = {key for _, key in places}
    found = {}
    rows = ClauseText.objects.using(RELEASE).filter(
        edition__document__slug__in=list(documents), clause__key__in=[key for key in keys if "/" not in key]
    )
    for slug, key, edition, text in rows.values_list(
        "clause__document__slug", "clause__key", "edition_id", "text"
    ):
        found[slug, key, edition] = text
    codes = [key.rpartition("/")[2] for key in keys if "/" in key]
    signed = Signature.objects.using(RELEASE).filter(
        edition__document__slug__in=list(documents), signatory__code__in=codes
    )
    for slug, code, edition, office, name in signed.values_list(
        "signatory__document__slug", "signatory__code", "edition_id", "office", "name"
    ):
        found[slug, f"signatures/{code}", edition] = "\n".join(filter(None, (office, name)))
    return found
