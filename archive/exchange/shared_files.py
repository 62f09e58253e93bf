"""The files every document draws on: parties, people, bodies, meetings, terms, rules, redirects."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from archive.fixture import forms
from archive.fixture.fault import BadField, DateFault, FixtureFault, UnknownParty, UnknownReference
from archive.fixture.folder import Folder
from archive.fixture.form import RESEAL, Field, Place, named_tables, parse, table
from archive.models import Party, ScriptRule
from archive.text.script import BadRule, Rule, renderer

Tables = dict[str, dict[str, Any]]
# What has addresses that can end: documents with all under them, and people, two of whom may prove to be one.
PEOPLE = "/people/"
REDIRECTED = ("/documents/", PEOPLE)


@dataclass(slots=True)
class Shared:
    """The shared files as checked tables: by slug, or in order where they are lists."""

    parties: Tables = field(default_factory=dict)
    people: Tables = field(default_factory=dict)
    bodies: Tables = field(default_factory=dict)
    meetings: Tables = field(default_factory=dict)
    terms: Tables = field(default_factory=dict)
    rules: list[dict[str, Any]] = field(default_factory=list)
    redirects: list[dict[str, Any]] = field(default_factory=list)


def load_shared(folder: Folder, paths: Iterable[str]) -> Shared:
    """The shared files among `paths`, each checked by itself and against the others. Raises FixtureFault."""
    shared, present, places = Shared(), set(paths), {}
    for path, form in forms.NAMED.items():
        if path in present:
            values, place = parse(folder.read(path), path)
            setattr(shared, path.removesuffix(".toml"), named_tables(form, values, place))
            places[path] = place
    for path, (name, form) in forms.LISTED.items():
        if path in present:
            values, place = parse(folder.read(path), path)
            whole = table((Field(name, "tables", fields=form),), values, place)
            setattr(shared, name, whole[name])
            places[path] = place
    for path, place in places.items():
        CHECKS[path](shared, place)
    return shared


def check_parties(shared: Shared, place: Place) -> None:
    for code, party in shared.parties.items():
        known(Party.Kind.values, party["kind"], place.at(code, "kind"))
        if party["kind"] == Party.Kind.STATE and len(code) != 2:
            raise place.at(code).fault(BadField, f"“{code}” is no two-letter state code")
        check_names(party, place.at(code))


def check_people(shared: Shared, place: Place) -> None:
    for slug, person in shared.people.items():
        check_names(person, place.at(slug))


def check_terms(shared: Shared, place: Place) -> None:
    for slug, term in shared.terms.items():
        check_names(term, place.at(slug))


def check_names(named: dict[str, Any], place: Place) -> None:
    """No name twice in one language, none empty, none longer than the archive holds."""
    for tag in {*named["names"], *named["official"], *named["variants"]}:
        every = [named["names"].get(tag), named["official"].get(tag), *named["variants"].get(tag, ())]
        spelled = [name for name in every if name is not None]
        for name in spelled:
            if not name.strip() or len(name) > 200:
                raise place.at("variants", tag).fault(
                    BadField, f"a name in {tag} is empty or over 200 characters"
                )
            if spelled.count(name) > 1:
                raise place.at("variants", tag).fault(BadField, f"“{name}” stands twice in {tag}")


def check_bodies(shared: Shared, place: Place) -> None:
    for slug, body in shared.bodies.items():
        if body["organisation"] not in shared.parties:
            raise unknown(UnknownParty, "party", body["organisation"], place.at(slug, "organisation"))


def check_meetings(shared: Shared, place: Place) -> None:
    for slug, meeting in shared.meetings.items():
        here = place.at(slug)
        if meeting["body"] not in shared.bodies:
            raise unknown(UnknownReference, "body", meeting["body"], here.at("body"))
        if meeting["host"] and meeting["host"] not in shared.parties:
            raise unknown(UnknownParty, "state or party", meeting["host"], here.at("host"))
        if meeting["end"] < meeting["start"]:
            raise here.at("end").fault(DateFault, f"{meeting['end']} is before the start, {meeting['start']}")


def check_rules(shared: Shared, place: Place) -> None:
    seen = set()
    for index, rule in enumerate(shared.rules):
        here = place.at("rules", index)
        known(
            [value for value, _ in ScriptRule._meta.get_field("shown").choices or ()],
            rule["shown"],
            here.at("shown"),
        )
        if (rule["shown"], rule["found"]) in seen:
            raise here.fault(BadField, f"there are two rules for “{rule['found']}” in {rule['shown']}")
        seen.add((rule["shown"], rule["found"]))
        try:
            Rule(rule["shown"], rule["found"], rule["reads"])
        except BadRule as fault:
            raise here.fault(BadField, f"this rule cannot stand: {fault}") from fault
    every = tuple(Rule(rule["shown"], rule["found"], rule["reads"]) for rule in shared.rules)
    for held, shown in (("zh-Hans", "zh-Hant"), ("zh-Hans", "zh-Hant-HK"), ("zh-Hant", "zh-Hans")):
        try:
            renderer(held, shown, every)
        except BadRule as fault:
            raise place.at("rules").fault(BadField, f"these rules cannot stand together: {fault}") from fault


def check_redirects(shared: Shared, place: Place) -> None:
    seen = set()
    for index, redirect in enumerate(shared.redirects):
        here = place.at("redirects", index)
        for address in (redirect["old"], *redirect["successors"]):
            if not address.startswith(REDIRECTED) or len(address) > 512:
                raise here.fault(BadField, f"“{address:.60}” is no address under {' or '.join(REDIRECTED)}")
        if redirect["old"] in seen:
            raise here.at("old").fault(BadField, f"“{redirect['old']}” is redirected twice")
        if redirect["old"] in redirect["successors"]:
            raise here.at("successors").fault(BadField, f"“{redirect['old']}” leads to itself")
        if redirect["old"].removeprefix(PEOPLE) in shared.people and redirect["old"].startswith(PEOPLE):
            raise here.at("old").fault(
                BadField, f"“{redirect['old']}” is redirected, and people.toml has it still"
            )
        seen.add(redirect["old"])


CHECKS: dict[str, Callable[[Shared, Place], None]] = {
    "parties.toml": check_parties,
    "people.toml": check_people,
    "bodies.toml": check_bodies,
    "meetings.toml": check_meetings,
    "terms.toml": check_terms,
    "rules.toml": check_rules,
    "redirects.toml": check_redirects,
}


def known(values: Iterable[str], value: str, place: Place) -> None:
    """Raise BadField unless `value` is one of `values`."""
    if value not in (choices := list(values)):
        raise place.fault(BadField, f"“{value:.60}” is none of {', '.join(choices)}")


def unknown(kind: type[FixtureFault], what: str, value: str, place: Place) -> FixtureFault:
    """The fault for a reference that leads nowhere."""
    return place.fault(
        kind, f"there is no {what} “{value:.60}”", f"Add it, or correct the reference. {RESEAL}"
    )
