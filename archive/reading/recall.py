"""What became of a text since it was cited: the answer to `?cited=` and the beginning of its digest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext

from archive.models import Release
from archive.models.published import RELEASE
from archive.text.address import Clause
from archive.text.citation import digest
from archive.text.citation.history import State, Step, Text, in_order, natural, states
from archive.text.differences import pieces

from . import words
from .choice import Shown
from .cite_pages import ChangedText, Recall
from .citing import Quoted
from .links import Link
from .records import EditionRecord
from .site import Site

# Texts of which the difference is shown; the log has them all.
MOST_CHANGES = 50
CHANGES = "/changes"


def recall(asked: str, quoted: Quoted, shown: Sequence[Shown], site: Site) -> Recall | None:
    """What is to be said of the text whose digest begins with `asked`; None where nothing was asked.

    No query where the text is as it was cited, else one.
    """
    if not asked:
        return None
    if not digest.is_digest(asked):
        return Recall("malformed", asked)
    editions = quoted.editions(shown)
    for edition in editions:
        if quoted.digest(edition).startswith(asked):
            return Recall("same", asked, *name(edition))
    rows = ledger()
    for edition in {each.pk: each for each in (*editions, *quoted.document.editions)}.values():
        if found := earlier(asked, quoted, edition, rows):
            return changed(asked, quoted, edition, found, site)
    return Recall("unknown", asked, log=site.path("/releases"))


def name(edition: EditionRecord) -> tuple[str, str]:
    """What the edition is called, and in which language that is."""
    return words.text_name(edition.tag.lang, edition.tag.language), edition.tag.lang


def ledger() -> list[Mapping]:
    """Every release on record and the current one, the latest first, with what it changed. One query."""
    rows = Release.objects.using(RELEASE).order_by("-order")
    return list(rows.values("id", "previous", "date", "changes"))


def steps(rows: Sequence[Mapping], place: str) -> Iterator[Step]:
    """What each release changed of one edition. place: "{doc}/{tag}"."""
    start = f"{place}/"
    for row in rows:
        before = {
            change["place"].removeprefix(start): Text(change["before"], change.get("was"))
            if change["before"]
            else None
            for change in row["changes"]
            if change["place"].startswith(start)
        }
        yield Step(row["id"], row["previous"], row["date"], before)


def texts_now(quoted: Quoted, edition: EditionRecord) -> dict[str, Text]:
    """The texts the edition has at the place, by key, in reading order."""
    return {
        clause.key: Text(digest.of_text(clause.texts[edition.pk].text), clause.texts[edition.pk].text)
        for clause in quoted.clauses
        if edition.pk in clause.texts
    }


def earlier(asked: str, quoted: Quoted, edition: EditionRecord, rows: Sequence[Mapping]) -> State | None:
    """The last state of the edition's texts that had this digest."""
    place = f"{quoted.document.slug}/{edition.tag}"
    known = {clause.key: at for at, clause in enumerate(quoted.clauses)}
    for state in states(texts_now(quoted, edition), steps(rows, place), lambda key: belongs(key, quoted)):
        lines = [(key, state.texts[key].digest) for key in in_order(state.texts, known)]
        if lines and digest.of_place(place, lines, is_whole=quoted.at is None).startswith(asked):
            return state
    return None


def belongs(key: str, quoted: Quoted) -> bool:
    """Whether a key, of now or of then, is part of what was cited."""
    if quoted.at is None:
        return True
    if isinstance(quoted.at, Clause):
        return is_beneath(key, str(quoted.at))
    first, last = str(quoted.at.first), str(quoted.at.last)
    if any(is_beneath(key, clause.key) for clause in quoted.clauses):
        return True
    depth = len(natural(first))
    return natural(first) <= natural(key)[:depth] <= natural(last)


def is_beneath(key: str, above: str) -> bool:
    return key == above or key.startswith(f"{above}.")


def changed(asked: str, quoted: Quoted, edition: EditionRecord, state: State, site: Site) -> Recall:
    """The text as it was cited beside the text as it is."""
    since = state.until
    now = texts_now(quoted, edition)
    known = {clause.key: at for at, clause in enumerate(quoted.clauses)}
    keys = [
        key
        for key in in_order({**state.texts, **now}, known)
        if key not in now or key not in state.texts or now[key].digest != state.texts[key].digest
    ]
    return Recall(
        "changed",
        asked,
        *name(edition),
        release=release_link(state.release, site),
        since=release_link(since.release, site),
        changed_on=since.date.date(),
        changes=tuple(
            one_change(key, state.texts.get(key), now.get(key), edition, quoted, site)
            for key in keys[:MOST_CHANGES]
        ),
        log=site.path(CHANGES),
    )


def release_link(release: str, site: Site) -> Link:
    return Link(release[:12], site.path(f"/releases/{release}"))


def one_change(
    key: str, then: Text | None, now: Text | None, edition: EditionRecord, quoted: Quoted, site: Site
) -> ChangedText:
    return ChangedText(
        number=words.number(key),
        href=site.path(f"/documents/{quoted.document.slug}/{edition.tag}/{key}") if now else "",
        lang=edition.tag.lang,
        said=said(then, now),
        parts=pieces((then and then.wording) or "", (now and now.wording) or "")
        if not then or then.wording is not None
        else (),
    )


def said(then: Text | None, now: Text | None) -> str:
    """What happened to one text, in a word or a sentence; "" where the difference says it all."""
    if then is None:
        return gettext("added since")
    if now is None:
        return gettext("taken out since")
    return "" if then.wording is not None else gettext("The wording cited was not kept, only its hash.")
