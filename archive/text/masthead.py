"""Lines that western publishers print around a text: United Nations records, treaty series, press offices, sites.

Sentences of a declaration begin like some of them ("Source", "Original"), so each form is that of the whole line.
"""

from __future__ import annotations

from .dates import ENGLISH, RUSSIAN

_DAY = (
    rf"(?:\d{{1,2}}\s(?:{'|'.join((*ENGLISH, *RUSSIAN))})|(?:{'|'.join(ENGLISH)})\s\d{{1,2}}),?\s\d{{4}}"
    r"(?:\s(?:года|г\.))?"
)
_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?"
_ORDINAL = r"(?:\d+(?:st|nd|rd|th)|(?:[a-z]+-)?(?:first|second|third|[a-z]{2,8}th))"

KINDS = (
    (
        "the masthead of a record",
        (
            r".{1,80}(?<=\S)\s{3,}+(?:(?-i:[A-Z]{1,5})/[\w/.()-]+|distr\.?\s?[:：].*|general|limited)",
            r".{1,40}\s(?:(?-i:[A-Z]{1,5})(?:/[\w.()-]+){2,4}|distr\.\s?[:：]\s?\w+)",
            r"distr(?:\.\s?[:：]?|\s?[:：])\s*\w+.{0,40}|original\s?[:：].{1,60}|(?:english|russian|chinese) only",
            rf"{_ORDINAL}\s(?:emergency |special |regular |resumed ){{0,2}}session[,.]?",
            rf"(?:{_ORDINAL}\splenary|\d+(?:st|nd|rd|th))\smeeting[,.]?(?:\s+{_DAY})?",
            r"[A-Z]{1,4}\(\d+\) Journal No\. ?\d+.{0,60}|\w+ day of the \S{4,20} meeting",
            r"agenda items?\s\d.{0,80}|item\s\d.{0,60} of the (?:provisional )?agenda",
            r"\[(?:without reference to|on the (?:report|recommendation) of|adopted (?:by|without)).{1,160}\]",
        ),
    ),
    (
        "the masthead of a treaty series",
        (
            # The running head, with the number of the page or volume on both sides.
            r"\d{1,5}\s{3,}+.{2,80}(?<=\S)\s{3,}+\d{1,5}|(?:vol\.?\s?\d+,?\s?)?[IVX]+-\d{3,6}",
            r"(?:.{0,60}\s)?treaty series(?:[\s,—–-]+(?:no|vol)\.?\s?\d+.{0,40})?",
            rf"came into force (?:on )?{_DAY}.{{0,120}}",
            r"(?:authentic texts?|textes? authentiques?|аутентичные тексты)\s?[:：].{1,100}",
            rf"registered (?:by .{{1,60}}|ex officio) on {_DAY}.{{0,40}}",
        ),
    ),
    (
        "where the page is from, who put it there, when",
        (
            rf"(?:[^.!?]{{0,40}}\s)?{_DAY},?(?:\s(?:at|в))?\s{{1,3}}{_CLOCK}(?:\s.{{0,40}})?",
            r"(?:for immediate release|embargoed? .{0,60}|press release|пресс-релиз)",
            r"(?:key\s?words|photo|file photo|фото|image|caption|original link|прямая ссылка)\s?[:：].{0,160}",
            r"(?:all rights reserved|все права защищены)\b.{0,100}",
            r"(?:from|retrieved from|из|来自|來自)\s?[\"“«]?"
            r"(?:wikisource|wikipedia|викитек|википеди|维基|維基|https?:).{0,160}",
            r"(?:publication (?:status|date)|published in(?: sections?)?|direct link)\b\s?[:：]?.{0,160}",
            r"(?:categor(?:y|ies)|категори[яи])\s?[:：].{0,160}",
            r"сноска\..{1,180}",
            r"(?:опубликован[оа]? в (?:разделе|разделах|темах))\s?[:：]?.{0,120}",
            r"[(\[]?(?:(?:unofficial|informal|official|courtesy) translation|(?:не)?официальный перевод)[)\]]?",
        ),
    ),
    (
        "a button or link of the page",
        (
            r"(?:print|share|e-?mail|bookmark|download|save)(?: this)?(?: page| article| document| pdf| as pdf)",
            r"(?:you may (?:also )?like|related (?:news|content|stories|topics)|recommended|most (?:read|popular)"
            r"|subscribe(?: (?:now|here)| to .{1,40})?)",
            r"(?:материалы по теме|читайте также|смотрите также|распечатать|версия для печати|подписаться.{0,60})",
            r"(?:home|главная)(?:\s*[>»›/|→]\s*[^>»›/|→]{1,50}){1,6}",
        ),
    ),
    # What ends a press release: "###", "- 30 -", "* * *".
    ("a rule", (r"(?:#\s?){2,5}|(?:\*\s?){3,}|-\s?(?:30|end|oo|o)\s?-|(?:[-–—_=~]\s?){3,}|o{2,3}0o{2,3}",)),
)
