"""What the archive already holds that a draft has to agree with: parties, meetings, terms, sources."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.exchange import outgest
from archive.exchange.tree import DOCUMENTS, Tree
from archive.fixture import forms
from archive.fixture.fault import BadField
from archive.fixture.folder import Folder
from archive.fixture.form import Field, named_tables, parse, table
from archive.models import Document, Source
from archive.text.parties import Form as Name
from archive.text.script import BadRule, Rule

Tables = dict[str, dict[str, Any]]
RULES = "rules.toml"


@dataclass(frozen=True, slots=True)
class Holdings:
    """parties, meetings, terms: as the fixtures have them, by slug; digests: stem of a source → its SHA-256;
    documents: the slugs of all there are; rules: of the script."""

    parties: Tables = field(default_factory=dict)
    meetings: Tables = field(default_factory=dict)
    terms: Tables = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    documents: frozenset[str] = frozenset()
    rules: tuple[Rule, ...] = ()

    @property
    def party_names(self) -> tuple[Name, ...]:
        """Every name of every party, for the search of a text."""
        return tuple(
            Name(code, table["kind"], words)
            for code, table in self.parties.items()
            for forms_by_tag in every_form(table).values()
            for words in forms_by_tag
        )

    @property
    def glossary(self) -> list[dict[str, list[str]]]:
        """Every term: edition tag → the forms that are printed for it."""
        return [every_form(table) for table in self.terms.values()]

    def meeting(self, body: str, day: datetime.date | None) -> str:
        """The slug of the one meeting of a body held on a day; "" for none, or for several."""
        if not body or day is None:
            return ""
        found = [
            slug
            for slug, meeting in self.meetings.items()
            if meeting["body"] == body and meeting["start"] <= day <= meeting["end"]
        ]
        return found[0] if len(found) == 1 else ""

    def english_place(self, place: str) -> str:
        """A place as the archive calls it in English, by any of its names; "" for a place of no meeting."""
        for meeting in self.meetings.values():
            if place and place in meeting["place"].values():
                return str(meeting["place"].get("en", ""))
        return ""


def every_form(table: Mapping[str, Any]) -> dict[str, list[str]]:
    """The names of a party or term by language: the preferred one, the official one, the variants."""
    found: dict[str, list[str]] = {}
    for use in ("names", "official"):
        for tag, words in table[use].items():
            found.setdefault(tag, []).append(words)
    for tag, variants in table["variants"].items():
        found.setdefault(tag, []).extend(variants)
    return found


def holdings(root: Path) -> Holdings:
    """What the tree at `root` holds; nothing where there is no such folder. Raises FixtureFault."""
    if not root.is_dir():
        return Holdings()
    folder = Folder(root)
    paths = folder.paths()
    tree = Tree.of(paths)
    return held(
        {path: folder.read(path) for path in forms.SHARED if path in paths},
        {stem: folder.digest(files[0]) for stem, files in tree.sources.items()},
        frozenset(path.split("/")[1] for path in paths if path.startswith(DOCUMENTS)),
    )


def curated(using: str) -> Holdings:
    """What the curators' database holds, be it in a fixture file yet or not. Queries: the same however much."""
    names = Source.objects.using(using).values_list("name", "sha256")
    return held(
        dict(outgest.shared_files(using)),
        {name.rpartition(".")[0]: sha256 for name, sha256 in names},
        frozenset(Document.objects.using(using).values_list("slug", flat=True)),
    )


def held(shared: Mapping[str, bytes], digests: Mapping[str, str], documents: frozenset[str]) -> Holdings:
    """The holdings of these shared files, by path. Raises FixtureFault."""
    tables = {
        path: named_tables(forms.NAMED[path], *parse(shared[path], path))
        for path in ("parties.toml", "meetings.toml", "terms.toml")
        if path in shared
    }
    return Holdings(
        tables.get("parties.toml", {}),
        tables.get("meetings.toml", {}),
        tables.get("terms.toml", {}),
        digests,
        documents,
        rules_of(shared[RULES]) if RULES in shared else (),
    )


def rules_of(data: bytes) -> tuple[Rule, ...]:
    """The script rules of rules.toml, each checked by itself. Raises FixtureFault."""
    values, place = parse(data, RULES)
    name, form = forms.LISTED[RULES]
    found = []
    for index, rule in enumerate(table((Field(name, "tables", fields=form),), values, place)[name]):
        try:
            found.append(Rule(rule["shown"], rule["found"], rule["reads"]))
        except BadRule as fault:
            raise place.at(name, index).fault(BadField, f"this rule cannot stand: {fault}") from fault
    return tuple(found)
