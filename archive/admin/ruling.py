"""Forms that show what they would change before they are saved: of script rules, and of terms with their names."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from archive.curation.consequences import Consequences, of_rule, of_term
from archive.text.script import BadRule, Rule

from .forms import RecordForm
from .record import RecordAdmin

PREVIEW = "_preview"
UNSAVED = "Nothing is saved yet: below is what this would change. Save when it is right."


class RulingForm(RecordForm):
    """A form that is sent once to be looked at, and then to be saved."""

    def _post_clean(self) -> None:
        super()._post_clean()
        if PREVIEW in self.data and not self.errors:
            # A form with an error is shown again with all that was sent, and saves nothing.
            self.add_error(None, UNSAVED)


class ScriptRuleForm(RulingForm):
    consequences: Consequences | None = None

    def clean(self) -> None:
        super().clean()
        told = {name: self.cleaned_data.get(name, "") for name in ("shown", "found", "reads")}
        # A reading of another length is the record's own rule to tell.
        if PREVIEW not in self.data or len(told["found"]) != len(told["reads"]) or not all(told.values()):
            return
        try:
            self.consequences = of_rule(Rule(**told), self.instance.pk)
        except BadRule as fault:
            self.add_error("reads", f"This rule cannot stand: {fault}.")


class RulingAdmin(RecordAdmin):
    """A record whose form shows its consequences."""

    form = RulingForm
    change_form_template = "admin/archive/ruling_form.html"

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        is_asked = request.method == "POST" and PREVIEW in request.POST
        context["consequences"] = self.consequences(context) if is_asked else None
        return super().render_change_form(request, context, add, change, form_url, obj)

    def consequences(self, context: dict[str, Any]) -> Consequences | None:
        """Of what was sent; None where it cannot be saved as it is."""
        return getattr(context["adminform"].form, "consequences", None)


class TermRulingAdmin(RulingAdmin):
    """A term is what its names are."""

    def consequences(self, context: dict[str, Any]) -> Consequences | None:
        formsets = [one.formset for one in context["inline_admin_formsets"]]
        if not all(one.is_valid() for one in formsets):
            return None
        rows = [row for one in formsets for row in one.cleaned_data if row and not row.get("DELETE")]
        return of_term([(row["tag"], row["name"]) for row in rows if row.get("tag")])
