"""The page of a source: every character by its role, where it went, and what is known of the witness."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from archive.text.lineation import UNCLAIMED, Run, line_number, lines, parts, runs
from archive.text.span import Span
from archive.text.tag import Tag

from . import source_records, words
from .pages import Alternate, Link
from .site import Site
from .source_pages import Emendation, Line, Linked, ReadEdition, Share, SourcePage, Stretch
from .source_records import Emended, Place, SourceAddress, SourceRecord, SpanRecord

# Characters and lines shown on one page. Longer sources are shown in parts: a browser lays out a page of this
# many characters, each line and role an element, in about a second.
MOST_SHOWN, MOST_LINES = 200_000, 5_000
SOURCE_EXPORTS = {"txt": "text/plain", "json": "application/json"}
FORMATS = {
    "encyclopedia": _("Page of an encyclopedia"),
    "record": _("Record of a database"),
    "markdown": _("Markdown"),
    "plain": _("Plain text"),
}
ROLE_NAMES = {
    "title": _("Title"),
    "label": _("Label"),
    "text": _("Text"),
    "office": _("Office"),
    "name": _("Name"),
    "place": _("Place"),
    "date": _("Date"),
    "agency": _("Agency line"),
    "metadata": _("Metadata"),
    "furniture": _("Furniture"),
    "layout": _("Layout"),
    "": _("Unclaimed"),
}
ROLE_MEANINGS = {
    "title": _("the title as printed"),
    "label": _("the number or sign before a clause"),
    "text": _("the words of a clause"),
    "office": _("a signatory’s office"),
    "name": _("a signatory’s name"),
    "place": _("where it was done"),
    "date": _("when it was done"),
    "agency": _("a news agency’s line"),
    "metadata": _("what a record says about the text"),
    "furniture": _("what a page puts around the text"),
    "layout": _("line ends, spaces and signs of typesetting"),
    "": _("in no span"),
}


class NoSuchPart(LookupError):
    """A source with fewer parts. parts: how many it has."""

    def __init__(self, parts: int) -> None:
        super().__init__(parts)
        self.parts = parts


def source_page(address: SourceAddress, part: int, site: Site) -> SourcePage:
    """The page of a source; part: which of its parts, from 1. Six queries. Raises NoSuchPart."""
    source = source_records.source(address.sha256)
    cuts = parts(source.text, MOST_SHOWN, MOST_LINES)
    if not 1 <= part <= len(cuts):
        raise NoSuchPart(len(cuts))
    start, end = cuts[part - 1]
    path = f"/sources/{address.short}"
    editions = tuple(read_editions(source.pk, site))
    emended = source_records.emended(source.pk)
    shown = Witness(source, (start, end), shared_lang(editions), site)
    marks = [(*each, number) for number, one in enumerate(emended, 1) for each in one.ranges]
    shares = tuple(shares_of(source))
    return SourcePage(
        frame=site.frame(
            f"{heading(address, editions)}",
            path if part == 1 else f"{path}?part={part}",
            exports=exports(path, site),
            section="sources",
        ),
        **described(source, site),
        short=address.short,
        bytes_href=f"{path}.txt",
        json_href=f"{path}.json",
        editions=editions,
        shares=shares,
        accounted=sum(share.characters for share in shares if share.role),
        line_count=line_number(source.text, max(0, len(source.text) - 1)),
        lang=shown.lang,
        first=shown.first,
        lines=tuple(shown.lines(source_records.spans(source.pk, start, end), marks)),
        emendations=tuple(shown.emendations(emended)),
        part=part,
        parts=part_links(path, part, len(cuts), site),
    )


def heading(address: SourceAddress, editions: Sequence[ReadEdition]) -> str:
    """What the page is called: by the documents read from the source, else by its address alone."""
    titles = words.series(dict.fromkeys(edition.title for edition in editions))
    name = gettext("Source %(short)s") % {"short": address.short[: source_records.SHORT]}
    return f"{name} · {titles}" if titles else name


def described(source: SourceRecord, site: Site) -> dict:
    """What the record says of itself, in the interface's words where it speaks in codes."""
    told = (
        "name",
        "sha256",
        "encoding",
        "publisher",
        "published_on",
        "retrieved_on",
    )
    return {
        **{name: getattr(source, name) for name in told},
        **{name: site.label(getattr(source, name)) for name in ("origin", "rights", "note")},
        "size": len(source.data),
        "characters": len(source.text),
        "format": words.word(FORMATS, source.format),
    }


def exports(path: str, site: Site) -> tuple[Alternate, ...]:
    return tuple(
        Alternate(f"{site.base_url}{path}.{name}", type=kind, title=name.upper(), hreflang="x-default")
        for name, kind in SOURCE_EXPORTS.items()
    )


def part_links(path: str, part: int, number: int, site: Site) -> tuple[Link, ...]:
    """A link to each part where there are several."""
    if number == 1:
        return ()
    return tuple(
        Link(str(n), site.path(path) + (f"?part={n}" if n > 1 else ""), is_current=n == part)
        for n in range(1, number + 1)
    )


