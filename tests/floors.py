"""The house read as a plan: which room an import leaves, which it enters, and whether it may.

A room is a module or package directly under the archive's package. The plan is the drawing in docs/house.md,
so that the drawing is true or the tests fail.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

# The sizes of docs/house.md: a longer room is two rooms, a longer function is two functions.
ROOM_LINES = 300
FUNCTION_LINES = 40
NAMELESS = frozenset({"util", "utils", "helper", "helpers"})
# Written by Django from the models: not ours to shorten, and they must name what they migrate.
GENERATED = "migrations"

# What touches the disk, the clock, the network, chance or the framework; the ground floor has none of it.
# fmt: off
IMPURE = frozenset({
    "asyncio", "django", "fileinput", "glob", "http", "importlib", "io", "locale", "logging",
    "multiprocessing", "os", "pathlib", "random", "secrets", "shelve", "shutil", "signal", "socket",
    "sqlite3", "subprocess", "tempfile", "threading", "time", "urllib.request",
})
# fmt: on
IMPURE_CALLS = frozenset({"now", "today", "utcnow", "read_text", "read_bytes", "write_text", "write_bytes"})
IMPURE_BUILTINS = frozenset({"open", "print", "input", "__import__", "exec", "eval"})
GROUND = "text"

FLOOR_LINE = re.compile(r"^\s*── (\d+) +\w+ +(.*)")
ABOVE_LINE = re.compile(r"^\s*(.*?\.py)\s+(?:porch|roof)\b")
ROOM = re.compile(r"(?<![\w/])([a-z0-9_]+)(?:/(?:[a-z0-9_]+/)*|\.py\b)")
# Porch and roof stand above every floor of the drawing.
ABOVE = 99


@dataclass(frozen=True, order=True, slots=True)
class Fault:
    """One thing out of place: file relative to the package's parent, line from 1, what it is in words."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


@dataclass(frozen=True, slots=True)
class Room:
    """One module read from disk: its dotted name, the room it belongs to, its source and its tree."""

    path: str
    name: str
    is_package: bool
    source: str
    tree: ast.Module = field(repr=False)

    @property
    def room(self) -> str:
        """The part of the name right under the package, "" for the package itself."""
        return (self.name.split(".") + [""])[1]


@dataclass(frozen=True, slots=True)
class Arrow:
    """One import: from a module to a dotted name, at a line."""

    line: int
    target: str


def drawn_floors(drawing: str) -> dict[str, int]:
    """The floor of every room in the drawing of docs/house.md; porch and roof are ABOVE.

    A line that names no floor of its own goes on with the floor of the line before it.
    Raises ValueError when a room stands on two floors.
    """
    floors: dict[str, int] = {}
    floor: int | None = None
    for line in drawing.partition("```")[2].partition("```")[0].splitlines():
        if found := FLOOR_LINE.match(line):
            floor, rooms = int(found[1]), found[2]
        elif found := ABOVE_LINE.match(line):
            floor, rooms = ABOVE, found[1]
        else:
            rooms = line
        for room in ROOM.findall(rooms) if floor is not None else ():
            if floors.setdefault(room, floor) != floor:
                raise ValueError(f"docs/house.md draws {room} on two floors")
    return floors


def modules(package: Path) -> Iterator[Room]:
    """Every Python module under `package`, in order of path. Raises SyntaxError as Python does."""
    for file in sorted(package.rglob("*.py")):
        relative = file.relative_to(package.parent)
        is_package = file.name == "__init__.py"
        parts = relative.parent.parts if is_package else relative.with_suffix("").parts
        source = file.read_text(encoding="utf-8")
        yield Room(
            relative.as_posix(), ".".join(parts), is_package, source, ast.parse(source, relative.as_posix())
        )


def absolute(module: Room, node: ast.ImportFrom) -> str:
    """The dotted name a `from … import` names, its leading dots resolved."""
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    kept = parts[: len(parts) - node.level + module.is_package]
    return ".".join([*kept, *(node.module or "").split(".")]).rstrip(".")


