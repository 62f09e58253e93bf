"""Accessibility by axe-core, the rules of WCAG a machine can check."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands, one line a node: "rule (impact): html".

    Needs a page with JavaScript; the page's content security policy does not reach what runs from here.
    """
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {' '.join(node['html'].split())}"
        for rule in found
        for node in rule["nodes"]
    ]
