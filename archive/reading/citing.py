"""What a page cites: its text in one edition, as published, as this release has it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.models import Body, Release
from archive.models.published import RELEASE
from archive.text.address import Clause, Range
from archive.text.citation import digest
from archive.text.citation.cited import OF_ARTICLES, Cited
from archive.text.tag import Tag

from .choice import Shown
from .records import ClauseRecord, DocumentRecord, EditionRecord
from .site import Site

Labels = Mapping[str, str]

# The archive's own name in the languages of citations; the interface says the same.
ARCHIVE: Labels = {"en": "Declaration Archive", "zh-Hans": "宣言文献库", "zh-Hant": "宣言文獻庫"}
# A process reads one release, and for a moment after a publish the one before.
MOST_RELEASES = 3
# Labels that call a clause an article, in the languages of the archive.
ARTICLE = re.compile(r"\s*(?:art(?:icle|\.)|статья|第.{1,8}[条條])", re.IGNORECASE)


class Authors(dict[str, Mapping[str, Labels]]):
    """Release id → body → preferred names of its organisation by language, of the last few releases."""

    def of(self, release: Release) -> Mapping[str, Labels]:
        """The authors of a release. One query, once a process."""
        if release.id not in self:
            while len(self) >= MOST_RELEASES:
                self.pop(next(iter(self)))
            self[release.id] = authors()
        return self[release.id]


AUTHORS = Authors()


def authors() -> dict[str, dict[str, str]]:
    """Body → preferred names of its organisation by language. One query."""
    found: dict[str, dict[str, str]] = {}
    rows = Body.objects.using(RELEASE).filter(organisation__names__use="preferred").order_by("slug")
    for body, tag, name in rows.values_list("slug", "organisation__names__tag", "organisation__names__name"):
        found.setdefault(body, {})[tag] = name
    return found


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands at a place: the document, None or the clause or range, and the clauses there, in reading order."""

    document: DocumentRecord
    at: Clause | Range | None
    clauses: Sequence[ClauseRecord]

    def digests(self, edition: EditionRecord) -> list[tuple[str, str]]:
        """(key, SHA-256 of the text) of every text the edition has here."""
        return [
            (clause.key, digest.of_text(clause.texts[edition.pk].text))
            for clause in self.clauses
            if edition.pk in clause.texts
        ]

    def digest(self, edition: EditionRecord) -> str:
        place = f"{self.document.slug}/{edition.tag}"
        return digest.of_place(place, self.digests(edition), is_whole=self.at is None)

    def editions(self, shown: Sequence[Shown]) -> list[EditionRecord]:
        """The editions that have a text here, those shown first, from left to right; the first is the one cited."""
        ordered = [column.edition for column in shown] + list(self.document.editions)
        having = {pk for clause in self.clauses for pk in clause.texts}
        return list({edition.pk: edition for edition in ordered if edition.pk in having}.values())

    def path(self, edition: EditionRecord) -> str:
        """The address, without interface prefix, of this place in one edition."""
        parts = ("/documents", self.document.slug, str(edition.tag), str(self.at or ""))
        return "/".join(part for part in parts if part)


def cited(quoted: Quoted, edition: EditionRecord, site: Site) -> Cited:
    """All that a citation of the place in this edition may say."""
    release, document = site.release, quoted.document
    assert release is not None
    meeting = document.meeting
    return Cited(
        slug=document.slug,
        titles=document.titles,
        printed=printed_title(edition.title, edition.tag),
        author=AUTHORS.of(release).get(meeting["body__slug"], {}) if meeting else {},
        kind=document.kind,
        adopted_on=document.adopted_on,
        place=meeting["place"] if meeting else {},
        archive=ARCHIVE,
        tag=edition.tag,
        at=quoted.at,
        articles=document.kind in OF_ARTICLES or has_articles(quoted.clauses, edition),
        url=site.base_url + quoted.path(edition),
        release=release.id,
        released_on=release.date.date(),
        digest=quoted.digest(edition),
    )


def has_articles(clauses: Sequence[ClauseRecord], edition: EditionRecord) -> bool:
    """Whether the edition prints the word for an article before a number here."""
    return any(
        calls_article(clause.texts[edition.pk].label) for clause in clauses if edition.pk in clause.texts
    )


def calls_article(label: str) -> bool:
    return ARTICLE.match(label) is not None


def printed_title(title: str, tag: Tag) -> str:
    """A title as printed, in one line. Chinese sets no space where it goes on in the next."""
    return title.replace("\n", "" if tag.language == "zh" else " ")
