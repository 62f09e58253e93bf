"""HTML: a page as its reader sees it, line by line, with what is the page's own told from the text.

https://html.spec.whatwg.org/ — a block begins a new line, a line break ends one, a row of a table is a line with
tabs between its cells, white space is one space as in CSS (css-text-3, 4.1). List items have the numbers and
bullets that browsers print before them, unless their words bring their own. Nothing is fetched, nothing is run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from .encoding import decode_as
from .extract import Extract
from .fault import UnreadableMarkup
from .html_lines import printed_lines

# A page of 5 MB has about 100,000 tags; the parser needs time as the square of the attributes of one tag.
MOST_TAGS, MOST_ATTRIBUTES = 250_000, 256
DECLARED = re.compile(
    rb"""<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml\b[^>]{0,100}?\bencoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
PAGE = re.compile(
    r"(?:\s|\ufeff|<\?xml[^>]{0,200}>|<!--(?:[^-]|-(?!->)){0,2000}-->){0,20}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
FRAGMENT = re.compile(
    r"(?:\s|\ufeff)*<(?:meta|title|div|p|table|article|section|main|h[1-6]|center|span|font|ul|ol|link|style|script)\b[^>]*>",
    re.IGNORECASE,
)
CLOSED = re.compile(r"</(?:p|div|td|li|h[1-6]|span|article|section|center|font)>|<br\b", re.IGNORECASE)
TAG = re.compile(r"""<[a-zA-Z](?:[^>"']++|"[^"]*+"|'[^']*+')*+""")
ATTRIBUTE = re.compile(r"""[\s"'/][^\s"'/=<>]""")
# Looked at for what a page declares and begins with.
HEAD = 8192


def is_html(text: str) -> bool:
    """Whether a text is a page: it says so, or begins with a tag and closes several."""
    head = text[:HEAD]
    if PAGE.match(head):
        return True
    return FRAGMENT.match(head) is not None and len(CLOSED.findall(head)) > 1


def declared(data: bytes) -> str:
    """The character set a page names for itself, "" for none."""
    found = DECLARED.search(data, 0, HEAD)
    return (found[1] or found[2]).decode("ascii", "ignore") if found else ""


def extract(data: bytes, encoding: str) -> Extract:
    """The page in these bytes. Raises UnreadableMarkup, and what decoding raises."""
    return extracted(decode_as(data, encoding))


def extracted(text: str) -> Extract:
    """The page of decoded markup. Raises UnreadableMarkup for more tags or deeper ones than any page needs."""
    root = tree(text)
    return Extract.of(printed_lines(root) if root is not None else ())


def tree(text: str) -> etree._Element | None:
    """The page's root element, None when it has none."""
    refuse_excess(text)
    # Comments and instructions leave nothing behind; a parser of strings would refuse an encoding declaration.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.removeprefix("\ufeff").encode("utf-8"), parser)
    except etree.XMLSyntaxError as fault:
        if "empty" in str(fault).lower():
            return None
        raise UnreadableMarkup(
            f"the page cannot be parsed: {fault.msg}. Save it again, or as text."
        ) from fault
    for entry in parser.error_log:
        if entry.type_name in ("ERR_RESOURCE_LIMIT", "ERR_NO_MEMORY", "ERR_INTERNAL_ERROR"):
            raise UnreadableMarkup(f"line {entry.line} of the page: {entry.message}. Save the page as text.")
    return root


def refuse_excess(text: str) -> None:
    """Raises UnreadableMarkup for more tags or attributes than a page of words has."""
    if (tags := text.count("<")) > MOST_TAGS:
        raise UnreadableMarkup(f"{tags:,} tags, the most is {MOST_TAGS:,}. Save the page as text.")
    for tag in long_tags(text):
        if len(ATTRIBUTE.findall(tag)) > MOST_ATTRIBUTES:
            raise UnreadableMarkup(f"a tag of more than {MOST_ATTRIBUTES} attributes. Save the page as text.")


def long_tags(text: str) -> Iterator[str]:
    return (found[0] for found in TAG.finditer(text) if len(found[0]) > 2 * MOST_ATTRIBUTES)
