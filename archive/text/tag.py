"""Edition tags: which language and script a text is in, and which of several witnesses it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

# BCP 47 asks implementations for 35 characters at least (RFC 5646, section 4.4.1); no edition needs more.
LONGEST_TAG = 35

# The part of RFC 5646 an edition needs: no extended languages, variants, extensions or grandfathered tags.
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})"
    r"(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?:-x-(?P<private>[a-z0-9]{1,8}(?:-[a-z0-9]{1,8})*))?",
    re.ASCII,
)


class MalformedTag(ValueError):
    """A text that is no edition tag; its words say what one looks like."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One edition tag, "zh-Hans-x-gazette": language, script, region and private name, each "" if absent.

    The fields are in the case RFC 5646 recommends (section 2.1.1): zh, Hans, HK, gazette.
    """

    language: str
    script: str = ""
    region: str = ""
    private: str = ""

    def __post_init__(self) -> None:
        if _fields(str(self)) != (self.language, self.script, self.region, self.private):
            raise MalformedTag(f'"{self}" is not written as edition tags are, like "zh-Hans-x-gazette"')

    @classmethod
    def parse(cls, text: str) -> Tag:
        """The tag written as `text`, in any case. Raises MalformedTag for anything else."""
        return cls(*_fields(text))

    def __str__(self) -> str:
        return f"{self.lang}-x-{self.private}" if self.private else self.lang

    @property
    def lang(self) -> str:
        """The tag for an HTML lang attribute: everything but the private name."""
        return "-".join(filter(None, (self.language, self.script, self.region)))


def _fields(text: str) -> tuple[str, str, str, str]:
    """Language, script, region and private name of a written tag. Raises MalformedTag."""
    if len(text) > LONGEST_TAG:
        raise MalformedTag(f"an edition tag has at most {LONGEST_TAG} characters, not {len(text)}")
    # ASCII first: lower() would make a "k" of the Kelvin sign.
    found = _TAG.fullmatch(text.lower()) if text.isascii() else None
    if found is None:
        raise MalformedTag(
            f'"{text}" is no edition tag: write language, script, region, "zh-Hans" or "zh-Hant-HK"'
        )
    language, script, region, private = (
        found[name] or "" for name in ("language", "script", "region", "private")
    )
    return language, script.title(), region.upper(), private
