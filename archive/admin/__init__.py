"""The curators' side: every record to look at, and what is known about a text to correct."""

from django.contrib import admin

from . import clauses, documents, language, parties, publication, signatures, site, sources, users

__all__ = [
    "clauses",
    "documents",
    "language",
    "parties",
    "publication",
    "signatures",
    "site",
    "sources",
    "users",
]

# The list action deletes whatever hangs on a page full of records; a record is deleted on its own page.
admin.site.disable_action("delete_selected")
