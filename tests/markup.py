"""A page's HTML as its checks read it."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "link", "img", "br", "hr", "input", "wbr"}


class Reader(HTMLParser):
    """Reads a page as its checks need it: every element with its attributes, and each p's text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.annotations: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "p":
            self.texts.append("")
        if tag == "rt":
            self.annotations.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes another element"

    def handle_data(self, text: str) -> None:
        if "rt" in self.open:
            self.annotations[-1] += text
        elif "p" in self.open and "rp" not in self.open:
            self.texts[-1] += text

    def all(self, name: str) -> list[str]:
        """Every value of an attribute, in order."""
        return [attrs[name] or "" for _, attrs in self.elements if name in attrs]
