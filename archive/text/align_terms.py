"""Terms found in a text: entries of a glossary and notions of the lexicon, whichever language names them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from .align_fold import folded, is_acronym, language, words
from .align_lexicon import rows

# One term as data: edition tag → the forms in which editions with that tag print it.
Term = Mapping[str, Sequence[str]]

LEXICON_LANGUAGES = ("zh", "en", "ru")
SHORTEST_PREFIX, LONGEST_PREFIX = 2, 16
# A name of so many letters also begins its adjective: Russia, Russian; Казахстан, казахстанский.
SHORTEST_NAME = 5


class Terms:
    """A glossary and the lexicon, ready to be looked up in texts of any number of editions."""

    def __init__(self, glossary: Sequence[Term] = ()) -> None:
        # Chinese: first character → forms, longest first. Others: language and first word → forms in words.
        self.han: dict[str, list[tuple[str, str]]] = {}
        self.phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], str]]] = {}
        self.prefixes: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        han: dict[str, str] = {}
        phrases: dict[tuple[str, tuple[str, ...]], str] = {}
        for index, notion in enumerate(rows()):
            self.learn(f"w:{index}", notion, han)
        for index, term in enumerate(glossary):
            for tag, forms in term.items():
                for form in forms:
                    if language(tag) == "zh":
                        han[folded(form, tag)] = f"g:{index}"
                    else:
                        phrase = tuple(words(folded(form, tag), tag))
                        phrases[language(tag), phrase] = f"g:{index}"
                        if len(phrase) == 1 and is_name(form):
                            self.prefixes[language(tag), phrase[0]].add(f"g:{index}")
        for form in sorted(filter(None, han), key=len, reverse=True):
            self.han.setdefault(form[0], []).append((form, han[form]))
        for (spoken, phrase), name in sorted(phrases.items(), key=lambda entry: -len(entry[0][1])):
            if phrase:
                self.phrases.setdefault((spoken, phrase[0]), []).append((phrase, name))

    def learn(self, name: str, notion: tuple[tuple[str, ...], ...], han: dict[str, str]) -> None:
        """Take one row of the lexicon in; a Chinese form of two rows keeps the first."""
        for spoken, forms in zip(LEXICON_LANGUAGES, notion, strict=True):
            for form in forms:
                if spoken == "zh":
                    han.setdefault(form, name)
                else:
                    self.prefixes[spoken, form].add(name)

    def found(self, text: str, tag: str) -> Iterator[str]:
        """The marks of the terms in a folded text: "g:3" an entry of the glossary, "w:17" a notion."""
        if language(tag) == "zh":
            yield from self._in_han(text)
        else:
            yield from self._in_words(words(text, tag), language(tag))

    def _in_han(self, text: str) -> Iterator[str]:
        at = 0
        while at < len(text):
            size = 1
            for form, name in self.han.get(text[at], ()):
                if text.startswith(form, at):
                    yield name
                    size = len(form)
                    break
            at += size

    def _in_words(self, stems: list[str], spoken: str) -> Iterator[str]:
        at = 0
        while at < len(stems):
            size = 1
            for phrase, name in self.phrases.get((spoken, stems[at]), ()):
                if tuple(stems[at : at + len(phrase)]) == phrase:
                    yield name
                    size = len(phrase)
                    break
            else:
                yield from self._notions(stems[at], spoken)
            at += size

    def _notions(self, stem: str, spoken: str) -> Iterator[str]:
        """The notions of the longest beginning of the word that the lexicon knows."""
        if is_acronym(stem):
            return
        for size in range(min(len(stem), LONGEST_PREFIX), SHORTEST_PREFIX - 1, -1):
            names = self.prefixes.get((spoken, stem[:size]))
            if names:
                yield from names
                return


def is_name(form: str) -> bool:
    return len(form) >= SHORTEST_NAME and form.istitle()
