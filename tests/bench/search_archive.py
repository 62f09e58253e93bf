"""Invented archives of any number of clauses, written straight into the tables of a release.

Every clause is some sentences of the real archive, recombined by chance with a seed, so that words stand beside
each other as they do in declarations. Importing as much through fixture files would take hours.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from dataclasses import dataclass, field

from django.db import connections, models, transaction

from archive.models import (
    RELEASED,
    Body,
    Clause,
    ClauseText,
    Correction,
    Document,
    Edition,
    Meeting,
    Party,
    PartyName,
    Person,
    PersonName,
    Signatory,
    Signature,
    Source,
    Term,
    TermName,
)
from archive.text.script import renderer

SEED = 11
CLAUSES_A_DOCUMENT = 25
# Editions of an invented document, and how often it has these: most declarations are held in one language.
EDITIONS = {("zh-Hans",): 5, ("zh-Hant",): 2, ("en", "zh-Hans"): 2, ("en", "zh-Hant"): 1}
# One text in so many has a correction.
CORRECTED = 200
FIRST_YEAR, LAST_YEAR = 1950, 2024
KINDS = ("declaration", "communique", "statement")
SENTENCE = re.compile(r"[^。；;.]+[。；;.]?")
SHARED = (Party, PartyName, Person, PersonName, Body, Meeting, Term, TermName)
BATCH = 5_000
COLUMNS: dict[type[models.Model], tuple[str, ...]] = {
    Document: (
        "id", "slug", "meeting_id", "kind", "adopted_on", "titles", "status", "withdrawn_because", "replaced_by"
    ),
    Edition: (
        "id", "document_id", "tag", "language", "script", "region", "role", "title", "source_id", "gaps",
        "is_reordered", "note",
    ),
    Clause: ("id", "document_id", "key", "order", "kind"),
    ClauseText: ("id", "clause_id", "edition_id", "label", "text"),
    Correction: ("id", "clause_text_id", "start", "found", "reads", "kind", "reason", "by"),
    Signatory: ("id", "document_id", "code", "order", "party_id", "person_id", "capacity"),
    Signature: ("id", "signatory_id", "edition_id", "office", "office_start", "name", "name_start"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seeds:
    """What is recombined: sentences by edition tag, (party, person, office, name) of signatures, meetings."""

    sentences: dict[str, list[str]]
    signatures: list[tuple[int, str, int | None, str, str]]
    meetings: list[int]
    source: int

    @classmethod
    def of(cls, alias: str) -> Seeds:
        sentences: dict[str, list[str]] = defaultdict(list)
        texts = ClauseText.objects.using(alias).order_by("pk").values_list("edition__tag", "text")
        for tag, text in texts:
            sentences[tag] += [each.strip() for each in SENTENCE.findall(text) if len(each) > 8]
        # Each script says all that either does.
        hans, hant = list(sentences["zh-Hans"]), list(sentences["zh-Hant"])
        sentences["zh-Hans"] += map(renderer("zh-Hant", "zh-Hans").render, hant)
        sentences["zh-Hant"] += map(renderer("zh-Hans", "zh-Hant").render, hans)
        fields = ("signatory__party_id", "signatory__code", "signatory__person_id", "office", "name")
        signatures = Signature.objects.using(alias).order_by("pk").values_list(*fields)
        meetings = Meeting.objects.using(alias).order_by("pk").values_list("pk", flat=True)
        source = Source.objects.using(alias).order_by("pk").values_list("pk", flat=True)[0]
        return cls(dict(sentences), list(signatures), list(meetings), source)


def make_tables(alias: str, real: str) -> None:
    """The tables of a release, with the names and meetings of the real one, and one source for every edition."""
    with connections[alias].schema_editor() as editor:
        for model in RELEASED:
            editor.create_model(model)
    for model in (*SHARED, Source):
        model._base_manager.using(alias).bulk_create(model._base_manager.using(real).order_by("pk"))


@dataclass(slots=True)
class Archive:
    """An invented archive on its way into the database `alias`."""

    alias: str
    seeds: Seeds
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))
    rows: dict[type[models.Model], list[tuple]] = field(default_factory=lambda: defaultdict(list))
    last: dict[type[models.Model], int] = field(default_factory=lambda: defaultdict(int))

    def fill(self, clauses: int) -> None:
        """Write documents until there are so many clause texts."""
        with transaction.atomic(using=self.alias):
            while self.last[ClauseText] < clauses:
                self.add_document(clauses)
                if len(self.rows[ClauseText]) >= BATCH:
                    self.write()
            self.write()

    def add(self, model: type[models.Model], *values: object) -> int:
        self.last[model] = pk = self.last[model] + 1
        self.rows[model].append((pk, *values))
        return pk

    def add_document(self, clauses: int) -> None:
        year = self.chance.randint(FIRST_YEAR, LAST_YEAR)
        day = f"{year}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"
        number = self.last[Document] + 1
        document = self.add(
            Document, f"{year}-invented-{number}", self.chance.choice(self.seeds.meetings),
            self.chance.choice(KINDS), day, json.dumps({"en": f"Invented {number}"}), "published", "", ""
        )  # fmt: skip
        tags = self.chance.choices(list(EDITIONS), list(EDITIONS.values()))[0]
        keys = [
            self.add(Clause, document, str(order), order, "clause")
            for order in range(1, CLAUSES_A_DOCUMENT + 1)
        ]
        signed = self.chance.sample(self.seeds.signatures, 6)
        signatories = [
            self.add(Signatory, document, f"{code}{order}", order, party, person, "signed")
            for order, (party, code, person, _, _) in enumerate(signed)
        ]
        for tag in tags:
            edition = self.add_edition(document, tag)
            for key, clause in enumerate(keys, 1):
                if self.last[ClauseText] < clauses:
                    self.add_text(clause, edition, tag, f"{key}.")
            for signatory, (_, _, _, office, name) in zip(signatories, signed, strict=True):
                self.add(
                    Signature, signatory, edition, office, 0 if office else None, name, 0 if name else None
                )

    def add_edition(self, document: int, tag: str) -> int:
        language, _, script = tag.partition("-")
        title = self.chance.choice(self.seeds.sentences[tag])[:40]
        return self.add(
            Edition,
            document,
            tag,
            language,
            script,
            "",
            "original",
            title,
            self.seeds.source,
            "[]",
            False,
            "{}",
        )

    def add_text(self, clause: int, edition: int, tag: str, label: str) -> None:
        number = self.chance.choices((1, 2, 3), (3, 4, 3))[0]
        text = " " if tag == "en" else ""
        text = text.join(self.chance.choices(self.seeds.sentences[tag], k=number))
        pk = self.add(ClauseText, clause, edition, label, text)
        if pk % CORRECTED == 0 and text[2] != text[3]:
            self.add(Correction, pk, 2, text[2:4], text[3:1:-1], "misprint", "{}", "invented")

    def write(self) -> None:
        quoted = connections[self.alias].ops.quote_name
        with connections[self.alias].cursor() as cursor:
            for model, columns in COLUMNS.items():
                names, marks = ", ".join(map(quoted, columns)), ", ".join(["%s"] * len(columns))
                if rows := self.rows[model]:
                    statement = f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({marks})"
                    cursor.executemany(statement, rows)
                    rows.clear()
