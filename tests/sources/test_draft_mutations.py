"""Whatever is done to a text, its draft loses no character and breaks no rule."""

from random import Random

import pytest

from archive.sources import READERS, detect
from archive.sources.gazetteer import gazetteer
from archive.text.draft import draft
from archive.text.key import Key, order_faults
from archive.text.paragraph import EDGES
from archive.text.span import tiling_faults
from archive.text.structure import TooManyParagraphs
from tests.bench.gold import samples

PIECES = (
    "\n", "\r\n", "\r", "\u2028", "\u3000\u3000", "\t", "    ", "\ufeff", "\u200b", "一、", "（一）", "1. ", "(a) ", "—— ", "• ",
    "第一条 ", "Article 1\n", "Статья 2. ", "Section 3.", "附件一\n", "Annex I\n", "PART TWO\n", "目录\n", "全文如下：\n",
    "The full text follows:\n", "（新华社某城5月3日电）", "2011年5月3日于某城\n", "中华人民共和国主席　张三\n", "For the Government of",
    "出席会议的有", "〖ZW〗", "〖-ZW〗", "# ", "---\n", "**", "“", "”", "(", "：", "。", "\u0301", "𠀀", "é", "999999. ", "第 3 页\n",
)  # fmt: skip
TEXTS = [(sample.text, sample.tag) for sample in samples()]


def mutated(text, random):
    """The text after a few accidents: pieces put in, cut out, moved, doubled, lines joined or turned round."""
    for _ in range(random.randint(1, 6)):
        at, to = sorted((random.randint(0, len(text)), random.randint(0, len(text))))
        match random.randrange(6):
            case 0:
                text = text[:at] + random.choice(PIECES) + text[at:]
            case 1:
                text = text[:at] + text[min(to, at + 40) :]
            case 2:
                text = text[:at] + text[to:] + text[at:to]
            case 3:
                text = text[:at] + text[at:to].replace("\n", random.choice((" ", "\n\n", ""))) + text[to:]
            case 4:
                rows = text.split("\n")
                random.shuffle(rows)
                text = "\n".join(rows)
            case 5:
                text = text[:to] + text[at:to] + text[to:]
    return text[:5_000]


def checked(text, tag, format):
    """Draft the text and look at all that must be true of any draft."""
    page = READERS[format](text, tag.partition("-")[0])
    found = draft(text, tag, page.spans, page.paragraphs, gazetteer(), page.reasons)
    assert list(tiling_faults(found.spans, len(text))) == []
    assert list(order_faults([Key.parse(key) for key in found.keys])) == []
    held = bytearray(len(text))
    for piece in (*found.units, *found.furniture):
        assert 0 <= piece.start < piece.end <= len(text)
        assert not any(held[piece.start : piece.end])
        held[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
        assert piece.reason or piece.confidence > 0.9
    for one in found.signatories:
        assert one.reason or one.confidence > 0.9
        held[one.start : one.end] = b"\1" * (one.end - one.start)
    lost = {sign for sign, is_held in zip(text, held, strict=True) if not is_held}
    assert lost <= set(EDGES)


@pytest.mark.parametrize("seed", range(20))
def test_no_accident_loses_a_character_of_a_text(seed):
    random = Random(seed)
    for _ in range(50):
        text, tag = random.choice(TEXTS)
        text = mutated(text, random)
        checked(text, tag, detect(text))


def test_more_paragraphs_than_keys_can_count_are_refused_by_name():
    with pytest.raises(TooManyParagraphs, match="100,000"):
        READERS["plain"]("x.\n" * 100_000, "en")
