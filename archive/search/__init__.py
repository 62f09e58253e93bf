"""Search: the index of a release, and questions to it.

`search(typed, facets, order, after, size, deadline) -> Found` is what a page of results is made of.
"""

from archive.text.query import BadFilter

from .found import Found, Hit, TooSlow, UnknownPlace
from .searching import search

__all__ = ["BadFilter", "Found", "Hit", "TooSlow", "UnknownPlace", "search"]
