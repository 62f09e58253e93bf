"""What of a page is the page's own: menus, share boxes, footers, told by tag, role, name, and share of links."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

# Reason → the tags, ARIA roles (https://www.w3.org/TR/wai-aria-1.2/#landmark_roles) and names that give it.
TAGS = {
    "nav": "navigation",
    "footer": "the page's footer",
    "header": "the page's header",
    "aside": "beside the text",
    "form": "a form",
    "menu": "a menu",
    "button": "a button",
    "dialog": "a dialog",
    "label": "a form",
}
ROLES = {
    "navigation": "navigation",
    "banner": "the page's header",
    "contentinfo": "the page's footer",
    "complementary": "beside the text",
    "search": "a form",
    "menu": "a menu",
    "menubar": "a menu",
    "toolbar": "a toolbar",
    "dialog": "a dialog",
    "alert": "a dialog",
}
# The words a class or id is made of. What also names the text itself ("content", "zoom", "main") is not among them.
NAMES = {
    "navigation": "nav navbar navi navigation breadcrumb breadcrumbs crumb crumbs sitemap tabbar subnav topnav daohang",
    "a menu": "menu menus submenu dropdown",
    "a toolbar": "toolbar topbar tools print printer fontsize",
    "a share box": "share shares sharing sharebar social bdshare bdsharebuttonbox jiathis addthis weibo weixin wechat"
    " qrcode ewm fenxiang",
    "the page's header": "header masthead banner logo topline",
    "the page's footer": "footer foot copyright copyrights bottom beian",
    "beside the text": "sidebar aside related relate relevant recommend recommended hot rank ranking xgxw xgyd",
    "comments": "comment comments disqus reply replies pinglun",
    "an advertisement": "ad ads advert advertisement adsbygoogle promo sponsor sponsored",
    "a dialog": "cookie cookies consent gdpr popup modal newsletter subscribe",
    "a form": "search searchbox login signin register",
    "a link to edit the page": "editsection",
    "the page's apparatus": "printfooter catlinks navbox noprint sistersitebox",
    "turning pages": "pager pagination paging prevnext pagenav prev next",
}  # fmt: skip
BY_NAME = {name: reason for reason, names in NAMES.items() for name in names.split()}
WORD = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+")
CONTAINERS = frozenset(
    re.findall(
        r"\w+",
        "div ul ol dl table tbody tr td section p center li dd span",
    )
)
TITLED = frozenset(("h1", "h2"))
# Three links in a row that are most of a block are a way to other pages; a text has a link here and there.
FEWEST_LINKS, SHARE_OF_LINKS, MOST_WORDS = 3, 0.7, 200
# An element that holds most of the page's words is the page, whatever it is called.
SHARE_OF_PAGE, FEWEST_WORDS = 0.4, 100
LINKS = "a block of links"


@dataclass(slots=True)
class Share:
    """What an element holds: characters outside links, characters of links, links; and whether a heading."""

    words: int = 0
    linked: int = 0
    links: int = 0
    has_heading: bool = False


@dataclass(slots=True)
class Shares:
    """each: of every element that is printed, in document order; main: index of the element of the main text, or -1."""

    each: list[Share] = field(default_factory=list)
    main: int = -1

    @property
    def words(self) -> int:
        return self.each[0].words if self.each else 0


def shares(root: etree._Element, is_unseen: Callable[[etree._Element], bool]) -> Shares:
    """What every element of the page holds, unseen ones aside."""
    found = Shares()
    mains: dict[str, list[int]] = {"main": [], "article": []}
    stack: list[tuple[int, bool]] = []
    for event, element in (walker := etree.iterwalk(root, events=("start", "end"))):
        if event == "start":
            if is_unseen(element):
                walker.skip_subtree()
            index = len(found.each)
            is_link = (element.tag == "a" and element.get("href") is not None) or (
                bool(stack) and stack[-1][1]
            )
            found.each.append(
                Share(links=int(is_link and element.tag == "a"), has_heading=element.tag in TITLED)
            )
            stack.append((index, is_link))
            if kind := main_kind(element):
                mains[kind].append(index)
            if not is_unseen(element) and element.tag != "title":
                count(found.each[index], element.text, is_link)
        else:
            index, _ = stack.pop()
            if stack:
                above, is_link = stack[-1]
                add(found.each[above], found.each[index])
                count(found.each[above], element.tail, is_link)
    found.main = next((one[0] for one in mains.values() if len(one) == 1 and is_most(found, one[0])), -1)
    return found


def main_kind(element: etree._Element) -> str:
    if element.tag == "main" or element.get("role") == "main":
        return "main"
    return "article" if element.tag == "article" else ""


def count(share: Share, words: str | None, is_link: bool) -> None:
    printed = len("".join(words.split())) if words else 0
    if is_link:
        share.linked += printed
    else:
        share.words += printed


def add(above: Share, share: Share) -> None:
    above.words += share.words
    above.linked += share.linked
    above.links += share.links
    above.has_heading |= share.has_heading


def is_most(found: Shares, index: int) -> bool:
    """Whether the element holds so much of the page's words that it is the page."""
    words = found.each[index].words
    return words >= FEWEST_WORDS and words >= SHARE_OF_PAGE * found.words


def reason_of(element: etree._Element, found: Shares, index: int) -> str:
    """Why an element is furniture, "" when nothing says so."""
    share = found.each[index]
    if is_most(found, index) or element.tag in ("html", "body", "main", "article"):
        return ""
    if is_links(element, share):
        return LINKS
    reason = TAGS.get(element.tag) or ROLES.get(element.get("role", ""))
    # What stands in the middle of a line of text, or is a heading, is named for its looks.
    if not reason and element.tag in CONTAINERS:
        reason = named(element)
        if is_inside_a_line(element) and reason != BY_NAME["editsection"]:
            reason = ""
    # A header may hold the text's own title.
    return "" if reason == TAGS["header"] and share.has_heading else reason or ""


def is_inside_a_line(element: etree._Element) -> bool:
    above = element.getparent()
    return element.tag == "span" and above is not None and above.tag not in ("body", "div", "li", "td")


def is_links(element: etree._Element, share: Share) -> bool:
    """Whether an element is a way to other pages."""
    if element.tag not in CONTAINERS or share.links < FEWEST_LINKS or share.words > MOST_WORDS:
        return False
    return share.linked >= SHARE_OF_LINKS * (share.linked + share.words) > 0


def named(element: etree._Element) -> str:
    """The reason an element's id or class gives."""
    for attribute in ("id", "class"):
        value = element.get(attribute)
        for word in WORD.findall(value[:200]) if value else ():
            if reason := BY_NAME.get(word.lower()):
                return reason
    return ""
