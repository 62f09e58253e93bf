"""The whole of a release as one file."""

from __future__ import annotations

import base64

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext

from archive.reading import dataset_file, ledger
from archive.reading.pages import Link
from archive.reading.releases import PATH
from archive.reading.site import Site

from .answers import error, released
from .releases import unknown
from .spelling import respelled


@released
def dataset(request: HttpRequest, site: Site, name: str) -> HttpResponseBase:
    """The dataset of a release, byte for byte as its SHA-256 says."""
    ids = [record.id for record in ledger.releases()]
    found = ledger.called(name, ids)
    if found is None:
        return unknown(request, site, name, ids)
    kept = dataset_file.kept(found)
    if kept is None:
        return not_kept(request, site, found)
    if elsewhere := respelled(request, f"{PATH}/{found}.zip"):
        return elsewhere
    file = f"{dataset_file.name_of(found)}.zip"
    response = FileResponse(
        kept.file.open("rb"), as_attachment=True, filename=file, content_type="application/zip"
    )
    # RFC 9530: whoever fetches it can prove it without the page.
    response["Repr-Digest"] = f"sha-256=:{base64.b64encode(bytes.fromhex(kept.sha256)).decode()}:"
    return response


def not_kept(request: HttpRequest, site: Site, release: str) -> HttpResponseBase:
    link = Link(gettext("Release %(id)s") % {"id": release[:12]}, site.path(f"{PATH}/{release}"))
    message = gettext(
        "This server has no dataset of that release. The fixtures under version control rebuild it."
    )
    return error(request, site, 404, gettext("No dataset here"), message, (link,))
