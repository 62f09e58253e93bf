"""The page of doubtful renderings: spots of Chinese texts that a rule may have to settle."""

from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from archive.curation.queues import doubts
from archive.models import Document

DOCUMENTS_A_PAGE = 20
PAGE = "page"


def doubts_view(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("archive.view_scriptrule"):
        raise PermissionDenied
    chinese = Document.objects.filter(editions__language="zh").distinct().order_by("slug")
    page = Paginator(chinese.values_list("pk", "slug"), DOCUMENTS_A_PAGE).get_page(request.GET.get(PAGE))
    slugs = dict(page.object_list)
    context = {
        **admin.site.each_context(request),
        "title": "Doubtful renderings",
        "page": page,
        "page_var": PAGE,
        "doubts": [(slugs[doubt.document], doubt) for doubt in doubts(slugs)],
        "may_add": request.user.has_perm("archive.add_scriptrule"),
    }
    return TemplateResponse(request, "admin/archive/doubts.html", context)
