"""Adding an edition: a source no one has seen, pasted or uploaded, becomes rows by the rules of the import."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.exchange.proof import fault_of
from archive.fixture.folder import MOST_BYTES_A_SOURCE
from archive.models import ClauseText, Document, Edition, Signature, Source, Span

from .pages import Form
from .people import signed_in

ENGLISH = """Joint Statement on the Lakes

The Ministers of Foreign Affairs met in Springfield on 3 May 2011 and declare:

1. The lakes are kept clean.

2. The Parties shall:
(a) count the ducks;
(b) publish the count.

3. The ducks are thanked.

For the Government of the Russian Federation    Ivan Petrov
For the Government of Atlantis    Jane Roe
"""
CHINESE = """湖泊联合声明

2011年5月3日，各国外长在春田市举行会晤并声明如下：

一、保持湖水清洁。

二、各方应：
（一）清点鸭子；
（二）公布数目。

三、感谢鸭子。
"""
DRAFT = reverse("admin:archive_edition_draft")


@pytest.fixture
def chen(archive):
    return signed_in("curator", "chen")


def sent(client: Client, text: str = ENGLISH, language: str = "en", **fields):
    return client.post(DRAFT, {"text": text.replace("\n", "\r\n"), "language": language, **fields})


def errors(answer) -> str:
    assert answer.status_code == 422, answer.status_code
    return " ".join(str(one) for found in answer.context["form"].errors.values() for one in found)


def test_a_pasted_text_is_a_draft_with_every_character_accounted_for(chen):
    answer = sent(chen)
    edition = Edition.objects.select_related("document", "source").get(source__name="pasted.txt")
    assert answer.headers["Location"] == reverse("admin:archive_edition_review", args=[edition.pk])
    assert edition.document.status == "draft"
    assert edition.source.text() == ENGLISH
    keys = ClauseText.objects.filter(edition=edition).order_by("clause__order")
    assert list(keys.values_list("clause__key", flat=True)) == ["preamble", "1", "2", "2.1", "2.2", "3"]
    assert Signature.objects.get(edition=edition).name == "Ivan Petrov"
    spans = list(Span.objects.filter(source=edition.source).values_list("start", "end"))
    assert [end for _, end in spans[:-1]] == [start for start, _ in spans[1:]]
    assert fault_of(edition.document.slug, "default") is None


def test_what_came_in_says_who_brought_it(chen):
    sent(chen, reason="From the ministry's site.")
    document = Document.objects.get(editions__source__name="pasted.txt")
    version = document.history.latest()
    assert (version.history_user.username, version.history_change_reason, version.history_type) == (
        "chen",
        "From the ministry's site.",
        "+",
    )
    assert document.review.edited_by.username == "chen"


def test_a_second_edition_takes_the_keys_of_the_first(chen):
    sent(chen)
    document = Document.objects.get(editions__source__name="pasted.txt")
    sent(chen, CHINESE, "zh-Hans", document=document.slug)
    assert sorted(document.editions.values_list("tag", flat=True)) == ["en", "zh-Hans"]
    texts = ClauseText.objects.filter(edition__document=document, clause__key="2.2")
    assert sorted(texts.values_list("text", flat=True)) == ["publish the count.", "公布数目。"]


def test_an_upload_is_kept_byte_for_byte(chen):
    data = CHINESE.encode("gb18030")
    chen.post(DRAFT, {"file": SimpleUploadedFile("湖.txt", data), "language": "zh-Hans"})
    source = Source.objects.get(encoding="gb18030")
    assert bytes(source.data) == data
    assert source.text() == CHINESE


def test_what_is_known_of_a_source_is_kept_with_it(chen):
    sent(
        chen,
        publisher="Ministry",
        origin="https://example.org/1",
        rights="Public.",
        retrieved_on="2024-05-06",
    )
    source = Source.objects.get(name="pasted.txt")
    assert (source.publisher, source.origin, source.rights) == (
        "Ministry",
        {"en": "https://example.org/1"},
        {"en": "Public."},
    )


def test_a_published_document_takes_an_edition_with_a_reason_only(chen):
    slug = "2007-bishkek-declaration"
    assert "Say why" in errors(sent(chen, document=slug))
    assert Document.objects.get(slug=slug).editions.count() == 1


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": ""}, "Paste a text or choose a file"),
        ({"language": "english!"}, "english!"),
        ({"document": "2008-dushanbe-declaratio"}, "Near: 2008-dushanbe-declaration"),
        ({"slug": "2008-dushanbe-declaration"}, "There is a document 2008-dushanbe-declaration"),
        ({"text": "1. A\x07 bell."}, "U+0007"),
        ({"text": "…" * 40, "encoding": "big5"}, "It is utf-8, not big5."),
    ],
)
def test_what_cannot_be_drafted_is_told_beside_its_field(chen, fields, words):
    before = Document.objects.count()
    assert words in errors(sent(chen, **{"text": ENGLISH, "language": "en", **fields}))
    assert Document.objects.count() == before


def test_the_same_bytes_come_in_once(chen):
    sent(chen)
    assert "these very bytes already: pasted.txt" in errors(sent(chen))


def test_a_source_over_five_megabytes_is_refused_unread(chen):
    file = SimpleUploadedFile("long.txt", b"a" * (MOST_BYTES_A_SOURCE + 1))
    assert "5,000,001 bytes" in errors(chen.post(DRAFT, {"file": file, "language": "en"}))


def test_a_body_longer_than_any_form_is_refused_by_its_length(chen):
    answer = chen.post(DRAFT, {"text": "a" * 6_100_000, "language": "en"})
    assert answer.status_code == 413


def test_a_viewer_adds_nothing(archive):
    assert signed_in("viewer").get(DRAFT).status_code == 403


def test_the_review_shows_the_source_to_the_character_beside_its_units(chen):
    review = sent(chen).headers["Location"]
    html = chen.get(review).content.decode()
    assert Form(html).inline == []
    assert 'class="as-label">' in html
    assert "is left out of the signatures" in html
    assert "Nothing is doubtful" not in html


def test_the_alignment_says_what_its_numbers_lock(chen):
    sent(chen)
    slug = Document.objects.get(editions__source__name="pasted.txt").slug
    review = sent(chen, CHINESE, "zh-Hans", document=slug).headers["Location"]
    answers = {one.key: one.standing for one in chen.get(review).context["review"].answers}
    assert answers["1"] == answers["2.1"] == answers["3"] == "locked"
    assert answers["preamble"] in ("sure", "doubtful")


def test_the_review_asks_as_much_of_a_long_edition_as_of_a_short_one(chen):
    counts = []
    for pk in Edition.objects.filter(tag__startswith="zh").values_list("pk", flat=True)[:2]:
        with CaptureQueriesContext(connection) as asked:
            assert chen.get(reverse("admin:archive_edition_review", args=[pk])).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
