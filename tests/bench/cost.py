"""What pages cost in this process, as JSON: python -m tests.bench.cost ROUNDS

Works on the archive ARCHIVE_VAR names, which gets invented documents beside its own.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.test import RequestFactory

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
settings.TEMPLATES[0]["DIRS"].append(Path(__file__).parent / "templates")
application = get_wsgi_application()

from tests.bench import invented, plain  # noqa: E402
from tests.http.asking import ask  # noqa: E402

SHORT, LONG = 60, 1000
DUSHANBE = "2008-dushanbe-declaration"
# A page is asked this often in a round, so that a round is longer than what disturbs it.
TIMES = 5


def asking(path: str) -> Callable[[], None]:
    def asked() -> None:
        if ask(application, path).status != "200 OK":
            raise RuntimeError(f"{path} is no page")

    return asked


def by_hand(slug: str) -> Callable[[], None]:
    request = RequestFactory().get("/")
    return lambda: len(plain.page(request, slug).content) and None


def side_by_side(slug: str) -> str:
    return f"/documents/{slug}/zh-Hans+en"


def milliseconds(asked: Callable[[], None], times: int) -> float:
    begun = time.process_time()
    for _ in range(times):
        asked()
    return (time.process_time() - begun) / times * 1000


def main(rounds: int) -> None:
    invented.build(SHORT, LONG)
    default = f"/documents/{DUSHANBE}"
    work = {
        "short": (asking(side_by_side(invented.slug(SHORT))), TIMES),
        "short plain": (by_hand(invented.slug(SHORT)), TIMES),
        "real": (asking(side_by_side(DUSHANBE)), TIMES),
        "real plain": (by_hand(DUSHANBE), TIMES),
        "default": (asking(default), TIMES),
        "long": (asking(side_by_side(invented.slug(LONG))), 1),
    }
    for asked, _ in work.values():
        asked()
    taken: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(rounds):
        for name, (asked, times) in work.items():
            taken[name].append(milliseconds(asked, times))
    print(json.dumps(taken))


if __name__ == "__main__":
    main(int(sys.argv[1]))
