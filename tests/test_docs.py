"""What the documents say of commands, variables, files and packages is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
DECISIONS = REPOSITORY / "docs" / "decisions"
REQUIREMENTS = (REPOSITORY / "requirements.txt", REPOSITORY / "tests" / "requirements.txt")
# What the archive is made of rather than what was added to it.
FOUNDATION = frozenset({"django", "opencc"})


def pins(*lists: Path) -> dict[str, str]:
    """Package name in lower case, without extras → pinned version."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in lists)
    return {name.lower(): version for name, version in re.findall(r"(?m)^([\w-]+)\S*==(\S+)$", text)}


def commands() -> set[str]:
    """The commands `make help` lists."""
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"(?m)^([a-z-]+):.*## ", makefile))


def test_the_readme_lists_the_commands_make_offers():
    assert set(re.findall(r"(?m)^\| `make ([a-z-]+)`", README)) == commands()


def test_every_variable_of_the_readme_is_read_somewhere():
    table = README.partition("## Environment")[2].partition("## ")[0]
    rooms = ("archive/settings.py", "gunicorn.conf.py", "Makefile")
    read = "".join((REPOSITORY / room).read_text(encoding="utf-8") for room in rooms)
    variables = re.findall(r"`([A-Z_]{4,})`", table)
    assert variables
    assert [name for name in variables if name not in read] == []


def test_every_variable_the_settings_read_is_in_the_readme():
    settings = (REPOSITORY / "archive" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r"""environ(?:\.get\(|\[)["']([A-Z_]+)["']""", settings))
    assert read
    assert sorted(name for name in read if f"`{name}`" not in README) == []


def test_every_link_of_a_document_leads_to_a_file():
    documents = [
        REPOSITORY / "README.md",
        *REPOSITORY.glob("docs/**/*.md"),
        *REPOSITORY.glob("fixtures/*.md"),
    ]
    links = [
        (document, link)
        for document in documents
        for link in re.findall(r"\]\(([^)#]+)", document.read_text(encoding="utf-8"))
        if "://" not in link
    ]
    assert links
    assert [link for document, link in links if not document.parent.joinpath(link).exists()] == []


def test_every_package_is_pinned_to_one_version():
    lines = [line for path in REQUIREMENTS for line in path.read_text(encoding="utf-8").splitlines()]
    wanted = [line for line in lines if line and not line.startswith(("#", "-r "))]
    assert wanted
    assert [line for line in wanted if not re.fullmatch(r"[\w-]+(\[\w+\])?==[\w.]+", line)] == []


def test_every_added_package_has_a_decision():
    added = pins(REQUIREMENTS[0]).keys() - FOUNDATION
    assert sorted(name for name in added if not (DECISIONS / f"{name}.md").exists()) == []


PACKAGES = [path for path in sorted(DECISIONS.glob("*.md")) if path.stem in pins(*REQUIREMENTS)]


@pytest.mark.parametrize("decision", PACKAGES, ids=lambda path: path.stem)
def test_a_decision_names_the_pinned_version_and_a_licence(decision):
    text = decision.read_text(encoding="utf-8")
    version = pins(*REQUIREMENTS)[decision.stem]
    assert re.search(rf"(?m)^`{decision.stem}(\[\w+\])?=={re.escape(version)}` in `", text)
    assert "Licence: " in text
