"""What western publishers print around a text is told by the whole line, and never a sentence of the text."""

import pytest

from archive.text.furniture import furniture_kind

RECORD, SERIES = "the masthead of a record", "the masthead of a treaty series"
ORIGIN, BUTTON = "where the page is from, who put it there, when", "a button or link of the page"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("General Assembly                      Distr.: General", RECORD),
        ("United Rivers          A/RES/61/295", RECORD),
        ("Sixty-first session", RECORD),
        ("Agenda item 68 (b)", RECORD),
        ("107th plenary meeting", RECORD),
        ("[without reference to a Main Committee (A/61/L.67)]", RECORD),
        ("45        United Rivers — Treaty Series        1983", SERIES),
        ("Came into force on 31 March 1998 by an exchange of letters.", SERIES),
        ("Authentic texts: Kazakh and Russian.", SERIES),
        ("9 ноября 2023 года 15:30 Астана", ORIGIN),
        ("February 4, 2022 18:40 Anytown", ORIGIN),
        ("FOR IMMEDIATE RELEASE", ORIGIN),
        ("(Unofficial translation)", ORIGIN),
        ("[Неофициальный перевод]", ORIGIN),
        ("Сноска. Статья 2 с изменениями от 21.05.2007.", ORIGIN),
        ("KEY WORDS: lakes, rivers", ORIGIN),
        ("Print this page", BUTTON),
        ("Home > Press > Statements", BUTTON),
        ("###", "a rule"),
        ("* * *", "a rule"),
        ("The session was held in Anytown.", ""),
        ("The tenth meeting", ""),
        ("They met on 9 November 2023 in Anytown.", ""),
        ("The Parties agreed that the treaty series would go on.", ""),
        ("Sources of water", ""),
        ("Share the benefits of rivers", ""),
        ("District lakes", ""),
        ("First year", ""),
        ("Second meeting", ""),
        ("Registered by each State, ferries shall be painted.", ""),
        ("Registered by Kazakhstan on 5 May 1999.", SERIES),
    ],
)
def test_a_line_of_a_masthead_is_known_by_its_form(line, kind):
    assert furniture_kind(line) == kind
