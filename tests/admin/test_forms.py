"""What a curator writes is kept as an import would take it, or refused in words."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from archive.admin.fields import LinesFormField, remark, written
from archive.admin.labels import ASKED, LabelsFormField
from archive.admin.rules import SENTENCES
from archive.models import (
    Body,
    Clause,
    Correction,
    Document,
    Edition,
    Meeting,
    Note,
    Party,
    Redirect,
    ScriptRule,
    Signatory,
    Term,
)

from . import rows
from .pages import ADMINS, Form, address, opened, saved

pytestmark = pytest.mark.django_db

TAGS = st.sampled_from([*ASKED, "kk", "tag", "zh-Hant-HK", "zh-Hans-x-gazette"])
WORDING = st.text(st.sampled_from("ab 湖國<&\"'\n"), min_size=1).map(str.strip).filter(bool)


@given(st.dictionaries(TAGS, WORDING))
def test_labels_that_are_shown_and_sent_back_are_the_same(labels):
    field = LabelsFormField(label="Titles", required=False)
    html = field.widget.render("titles", field.prepare_value(labels), {"id": "id_titles"})
    sent = QueryDict(mutable=True)
    sent.update(Form(html).sent)
    said = field.widget.value_from_datadict(sent, {}, "titles")
    assert field.clean(said) == labels
    assert not field.has_changed(labels, said)


def test_every_input_of_the_labels_has_a_label_of_its_own():
    page = Form(LabelsFormField(label="Titles").widget.render("titles", {"kk": "Көл"}, {"id": "id_titles"}))
    assert set(page.ids) == page.labelled
    assert len(page.ids) == len(ASKED) + 3


def labels_of(**sent):
    field = LabelsFormField(required=False)
    return field.clean(field.widget.value_from_datadict(sent, {}, "place"))


LABELS = [
    # what is sent, what it becomes: labels, or the words of the refusal
    ({}, {}),
    ({"place__en": "  "}, {}),
    ({"place__en": " Lakeside "}, {"en": "Lakeside"}),
    ({"place__zh-Hans": "湖畔", "place__en": "Lakeside"}, {"en": "Lakeside", "zh-Hans": "湖畔"}),
    ({"place__en": "one\r\ntwo"}, {"en": "one\ntwo"}),
    ({"place_new_tag": "kk", "place_new_text": "Көл"}, {"kk": "Көл"}),
    ({"place_new_text": "Көл"}, "Name the language of the text you added."),
    ({"place__en": "a", "place_new_tag": "en", "place_new_text": "b"}, "There is a text for “en” already."),
    ({"place__en": "a\x0bb"}, "U+000B LINE TABULATION cannot stand here."),
    ({"place_new_tag": "kk", "place_new_text": "\x00"}, "U+0000 NULL cannot stand here."),
]


@pytest.mark.parametrize(("sent", "becomes"), LABELS)
def test_labels_are_taken_as_written_or_refused(sent, becomes):
    if isinstance(becomes, dict):
        assert labels_of(**sent) == becomes
        return
    with pytest.raises(ValidationError) as refused:
        labels_of(**sent)
    assert refused.value.messages == [becomes]


@given(st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)))
def test_lines_that_are_shown_and_sent_back_are_the_same(lines):
    field = LinesFormField(required=False)
    assert field.clean(field.prepare_value(lines).replace("\n", "\r\n")) == lines


@given(st.text())
def test_a_remark_is_kept_as_an_import_would_take_it(text):
    kept = remark(text + "x" * 2000)
    assert len(kept) == 1000 and written(kept) == kept


def test_of_a_remark_only_what_cannot_stand_is_left_out():
    assert remark(" one\r\ntwo\x00\x0b 三\r") == "one\ntwo 三"


@given(st.text())
def test_what_is_written_holds_no_carriage_return(text):
    try:
        assert "\r" not in written(text)
    except ValidationError as refused:
        assert "cannot stand here" in refused.messages[0]


def test_a_form_that_is_opened_and_saved_changes_nothing(curator):
    rows.everything()
    Edition.objects.update(note={"en": "One line.\nAnd another.", "kk": "Көл"})
    for model in ADMINS:
        if model.__name__ in {
            "Clause",
            "ClauseText",
            "FixtureFile",
            "Release",
            "Signature",
            "Source",
            "Span",
        }:
            continue
        for before in model.objects.values():
            assert saved(curator, address(model, "change", before["id"])) == [], model
            assert model.objects.filter(pk=before["id"]).values().get() == before


def test_a_language_nobody_asked_for_is_kept_and_can_be_added(curator):
    made = rows.document()
    Document.objects.update(titles={"en": "Lakes", "kk": "Көл"})
    url = address(Document, "change", made.pk)
    assert saved(curator, url, titles__ru="Озёра", titles_new_tag="uz", titles_new_text="Ko‘llar") == []
    made.refresh_from_db()
    assert made.titles == {"en": "Lakes", "kk": "Көл", "ru": "Озёра", "uz": "Ko‘llar"}


def test_a_label_under_a_bad_tag_is_refused_and_shown_again(curator):
    made = rows.document()
    url = address(Document, "change", made.pk)
    sent = opened(curator, url).sent | {"titles_new_tag": "<b>kazakh", "titles_new_text": "Көл"}
    answer = curator.post(url, sent)
    assert "is no language tag" in str(answer.context["errors"])
    again = Form(answer.content.decode()).sent
    assert (again["titles_new_tag"], again["titles_new_text"]) == ("<b>kazakh", "Көл")


def first_of(model):
    rows.everything()
    return address(model, "change", model.objects.order_by("pk").first().pk)


BROKEN = [
    # model, what is changed on the page of its first row, what is told
    (Meeting, {"start": "2011-06-15", "end": "2011-06-14"}, "The meeting ends before it starts."),
    (
        Meeting,
        {"end": "2011-06-16", "start": "2011-06-16"},
        "was adopted on 2011-06-15, outside these dates.",
    ),
    (Meeting, {"place__en": "", "place__zh-Hant": ""}, "This field is required."),
    (Body, {"names__en": "", "names__zh-Hans": ""}, "This field is required."),
    (Document, {"adopted_on": "2011-06-16"}, "This is outside the meeting, 2011-06-15 to 2011-06-15."),
    (Document, {"status": "draft"}, "Select a valid choice. draft is not one of the available choices."),
    (Document, {"status": "withdrawn"}, "A withdrawn document says when it was withdrawn and why."),
    (
        Document,
        {"status": "withdrawn", "withdrawn_on": "2012-01-01"},
        "A withdrawn document says when it was withdrawn and why.",
    ),
    (Document, {"replaced_by": "2012-nowhere"}, "There is no other document “2012-nowhere”."),
    (Document, {"replaced_by": "2011-lakeside-declaration-0"}, "There is no other document"),
    (Document, {"withdrawn_because": "a\x01b"}, "U+0001 START OF HEADING cannot stand here."),
    (Party, {"kind": "state", "names-0-name": ""}, "This field is required."),
    (Party, {"names-2-tag": "english", "names-2-name": "Lake"}, "“english” is no language tag"),
    (Party, {"names-2-tag": "EN", "names-2-name": "Lake"}, "“EN” is written “en”."),
    (
        Party,
        {"names-2-tag": "en", "names-2-name": "Lake"},
        "There is a preferred or official name in this language already",
    ),
    (Party, {"names-0-use": "variant", "names-1-use": "variant"}, "Give at least one preferred name."),
    (Party, {"names-0-DELETE": "on", "names-1-DELETE": "on"}, "Give at least one preferred name."),
    (ScriptRule, {"reads": "历"}, "The reading must have as many characters as what was found."),
    (Term, {"names-0-name": "x" * 201}, "Ensure this value has at most 200 characters (it has 201)."),
    (Edition, {"region": "CN"}, "Select a valid choice. CN is not one of the available choices."),
    (Redirect, {"successors": "/meetings/x"}, "“/meetings/x” is no address under /documents/"),
    (Redirect, {"successors": "/documents/lakeside-0"}, "“/documents/lakeside-0” leads to itself."),
    (Correction, {"found": "江"}, "The text has “湖” at 0, not “江”."),
    (Correction, {"start": "1"}, "The text has “上” at 1, not “湖”."),
    (Correction, {"start": "9999999999"}, "Ensure this value is less than or equal to 2000000000."),
    (Correction, {"reads": "湖"}, "The correction reads what it found."),
    (Correction, {"reason__en": ""}, "This field is required."),
    (Note, {"language": "english"}, "“english” is no language tag"),
    (Note, {"order": "1"}, "Note with this Document and Order already exists."),
    (Signatory, {"order": "40000"}, "Ensure this value is less than or equal to 32767."),
]


@pytest.mark.parametrize(("model", "changes", "words"), BROKEN)
def test_what_breaks_a_rule_is_told_in_words_and_changes_nothing(curator, model, changes, words):
    url = first_of(model)
    before = list(model.objects.order_by("pk").values())
    told = saved(curator, url, **changes)
    assert [one for one in told if words in one], told
    assert len(told) == 1, told
    assert list(model.objects.order_by("pk").values()) == before


ADDED = [
    # model, what is filled in, what is told
    (Party, {"code": "lake", "kind": "state"}, "A state has the two letters of ISO 3166 as its code."),
    (Party, {"code": "Lake_1", "kind": "organ"}, "“Lake_1” is no slug"),
    (Redirect, {"old": "documents/x"}, "“documents/x” is no address under /documents/"),
    (Redirect, {"old": "/documents/lakeside-0"}, "Redirect with this Old already exists."),
    (
        ScriptRule,
        {"shown": "zh-Hans", "found": "歷一", "reads": "历史"},
        "Script rule with this Shown and Found",
    ),
]


@pytest.mark.parametrize(("model", "filled", "words"), ADDED)
def test_what_cannot_be_added_is_told_in_words(curator, model, filled, words):
    rows.everything()
    before = model.objects.count()
    told = saved(curator, address(model, "add"), **filled)
    assert [one for one in told if words in one], told
    assert model.objects.count() == before


def test_every_sentence_is_of_a_constraint_and_a_field_there_is():
    constraints = {
        one.name: model for model in Clause._meta.apps.get_models() for one in model._meta.constraints
    }
    for name, (field, _) in SENTENCES.items():
        assert constraints[name]._meta.get_field(field)


def test_two_preferred_names_that_are_added_at_once_are_refused(curator):
    sent = {"code": "se", "kind": "state", "names-TOTAL_FORMS": "2"}
    sent |= {"names-0-tag": "en", "names-0-use": "preferred", "names-0-name": "Sea", "names-0-order": "0"}
    sent |= {"names-1-tag": "en", "names-1-use": "preferred", "names-1-name": "Ocean", "names-1-order": "0"}
    told = saved(curator, address(Party, "add"), **sent)
    assert told == ["There are two preferred names in en; make one of them a variant."]
    assert saved(curator, address(Party, "add"), **sent | {"names-1-use": "variant"}) == []
    assert sorted(Party.objects.get(code="se").names.values_list("name", flat=True)) == ["Ocean", "Sea"]


def test_an_organ_cannot_become_a_state_without_the_code_of_one(curator):
    made = rows.party("lake-office", kind="organ")
    told = saved(curator, address(Party, "change", made.pk), kind="state")
    assert told == ["A state has the two letters of ISO 3166 as its code."]


def test_a_signatory_in_anothers_place_is_refused(curator):
    made = rows.document()
    other = Signatory.objects.create(
        document=made, code="sea", order=1, party=rows.party("se"), capacity="signed"
    )
    told = saved(curator, address(Signatory, "change", other.pk), order="0")
    assert told == ["Signatory with this Document and Order already exists."]


def test_what_is_public_is_withdrawn_and_never_a_draft_again(curator):
    made = rows.document()
    url = address(Document, "change", made.pk)
    withdrawal = {"status": "withdrawn", "withdrawn_on": "2012-01-01", "withdrawn_because": "An error."}
    assert saved(curator, url, **withdrawal) == []
    assert saved(curator, url, status="draft") != []
    assert saved(curator, url, status="published") == []
    made.refresh_from_db()
    assert made.status == "published"


def test_no_form_makes_a_draft_public(curator):
    rows.meeting()
    filled = {"slug": "2011-pact", "kind": "treaty", "titles__en": "Pact", "status": "published"}
    assert saved(curator, address(Document, "add"), **filled) == []
    made = Document.objects.get(slug="2011-pact")
    assert saved(curator, address(Document, "change", made.pk), status="published", titles__en="P.") == []
    made.refresh_from_db()
    assert (made.status, made.titles["en"]) == ("draft", "P.")


def corrected(curator, made, **fields):
    text = made.clauses.first().texts.get()
    url = f"{address(Correction, 'add')}?clause_text={text.pk}"
    filled = {"kind": "punctuation", "by": "A. R.", "reason__en": "lost", "reads": "", **fields}
    return saved(curator, url, **filled)


def test_a_correction_keeps_its_spaces_and_overlaps_no_other(curator):
    made = rows.document(clauses=1)
    assert corrected(curator, made, start="1", found="上諸", reads=" 上") == []
    assert Correction.objects.get(start=1).reads == " 上"
    assert corrected(curator, made, start="2", found="諸國") == [
        "This overlaps the correction of “上諸” at 1."
    ]
    assert corrected(curator, made, start="1", found="上") == [
        "Correction with this Clause text and Start already exists."
    ]
    assert corrected(curator, made, start="3", found="國") == []


def test_a_note_is_about_a_clause_and_edition_of_its_own_document(curator):
    made, other = rows.document(), rows.document("2011-other")
    url = f"{address(Note, 'add')}?document={made.pk}"
    filled = {"order": "7", "kind": "textual", "language": "en", "body": "Note.", "author": "A. R."}
    strange = {"clause": str(other.clauses.first().pk), "edition": str(other.editions.first().pk)}
    assert saved(curator, url, **filled, **strange) == ["This is of another document, 2011-other."] * 2
    assert saved(curator, url, **filled, clause=str(made.clauses.first().pk)) == []


def test_a_region_goes_with_traditional_characters_only(curator):
    made = rows.document().editions.get()
    url = address(Edition, "change", made.pk)
    assert saved(curator, url, region="TW") == []
    Edition.objects.update(tag="zh-Hans", script="Hans")
    assert saved(curator, url) == ["A region of character forms goes with the script Hant."]