def arrows(module: Room) -> Iterator[Arrow]:
    """Every import of the module, one an imported name; type-only imports are arrows too."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (Arrow(node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = absolute(module, node)
            yield from (Arrow(node.lineno, f"{base}.{alias.name}") for alias in node.names)


def crossing(module: Room, arrow: Arrow, floors: Mapping[str, int]) -> str:
    """What is wrong with an import as an arrow between rooms, or "" when it may be."""
    package, _, rest = arrow.target.partition(".")
    there = rest.partition(".")[0]
    here = module.room
    if package != module.name.partition(".")[0] or there == here or there not in floors:
        return ""
    if not here:
        return f"the package itself imports {there}, so importing any room would open it"
    if floors[there] == ABOVE:
        return f"{here} imports {there}: porch and roof are imported by nobody"
    if floors[there] > floors[here]:
        return f"{here} imports {there}: up, from floor {floors[here]} to floor {floors[there]}"
    if floors[there] == floors[here] and here != GENERATED:
        return f"{here} imports {there}: sideways, both stand on floor {floors[here]}"
    return ""


def direction_faults(module: Room, floors: Mapping[str, int]) -> Iterator[Fault]:
    """Imports that point up or sideways, and a room the drawing does not know."""
    if module.room and module.room not in floors:
        yield Fault(module.path, 1, f"{module.room}: give this room a floor in docs/house.md")
        return
    for arrow in arrows(module):
        if what := crossing(module, arrow, floors):
            yield Fault(module.path, arrow.line, what)


def purity_faults(module: Room, excused: Mapping[tuple[str, str], str]) -> Iterator[Fault]:
    """What the ground floor must not do: import or call anything that reaches outside its arguments.

    excused: (path, imported name or call) → the reason why this one may.
    """
    if module.room != GROUND:
        return
    for arrow in arrows(module):
        impure = next((name for name in IMPURE if f"{arrow.target}.".startswith(f"{name}.")), "")
        if impure and (module.path, impure) not in excused:
            yield Fault(module.path, arrow.line, f"{GROUND} imports {impure}: it must stay pure")
    for node in ast.walk(module.tree):
        called = impure_call(node) if isinstance(node, ast.Call) else ""
        if called and (module.path, called) not in excused:
            yield Fault(module.path, node.lineno, f"{GROUND} calls {called}: it must stay pure")


def impure_call(node: ast.Call) -> str:
    """The name of the clock, disk or console call this is, or ""."""
    if isinstance(node.func, ast.Name) and node.func.id in IMPURE_BUILTINS:
        return f"{node.func.id}()"
    if isinstance(node.func, ast.Attribute) and node.func.attr in IMPURE_CALLS:
        return f".{node.func.attr}()"
    return ""


def function_faults(module: Room) -> Iterator[Fault]:
    """Functions longer than FUNCTION_LINES (decorators not counted) and imports inside any function."""
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        size = (node.end_lineno or node.lineno) - node.lineno + 1
        if size > FUNCTION_LINES and module.room != GENERATED:
            yield Fault(module.path, node.lineno, f"{node.name} has {size} lines, over {FUNCTION_LINES}")
        for inner in ast.walk(node):
            if isinstance(inner, ast.Import | ast.ImportFrom):
                yield Fault(module.path, inner.lineno, "an import inside a function")


def room_faults(module: Room) -> Iterator[Fault]:
    """A module that is too long to be read in one sitting, or whose name says nothing."""
    lines = len(module.source.splitlines())
    if lines > ROOM_LINES and module.room != GENERATED:
        yield Fault(module.path, 1, f"{lines} lines, over {ROOM_LINES}: two rooms")
    if nameless := NAMELESS.intersection(module.name.split(".")):
        yield Fault(module.path, 1, f"{min(nameless)} names nothing of the archive")


def circle_faults(house: list[Room]) -> Iterator[Fault]:
    """Circles of imports between modules, one at a time; the last arrow of the circle is the one reported."""
    by_name = {module.name: module for module in house}
    graph: dict[str, dict[str, int]] = {name: {} for name in by_name}
    for module in house:
        for arrow in arrows(module):
            # `from package import name` enters the module `name` where there is one, else the package.
            target = arrow.target if arrow.target in by_name else arrow.target.rpartition(".")[0]
            if target in by_name and target != module.name:
                graph[module.name].setdefault(target, arrow.line)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        # graphlib lists the circle from the imported to the importing module.
        circle = list(reversed(error.args[1]))
        line = graph[circle[0]][circle[1]]
        yield Fault(by_name[circle[0]].path, line, f"imports in a circle: {' → '.join(circle)}")


def faults(
    package: Path, floors: Mapping[str, int], excused: Mapping[tuple[str, str], str] | None = None
) -> list[Fault]:
    """Everything out of place in the package, in order of file and line."""
    house = list(modules(package))
    found = set(circle_faults(house))
    for module in house:
        found.update(direction_faults(module, floors))
        found.update(purity_faults(module, excused or {}))
        found.update(function_faults(module))
        found.update(room_faults(module))
    return sorted(found)