def read_editions(source: int, site: Site) -> Iterator[ReadEdition]:
    """The editions read from a source. One query."""
    for row in source_records.editions(source):
        tag = Tag.parse(row["tag"])
        yield ReadEdition(
            title=site.label(row["document__titles"]),
            href=site.path(f"/documents/{row['document__slug']}/{tag}"),
            name=words.text_name(str(tag), tag.language),
            lang=tag.lang,
            role=words.word(words.ROLES, row["role"]),
            standing=site.label(row["note"]),
            adopted_on=row["document__adopted_on"],
        )


def shared_lang(editions: Sequence[ReadEdition]) -> str:
    """The language and script of all that was read from a source, "" where that is more than one or none."""
    langs = {edition.lang for edition in editions}
    return langs.pop() if len(langs) == 1 else ""


def shares_of(source: SourceRecord) -> Iterator[Share]:
    """Each role's share of the source, and that of what no span claims, if anything. One query."""
    total, x = len(source.text), 0.0
    counts = source_records.roles(source.pk)
    unclaimed = total - sum(count.characters for count in counts)
    if unclaimed > 0:
        counts.append(source_records.RoleCount("", 0, unclaimed))
    for count in counts:
        width = 1000 * count.characters / total
        yield Share(
            role=count.role,
            name=gettext(ROLE_NAMES[count.role]),
            meaning=gettext(ROLE_MEANINGS[count.role]),
            spans=count.spans,
            characters=count.characters,
            percent=f"{width / 10:.1f}",
            x=f"{x:.2f}",
            width=f"{width:.2f}",
        )
        x += width


class Witness:
    """One part of a source as its page shows it. bounds: its first and last character (end excluded)."""

    def __init__(self, source: SourceRecord, bounds: tuple[int, int], lang: str, site: Site) -> None:
        self.source, self.bounds, self.lang, self.site = source, bounds, lang, site
        self.cuts = list(lines(source.text, *bounds))
        self.first = line_number(source.text, bounds[0]) if bounds[0] else 1

    def lines(self, spans: Sequence[SpanRecord], marks: Sequence[tuple[int, int, int]]) -> Iterator[Line]:
        """Every line with its links. marks: (start, end, number) of each correction."""
        plain = [Span(span.start, span.end, span.role) for span in spans]
        said_before, opened = "", set[int]()
        for number, line in enumerate(runs(plain, marks, self.cuts), self.first):
            records = [spans[run.span] if run.span != UNCLAIMED else None for run in line]
            said = words.series(dict.fromkeys(said_of(record) for record in records if says(record)))
            yield Line(
                number=number,
                links=tuple(self.linked(list(zip(line, records, strict=True)), opened)),
                said=said if said != said_before else "",
            )
            said_before = said or said_before

    def linked(self, line: list[tuple[Run, SpanRecord | None]], opened: set[int]) -> Iterator[Linked]:
        """The runs of a line, those that belong to one place under one link. opened: corrections begun so far."""
        for place, group in groupby(line, key=lambda pair: pair[1].place if pair[1] else Place()):
            stretches = []
            for run, record in group:
                stretches.append(self.stretch(run, record, is_first=run.mark not in opened and run.mark > 0))
                opened.add(run.mark)
            yield Linked(tuple(stretches), *self.target(place))

    def stretch(self, run: Run, record: SpanRecord | None, is_first: bool) -> Stretch:
        tag = record.place.tag if record else ""
        return Stretch(
            text=self.source.text[run.start : run.end],
            role=record.role if record else "",
            lang=Tag.parse(tag).lang if tag and not self.lang else "",
            correction=run.mark,
            is_first=is_first,
        )

    def target(self, place: Place) -> tuple[str, str]:
        """Address and name of what a span is part of; both empty for what is part of nothing."""
        if not place.slug:
            return "", ""
        edition = f"/documents/{place.slug}/{place.tag}"
        if place.key:
            return self.site.path(f"{edition}/{place.key}"), words.place_name(place.key)
        if place.code:
            return self.site.path(f"{edition}/signatures/{place.code}"), gettext("Signatures")
        return self.site.path(edition), gettext("Document")

    def emendations(self, emended: Sequence[Emended]) -> Iterator[Emendation]:
        """The corrections of this part; they are numbered through the whole source."""
        starts = [start for start, _end in self.cuts]
        for number, one in enumerate(emended, 1):
            at = next((s for s, e in one.ranges if s < self.bounds[1] and e > self.bounds[0]), None)
            if at is None:
                continue
            tag, (href, name) = Tag.parse(one.place.tag), self.target(one.place)
            yield Emendation(
                number=number,
                line=self.first + bisect_right(starts, max(at, self.bounds[0])) - 1,
                href=f"#c{number}",
                clause=Link(name, href),
                lang=tag.lang,
                found=one.found,
                reads=one.reads,
                kind=words.word(words.CORRECTIONS, one.kind),
                reason=self.site.label(one.reason),
                by=words.word(words.AUTHORS, one.by),
            )


def says(record: SpanRecord | None) -> bool:
    """Whether the margin names this: white space needs no name."""
    return record is None or record.role != "layout"


def said_of(record: SpanRecord | None) -> str:
    """What the margin calls a span: the clause's number, else the role."""
    if record is not None and record.place.key:
        return words.number(record.place.key)
    role = record.role if record else ""
    return gettext(ROLE_NAMES[role])
