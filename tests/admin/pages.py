"""An admin page as a browser without scripts has it: its forms' values, and what is inline in it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from django.contrib import admin
from django.db import models
from django.urls import reverse

# The records' own pages; accounts are Django's.
ADMINS = {
    model: record for model, record in admin.site._registry.items() if model._meta.app_label == "archive"
}


def address(model: type[models.Model], page: str, *args: Any) -> str:
    return reverse(f"admin:archive_{model._meta.model_name}_{page}", args=args)


class Form(HTMLParser):
    """What a page's form would send, and what in it a strict content security policy would stop."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self.inline: list[str] = []
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self._select = self._textarea = ""
        self.feed(html)

    def handle_starttag(self, tag: str, found: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in found}
        self.ids += [values["id"]] if "id" in values else []
        self.inline += [f"{tag} {name}" for name in values if name == "style" or name.startswith("on")]
        self.inline += [tag] if tag == "style" or (tag == "script" and "src" not in values) else []
        self.labelled |= {values["for"]} if tag == "label" and "for" in values else set()
        name = values.get("name", "")
        if tag == "input" and name and values.get("type") not in ("submit", "file"):
            if values.get("type") not in ("checkbox", "radio") or "checked" in values:
                default = "on" if values.get("type") in ("checkbox", "radio") else ""
                self.sent[name] = values.get("value", default)
        elif tag == "textarea":
            self._textarea = name
            self.sent[name] = ""
        elif tag == "select":
            self._select = name
            self.sent.setdefault(name, "")
        elif tag == "option" and "selected" in values:
            self.sent[self._select] = values.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            # A browser drops the line feed right after the tag, and sends carriage returns.
            text = self.sent[self._textarea].removeprefix("\n")
            self.sent[self._textarea] = text.replace("\n", "\r\n")
            self._textarea = ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.sent[self._textarea] += data


def opened(client: Any, url: str) -> Form:
    """The page at `url`, which answers 200."""
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return Form(answer.content.decode())


def saved(client: Any, url: str, **changes: str) -> list[str]:
    """Open the form at `url`, change some fields with a reason, save: the errors told, [] when it was saved."""
    sent = opened(client, url).sent
    answer = client.post(url, {**sent, "change_reason": "A test.", **changes})
    if answer.status_code == 302:
        return []
    assert answer.status_code == 200, answer.status_code
    # Errors of a field come as a list, errors of all rows together as they are.
    lists = [[one] if isinstance(one, str) else one for one in answer.context["errors"]]
    told = [str(error) for errors in lists for error in errors]
    assert told, "neither saved nor refused"
    return told
