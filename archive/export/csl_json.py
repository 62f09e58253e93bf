"""CSL-JSON, the data of citation processors and Zotero: an array, one item a text.

`type: document` is what CSL offers; the first line of the note makes a treaty of it in processors that read one there
(Zotero, citeproc-js).
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from typing import Any

from archive.text.citation import pinpoint
from archive.text.citation.cited import Cited
from archive.text.citation.wording import text_name

from .citation import author, identifier, place, publisher, remark, short_title, title


def written(texts: Sequence[Cited]) -> bytes:
    return json.dumps([item(text) for text in texts], ensure_ascii=False, indent=1).encode()


def item(cited: Cited) -> dict[str, Any]:
    """One item; what is unknown is left out."""
    values = {
        "id": identifier(cited),
        "type": "document",
        "title": title(cited),
        "title-short": short_title(cited),
        "author": [{"literal": author(cited)}] if author(cited) else [],
        "issued": parts(cited.adopted_on),
        "event-place": place(cited),
        "publisher": publisher(cited),
        "genre": cited.kind,
        "edition": text_name(cited.tag),
        "section": pinpoint.english(cited),
        "version": cited.version,
        "language": cited.tag.lang,
        "URL": cited.address,
        "accessed": parts(cited.released_on),
        "note": "\n".join(["type: treaty", *remark(cited)]),
    }
    return {name: value for name, value in values.items() if value}


def parts(date: datetime.date | None) -> dict[str, list[list[int]]]:
    return {"date-parts": [[date.year, date.month, date.day]]} if date else {}
