"""What a clause key is in Akoma Ntoso: an element, and an eId that is the same in every language."""

from __future__ import annotations

from archive.text.key import Key

# The sort of a key's last part → element and prefix, by the table of the naming convention (§5.8). A container that
# the standard has no element for is an `hcontainer` of that name.
ELEMENTS = {
    "p": ("paragraph", "para"),
    "part": ("part", "part"),
    "chapter": ("chapter", "chp"),
    "section": ("section", "sec"),
}
CONTAINERS = {"h": "heading"}


def eid(key: str) -> str:
    """The eId of a clause key: "10.3" → "cl_10__point_3", "p7" → "para_7", "preamble.p2" → "preamble__para_2"."""
    parts = Key.parse(key).parts
    return "__".join(step(".".join(parts[: at + 1])) for at in range(len(parts)))


def step(key: str) -> str:
    _, prefix, _ = named(key)
    last = Key.parse(key)
    return f"{prefix}_{last.number}{last.suffix}" if last.number else prefix


def named(key: str) -> tuple[str, str, str | None]:
    """Element, prefix of its eId, and name of the container where the element is one."""
    last = Key.parse(key)
    if not last.sort:
        return ("point", "point", None) if last.kind == "item" else ("clause", "cl", None)
    if last.sort in ELEMENTS:
        return *ELEMENTS[last.sort], None
    name = CONTAINERS.get(last.sort, last.sort)
    return "hcontainer", name, name


def portion_of(place: str) -> str:
    """The end of an address that names a part: "10.3" → "~cl_10__point_3", "10-12" → "~cl_10->cl_12", "" → ""."""
    ends = "->".join(eid(key) for key in place.split("-")) if place else ""
    return f"~{ends}" if ends else ""
