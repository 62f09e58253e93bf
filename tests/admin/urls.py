"""The admin alone, and the one public address its pages lead to."""

from django.contrib import admin
from django.http import HttpResponse
from django.urls import path

from archive.admin import site

urlpatterns = [
    path("admin/", site.index),
    path("admin/", admin.site.urls),
    path("documents/<slug:slug>", lambda request, slug: HttpResponse(slug), name="document"),
]
