"""The public door for a WSGI server. It opens only when everything the archive is served from is in place."""

import contextlib
import os
import sys
from functools import partial

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application
from django.urls import resolve

from archive.http.cache import ResponseCache, WSGIApplication
from archive.http.checks import serving_faults

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
try:
    application: WSGIApplication = get_wsgi_application()
except ImproperlyConfigured as fault:
    sys.exit(f"The archive cannot be served: {fault}")
if faults := serving_faults():
    # The traceback of the first page would tell less, and to the wrong person.
    sys.exit(
        "\n".join(("The archive cannot be served:", *(f"  {one.msg}\n    {one.hint}" for one in faults)))
    )

# Records can be imported only now that Django has been set up.
from archive.models.published import NoRelease, is_postgres, stamp  # noqa: E402
from archive.reading.register import draw_register  # noqa: E402
from archive.reading.renderers import make_renderers  # noqa: E402

if is_postgres():
    # Its driver takes a tenth of a second to import, which a server of the release file need not spend.
    from archive.models.pointer import Pointer

    application = ResponseCache(application, Pointer())
else:
    application = ResponseCache(application, partial(stamp, str(settings.RELEASE_FILE)))
# What every worker would load with its first page is loaded before they fork: the views, the renderings and the
# register of the release. Without a release every page says so by itself.
resolve("/")
with contextlib.suppress(NoRelease):
    make_renderers()
    draw_register()
