"""The description by which a browser adds the archive to its search engines."""

from __future__ import annotations

from .find_pages import OpenSearch
from .site import Site

PATH = "/opensearch.xml"
# A placeholder of OpenSearch 1.1, filled in by the browser.
TERMS = "?q={searchTerms}"


def open_search(icon: str, site: Site) -> OpenSearch:
    """icon: path of the archive's icon. https://github.com/dewitt/opensearch, section 4 of the 1.1 draft 6."""
    return OpenSearch(
        lang=site.tag,
        icon=site.base_url + icon,
        html=f"{site.base_url}{site.path('/search')}{TERMS}",
        json=f"{site.base_url}/search.json{TERMS}",
        itself=f"{site.base_url}{site.path(PATH)}",
        home=f"{site.base_url}{site.path('/')}",
    )
