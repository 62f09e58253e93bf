"""Every public address on one screen."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import path, re_path

from archive.http import health
from archive.views import (
    datasets,
    embed,
    entities,
    errors,
    find,
    front,
    machines,
    oai,
    prose,
    reading,
    releases,
    sources,
)

urlpatterns = [
    path("healthz", health.healthz, name="health"),
    path("oembed", embed.oembed, name="oembed"),
    re_path(r"^zh-han[st]$", front.interface_home),
    *i18n_patterns(
        path("", front.home, name="home"),
        path("documents", front.documents, name="documents"),
        path("documents.json", front.documents_json, name="documents-json"),
        path("documents/<str:name>", reading.document, name="document"),
        path("documents/<str:name>/<path:tail>", reading.document, name="place"),
        path("meetings", entities.listing, {"kind": "meetings"}, name="meetings"),
        path("meetings.json", entities.listing, {"kind": "meetings"}),
        path("meetings/<str:name>", entities.one, {"kind": "meetings"}, name="meeting"),
        path("states", entities.listing, {"kind": "states"}, name="states"),
        path("states.json", entities.listing, {"kind": "states"}),
        path("states/<str:name>", entities.one, {"kind": "states"}, name="state"),
        path("people", entities.listing, {"kind": "people"}, name="people"),
        path("people.json", entities.listing, {"kind": "people"}),
        path("people/<str:name>", entities.one, {"kind": "people"}, name="person"),
        path("sources/<str:name>", sources.source, name="source"),
        path("releases", releases.every_release, name="releases"),
        path("releases.json", releases.every_release_json),
        path("releases/<str:name>.zip", datasets.dataset),
        path("releases/<str:name>", releases.release, name="release"),
        path("changes", releases.changes, name="changes"),
        path("changes.json", releases.changes_json),
        path("changes.atom", machines.changes_feed),
        path("api", machines.api, name="api"),
        path("api.json", machines.api_json),
        path("robots.txt", machines.robots),
        path("sitemap.xml", machines.sitemap),
        path("sitemap-<int:part>.xml", machines.sitemap),
        path("llms.txt", machines.index),
        path("oai", oai.provider, name="oai"),
        path("search", find.search, name="search"),
        path("search.json", find.search_json),
        path("search.csv", find.search_csv),
        path("go", find.go, name="go"),
        path("go.json", find.go),
        path("quote", find.quotation, name="quote"),
        path("quote.json", find.quotation),
        path("opensearch.xml", find.described, name="opensearch"),
        path("about", prose.about, name="about"),
        path("about/<str:name>", prose.about, name="prose"),
        prefix_default_language=False,
    ),
]

if settings.ARCHIVE_ADMIN:
    # The admin's applications exist only where it is served.
    from django.contrib import admin  # noqa: E402

    from archive.admin import site  # noqa: E402

    urlpatterns += [path("admin/", site.index), path("admin/", admin.site.urls)]

handler400 = errors.bad_request
handler404 = errors.not_found
handler500 = errors.server_error
