"""The structure of a declaration follows what it prints, and nothing it does not print."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.text.key import Key, order_faults
from archive.text.numerals import label_values
from archive.text.paragraph import EDGES, Paragraph, lines
from archive.text.structure import TooManyParagraphs, structure

LINES = st.sampled_from(
    [
        "一、甲。",
        "二、乙：",
        "三、丙。",
        "（一）丁；",
        "(二)戊。",
        "第一条",
        "第一条 宗旨",
        "第二条　己。",
        "第一章 总则",
        "第二章",
        "附件一",
        "附件：名单",
        "1. Alpha.",
        "1. Beta:",
        "2. Gamma.",
        "4. Delta;",
        "1.1 Epsilon.",
        "1.2 Zeta.",
        "2.1.1 Eta.",
        "a) theta;",
        "b) iota.",
        "I. Kappa",
        "II. Lambda",
        "v) mu",
        "- nu;",
        "- xi.",
        "—— 庚；",
        "• omicron",
        "Part I",
        "PART II Rest",
        "Annex",
        "Article 1",
        "Article 2. Aims",
        "а) пи;",
        "б) ро.",
        "Heading",
        "标题",
        "辛：",
        "壬；",
        "癸。",
        "Plain words: ",
        "Plain words;",
        "Plain words.",
        "The meeting was held in Anytown on 1 May 2001.",
        "会议在友好的气氛中举行。",
        "Done at Anytown.",
        "7",
        "一",
        "100000. x",
        "99999. y",
    ]
)


def paragraphs_of(text):
    return [Paragraph((line,)) for line in lines(text) if not line.is_blank]


def outline(text, tag="en"):
    """Every paragraph as "key [label] words", and the reasons of the doubts."""
    found = structure(text, paragraphs_of(text), tag)
    rows, label = [], ""
    for span in found.spans:
        words, key = text[span.start : span.end], span.target.removeprefix(f"{tag}/")
        if span.role == "label":
            label = words
        else:
            rows.append(f"{key} [{label}] {words}" if label else f"{key} {words}")
            label = ""
    return rows, list(found.keys), [doubt.reason for doubt in found.doubts]


def printed(rows):
    """The text that a list of rows was cut from."""
    words = [row.split(" ", 1)[1] for row in rows]
    return "\n".join(row.replace("[", "", 1).replace("] ", " ", 1) if row[0] == "[" else row for row in words)


CASES = {
    "a clause of several paragraphs counts them, a clause of one does not": [
        "preamble The parties declare:",
        "1.p1 [1.] One.",
        "1.p2 One goes on.",
        "2 [2.] Two.",
    ],
    "what stands before number 1 is preamble": [
        "preamble Foreword.",
        "preamble.p2 Second foreword.",
        "1 [1.] One.",
        "2 [2.] Two.",
    ],
    "without numbers paragraphs are counted": ["p1 甲甲甲。", "p2 乙乙乙。", "p3 丙丙丙。"],
    "a declaring colon makes a preamble": ["preamble 各方声明如下：", "p1 甲甲甲。", "p2 乙乙乙。"],
    "a meeting with date and place makes a preamble": [
        "preamble 会议于2011年5月3日在某城举行。",
        "p1 甲甲甲。",
        "p2 乙乙乙。",
    ],
    "a meeting in English with date and place makes a preamble": [
        "preamble The ministers met in Anytown on 3 May 2011.",
        "p1 They were content.",
    ],
    "a meeting in Russian with date and place makes a preamble": [
        "preamble Заседание министров прошло в Городе 3 мая 2011 года.",
        "p1 Министры довольны.",
    ],
    "a date without a meeting makes none": ["p1 On 3 May 2011 the sun rose in Anytown.", "p2 It set."],
    "numbered items stand under their clause": [
        "1 [一、] 各方：",
        "1.1 [（一）] 甲；",
        "1.2 [（二）] 乙。",
        "2 [二、] 丙。",
    ],
    "dashes count items": ["1 [1.] They:", "1.1 [-] share;", "1.2 [-] meet.", "2 [2.] End."],
    "bullets of a second rank stand under the first": [
        "1 [1.] They:",
        "1.1 [•] share:",
        "1.1.1 [-] news;",
        "1.1.2 [-] views;",
        "1.2 [•] meet.",
    ],
    "words after a list go on with the clause": [
        "1 [1.] They:",
        "1.1 [-] share;",
        "1.2 [-] meet.",
        "1.p2 All of them.",
        "2 [2.] End.",
    ],
    "a list under a second paragraph stands under that paragraph": [
        "1.p1 [1.] One.",
        "1.p2 They:",
        "1.p2.1 [-] share;",
        "1.p2.2 [-] meet.",
        "2 [2.] Two.",
    ],
    "numbers under a second paragraph are numbers of the clause": [
        "1.p1 [一、] 甲。",
        "1.p2 各方：",
        "1.1 [（一）] 乙；",
        "1.2 [（二）] 丙。",
        "2 [二、] 丁。",
    ],
    "words between two numbered items go on with the first": [
        "1 [一、] 各方：",
        "1.1.p1 [（一）] 乙。",
        "1.1.p2 乙的下文。",
        "1.2 [（二）] 丙。",
        "1.p2 结语。",
    ],
    "three ranks of numbers": [
        "1 [一、] 各方：",
        "1.1 [（一）] 甲：",
        "1.1.1 [1.] 子；",
        "1.1.2 [2.] 丑。",
        "1.2 [（二）] 乙。",
        "2 [二、] 丙。",
    ],
    "unnumbered items end in semicolons under a colon": [
        "preamble 各方声明如下：",
        "p1 甲甲甲。",
        "p2 各方主张：",
        "p2.1 乙；",
        "p2.2 丙；",
        "p2.3 丁。",
        "p3 戊戊戊。",
    ],
    "unnumbered items in English, the last but one with its and": [
        "p1 They met.",
        "p2 They agreed to:",
        "p2.1 share news;",
        "p2.2 share views; and",
        "p2.3 meet.",
        "p3 They parted.",
    ],
    "the last item may lack its full stop": ["p1 甲甲甲。", "p2 各方主张：", "p2.1 乙；", "p2.2 丙；"],
    "one item alone is no list": ["p1 甲甲甲。", "p2 各方主张：", "p3 乙；"],
    "one paragraph under a colon is no list": ["p1 甲甲甲。", "p2 各方主张：", "p3 乙乙乙。"],
    "numbers under a colon further down are items": [
        "p1 甲甲甲。",
        "p2 各方商定：",
        "p2.1 [1、] 乙；",
        "p2.2 [2、] 丙。",
        "p3 丁丁丁。",
        "p4 各方还商定：",
        "p4.1 [1、] 戊；",
        "p4.2 [2、] 己。",
    ],
    "an article may have its label on a line of its own": [
        "1 [第一条] 甲。",
        "2.p1 [第二条] 乙。",
        "2.p2 乙的下文。",
    ],
    "Russian articles and letters": [
        "1 [Статья 1.] Стороны:",
        "1.1 [а)] торгуют;",
        "1.2 [б)] строят.",
        "2 [Статья 2.] Конец.",
    ],
    "a Roman i is no ninth letter when it begins a list": [
        "1 [1.] They:",
        "1.1 [(i)] share;",
        "1.2 [(ii)] meet.",
    ],
    "a ninth letter is no Roman i": [
        "1 [1.] They:",
        *[f"1.{n} [({letter})] do {n};" for n, letter in enumerate("abcdefghij", 1)],
    ],
    "numbers of several steps stand where they say": [
        "1 [1.] One.",
        "1.1 [1.1] One one.",
        "1.2 [1.2.] One two.",
        "2 [2.] Two.",
        "2.1 [2.1] Two one.",
        "2.1.1 [2.1.1] Deep.",
        "2.1.2 [2.1.2] Deeper.",
        "2.2 [2.2] Two two.",
    ],
    "a heading has its own row": [
        "preamble The parties declare:",
        "h1 Politics",
        "1 [1.] One.",
        "2 [2.] Two.",
        "h2 Economy",
        "3 [3.] Three.",
    ],
    "sections whose clauses count on are headings": [
        "h1 [I.] Politics",
        "1 [1.] One.",
        "2 [2.] Two.",
        "h2 [II.] Economy",
        "3 [3.] Three.",
    ],
    "sections whose clauses begin again are their clauses": [
        "1 [I.] Politics",
        "1.1 [1.] One.",
        "1.2 [2.] Two.",
        "2 [II.] Economy",
        "2.1 [1.] Three.",
        "2.2 [2.] Four.",
    ],
    "numbers that begin again under a part are addressed through it": [
        "part1 [Part I] Politics",
        "part1.1 [1.] One.",
        "part2 [Part II] Economy",
        "part2.1 [1.] Two.",
        "part2.2 [2.] Three.",
    ],
    "numbers that count on through chapters need no chapter": [
        "chapter1 [第一章] 总则",
        "1 [第一条] 甲。",
        "chapter2 [第二章] 组织",
        "2 [第二条] 乙。",
    ],
    "a label without words is the words of its clause": [
        "part1 Part I",
        "part1.1 [1.] One.",
        "part2 Part II",
        "part2.1 [1.] Two.",
        "part2.2 2.",
    ],
    "an annex counts for itself": [
        "1 [一、] 甲。",
        "2 [二、] 乙。",
        "closing 会议在友好的气氛中举行。",
        "annex1 [附件一] 清单",
        "annex1.1 [一、] 丙。",
        "annex1.2 [二、] 丁。",
    ],
    "closing formulas stand at the end": [
        "1 [1.] One.",
        "2 [2.] Two.",
        "closing The meeting was held in an atmosphere of friendship.",
        "closing.p2 The ministers thanked the hosts for their hospitality.",
    ],
    "thanks in the middle are a provision": [
        "p1 The ministers thanked the hosts for their hospitality.",
        "p2 They agreed to meet again.",
    ],
    "praise for the chair is no formula": ["p1 甲甲甲。", "p2 各方高度评价主席国所做的工作。"],
    "a Russian closing": ["p1 Один.", "closing Встреча прошла в тёплой обстановке."],
    "a row that is counted on after other words counts clauses": [
        "preamble Foreword.",
        "preamble.p2 More.",
        "preamble.p3 They declare:",
        "1.p1 [1.] One;",
        "1.p2 One goes on.",
        "2 [2.] Two;",
        "3.p1 [3.] Three.",
        "3.p2 Three goes on.",
    ],
    "a list in semicolons needs no colon": [
        "p1 甲甲甲。",
        "p2 各方将采取措施。",
        "p2.1 [1、] 乙；",
        "p2.2 [2、] 丙。",
        "p3 丁丁丁。",
    ],
    "a list among many paragraphs without a number is a list": [
        "p1 One.",
        "p2 They agreed:",
        "p2.1 [1.] Two.",
        "p2.2 [2.] Three.",
        *[f"p{n} Words {n}." for n in range(3, 8)],
    ],
    "words below an item of a section go on with the item": [
        "1 [一、] 政治",
        "1.1.p1 [（一）] 甲甲。",
        "1.1.p2 甲的下文。",
        "1.2.p1 [（二）] 乙乙。",
        "1.2.p2 乙的下文。",
        "2 [二、] 经济",
        "2.1 [（一）] 丙丙。",
    ],
    "items under the only paragraph of a headed clause are the clause's": [
        "1 [第一条] 宗旨",
        "1.p1 各方的宗旨是：",
        "1.1 甲；",
        "1.2 乙。",
        "2 [第二条] 原则",
        "2.p1 各方的原则是：",
        "2.1 [—] 丙；",
        "2.2 [—] 丁。",
    ],
    "paragraphs below a numbered heading are the clause's": [
        "1 [一、] 政治",
        "1.p1 甲甲。",
        "1.p2 乙乙。",
        "2 [二、] 经济",
        "2.p1 丙丙。",
    ],
    "a line in capitals amid the phrases of a preamble is one of them": [
        "preamble WE THE PEOPLES OF THE LAKES RESOLVED",
        "preamble.p2 to keep the waters clean, and",
        "preamble.p3 to share the fish, and",
        "preamble.p4 AND TO THIS PURPOSE",
        "preamble.p5 to live as neighbours, and",
        "preamble.p6 to meet each year,",
        "preamble.p7 HAVE AGREED TO ACT TOGETHER",
        "1 [Article 1] The Union has a Council.",
        "2 [Article 2] The Council has a seat.",
    ],
    "a dash before Chinese words needs no space": ["1 [一、] 各方：", "1.1 [——] 甲；", "1.2 [——] 乙。"],
    "a year or a price at the beginning is no label": [
        "p1 2008 was good.",
        "p2 1.5 million came.",
        "p3 -5 degrees.",
    ],
}


@pytest.mark.parametrize("rows", CASES.values(), ids=CASES.keys())
def test_clauses_are_addressed_as_printed(rows):
    found, _, _ = outline(printed(rows))
    assert found == rows


DOUBTFUL = {
    "a number printed twice": (
        ["1 [1.] One.", "2 [2.] Two.", "p1 [2.] Again.", "3 [3.] Three."],
        ["number 2 stands after 2, out of order"],
    ),
    "a number that comes too early": (
        ["1 [1.] One.", "p1 [3.] Three.", "2 [2.] Two."],
        ["number 3 stands after 1, out of order"],
    ),
    "a number left out": (
        ["1 [1.] One.", "2 [2.] Two.", "4 [4.] Four.", "5 [5.] Five."],
        ["number 4 stands after 2: a number is missing between them"],
    ),
    "an item printed twice": (
        ["1 [一、] 各方：", "1.1 [（一）] 甲；", "1.p2 [（一）] 乙；", "1.2 [（二）] 丙。"],
        ["number 1 stands after 1, out of order"],
    ),
    "an item of no list": (
        ["1.p1 [一、] 甲。", "1.p2 [（三）] 乙。", "2 [二、] 丙。"],
        ["number 3 belongs to no row of numbers"],
    ),
    "a beginning that is missing": (["5 [5.] Five.", "6 [6.] Six."], ["the first number is 5"]),
}


@pytest.mark.parametrize(("rows", "reasons"), DOUBTFUL.values(), ids=DOUBTFUL.keys())
def test_what_is_out_of_order_is_reported_and_never_put_in_order(rows, reasons):
    found, _, doubts = outline(printed(rows))
    assert (found, doubts) == (rows, reasons)


def test_a_doubt_names_its_place():
    text = "1. One.\n2. Two.\n2. Again.\n"
    (doubt,) = structure(text, paragraphs_of(text), "en").doubts
    assert text[doubt.offset :].startswith("2. Again.")


def test_a_clause_without_words_of_its_own_stands_before_its_paragraphs():
    assert outline("1. One.\nMore.\n2. Two:\n- a;\n- b.")[1] == ["1", "1.p1", "1.p2", "2", "2.1", "2.2"]


def test_a_label_on_its_own_line_belongs_to_the_words_below():
    text = "Article 1\n\nThe parties agree.\n\nArticle 2\n\nThe parties part.\n"
    spans = structure(text, paragraphs_of(text), "en").spans
    assert [(span.role, span.target, text[span.start : span.end]) for span in spans] == [
        ("label", "en/1", "Article 1"),
        ("text", "en/1", "The parties agree."),
        ("label", "en/2", "Article 2"),
        ("text", "en/2", "The parties part."),
    ]


def test_a_paragraph_on_several_lines_is_one_clause():
    text = "1. One\ngoes on.\n2. Two.\n"
    one, goes_on, two = lines(text)
    spans = structure(text, [Paragraph((one, goes_on)), Paragraph((two,))], "en").spans
    assert [(span.target, text[span.start : span.end]) for span in spans if span.role == "text"] == [
        ("en/1", "One"),
        ("en/1", "goes on."),
        ("en/2", "Two."),
    ]


def test_more_paragraphs_than_keys_can_count_are_refused():
    text = "x\n"
    with pytest.raises(TooManyParagraphs, match="100,000"):
        structure(text, paragraphs_of(text) * 100_000, "en")


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES | st.text(min_size=1, max_size=12)))
def test_whatever_is_printed_every_key_is_one_and_every_character_has_its_place(rows):
    text = "\n".join(rows)
    paragraphs = paragraphs_of(text)
    found = structure(text, paragraphs, "en")
    keys = [Key.parse(key) for key in found.keys]
    assert list(order_faults(keys)) == []
    assert {span.target.removeprefix("en/") for span in found.spans} <= set(found.keys)
    labels_agree(text, found.spans)
    # The words of the paragraphs, and nothing else, stand in the spans, in the order of the source.
    at = 0
    for span in found.spans:
        assert at <= span.start < span.end
        at = span.end
    words = [text[paragraph.start : paragraph.end] for paragraph in paragraphs]
    assert inked(text[span.start : span.end] for span in found.spans) == inked(words)


def labels_agree(text, spans):
    """Every label stands before the words of its clause, once, and prints its number or that of no clause."""
    labelled = [span.target for span in spans if span.role == "label"]
    assert len(labelled) == len(set(labelled))
    for label, words in pairwise([*spans, None]):
        if label.role != "label":
            continue
        assert words is not None and (words.role, words.target) == ("text", label.target)
        key = Key.parse(label.target.removeprefix("en/"))
        clause = key.parent if key.parts[-1] == "p1" and key.parent else key
        if clause.sort == "" and (numbers := label_values(text[label.start : label.end])):
            assert clause.number in numbers


def inked(parts):
    """The parts as one string, without anything that can be layout."""
    return "".join(letter for letter in "".join(parts) if letter not in EDGES)
