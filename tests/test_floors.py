"""The house stands as docs/house.md draws it, and the checker that says so can be seen to fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.floors import ABOVE, drawn_floors, faults

REPOSITORY = Path(__file__).resolve().parent.parent
DRAWING = (REPOSITORY / "docs" / "house.md").read_text(encoding="utf-8")

EXCUSED = {
    ("archive/text/script.py", "threading"): "two threads must not load OpenCC's dictionaries twice",
    (
        "archive/text/script_opencc.py",
        "pathlib",
    ): "OpenCC's tables are files of its package, opened by their path",
    ("archive/text/script_opencc.py", "tempfile"): "OpenCC reads its configuration from a file",
    ("archive/text/script_opencc.py", ".read_bytes()"): "OpenCC tells its words to nobody but in these files",
}

FLOORS = {"text": 0, "sources": 1, "fixture": 1, "models": 2, "migrations": 2, "views": 5, "settings": ABOVE}


def built(root: Path, files: dict[str, str]) -> Path:
    """A small invented archive under `root`: path of each module in it → its source."""
    package = root / "archive"
    for path, source in files.items():
        file = package / path
        file.parent.mkdir(parents=True, exist_ok=True)
        for folder in file.relative_to(root).parents[:-1]:
            (root / folder / "__init__.py").touch()
        file.write_text(source, encoding="utf-8")
    return package


def told(package: Path) -> list[str]:
    return [str(fault) for fault in faults(package, FLOORS)]


def test_the_archive_stands_as_it_is_drawn():
    found = faults(REPOSITORY / "archive", drawn_floors(DRAWING), EXCUSED)
    assert not found, "\n" + "\n".join(map(str, found))


def test_the_drawing_names_the_floors_of_the_house():
    floors = drawn_floors(DRAWING)
    assert floors["text"] == 0
    assert floors["sources"] == floors["fixture"] == 1
    assert floors["models"] == floors["migrations"] == 2
    assert floors["exchange"] == 3
    assert floors["reading"] == floors["publish"] == floors["verify"] == 4
    assert floors["views"] == floors["management"] == floors["http"] == 5
    assert floors["urls"] == floors["settings"] == floors["wsgi"] == ABOVE


def test_a_room_drawn_on_two_floors_is_an_error():
    with pytest.raises(ValueError, match="draws text on two floors"):
        drawn_floors("```\n  ── 1 sources  text/\n  ── 0 text  text/\n```")


def test_a_floor_may_be_drawn_over_two_lines():
    assert drawn_floors("```\n  ── 1 sources  sources/\n     fixture/ feeds.py\n```\nafter/") == {
        "sources": 1,
        "fixture": 1,
        "feeds": 1,
    }


UP = "up, from floor 0 to floor 2"
SIDEWAYS = "sideways, both stand on floor 1"
MISPLACED = [
    # module, source, line, what is said of it
    ("text/key.py", "from archive.models import Clause\n", 1, UP),
    ("text/key.py", "import re\nimport archive.models.clauses\n", 2, UP),
    ("text/key.py", "from ..models import Clause\n", 1, UP),
    ("text/key.py", "from archive import models\n", 1, UP),
    ("text/key.py", "from .. import models\n", 1, UP),
    # An arrow drawn for the type checker alone is an arrow all the same.
    (
        "text/key.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import archive.models\n",
        3,
        UP,
    ),
    ("text/__init__.py", "from ..models import Clause\n", 1, UP),
    ("sources/plain.py", "from archive.fixture import read\n", 1, SIDEWAYS),
    ("sources/deep/plain.py", "from ...fixture import read\n", 1, SIDEWAYS),
    ("models.py", "from archive.migrations import first\n", 1, "sideways"),
    ("views/home.py", "from archive import settings\n", 1, "porch and roof are imported by nobody"),
    ("__init__.py", "from archive.text import span\n", 1, "importing any room would open it"),
    ("attic.py", "import re\n", 1, "attic: give this room a floor"),
    ("text/script.py", "import django.conf\n", 1, "text imports django"),
    ("text/script.py", "from sqlite3 import connect\n", 1, "text imports sqlite3"),
    ("text/script.py", "from pathlib import Path\n", 1, "text imports pathlib"),
    ("text/dates.py", "from datetime import datetime\nNOW = datetime.now()\n", 2, "text calls .now()"),
    ("text/dates.py", "from datetime import date\nNOW = date.today()\n", 2, "text calls .today()"),
    ("text/script.py", "TABLE = open('table')\n", 1, "text calls open()"),
    ("views/home.py", "def page():\n    from archive.text import span\n", 2, "import inside a function"),
    (
        "views/home.py",
        "class Page:\n    async def draw(self):\n        import re\n",
        3,
        "import inside a function",
    ),
    ("views/utils.py", "import re\n", 1, "utils names nothing"),
    ("views/helpers/home.py", "import re\n", 1, "helpers names nothing"),
    ("views/home.py", "A = 1\n" * 301, 1, "301 lines, over 300"),
    ("views/home.py", "import re\n\n\ndef page():\n" + "    A = 1\n" * 40, 4, "page has 41 lines, over 40"),
]


@pytest.mark.parametrize(("path", "source", "line", "what"), MISPLACED)
def test_what_is_out_of_place_is_named_with_file_and_line(tmp_path, path, source, line, what):
    said = told(built(tmp_path, {path: source}))
    assert any(one.startswith(f"archive/{path}:{line}: ") and what in one for one in said), said


IN_PLACE = [
    ("models/clauses.py", "from archive.text.span import Span\nfrom ..text import key\n"),
    ("models/clauses.py", "from .documents import Document\nfrom archive.models import fields\n"),
    ("views/home.py", "from django.http import HttpResponse\nfrom archive.models import Clause\n"),
    # Django writes the path of a custom field into the migration that creates it.
    ("migrations/first.py", "import archive.models.fields\n" + "A = 1\n" * 400),
    ("settings.py", "from archive.text import script\nimport os\n"),
    ("text/dates.py", "from datetime import date\nfrom urllib.parse import quote\nA = date(2008, 8, 28)\n"),
    ("views/home.py", "A = 1\n" * 300),
    ("views/home.py", "def page():\n" + "    A = 1\n" * 39),
]


@pytest.mark.parametrize(("path", "source"), IN_PLACE)
def test_what_is_in_place_is_left_alone(tmp_path, path, source):
    assert told(built(tmp_path, {path: source})) == []


def test_imports_in_a_circle_are_named_from_end_to_end(tmp_path):
    package = built(
        tmp_path,
        {
            "views/home.py": "from . import page\n",
            "views/page.py": "import re\nfrom archive.views.foot import line\n",
            "views/foot.py": "from archive.views.home import title\n",
        },
    )
    [said] = told(package)
    assert "imports in a circle" in said
    assert {"archive.views.home", "archive.views.page", "archive.views.foot"} <= set(
        said.replace(":", " ").split()
    )


def test_a_reason_excuses_one_call_of_one_module_and_no_more(tmp_path):
    called = "FILE = SHELF.read_bytes()\nOTHER = SHELF.read_text()\n"
    package = built(tmp_path, {"text/script.py": called, "text/fold.py": "FILE = SHELF.read_bytes()\n"})
    excused = {("archive/text/script.py", ".read_bytes()"): "a reason"}
    assert [str(fault) for fault in faults(package, FLOORS, excused)] == [
        "archive/text/fold.py:1: text calls .read_bytes(): it must stay pure",
        "archive/text/script.py:2: text calls .read_text(): it must stay pure",
    ]


def test_a_reason_excuses_one_import_of_one_module_and_no_more(tmp_path):
    package = built(
        tmp_path, {"text/script.py": "import pathlib\nimport os\n", "text/fold.py": "import pathlib\n"}
    )
    excused = {("archive/text/script.py", "pathlib"): "a reason"}
    said = [str(fault) for fault in faults(package, FLOORS, excused)]
    assert said == [
        "archive/text/fold.py:1: text imports pathlib: it must stay pure",
        "archive/text/script.py:2: text imports os: it must stay pure",
    ]
