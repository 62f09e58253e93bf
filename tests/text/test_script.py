"""Script: a rendering keeps the witness's length, its words and its offsets."""

import json
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.script import (
    OPENCC_VERSION,
    BadRule,
    LengthChanged,
    NoRendering,
    NotRenderable,
    Renderer,
    Rule,
    changed,
    differences,
    renderer,
)
from archive.text.script_opencc import STOCK, NotCharacterLevel, configuration, converters

ROOT = Path(__file__).parents[2]
RULES = tuple(
    Rule(row["shown"], row["found"], row["reads"])
    for row in tomllib.loads((ROOT / "fixtures" / "rules.toml").read_text("utf-8"))["rules"]
)

PAIRS = {
    ("zh-Hans", "zh-Hant"): "s2tw",
    ("zh-Hans", "zh-Hant-TW"): "s2tw",
    ("zh-Hans", "zh-Hant-HK"): "s2hk",
    ("zh-Hant", "zh-Hans"): "hk2t+tw2s",
    ("zh-Hant-TW", "zh-Hans"): "tw2s",
    ("zh-Hant-HK", "zh-Hans"): "hk2t+tw2s",
}
SAME = [("zh-Hans", "zh-Hans")] + [
    (held, shown)
    for held in ("zh-Hant", "zh-Hant-TW", "zh-Hant-HK")
    for shown in ("zh-Hant", "zh-Hant-TW", "zh-Hant-HK")
]
# The Han blocks, compatibility ideographs and radicals, punctuation, and what else a declaration holds.
HAN = st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF)
RARE = st.sampled_from("〇々・―“”、。（）０1aЖ\n\t 𠀀𫗧𰻞\U000323af\uf900\ufa30⿰⺁︀\U000e0100é😀")
PHRASES = st.sampled_from(
    [rule.found for rule in RULES] + ["發揮著", "衞生", "裏面", "乾隆", "頭髮", "一个中", "历"]
)
TEXTS = st.lists(st.one_of(HAN, RARE, PHRASES), max_size=40).map("".join)


@pytest.mark.parametrize(("pair", "configuration"), PAIRS.items())
def test_a_pair_of_scripts_has_its_configuration_and_its_rules(pair, configuration):
    made = renderer(*pair, RULES)
    assert (made.configuration, made.converts) == (configuration, True)
    assert made.rules == sum(rule.shown == pair[1].removesuffix("-TW") for rule in RULES) > 0
    assert renderer(*pair).rules == 0


@pytest.mark.parametrize("pair", SAME)
@given(text=st.text(HAN))
def test_the_same_script_is_the_very_same_string(pair, text):
    made = renderer(*pair, RULES)
    assert made.render(text) is text
    assert (made.configuration, made.rules, made.converts) == ("", 0, False)


@pytest.mark.parametrize(
    "pair",
    [
        ("en", "zh-Hant"),
        ("zh-Hans", "en"),
        ("zh", "zh-Hans"),
        ("zh-Hans", ""),
        ("zh-hans", "zh-Hant"),
        ("ru", "ru"),
    ],
)
def test_what_is_not_chinese_in_a_known_script_has_no_rendering(pair):
    with pytest.raises(NoRendering, match=f"'{pair[0]}' is not shown as '{pair[1]}'"):
        renderer(*pair)


@pytest.mark.parametrize("pair", PAIRS)
@given(text=TEXTS)
def test_a_rendering_keeps_length_and_what_it_leaves_alone_keeps_its_place(pair, text):
    made = renderer(*pair, RULES)
    shown = made.render(text)
    assert len(shown) == len(text)
    assert [i for i, c in enumerate(text) if ord(c) < 0x2E80] == [
        i for i, c in enumerate(shown) if ord(c) < 0x2E80
    ]
    assert all(now == was for was, now in zip(text, shown, strict=True) if not was.isalpha())
    assert made.render(text) == shown, "rendered from the witness again, it is the same"


