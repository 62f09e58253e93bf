"""Names and cognates across scripts: the sounds a foreign name keeps in Latin, Cyrillic and Chinese letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .align_fold import WORD, is_acronym, language

# Seven classes of consonants survive any transcription: voiced and voiceless, l and r are not told apart.
_CYRILLIC = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхыэ", "abvgdeziiklmnoprstufhye", strict=True))
    | {"ж": "j", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "yu", "я": "ya", "ь": "", "ъ": ""}
)
_SPELLINGS = (
    (re.compile("dzh|dj"), "j"),
    (re.compile("kh"), "h"),
    (re.compile("gh"), "g"),
    (re.compile("ph"), "f"),
    (re.compile("th"), "t"),
    (re.compile("ck|q|c(?=[aoulrtk])"), "k"),
    (re.compile("x|ks"), "ks"),
    (re.compile("c(?=[eiy])|z"), "s"),
    (re.compile("w"), "v"),
    (re.compile("y"), "i"),
    (re.compile(r"(.)\1"), r"\1"),
)
# Beginnings of this length are compared: endings differ between languages, beginnings of cognates do not.
COGNATE = 5
_SOUNDS = (
    (re.compile("sch|sh|ch|ts|[scjzx]"), "S"),
    (re.compile("ng|n"), "N"),
    (re.compile("[bp]"), "P"),
    (re.compile("[dt]"), "T"),
    (re.compile("[kgqh]+"), "K"),
    (re.compile("[lr]"), "R"),
    (re.compile("[fvw]"), "F"),
    (re.compile("m"), "M"),
    (re.compile("[^SNPTKRFM]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
# The characters that Chinese writes foreign names with, by the consonants of their syllable.
_HAN_SOUNDS = {
    "": "阿奥埃艾伊亚厄欧爱约雅耶尤于叶",
    "P": "巴比伯博布贝别佩波普帕皮彼毕白",
    "PN": "班宾本邦潘庞彭朋",
    "M": "马米莫穆姆默梅玛美",
    "MN": "曼蒙门敏明孟",
    "F": "法费弗夫富维瓦沃韦威乌武",
    "FN": "凡芬丰万文温翁",
    "T": "达德迪杜多塔特提图托泰代戴蒂",
    "TN": "丹登顿东敦坦汤廷通滕丁",
    "N": "纳尼努诺内奈娜恩安昂英因",
    "NN": "南宁农",
    "R": "拉勒里利鲁卢罗洛雷莱丽尔莉",
    "RN": "兰伦林朗龙隆仑连",
    "K": "加格古戈卡克库科哈赫胡霍基吉盖凯海",
    "KN": "冈根贡干甘肯坎康孔汗罕洪金",
    "S": "萨斯塞索苏撒西希谢什沙舍绍叙茨兹扎泽佐祖齐奇恰切乔查车贾杰久日施史师",
    "SN": "桑森松辛申山尚圣琴真津曾增先逊珊",
}
_SOUND_OF = {sign: sounds for sounds, signs in _HAN_SOUNDS.items() for sign in signs}
_HAN_NAME = re.compile(f"[{''.join(_SOUND_OF)}]{{2,}}")
# Fewer consonants than this fit too many names.
SHORTEST_NAME, LONGEST_NAME = 2, 3


def cognates(text: str, tag: str) -> Iterator[str]:
    """The marks "x:terro" of the long words of a folded alphabetic text, however they are spelled."""
    if language(tag) == "zh":
        return
    for word in WORD.findall(text):
        latin = spelled(word)
        if len(latin) >= COGNATE:
            yield f"x:{latin[:COGNATE]}"


def acronyms(text: str) -> Iterator[str]:
    """The marks "l:BRICS" of what is printed in Latin capitals, with its digits, in a text of any script."""
    for word in re.findall(
        r"(?<![A-Za-z0-9])[A-Z][A-Za-z]{0,15}[A-Z0-9]{1,15}(?:-\d{1,4})?(?![A-Za-z0-9])", text
    ):
        yield f"l:{word.upper()}"


def names(text: str, tag: str) -> Iterator[str]:
    """The marks "t:STN" of what may be a foreign name, by its first consonants: Astana, Астана, 阿斯塔纳."""
    if language(tag) == "zh":
        found = [_collapsed("".join(_SOUND_OF[sign] for sign in run)) for run in _HAN_NAME.findall(text)]
    else:
        found = [sounds(word) for word in WORD.findall(text) if word[0].isupper() and not is_acronym(word)]
    for name in found:
        if len(name) >= SHORTEST_NAME:
            yield f"t:{name[:LONGEST_NAME]}"


@lru_cache(maxsize=4096)
def spelled(word: str) -> str:
    """A word in plain Latin letters, spelled alike in English and Russian as far as rules go."""
    latin = word.lower().translate(_CYRILLIC)
    for spelling, plain in _SPELLINGS:
        latin = spelling.sub(plain, latin)
    return latin


@lru_cache(maxsize=4096)
def sounds(word: str) -> str:
    """The classes of the word's consonants, in order: "TSN" + "P" of Dushanbe."""
    latin = word.lower().translate(_CYRILLIC)
    for letters, sound in _SOUNDS:
        latin = letters.sub(sound, latin)
    return latin


def _collapsed(classes: str) -> str:
    return re.sub(r"(.)\1+", r"\1", classes)
