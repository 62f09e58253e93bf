"""What a page knows of its surroundings: the interface's language, the release, and how addresses are spelled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from archive.models import Release
from archive.text.script import Renderer, Rule, renderer

from .links import Alternate, Described, Link
from .pages import Frame

# Interface languages: Django's code → (path prefix, language tag, its own name).
INTERFACES: Mapping[str, tuple[str, str, str]] = {
    "en": ("", "en", "English"),
    "zh-hans": ("/zh-hans", "zh-Hans", "简体"),
    "zh-hant": ("/zh-hant", "zh-Hant", "繁體"),
}
# A process reads one release, and for a moment after a publish the one before.
MOST_RELEASES = 3
# Which language an editorial label is taken from, best first.
PREFERENCES: Mapping[str, tuple[str, ...]] = {
    "en": ("en", "zh-Hans", "zh-Hant"),
    "zh-hans": ("zh-Hans", "zh-Hant", "en"),
    "zh-hant": ("zh-Hant", "zh-Hans", "en"),
}


class Rules(dict[str, tuple[Rule, ...]]):
    """Release id → its script rules, of the last few releases: they are asked for on every converted page."""

    def of(self, release: Release) -> tuple[Rule, ...]:
        if release.id not in self:
            while len(self) >= MOST_RELEASES:
                self.pop(next(iter(self)))
            self[release.id] = tuple(Rule(*rule) for rule in release.rules)
        return self[release.id]


RULES = Rules()


@dataclass(frozen=True, slots=True)
class Site:
    """interface: "en", "zh-hans" or "zh-hant"; base_url: scheme and host, without a slash at the end."""

    interface: str
    base_url: str
    release: Release | None = None

    @property
    def tag(self) -> str:
        return INTERFACES[self.interface][1]

    @property
    def language(self) -> str:
        """The interface's language without script: "en" or "zh"."""
        return self.tag.partition("-")[0]

    def renderer(self, held: str, shown: str) -> Renderer:
        """How this release shows a text of one script in another. Raises NoRendering."""
        return renderer(held, shown, RULES.of(self.release) if self.release else ())

    def path(self, path: str) -> str:
        """The path in this interface language: "/documents" → "/zh-hans/documents"."""
        return INTERFACES[self.interface][0] + path

    def label(self, labels: Mapping[str, str]) -> str:
        """The editorial wording for this interface, or the nearest there is."""
        for tag in PREFERENCES[self.interface]:
            if tag in labels:
                return labels[tag]
        return next(iter(labels.values()), "")

    def frame(
        self,
        title: str,
        path: str,
        query: str = "",
        exports: tuple[Alternate, ...] = (),
        description: str = "",
        section: str = "",
        described: Described | None = None,
    ) -> Frame:
        """The frame of the page at `path` (without prefix); query: display options, kept by the language switch."""
        alternates = [
            Alternate(href=f"{self.base_url}{prefix}{path}", hreflang=tag)
            for prefix, tag, _ in INTERFACES.values()
        ]
        alternates.append(Alternate(href=f"{self.base_url}{path}", hreflang="x-default"))
        languages = tuple(
            Link(name, f"{prefix}{path}{query}", is_current=code == self.interface, lang=tag)
            for code, (prefix, tag, name) in INTERFACES.items()
        )
        return Frame(
            title=title,
            canonical=self.base_url + self.path(path),
            # Without hreflang, annotation tools take another format for the same page.
            alternates=(
                *alternates,
                *(replace(each, hreflang=each.hreflang or "x-default") for each in exports),
            ),
            languages=languages,
            release=self.release.id if self.release else "",
            released_on=self.release.date.date() if self.release else None,
            description=description,
            section=section,
            described=described,
        )
