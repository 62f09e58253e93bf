"""What a harvester may ask for in OAI-PMH 2.0: its arguments, its moments and its resumption tokens.

A token holds everything the next part of a list needs, so nothing is remembered of any harvester and a token is as
good after a new release as before it. https://www.openarchives.org/OAI/openarchivesprotocol.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import parse_qsl, urlencode

# How the protocol writes a moment (§3.3); such strings stand in the order of their moments.
STAMP = "%Y-%m-%dT%H:%M:%SZ"
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
# Characters XML 1.0 §2.2 has no place for, so that no answer could repeat them.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TOKEN = "resumptionToken"
LIST = frozenset({"from", "until", "set", "metadataPrefix"})
# Verb → the arguments it must have, and those it may have.
VERBS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "Identify": (frozenset(), frozenset()),
    "ListMetadataFormats": (frozenset(), frozenset({"identifier"})),
    "ListSets": (frozenset(), frozenset({TOKEN})),
    "GetRecord": (frozenset({"identifier", "metadataPrefix"}), frozenset()),
    "ListIdentifiers": (frozenset({"metadataPrefix"}), LIST | {TOKEN}),
    "ListRecords": (frozenset({"metadataPrefix"}), LIST | {TOKEN}),
}


class HarvestError(Exception):
    """A request the protocol answers with an error. code: one of §3.6, such as badArgument."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


@dataclass(frozen=True, slots=True)
class Harvest:
    """A selective harvest. since, until: moments, both within it, "" for none; after: what the part before ended
    with, (moment, slug); given: how many records the parts before had."""

    prefix: str
    since: str = ""
    until: str = ""
    set: str = ""
    after: tuple[str, str] = ("", "")
    given: int = 0

    def token(self, after: tuple[str, str], given: int) -> str:
        """What asks for the records behind `after`."""
        further = replace(self, after=after, given=given)
        parts = (
            further.prefix, further.since, further.until, further.set, *further.after, str(further.given)
        )  # fmt: skip
        return urlencode([(name, part) for name, part in zip("pfusdak", parts, strict=True) if part])

    def wants(self, moment: str, slug: str, sets: Iterable[str]) -> bool:
        """Whether a record of this moment in these sets belongs to what is still to come."""
        if (self.since and moment < self.since) or (self.until and moment > self.until):
            return False
        return (moment, slug) > self.after and (not self.set or self.set in sets)


def arguments(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The arguments of a request, its verb among them. Raises HarvestError for what the verb does not take."""
    given: dict[str, str] = {}
    for name, value in pairs:
        if UNWRITABLE.search(name + value):
            raise HarvestError("badArgument", "The request has a control character in it.")
        if name in given:
            raise HarvestError(
                "badVerb" if name == "verb" else "badArgument", f"“{name:.40}” is given twice."
            )
        given[name] = value
    verb = given.get("verb", "")
    if verb not in VERBS:
        said = f"“{verb:.40}” is no verb of OAI-PMH." if verb else "The request has no verb."
        raise HarvestError("badVerb", f"{said} It is one of {', '.join(VERBS)}.")
    needed, possible = VERBS[verb]
    names = given.keys() - {"verb"}
    if strange := sorted(names - needed - possible):
        raise HarvestError("badArgument", f"{verb} takes no argument “{strange[0]:.40}”.")
    if TOKEN in names:
        if len(names) > 1:
            raise HarvestError("badArgument", "A resumptionToken is the only argument beside the verb.")
        return given
    if lacking := sorted(needed - names):
        raise HarvestError("badArgument", f"{verb} needs the argument “{lacking[0]}”.")
    return given


def harvest(given: Mapping[str, str]) -> Harvest:
    """The harvest that checked arguments ask for. Raises HarvestError."""
    if TOKEN in given:
        return resumed(given[TOKEN])
    since, until = given.get("from", ""), given.get("until", "")
    if since and until and len(since) != len(until):
        raise HarvestError("badArgument", "“from” and “until” must be of one granularity.")
    asked = Harvest(
        given["metadataPrefix"], moment(since, "from"), moment(until, "until"), given.get("set", "")
    )
    if asked.until and asked.since > asked.until:
        raise HarvestError("badArgument", "“from” is later than “until”.")
    return asked


def moment(value: str, name: str) -> str:
    """A moment of the protocol to the second; a day is its first second, or its last for "until"."""
    if not value:
        return ""
    try:
        if MOMENT.fullmatch(value):
            return datetime.strptime(value, STAMP).isoformat() + "Z"
        if DAY.fullmatch(value):
            day = datetime.strptime(value, "%Y-%m-%d")
            last = timedelta(days=1, seconds=-1) if name == "until" else timedelta()
            return (day + last).isoformat() + "Z"
    except (ValueError, OverflowError):
        pass
    raise HarvestError(
        "badArgument", f"“{name}” is no day (2026-01-31) or moment (2026-01-31T00:00:00Z): {value:.40}"
    )


def resumed(token: str) -> Harvest:
    """The harvest a token goes on with. Raises HarvestError badResumptionToken."""
    parts = dict(parse_qsl(token, keep_blank_values=True))
    since, until, at = (parts.get(name, "") for name in "fud")
    is_ours = token == urlencode(list(parts.items())) and set(parts) <= set("pfusdak") and parts.get("p")
    moments = all(not one or MOMENT.fullmatch(one) for one in (since, until, at))
    number = parts.get("k", "")
    if (
        not is_ours
        or not moments
        or not at
        or not (number.isascii() and number.isdigit() and len(number) < 10)
    ):
        raise HarvestError("badResumptionToken", "This is no resumptionToken of this archive.")
    return Harvest(parts["p"], since, until, parts.get("s", ""), (at, parts.get("a", "")), int(number))
