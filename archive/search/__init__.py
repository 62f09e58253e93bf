"""Search: the index of a release, and questions to it.

`search(typed, facets, order, after, size, deadline) -> Found` is what a page of results is made of;
`certify(quotation, deadline) -> Verdict` what the page of the quotation check is.
"""

from archive.text.query import BadFilter

from .found import Found, Hit, TooSlow, UnknownPlace
from .quotation import Match, Part, Verdict, certify
from .searching import search

__all__ = [
    "BadFilter",
    "Found",
    "Hit",
    "Match",
    "Part",
    "TooSlow",
    "UnknownPlace",
    "Verdict",
    "certify",
    "search",
]
