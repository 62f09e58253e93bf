"""An archive of many invented documents: what lists, facets and pictures are measured against."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass, field

from archive.models import Body, Document, Edition, Meeting, Party, PartyName, Signatory, Source
from archive.publish import publish

PLACES = ("Lakeside", "River Mouth", "Upper Dale", "Île-sur-Mer")
KINDS = ("declaration", "communique", "statement")
LANGUAGES = {"zh": "zh-Hans", "en": "en", "ru": "ru"}
STATES = ("qa", "qb", "qc", "qd", "qe")


@dataclass(frozen=True)
class Made:
    """What is known of one invented document without asking the archive."""

    slug: str
    title: str
    day: datetime.date | None
    values: dict[str, set[str]] = field(hash=False)


def made(number: int, chance: random.Random) -> Made:
    """One invented document; some have no date, no meeting, no language or no state."""
    day = datetime.date(chance.randint(1991, 2024), chance.randint(1, 12), chance.randint(1, 28))
    meeting = chance.choice([None, *range(len(PLACES) * 2)])
    values = {
        "year": {f"{day.year}" if number % 17 else "undated"},
        "body": set() if meeting is None else {f"council-{meeting % 2}"},
        "kind": {chance.choice(KINDS)},
        "place": set() if meeting is None else {PLACES[meeting // 2].lower().replace(" ", "-")},
        "language": set(chance.sample(sorted(LANGUAGES), chance.randint(0, 3))),
        "state": set(chance.sample(STATES, chance.randint(0, 4))),
    }
    title = f"{chance.choice(['A', 'b', 'É', 'Z'])} paper of {chance.randint(1, 40)}"
    return Made(f"paper-{number}", title, day if number % 17 else None, values)


def fill(number: int, seed: int = 7) -> list[Made]:
    """Replace every document by `number` invented ones, and publish them unproved: they have no text."""
    Document.objects.all().delete()
    Meeting.objects.all().delete()
    Body.objects.all().delete()
    for code in STATES:
        party = Party.objects.create(code=code, kind="state")
        PartyName.objects.create(party=party, tag="en", name=f"State {code}")
    organisation = Party.objects.create(code="league", kind="organisation")
    bodies = [
        Body.objects.create(
            slug=f"council-{n}", organisation=organisation, order=n, names={"en": f"Council {n}"}
        )
        for n in range(2)
    ]
    day = datetime.date(2000, 1, 1)
    meetings = {
        (f"council-{n % 2}", place): Meeting.objects.create(
            slug=f"meeting-{n}-{at}", body=bodies[n % 2], start=day, end=day, place={"en": place}
        )
        for at, place in enumerate(PLACES)
        for n in range(2)
    }
    chance = random.Random(seed)
    invented = [made(each, chance) for each in range(number)]
    write(invented, meetings)
    publish(lambda alias: [], datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))
    return invented


def write(invented: list[Made], meetings: dict[tuple[str, str], Meeting]) -> None:
    names = {place.lower().replace(" ", "-"): place for place in PLACES}
    Document.objects.bulk_create(
        Document(
            slug=each.slug,
            kind=next(iter(each.values["kind"])),
            adopted_on=each.day,
            titles={"en": each.title},
            status="published",
            meeting=next(
                (
                    meetings[body, names[place]]
                    for body in each.values["body"]
                    for place in each.values["place"]
                ),
                None,
            ),
        )
        for each in invented
    )
    kept = {document.slug: document for document in Document.objects.all()}
    source = Source.objects.first()
    parties = {party.code: party for party in Party.objects.filter(code__in=STATES)}
    Edition.objects.bulk_create(
        Edition(
            document=kept[each.slug], tag=LANGUAGES[language], language=language, role="copy", source=source
        )
        for each in invented
        for language in each.values["language"]
    )
    Signatory.objects.bulk_create(
        Signatory(document=kept[each.slug], code=code, order=order, party=parties[code], capacity="signed")
        for each in invented
        for order, code in enumerate(sorted(each.values["state"]))
    )
