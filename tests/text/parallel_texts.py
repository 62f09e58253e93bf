"""Invented documents in several languages, their units grouped by hand, and the damage that witnesses suffer."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from archive.fixture import spanmap
from archive.text.align import Passage
from archive.text.align_fold import language
from archive.text.key import Key
from archive.text.paragraph import Paragraph, lines
from archive.text.structure import structure

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).parent / "parallel"
SOURCES = ROOT / "fixtures" / "sources"

DROPPED, DROPPED_RIGHT, MERGED, JUNK = 0.12, 0.08, 0.10, 0.06
PAGE_JUNK = {
    "zh": ("【打印本页】", "责任编辑：王小舟", "分享到：微信 微博", "2014-05-20 08:15", "相关新闻", "上一页 1 2 3 下一页"),
    "en": ("Print this page", "Share on Facebook | Twitter", "Page 2 of 4", "Last updated: 11 May 2016 09:40", "Related documents", "© All rights reserved"),
    "ru": ("Версия для печати", "Поделиться в социальных сетях", "Читайте также:", "20.05.2014 08:15", "Страница 3", "Все права защищены"),
}  # fmt: skip


Groups = set[tuple[tuple[int, ...], tuple[int, ...]]]


@dataclass(frozen=True)
class Parallel:
    """Two editions of a document, and which of their units belong to which group of it.

    left, right: passages in order; left_groups, right_groups: for each the groups its words come from.
    """

    name: str
    left: tuple[Passage, ...]
    right: tuple[Passage, ...]
    left_groups: tuple[frozenset[int], ...]
    right_groups: tuple[frozenset[int], ...]

    def gold(self) -> Groups:
        """The groups as indexes of both sides: units joined by any group they share."""
        clusters: list[tuple[set[int], set[int], set[int]]] = []
        for side, groups in enumerate((self.left_groups, self.right_groups)):
            for index, held in enumerate(groups):
                own: tuple[set[int], set[int], set[int]] = (set(held), set(), set())
                own[1 + side].add(index)
                for cluster in [one for one in clusters if one[0] & held]:
                    clusters.remove(cluster)
                    own = tuple(mine | its for mine, its in zip(own, cluster, strict=True))
                clusters.append(own)
        return {(tuple(sorted(left)), tuple(sorted(right))) for _, left, right in clusters}


def linked(groups: Groups) -> Groups:
    return {group for group in groups if all(group)}


def f1(pairs: Iterable[Parallel], aligner: Callable[[Parallel], Groups]) -> float:
    """Strict-group F1 over all pairs together: a group counts when both its sides are exactly right."""
    right = found = wanted = 0
    for pair in pairs:
        groups, gold = linked(aligner(pair)), linked(pair.gold())
        right, found, wanted = right + len(groups & gold), found + len(groups), wanted + len(gold)
    return 2 * right / (found + wanted)


def document(name: str) -> dict[str, list[tuple[frozenset[int], Passage]]]:
    """The passages of each edition in a file of parallel/, each with its group."""
    editions: dict[str, list[tuple[frozenset[int], Passage]]] = {}
    group, key = 0, ""
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("= "):
            group, key = group + 1, line[2:]
            continue
        head, text = line.split("|", 1)
        place, label = head.split(" ", 1)
        tag, _, own = place.partition("@")
        passage = Passage(Key.parse(own or key).kind, own or key, label, text, tag)
        editions.setdefault(tag, []).append((frozenset({group}), passage))
    return editions


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def parallels() -> list[Parallel]:
    """Every pair of editions of every invented document, and the two witnesses of Dushanbe."""
    found = [dushanbe()]
    for name in names():
        editions = document(name)
        for left, right in combinations(sorted(editions, reverse=True), 2):
            found.append(paired(f"{name} {left} {right}", editions[left], editions[right]))
    return found


def paired(name, left, right) -> Parallel:
    return Parallel(
        name,
        tuple(passage for _, passage in left),
        tuple(passage for _, passage in right),
        tuple(groups for groups, _ in left),
        tuple(groups for groups, _ in right),
    )


def dushanbe() -> Parallel:
    """The declaration of Dushanbe as both witnesses have it: one to one by key."""
    left, right = edition("000_a3ce7d98b03368cc", "zh-Hant"), edition("003_b906f74af87a08ed", "en")
    group = {passage.key: frozenset({index}) for index, passage in enumerate(left)}
    sides = ([(group[passage.key], passage) for passage in side] for side in (left, right))
    return paired("Dushanbe 2008 zh-Hant en", *sides)


def edition(name: str, tag: str) -> list[Passage]:
    """The clauses of a source of the archive, as its committed map says."""
    text = (SOURCES / f"{name}.txt").read_text("utf-8")
    found: dict[str, dict[str, str]] = {}
    for _, span in spanmap.loads((SOURCES / f"{name}.spans").read_text("utf-8"), name, text):
        key = span.target.partition("/")[2]
        if span.role in ("label", "text") and key:
            clause = found.setdefault(key, {"label": "", "text": ""})
            clause[span.role] += text[span.start : span.end]
    return [Passage(Key.parse(key).kind, key, one["label"], one["text"], tag) for key, one in found.items()]


def glossary() -> list[dict[str, list[str]]]:
    """The archive's terms and parties as data for the alignment."""
    terms = []
    for file in ("terms", "parties"):
        for entry in tomllib.loads((ROOT / "fixtures" / f"{file}.toml").read_text("utf-8")).values():
            forms: dict[str, list[str]] = {}
            for part in ("names", "official", "variants"):
                for tag, form in entry.get(part, {}).items():
                    forms.setdefault(tag, []).extend([form] if isinstance(form, str) else form)
            terms.append(forms)
    return terms


