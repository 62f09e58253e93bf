"""COinS: a document as an OpenURL ContextObject, for a span in a list, so that a whole list is collected at once.

https://www.zotero.org/support/dev/exposing_metadata/coins, and the key/value format of Dublin Core. An organisation
ends with a comma here as in the tags of a page, or Zotero splits it.
"""

from __future__ import annotations

import datetime
from urllib.parse import urlencode


def context_object(
    title: str, author: str, date: datetime.date | None, publisher: str, language: str, address: str
) -> str:
    """The title attribute of a span of class Z3988, not yet escaped for HTML; what is "" is left out."""
    fields = (
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft_id", address),
        ("rft.type", "document"),
        ("rft.title", title),
        ("rft.creator", f"{author}," if author else ""),
        ("rft.date", date.isoformat() if date else ""),
        ("rft.publisher", publisher),
        ("rft.language", language),
        ("rft.identifier", address),
    )
    return urlencode([(name, value) for name, value in fields if value])
