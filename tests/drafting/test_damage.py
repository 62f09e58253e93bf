"""A damaged witness of a document there is, drafted against it, is imported as it is, however it is damaged."""

from __future__ import annotations

import io
import random
import shutil

import pytest
from django.core.management import call_command

from archive.exchange.ingest import ingest
from archive.fixture.folder import Folder
from archive.fixture.seal import seal

WITNESSES = [
    ("000_a3ce7d98b03368cc", "2008-dushanbe-declaration", "zh-Hant"),
    ("001_f13b98d1cdaf95ce", "2007-bishkek-declaration", "zh-Hans"),
    ("003_b906f74af87a08ed", "2008-dushanbe-declaration", "en"),
]
# Eight of each found every way in which a key could be put at the wrong place.
SEEDS = range(8)
JUNK = {"en": ("Page 7 of the gazette", "3. Extra words."), "zh": ("某页的无关文字。", "第三条 新加的话。")}


def damaged(text: str, language: str, chance: random.Random) -> str:
    """The text with one line in eight dropped, junk and a stray number put in, one line in ten merged."""
    kept: list[str] = []
    for line in text.split("\n"):
        lot = chance.random()
        if lot < 0.12:
            continue
        kept += [JUNK[language][lot < 0.16]] if lot < 0.25 else []
        if lot > 0.9 and kept:
            kept[-1] += line
        else:
            kept.append(line)
    return "\n".join(kept)


@pytest.mark.parametrize(("name", "slug", "tag"), WITNESSES)
def test_a_damaged_witness_is_imported_as_it_is(archive, tree, tmp_path, name, slug, tag):
    whole = (tree / "sources" / f"{name}.txt").read_text("utf-8")
    for seed in SEEDS:
        file, out, laid = (tmp_path / f"{part}{seed}" for part in ("witness", "out", "laid"))
        file.write_text(damaged(whole, tag[:2], random.Random(seed)), "utf-8")
        call_command("draft_edition", str(file), language=tag, document=slug, out=out, stdout=io.StringIO())
        shutil.copytree(tree, laid)
        shutil.copytree(out, laid, dirs_exist_ok=True)
        seal(Folder(laid))
        assert ingest(Folder(laid), "default", dry_run=True).has_changes
