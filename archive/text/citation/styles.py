"""The styles there are. A name is that of the style itself, the same in every language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from . import apa, bluebook, chicago, gbt, mla, oscola
from .cited import Citation, Cited


@dataclass(frozen=True, slots=True)
class Style:
    """name: as readers know it; write: what is cited → its citation; is_native: whether a Chinese text is cited in
    Chinese, where every other style speaks English."""

    name: str
    write: Callable[[Cited], Citation]
    is_native: bool = False

    def language(self, cited: Cited) -> str:
        """The language its words are in, but for the runs that say otherwise."""
        return cited.script if self.is_native and cited.script else "en"


STYLES: Mapping[str, Style] = {
    "gbt-2025": Style("GB/T 7714—2025", gbt.of_2025, is_native=True),
    "gbt-2015": Style("GB/T 7714—2015", gbt.of_2015, is_native=True),
    "chicago-note": Style("Chicago, note", chicago.note),
    "chicago": Style("Chicago, bibliography", chicago.bibliography),
    "apa": Style("APA 7", apa.reference),
    "mla": Style("MLA 9", mla.entry),
    "oscola": Style("OSCOLA", oscola.footnote),
    "bluebook": Style("Bluebook", bluebook.sentence),
}
# The one a reader is shown first, by the language of the interface.
FIRST: Mapping[str, str] = {"en": "chicago-note", "zh-hans": "gbt-2025", "zh-hant": "gbt-2025"}
