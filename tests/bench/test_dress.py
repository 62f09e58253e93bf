"""A text is drafted alike whatever it comes in: line ends, indents, a byte order mark, a page's lines below it."""

import re
from functools import cache

import pytest

from tests.bench.gold import samples
from tests.sources.drafts import draft_of

PLAIN = [sample for sample in samples() if not sample.format]
BELOW = {
    "en": "\n\nShare this page\nPrint | Share\nRelated documents\n© 2020 Ministry of Lakes. All rights reserved.\n",
    "ru": "\n\nПоделиться\nВерсия для печати\nМатериалы по теме\n© Министерство озёр, 2020\n",
    "zh": "\n\n【打印】【关闭】\n（责任编辑：某人）\n来源：某某网\n",
}


def ended(text, _):
    """As a program of another system writes it: a mark before it, CR LF, white space at the ends of lines."""
    return "\ufeff" + re.sub(r"(?m)(?<=\S)$", "  ", text).replace("\n", "\r\n")


def indented(text, _):
    return re.sub(r"(?m)^(?=\S)", "\u3000\u3000", text)


def printed_below(text, tag):
    return text.rstrip("\n") + BELOW.get(tag[:2], "")


@cache
def told(text, tag):
    """What a draft says, offsets aside."""
    found, _ = draft_of(text, tag)
    units = [(unit.kind, unit.key, unit.label) for unit in found.units]
    return units, [(one.state, one.office, one.name) for one in found.signatories], found.date, found.place


@pytest.mark.parametrize("dress", [ended, indented, printed_below])
def test_a_text_in_another_dress_is_the_same_text(dress):
    differing = [
        str(sample)
        for sample in PLAIN
        if told(dress(sample.text, sample.tag), sample.tag) != told(sample.text, sample.tag)
    ]
    assert not differing
