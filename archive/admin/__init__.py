"""The curators' side: every record to look at, and what is known about a text to correct."""

from django.contrib import admin

from . import accounts, clauses, documents, language, parties, publication, signatures, sources

__all__ = ["accounts", "clauses", "documents", "language", "parties", "publication", "signatures", "sources"]

admin.site.site_header = admin.site.site_title = "Declaration archive — curation"
admin.site.index_title = "Records"
# The list action deletes whatever hangs on a page full of records; a record is deleted on its own page.
admin.site.disable_action("delete_selected")
