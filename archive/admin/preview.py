"""Drafts read by signed-in curators through the very pages the public will see."""

from __future__ import annotations

import copy
import re

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone, translation
from django.utils.html import format_html

from archive.models import Document
from archive.publish.preview import previewed
from archive.reading.site import INTERFACES

NAME = "archive_document_preview"
# A page of one document, whole or in part, in any interface language.
ADDRESS = re.compile(r"/(?:zh-han[st]/)?documents/([a-z0-9-]+)(?:[./].*)?", re.DOTALL)


def preview(request: HttpRequest, address: str) -> HttpResponse:
    """The public page at "/{address}" with the document as it is now; links to its other pages stay in the preview.

    Nothing of it is kept: each request copies the document's rows anew.
    """
    if not request.user.has_perm("archive.view_document"):
        raise PermissionDenied
    path = f"/{address}"
    named = ADDRESS.fullmatch(path)
    document = Document.objects.filter(slug=named[1]).first() if named else None
    if document is None:
        raise Http404("There is no such document to preview.")
    with translation.override(interface_of(path)), previewed(document, timezone.now()):
        response = answered(request, path)
        return at_home(response, document)


def interface_of(path: str) -> str:
    """The interface language of a path: that of its prefix, English without one."""
    prefixes = {prefix: code for code, (prefix, _tag, _name) in INTERFACES.items()}
    return prefixes.get(f"/{path.split('/', 2)[1]}", "en")


def answered(request: HttpRequest, path: str) -> HttpResponse:
    """What the public side answers at this path."""
    inner = copy.copy(request)
    inner.path = inner.path_info = path
    inner.META = {**request.META, "PATH_INFO": path}
    try:
        found = resolve(path)
    except Resolver404 as fault:
        raise Http404("There is no such page.") from fault
    return found.func(inner, *found.args, **found.kwargs)


def at_home(response: HttpResponse, document: Document) -> HttpResponse:
    """The same answer with the links to this document leading to its preview, and with a word that it is one."""
    home = reverse(f"admin:{NAME}", args=["documents"]).removesuffix("documents").rstrip("/")
    own = re.compile(rf'(href|action)="(/(?:zh-han[st]/)?documents/{re.escape(document.slug)})(?=[./"#?])')
    if location := response.headers.get("Location"):
        response["Location"] = home + location
    if response.headers.get("Content-Type", "").startswith("text/html"):
        page = own.sub(rf'\1="{home}\2', response.content.decode())
        response.content = page.replace("<body>", "<body>" + banner(document), 1)
    return response


def banner(document: Document) -> str:
    """What stands above every page of a preview."""
    return format_html(
        '<p class="preview" lang="en"><b>Preview, not published.</b> This is {} as the curators have it now '
        '({}). <a href="{}">Back to the record</a></p>',
        document.slug,
        document.get_status_display(),
        reverse("admin:archive_document_change", args=[document.pk]),
    )
