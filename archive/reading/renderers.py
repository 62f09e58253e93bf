"""The renderings of a release, made before a reader asks for one."""

from __future__ import annotations

from archive.models import Edition
from archive.models.published import RELEASE, reading
from archive.text.script import NoRendering, renderer
from archive.text.tag import Tag

from .choice import SCRIPTS
from .records import held
from .site import RULES


def make_renderers() -> int:
    """Make every rendering the current release can be asked for; how many there are. Two queries.

    OpenCC's dictionaries take some eighty megabytes: made here, before a server forks, its processes share them.
    Raises NoRelease.
    """
    with reading() as release:
        rules = RULES.of(release)
        editions = Edition.objects.using(RELEASE).filter(language="zh").order_by("tag", "region")
        scripts = {held(Tag.parse(tag), region) for tag, region in editions.values_list("tag", "region")}
    made = 0
    for script in sorted(scripts):
        for shown in SCRIPTS:
            try:
                renderer(script, shown, rules)
            except NoRendering:
                continue
            made += 1
    return made