@pytest.mark.parametrize(
    ("held", "shown", "text", "reads"),
    [
        # t2s leaves the particle 著; a copy of unknown region may mix Taiwan's forms with Hong Kong's.
        ("zh-Hant-TW", "zh-Hans", "發揮著重要作用", "发挥着重要作用"),
        ("zh-Hant", "zh-Hans", "發揮著衞生領域的作用", "发挥着卫生领域的作用"),
        ("zh-Hant-HK", "zh-Hans", "敍利亞在這裏的著作", "叙利亚在这里的著作"),
        ("zh-Hant", "zh-Hans", "制訂長期規畫，尊重土著居民", "制订长期规划，尊重土著居民"),
        ("zh-Hant-TW", "zh-Hans", "策畫、企畫、謀畫和刻畫", "策划、企划、谋划和刻画"),
        # The forms a reader uses, not OpenCC's own standard (爲 峯 祕 纔 裏).
        ("zh-Hans", "zh-Hant", "为秘书处的峰会才在这里", "為秘書處的峰會才在這裡"),
        ("zh-Hans", "zh-Hant-TW", "为秘书处的峰会才在这里", "為秘書處的峰會才在這裡"),
        ("zh-Hans", "zh-Hant-HK", "为秘书处才在这里", "為秘書處才在這裏"),
        # Words stay the words they are, and punctuation the marks it is.
        ("zh-Hans", "zh-Hant", "“信息”文件、声明、支持；进程", "“信息”文件、聲明、支持；進程"),
        ("zh-Hant-TW", "zh-Hans", "烏茲別克斯坦建立聯絡組", "乌兹别克斯坦建立联络组"),
        # Few fonts have the simplified form (U+2B437), so the character is shown as it is held.
        ("zh-Hant-TW", "zh-Hans", "遱國", "遱国"),
    ],
)
def test_a_rendering_changes_characters_never_words(held, shown, text, reads):
    assert renderer(held, shown, RULES).render(text) == reads


def test_a_rule_for_taiwan_serves_both_its_tags_and_no_other():
    rule = Rule("zh-Hant", "马里", "馬里")
    read = {
        shown: renderer("zh-Hans", shown, (rule,)).render("在马里")
        for shown in ("zh-Hant", "zh-Hant-TW", "zh-Hant-HK")
    }
    assert read == {"zh-Hant": "在馬里", "zh-Hant-TW": "在馬里", "zh-Hant-HK": "在馬裏"}


@pytest.mark.parametrize(
    ("shown", "found", "reads", "what"),
    [
        ("zh-Hant", "马里", "馬里國", "found has 2 characters, reads 3"),
        ("zh-Hant", "", "", "found has 0 characters"),
        ("zh-Hant-TW", "马里", "馬里", "shown must be one of"),
        ("en", "马里", "馬里", "shown must be one of"),
        ("zh-Hant", "马\0", "馬里", "NUL or a lone surrogate"),
        ("zh-Hant", "马里", "馬\udc00", "NUL or a lone surrogate"),
    ],
)
def test_a_rule_that_cannot_hold_is_refused(shown, found, reads, what):
    with pytest.raises(BadRule, match=what):
        Rule(shown, found, reads)


@pytest.mark.parametrize(
    ("rules", "what"),
    [
        ((Rule("zh-Hant", "马里", "馬里"), Rule("zh-Hant", "马里", "馬裡")), "another rule reads '馬里'"),
        # OpenCC replaces compatibility ideographs before it looks for phrases.
        ((Rule("zh-Hant", "\uf900马", "\uf900馬"),), "never sees the phrase as written"),
    ],
)
def test_rules_that_contradict_or_never_act_are_refused(rules, what):
    with pytest.raises(BadRule, match=what):
        renderer("zh-Hans", "zh-Hant", rules)


def test_a_rule_is_shown_as_written_even_against_every_stage():
    # 爲 and 裏 are forms that later stages change; 𠀀 lies outside the basic plane.
    rule = Rule("zh-Hant", "为里𠀀", "爲裏𠀀")
    assert renderer("zh-Hans", "zh-Hant", (rule,)).render("为里，为里𠀀") == "為裡，爲裏𠀀"


@pytest.mark.parametrize("held", ["zh-Hant", "zh-Hant-TW", "zh-Hant-HK"])
def test_a_rule_is_found_as_written_before_any_form_is_changed(held):
    rule = Rule("zh-Hans", "衞報", "衞报")
    assert renderer(held, "zh-Hans", (rule,)).render("載於衞報") == "载于衞报"


def test_a_rule_does_not_cut_a_longer_word_of_opencc_in_two():
    rule = Rule("zh-Hant", "发", "髮")
    assert renderer("zh-Hans", "zh-Hant", (rule,)).render("发、发展") == "髮、發展"


def test_a_rule_given_twice_counts_once():
    rule = Rule("zh-Hant", "马里", "馬里")
    assert renderer("zh-Hans", "zh-Hant", (rule, Rule("zh-Hant", "马里", "馬里"))).rules == 1