def damaged(whole: Parallel, seed: int) -> Parallel:
    """The same two editions after paragraphs were lost, run together and mixed with junk of a page."""
    chance = random.Random(f"{whole.name} {seed}")
    sides = []
    for units, groups, lost in (
        (whole.left, whole.left_groups, DROPPED),
        (whole.right, whole.right_groups, DROPPED_RIGHT),
    ):
        kept = [one for one in zip(groups, units, strict=True) if chance.random() >= lost]
        sides.append(relabelled(littered(merged(kept, chance), chance)))
    return paired(whole.name, *sides)


def merged(side, chance):
    """Each side with half of the merges, so that every tenth paragraph runs on into the next."""
    result = []
    for groups, unit in side:
        if result and chance.random() < MERGED / 2:
            before, first = result.pop()
            gap = "" if language(unit.tag) == "zh" else " "
            unit = replace(first, text=f"{first.text}{gap}{printed(unit)}")
            groups = before | groups
        result.append((groups, unit))
    return result


def littered(side, chance):
    result = []
    for groups, unit in side:
        if chance.random() < JUNK:
            text = chance.choice(PAGE_JUNK[language(unit.tag)])
            # Every piece of junk is a group of its own, numbered below nought.
            junk = frozenset({-chance.randrange(1, 10**9)})
            result.append((junk, Passage("paragraph", "", "", text, unit.tag)))
        result.append((groups, unit))
    return result


def printed(unit: Passage) -> str:
    gap = "" if language(unit.tag) == "zh" or not unit.label else " "
    return f"{unit.label}{gap}{unit.text}"


def relabelled(side: Sequence[tuple[frozenset[int], Passage]]):
    """The units with the keys and labels that their own layout gives them now."""
    text = "\n".join(printed(unit) for _, unit in side)
    tag = side[0][1].tag
    rows = list(lines(text))
    spans = structure(text, [Paragraph((row,)) for row in rows], tag).spans
    result = []
    for row, (groups, _) in zip(rows, side, strict=True):
        own = [span for span in spans if row.start <= span.start < row.end]
        words = {span.role: text[span.start : span.end] for span in own}
        key = own[-1].target.partition("/")[2]
        passage = Passage(Key.parse(key).kind, key, words.get("label", ""), words["text"], tag)
        result.append((groups, passage))
    return result
