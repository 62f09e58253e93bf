"""What the ledger says of releases: the rows of the pages of /releases and /changes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from archive.models import ClauseText, Document, Edition, Release
from archive.models.published import RELEASE
from archive.text.ledger import Change, Step

PAGE = 50
# A release is named by as much of its id as no other begins with, and no less than this.
SHORTEST_ID = 8


@dataclass(frozen=True, slots=True)
class ReleaseRecord:
    """A release without its long parts. counts: what of → how many, as it was when it was published."""

    id: str
    date: datetime.datetime
    previous: str
    note: str
    licence: str
    is_current: bool
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The tombstone of a document."""

    slug: str
    titles: Mapping[str, str]
    withdrawn_on: datetime.date
    reason: str
    replaced_by: str


@dataclass(frozen=True, slots=True)
class CorrectionChange:
    """A correction that came to stand beside a text or, where it is_withdrawn, no longer does. reason: by language."""

    key: str
    found: str
    reads: str
    reason: Mapping[str, str]
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class EditionChange:
    """How one edition of a document differs from the release before: keys, in reading order as recorded.

    reasons: key → why the curators changed it, where they said so.
    """

    document: str
    tag: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    reasons: Mapping[str, str] = field(default_factory=dict)
    corrections: tuple[CorrectionChange, ...] = ()

    @property
    def is_new(self) -> bool:
        return bool(self.added) and not (self.changed or self.removed or self.corrections)

    @property
    def is_gone(self) -> bool:
        return bool(self.removed) and not (self.changed or self.added or self.corrections)


RECORD_FIELDS = ("id", "date", "previous", "note", "licence", "is_current", "counts")


def releases() -> list[ReleaseRecord]:
    """Every release on record and the current one, newest first. One query."""
    rows = Release.objects.using(RELEASE).order_by("-order").values(*RECORD_FIELDS)
    return [ReleaseRecord(**row) for row in rows]


def long_parts(release: str) -> dict[str, Any]:
    """The digests, addresses and changes of one release. One query."""
    return dict(Release.objects.using(RELEASE).values("digests", "addresses", "changes").get(pk=release))


def changes(releases: Sequence[str]) -> dict[str, Step]:
    """Release → what changed with it, as it is recorded. One query."""
    return dict(Release.objects.using(RELEASE).filter(pk__in=releases).values_list("pk", "changes"))


def texts_now(places: Iterable[str]) -> dict[str, str]:
    """Place → its text in the open release, of those it has. One query."""
    wanted = set(places)
    parts = [place.split("/", 2) for place in wanted]
    rows = ClauseText.objects.using(RELEASE).filter(
        clause__document__slug__in={slug for slug, _, _ in parts},
        edition__tag__in={tag for _, tag, _ in parts},
        clause__key__in={key for _, _, key in parts},
    )
    found = rows.values_list("clause__document__slug", "edition__tag", "clause__key", "text")
    held = {f"{slug}/{tag}/{key}": text for slug, tag, key, text in found}
    return {place: text for place, text in held.items() if place in wanted}


def by_edition(recorded: Step) -> list[EditionChange]:
    """Recorded changes, of places "{doc}/{tag}/{key}", gathered by edition."""
    gathered: dict[tuple[str, str], list[tuple[str, Change]]] = {}
    for change in recorded:
        document, tag, key = change["place"].split("/", 2)
        gathered.setdefault((document, tag), []).append((key, change))
    return [edition_change(document, tag, rows) for (document, tag), rows in gathered.items()]


def edition_change(document: str, tag: str, rows: Sequence[tuple[str, Change]]) -> EditionChange:
    """rows: (key, its change)."""
    texts = [(key, one) for key, one in rows if one["before"] != one["after"]]
    return EditionChange(
        document,
        tag,
        added=tuple(key for key, one in texts if not one["before"]),
        changed=tuple(key for key, one in texts if one["before"] and one["after"]),
        removed=tuple(key for key, one in texts if not one["after"]),
        reasons={key: one["because"] for key, one in texts if "because" in one},
        corrections=tuple(
            CorrectionChange(key, each["found"], each["reads"], each["reason"], is_withdrawn)
            for key, one in rows
            for name, is_withdrawn in (("uncorrected", True), ("corrected", False))
            for each in one.get(name, ())
        ),
    )


def withdrawals() -> list[Withdrawal]:
    """Every withdrawn document, the last withdrawn first. One query."""
    rows = Document.objects.using(RELEASE).filter(status=Document.Status.WITHDRAWN)
    fields = ("slug", "titles", "withdrawn_on", "withdrawn_because", "replaced_by")
    return [Withdrawal(*row) for row in rows.order_by("-withdrawn_on", "slug").values_list(*fields)]


@dataclass(frozen=True, slots=True)
class Held:
    """What of some documents the open release holds, so that no link leads nowhere.

    titles: slug → titles; editions: (slug, tag); texts: (slug, tag, key).
    """

    titles: Mapping[str, Mapping[str, str]]
    editions: frozenset[tuple[str, str]]
    texts: frozenset[tuple[str, str, str]]

    def has(self, slug: str) -> bool:
        """Whether the document can be read; of a withdrawn one only the titles are here."""
        return any(slug == document for document, _ in self.editions)


def held(found: Iterable[EditionChange], more: Iterable[str] = ()) -> Held:
    """What the open release holds of the editions that changed, and of the documents `more`. Three queries."""
    every = list(found)
    slugs = {change.document for change in every} | set(more)
    spelled = {change.document for change in every if not change.is_new and not change.is_gone}
    titles = Document.objects.using(RELEASE).filter(slug__in=slugs).values_list("slug", "titles")
    editions = Edition.objects.using(RELEASE).filter(document__slug__in=slugs)
    texts = ClauseText.objects.using(RELEASE).filter(clause__document__slug__in=spelled)
    return Held(
        dict(titles),
        frozenset(editions.values_list("document__slug", "tag")),
        frozenset(texts.values_list("clause__document__slug", "edition__tag", "clause__key")),
    )


@dataclass(frozen=True, slots=True)
class Window:
    """One page of a long list of names: those after `start`, "" for the first page.

    before, after: where the page before and the next start, None where there is none.
    """

    shown: tuple[str, ...]
    start: str
    before: str | None
    after: str | None

    def __str__(self) -> str:
        """The canonical query string with its question mark, "" for the first page."""
        return f"?after={self.start}" if self.start else ""


def window(names: Sequence[str], after: str, size: int = PAGE) -> Window:
    """The page that starts after the name `after`; the first where no page starts there."""
    if after not in names or after == names[-1]:
        after = ""
    start = names.index(after) + 1 if after else 0
    before = None if not start else names[start - size - 1] if start > size else ""
    last = start + size
    return Window(tuple(names[start:last]), after, before, names[last - 1] if last < len(names) else None)


def called(name: str, ids: Sequence[str]) -> str | None:
    """The one release whose id begins with `name`, in any case; None where there is none, or several."""
    wanted = name.lower()
    found = [each for each in ids if each.startswith(wanted)]
    return found[0] if len(found) == 1 and (len(wanted) >= SHORTEST_ID or found[0] == wanted) else None
