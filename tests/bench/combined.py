"""Invented Chinese declarations that combine layouts at random, marked as those of layouts/ are.

Each seed draws one of each: how the text opens, what divides it, how its clauses are labelled and what they hold,
how their items are, how it is signed and dated, and how its lines are set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from tests.bench.gold import Sample, marked

WHO = ("双方", "各方", "部长们", "三国", "与会各国", "有关各方")
DOES = ("重申", "强调", "支持", "欢迎", "注意到", "愿意推动", "将继续加强", "高度评价", "认为应当扩大")
WHAT = (
    "边境贸易合作",
    "湖水保护工作",
    "公路和铁路建设",
    "青年交流",
    "打击走私",
    "气象资料互换",
    "渔业资源养护",
)
WHY = ("", "", "，并为此采取切实措施", "，认为这符合共同利益", "，以造福人民")
HEADINGS = (
    "政治互信",
    "经贸合作",
    "深化务实合作，促进共同发展",
    "人文交流",
    "加强团结协作，维护地区稳定",
    "最后条款",
)
TITLES = (
    "三国关于边境合作的联合声明",
    "五国元首河口宣言",
    "湖区合作协定",
    "渔业部长会议新闻公报",
    "甲国和乙国友好条约",
)
HAN = ("", *"一二三四五六七八九", "十", "十一", "十二")

Labels = Callable[[int], str]
CLAUSES: tuple[Labels, ...] = (
    lambda number: f"{HAN[number]}、¦",
    lambda number: f"{HAN[number]}　¦",
    lambda number: f"{HAN[number]}\n¦",
    lambda number: f"（{HAN[number]}）¦",
    lambda number: f"第{HAN[number]}条¦　",
    lambda number: f"第{HAN[number]}条：¦",
    lambda number: f"第{HAN[number]}条\n¦",
    lambda number: f"第 {number} 條¦　",
    lambda number: f"{number}.¦ ",
    lambda number: f"{number}．¦",
    lambda number: f"{number}、¦",
    lambda number: f"{number})¦",
)
# No clause is labelled so, and no two of them alike, so that each row is known for itself.
ITEMS: tuple[Labels, ...] = (
    lambda number: f"（{'甲乙丙丁戊'[number - 1]}）¦",
    lambda number: f"（{'子丑寅卯辰'[number - 1]}）¦",
    lambda number: f"（{number}）¦",
    lambda number: f"({'abcde'[number - 1]})¦ ",
    lambda number: f"{'①②③④⑤'[number - 1]}¦",
    lambda number: "——¦",
    lambda number: "●¦",
)
BULLETS = ITEMS[5:]
PARTIES = (
    ("kz", "哈萨克斯坦共和国"),
    ("cn", "中华人民共和国"),
    ("kg", "吉尔吉斯共和国"),
    ("ru", "俄罗斯联邦"),
)
OFFICES = ("总统", "外交部长", "全权代表", "政府代表")
NAMES = ("张三", "努·甲耶夫", "阿・乙莫夫", "欧阳某某")
SIGNED: tuple[Callable[[str, str], list[str]], ...] = (
    lambda office, name: [f"{office} {name}"],
    lambda office, name: [f"{office}　　　{name}（签字）"],
    lambda office, name: [f"{office}\t{name}"],
    lambda office, name: [f"{office}：{name}"],
    lambda office, name: [office, name],
    lambda office, name: [name, office],
)
FOOTERS = ("", "", "⟪dateline|（完）⟫", "⟪-|（责任编辑：某人）⟫", "⟪-|【打印】【关闭】⟫", "⟪-|来源：某某网⟫")


class Writer:
    """One declaration being written: its printed lines with their marks."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.clause_label = self.random.choice(CLAUSES)
        self.lines = [f"⟪title|{self.random.choice(TITLES)}⟫"]
        self.signers: list[str] = []

    def sentence(self, end: str = "。") -> str:
        return "".join(map(self.random.choice, (WHO, DOES, WHAT, WHY))) + end

    def paragraph(self) -> str:
        return "".join(self.sentence() for _ in range(self.random.randint(1, 3)))

    def add(self, kind: str, key: str, words: str) -> None:
        self.lines.append(f"⟪{kind} {key}|{words}⟫")

    def items(self, key: str, labels: tuple[Labels, ...] = ITEMS) -> None:
        """A list below what was added last, perhaps with another inside it."""
        label = self.random.choice(labels)
        last = self.random.randint(2, 5)
        for number in range(1, last + 1):
            within = label not in BULLETS and self.random.random() < 0.15 and len(labels) == len(ITEMS)
            end = "：" if within else "。" if number == last else "；"
            self.add("item", f"{key}.{number}", label(number) + self.sentence(end))
            if within:
                self.items(f"{key}.{number}", tuple(other for other in labels if other is not label))

    def clause(self, key: str, number: int) -> None:
        """A clause of one paragraph, of several, with a list, or with a heading of its own."""
        label = self.clause_label(number)
        form = self.random.choice(("one", "one", "more", "list", "list and more", "heading"))
        if form == "heading" and not label.startswith(f"{HAN[number]}\n"):
            self.add("clause", key, label + self.random.choice(HEADINGS))
            self.add("paragraph", f"{key}.p1", self.paragraph())
            return
        if form == "more":
            self.add("clause", f"{key}.p1", label + self.paragraph())
            self.add("paragraph", f"{key}.p2", self.paragraph())
        elif form.startswith("list"):
            self.add("clause", key, label + self.sentence("："))
            self.items(key)
            if form == "list and more":
                self.add("paragraph", f"{key}.p2", self.paragraph())
        else:
            self.add("clause", key, label + self.paragraph())

    def opening(self) -> None:
        if self.random.random() < 0.4:
            self.lines.append("⟪place-date|（2013年9月7日，河口）⟫")
        form = self.random.choice(("", "colon", "meeting", "phrases"))
        if form == "colon":
            self.add("preamble", "preamble", self.sentence("，声明如下："))
        elif form == "meeting":
            self.add("preamble", "preamble", f"2013年9月7日，三国部长在河口举行会晤，{self.sentence()}")
        elif form == "phrases":
            for number, words in enumerate(
                ("各缔约国，", "忆及以往的协定，", "认识到水的价值，", "兹协议如下："), 1
            ):
                self.add("preamble", "preamble" if number == 1 else f"preamble.p{number}", words)

    def numbered(self, form: str) -> None:
        """Clauses that run through the text, under headings or chapters perhaps."""
        for number in range(1, self.random.randint(4, 12) + 1):
            division = (number + 2) // 3
            if form != "clauses" and number % 3 == 1:
                title = HEADINGS[division - 1]
                chapter = f"第{HAN[division]}章¦{self.random.choice(('　', ' ', ''))}"
                if form == "chapters":
                    self.add("heading", f"chapter{division}", chapter + title)
                else:
                    self.add("heading", f"h{division}", title)
            self.clause(str(number), number)

    def parts(self) -> None:
        """Clauses counted anew in each part."""
        for part in range(1, self.random.randint(2, 3) + 1):
            self.add("heading", f"part{part}", f"第{HAN[part]}部分¦　{HEADINGS[part]}")
            for number in range(1, self.random.randint(2, 4) + 1):
                self.clause(f"part{part}.{number}", number)

    def ending(self) -> None:
        if self.random.random() < 0.3:
            self.add("closing", "closing", "会谈在友好的气氛中进行。")
        if self.random.random() < 0.5:
            sign, office = self.random.choice(SIGNED), self.random.choice(OFFICES)
            for code, state in self.random.sample(PARTIES, self.random.randint(2, 4)):
                name = self.random.choice(NAMES)
                self.lines += sign(state + office, name)
                self.signers.append(f"--- signed {code} {state}{office} | {name}\n")
        if self.random.random() < 0.3:
            self.lines.append("⟪place-date|二〇一三年九月七日于河口⟫")
        self.lines += filter(None, [self.random.choice(FOOTERS)])

    def written(self) -> str:
        """The whole declaration, marked."""
        self.opening()
        form = self.random.choice(("clauses", "clauses", "headings", "chapters", "parts"))
        if form == "parts":
            self.parts()
        else:
            self.numbered(form)
        self.ending()
        between = self.random.choice(("\n", "\n\n", "\n　　", "\n\n　　", "\r\n"))
        return "".join(self.signers) + between.join(self.lines) + "\n"


def combinations(seeds: range) -> Iterator[Sample]:
    """The declaration of each seed."""
    for seed in seeds:
        yield marked(Sample("combined", seed, "zh-Hans", ""), Writer(seed).written())