@pytest.mark.parametrize(
    ("text", "what"),
    [("国\0家", "U+0000 NULL at character 1"), ("国家\ud800", "U+D800 LONE SURROGATE at character 2")],
)
@pytest.mark.parametrize("pair", [("zh-Hans", "zh-Hant"), ("zh-Hant", "zh-Hans"), ("zh-Hans", "zh-Hans")])
def test_a_character_opencc_would_choke_on_is_refused_by_name(pair, text, what):
    with pytest.raises(NotRenderable) as caught:
        renderer(*pair).render(text)
    assert what in str(caught.value)
    assert str(caught.value).isprintable()


def test_a_rendering_of_another_length_is_refused():
    class Longer:
        def convert(self, text):
            return text + "斯坦"

    with pytest.raises(LengthChanged, match="s2tw made 4 characters of the 2 of '国家'"):
        Renderer("s2tw", 0, (Longer(),)).render("国家")


PHRASE_CONFIGURATIONS = sorted(
    name.removesuffix(".json") for name in opencc.CONFIGS if name.endswith("p.json")
)


def test_the_phrase_configurations_are_those_we_know_of():
    assert {"s2twp", "tw2sp", "s2hkp"} <= set(PHRASE_CONFIGURATIONS)


@pytest.mark.parametrize(
    "names", [*PHRASE_CONFIGURATIONS, "hk2t+tw2sp", "s2twp+hk2t", "t2s", "", "s2tw.json"]
)
def test_a_configuration_that_may_change_words_is_refused(names):
    with pytest.raises(NotCharacterLevel, match="may change words"):
        converters(names, {})


@pytest.mark.parametrize("name", STOCK)
def test_a_configuration_is_opencc_own_but_for_our_phrases(name):
    package = Path(opencc.__file__).parent / "clib" / "share" / "opencc"
    stock = json.loads((package / f"{name}.json").read_bytes())
    ours = json.loads(json.dumps(configuration(name, {}, {})).replace(f"{package}/", ""))
    assert ours | {"name": ""} == stock | {"name": ""}


def test_a_renderer_is_built_once_and_shared_by_threads():
    rule = Rule("zh-Hant-HK", "只此一处", "只此一處")
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: renderer("zh-Hans", "zh-Hant-HK", (rule,)), range(32)))
        assert len({id(one) for one in made}) == 1
        shown = set(pool.map(made[0].render, ["维护国家统一。" * 200] * 64))
    assert shown == {"維護國家統一。" * 200}


def test_a_configuration_of_ours_leaves_no_file_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    rule = Rule("zh-Hant", "不留痕迹", "不留痕跡")
    assert renderer("zh-Hans", "zh-Hant", (rule,)).render("不留痕迹") == "不留痕跡"
    assert list(tmp_path.iterdir()) == []


def test_the_version_is_the_pinned_one():
    assert f"opencc=={OPENCC_VERSION}" in (ROOT / "requirements.txt").read_text().splitlines()


@pytest.mark.parametrize(
    ("original", "rendered", "runs"),
    [
        ("", "", []),
        ("国家", "国家", []),
        ("国家", "國家", [(0, 1)]),
        ("维护国家", "維護國家", [(0, 3)]),
        ("这里和那里", "這裡和那裡", [(0, 2), (4, 5)]),
        ("𫗧a", "餗a", [(0, 1)]),
    ],
)
def test_differences_are_the_longest_runs_of_changed_characters(original, rendered, runs):
    assert differences(original, rendered) == runs
    assert changed(original, rendered) == sum(end - start for start, end in runs)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("ab"))))
def test_outside_the_differences_nothing_differs_and_inside_everything_does(pairs):
    original, rendered = "".join(was for was, _ in pairs), "".join(now for _, now in pairs)
    runs = differences(original, rendered)
    inside = {at for start, end in runs for at in range(start, end)}
    assert inside == {at for at, (was, now) in enumerate(pairs) if was != now}
    assert all(left[1] < right[0] for left, right in zip(runs, runs[1:], strict=False))
    assert changed(original, rendered) == len(inside)


@pytest.mark.parametrize("measure", [differences, changed])
def test_differences_of_texts_of_unlike_length_are_refused(measure):
    with pytest.raises(LengthChanged, match="made 3 characters of the 2"):
        measure("国家", "國家們")
