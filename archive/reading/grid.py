"""Rows = clauses, columns = texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext

from archive.text.key import Key
from archive.text.script import changed

from . import words
from .choice import Shown
from .options import Options
from .pages import Apparatus, Cell, Column, Grid, Piece, Remark, Row
from .records import ClauseRecord, DocumentRecord
from .site import Site

Corrections = Mapping[int, Sequence[Mapping[str, Any]]]
# A correction and the number it has in its row.
Numbered = tuple[int, Mapping[str, Any]]


def pieces(text: str, shown: str, corrections: Sequence[Numbered], is_lens_on: bool) -> tuple[Piece, ...]:
    """`shown` cut where a correction begins or ends and, under the lens, around every character that differs.

    text: the found reading; shown: its rendering, of the same length, so that offsets are shared.
    """
    if text and not corrections and not is_lens_on:
        # Most texts of most pages: nothing to cut at.
        return (Piece(text=shown),)
    marks = [0] * len(text)
    for number, correction in corrections:
        end = correction["start"] + len(correction["found"])
        marks[correction["start"] : end] = [number] * len(correction["found"])
    cuts = {0, len(text)} | {at for at in range(1, len(text)) if marks[at] != marks[at - 1]}
    if is_lens_on:
        differing = [at for at in range(len(text)) if text[at] != shown[at]]
        cuts.update(differing)
        cuts.update(at + 1 for at in differing)
    ordered = sorted(cuts)
    return tuple(
        Piece(
            text=shown[start:end],
            was=text[start:end] if is_lens_on and text[start:end] != shown[start:end] else "",
            correction=marks[start],
        )
        for start, end in zip(ordered, ordered[1:], strict=False)
    )


class Builder:
    """Builds the rows of one page: its columns, its corrections and its options."""

    def __init__(
        self,
        document: DocumentRecord,
        shown: Sequence[Shown],
        corrections: Corrections,
        notes: Iterable[Mapping[str, Any]],
        options: Options,
        site: Site,
    ) -> None:
        self.document, self.shown, self.options, self.site = document, shown, options, site
        self.corrections: Corrections = corrections if options.notes != "off" else {}
        self.notes = list(notes) if options.notes != "off" else []
        self.changed = [0] * len(shown)

    def row(self, clause: ClauseRecord, base: int = 0) -> Row:
        """The row of one clause. base: how many parts of the key are indented no further."""
        numbered = self.numbered(clause)
        cells = tuple(self.cell(clause, at, numbered) for at in range(len(self.shown)))
        key = Key.parse(clause.key)
        return Row(
            key=clause.key,
            kind=clause.kind,
            number=words.number(clause.key),
            level=max(0, sum(part[0].isdigit() for part in key.parts[1:]) - base),
            href=self.site.path(f"/documents/{self.document.slug}/{clause.key}"),
            cells=cells if clause.texts else (),
            is_container=not clause.texts,
            apparatus=tuple(self.apparatus(numbered)),
            remarks=tuple(self.remarks(clause.key)),
        )

    def numbered(self, clause: ClauseRecord) -> dict[int, list[Numbered]]:
        """Edition → its corrections of this clause, numbered through the row; an edition shown twice once."""
        found: dict[int, list[Numbered]] = {}
        number = 0
        for pk in dict.fromkeys(column.edition.pk for column in self.shown):
            text = clause.texts.get(pk)
            own = self.corrections.get(text.pk, ()) if text else ()
            found[pk] = list(enumerate(own, number + 1))
            number += len(own)
        return found

    def cell(self, clause: ClauseRecord, at: int, numbered: Mapping[int, Sequence[Numbered]]) -> Cell:
        column = self.shown[at]
        text = clause.texts.get(column.edition.pk)
        if text is None:
            return Cell(
                lang=column.lang, gap=gettext("This edition has no text here.") if clause.texts else ""
            )
        rendered = column.render(text.text)
        self.changed[at] += changed(text.text, rendered)
        cut = pieces(text.text, rendered, numbered[column.edition.pk], self.options.lens == "on")
        return Cell(lang=column.lang, label=column.render(text.label), pieces=cut)

    def apparatus(self, numbered: Mapping[int, Sequence[Numbered]]) -> Iterable[Apparatus]:
        langs = {column.edition.pk: column.edition.tag.lang for column in self.shown}
        for pk, own in numbered.items():
            for number, correction in own:
                yield Apparatus(
                    number=number,
                    lang=langs[pk],
                    found=correction["found"],
                    reads=correction["reads"],
                    kind=words.word(words.CORRECTIONS, correction["kind"]),
                    reason=self.site.label(correction["reason"]),
                    by=words.word(words.AUTHORS, correction["by"]),
                )

    def remarks(self, key: str | None) -> list[Remark]:
        """The notes on a clause (on the document for None), in the interface's language or the nearest there is."""
        tags = {str(column.edition.tag) for column in self.shown}
        own = [n for n in self.notes if n["clause__key"] == key and (n["edition__tag"] or "") in {"", *tags}]
        return [self.remark(note) for note in in_language(own, self.site)]

    @staticmethod
    def remark(note: Mapping[str, Any]) -> Remark:
        kind, author = words.word(words.NOTES, note["kind"]), words.word(words.AUTHORS, note["author"])
        return Remark(note["language"], kind, note["body"], author)

    def column(self, at: int) -> Column:
        """The head of a column; to be asked for after the rows, since it says how many characters differ."""
        column = self.shown[at]
        edition, source = column.edition, column.edition.source
        return Column(
            tag=column.tag,
            lang=column.lang,
            name=words.text_name(column.lang, edition.tag.language),
            title=tuple(column.render(edition.title).split("\n")) if edition.title else (),
            role=words.word(words.ROLES, edition.role),
            statement=words.statement(column.lang, column.renderer, self.changed[at]),
            standing=self.site.label(edition.note),
            is_converted=column.renderer is not None,
            source_name=source["name"],
            source_sha256=source["sha256"],
            source_href=self.site.path(f"/sources/{source['sha256'][:12]}"),
            publisher=source["publisher"],
            rights=self.site.label(source["rights"]),
            characters=source["characters"],
        )

    def grid(self, rows: Sequence[Row]) -> Grid:
        return Grid(
            columns=tuple(self.column(at) for at in range(len(self.shown))),
            rows=tuple(rows),
            layout=self.options.layout,
            notes=self.options.notes,
            is_lens_on=self.options.lens == "on",
        )


def in_language(notes: Sequence[Mapping[str, Any]], site: Site) -> list[Mapping[str, Any]]:
    """Of notes that stand in several languages, those in the interface's; all of them where it has none."""
    return (
        [note for note in notes if note["language"] == site.tag]
        or [note for note in notes if note["language"] == "en"]
        or list(notes)
    )
