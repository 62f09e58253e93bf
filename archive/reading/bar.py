"""The controls of a reading page, each a plain link that keeps everything else as it is."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext, pgettext

from archive.text.address import Place
from archive.text.tag import Tag

from . import words
from .choice import Shown, languages, scripts_offered
from .formats import FORMATS, offered
from .options import Options
from .pages import Alternate, Bar, Link
from .records import DocumentRecord
from .site import Site
from .subject import originals


class Controls:
    """The links of one page: the document, the view it is in, the place within it (None for the whole)."""

    def __init__(
        self,
        document: DocumentRecord,
        shown: Sequence[Shown],
        view: str,
        place: Place | None,
        options: Options,
        site: Site,
    ) -> None:
        self.document, self.shown, self.view = document, shown, view
        self.place, self.options, self.site = place, options, site
        self.tags = tuple(column.tag for column in shown)
        # Without a view every edition is carried away, whatever the page shows.
        self.suffixes = offered(place, shown if view else originals(document))

    def path(self, view: str) -> str:
        """The address, without interface prefix, of this place in another view."""
        parts = ("/documents", self.document.slug, view, str(self.place or ""))
        return "/".join(part for part in parts if part)

    def href(self, tags: Sequence[str], options: Options | None = None) -> str:
        distinct = "+".join(dict.fromkeys(tags))
        return self.site.path(self.path(distinct)) + str(options or self.options)

    def here(self, options: Options) -> str:
        return self.site.path(self.path(self.view)) + str(options)

    def bar(self, has_cite: bool = False) -> Bar:
        """has_cite: whether the page has a citation block."""
        return Bar(
            texts=self.texts(),
            layouts=self.layouts(),
            scripts=self.scripts(),
            lens=self.lens(),
            notes=self.notes(),
            downloads=tuple(
                Link(known.label, f"{self.path(self.view)}.{suffix}", title=gettext(known.use))
                for suffix in self.suffixes
                if (known := FORMATS[suffix])
            ),
            has_cite=has_cite,
        )

    def tag_of(self, language: str) -> str:
        """How this view spells a language; its bare code where it does not show it."""
        return next((tag for tag in self.tags if Tag.parse(tag).language == language), language)

    def texts(self) -> tuple[Link, ...]:
        """Each language alone, and every pair of the first with another; both scripts where there is one language."""
        order = languages(self.document.editions, self.site.language)
        choices: list[tuple[str, ...]] = [
            (self.tag_of(first), self.tag_of(other)) for first in order[:1] for other in order[1:]
        ]
        if order == ["zh"]:
            choices.append(("zh-Hans", "zh-Hant"))
        choices += [(self.tag_of(language),) for language in order]
        return tuple(
            Link(self.names(tags), self.href(tags), is_current=self.tags == tags)
            for tags in choices
            if len(choices) > 1
        )

    def names(self, tags: Sequence[str]) -> str:
        if len(tags) > 1 and len({Tag.parse(tag).language for tag in tags}) == 1:
            return " + ".join(words.SCRIPT_NAMES.get(tag, tag) for tag in tags)
        return " + ".join(words.language_name(Tag.parse(tag).language) for tag in tags)

    def layouts(self) -> tuple[Link, ...]:
        if len(self.shown) < 2:
            return ()
        labels = {"side": gettext("side by side"), "stacked": gettext("stacked")}
        return tuple(
            Link(label, self.here(self.options.but(layout=layout)), is_current=self.options.layout == layout)
            for layout, label in labels.items()
        )

    def scripts(self) -> tuple[Link, ...]:
        """As published, 简体, 繁體 …: what the Chinese of this view may be shown in."""
        chinese = [tag for tag in self.tags if Tag.parse(tag).language == "zh"]
        offered = scripts_offered(self.document.editions)
        if not chinese or not offered:
            return ()
        labels = {"zh": gettext("as published"), **{tag: words.SCRIPT_NAMES[tag] for tag in offered}}
        return tuple(
            Link(
                label,
                self.href([tag if each in chinese else each for each in self.tags]),
                is_current=chinese == [tag],
                lang="" if tag == "zh" else tag,
            )
            for tag, label in labels.items()
        )

    def lens(self) -> Link | None:
        if not any(column.renderer for column in self.shown):
            return None
        is_on = self.options.lens == "on"
        return Link(
            pgettext("control", "lens"),
            self.here(self.options.but(lens="off" if is_on else "on")),
            is_current=is_on,
            title=gettext("Mark every converted character and show what stands in the source"),
        )

    def notes(self) -> tuple[Link, ...]:
        labels = {"off": gettext("off"), "marks": gettext("marks"), "beside": gettext("beside")}
        return tuple(
            Link(label, self.here(self.options.but(notes=choice)), is_current=self.options.notes == choice)
            for choice, label in labels.items()
        )

    def exports(self) -> tuple[Alternate, ...]:
        """The same in other formats, for rel=alternate."""
        return tuple(
            Alternate(
                f"{self.site.base_url}{self.path(self.view)}.{suffix}",
                type=FORMATS[suffix].media_type,
                title=FORMATS[suffix].label,
                hreflang="x-default",
            )
            for suffix in self.suffixes
        )
