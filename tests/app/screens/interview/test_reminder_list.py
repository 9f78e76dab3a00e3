from app.screens.draft.cards import cards
from app.screens.draft.reminders import ReminderList
from app.screens.draft.shown import Reminder, Tone
from tests.pages.reminders import RemindersPage

RED = cards("uk")["red_wellbeing"]
WARNING = Reminder("G08", "Місце не забезпечує приватності.", "/f/ses_privacy", Tone.WARN, "/f/rules/g08_why")


def test_a_warning_offers_to_write_why_and_leads_there(qtbot):
    page = RemindersPage(qtbot, ReminderList())
    page.show(WARNING)
    assert page.lines() == ["Місце не забезпечує приватності."]
    with qtbot.waitSignal(page.screen.chosen) as asked:
        page.write_why(0)
    assert asked.args == ["/f/rules/g08_why"]


def test_what_has_no_reason_to_be_written_offers_none(qtbot):
    page = RemindersPage(qtbot, ReminderList())
    page.show(Reminder("G44", "Запропонуйте паузу.", "/f/wb_level", Tone.REMIND))
    assert page.reasons_offered() == 0


def test_a_card_stands_above_the_lines_and_goes_with_its_rule(qtbot):
    page = RemindersPage(qtbot, ReminderList())
    page.show(Reminder("G45", "Зупиніть інтерв’ю.", "/f/wb_level", Tone.BLOCK, card=RED))
    (words,) = page.cards()
    assert all(line in words for line in RED.lines)
    page.show(WARNING)
    assert page.cards() == []


def test_every_card_speaks_both_languages():
    assert {*cards("uk")} == {*cards("en")} == {"crsv", "minors", "red_wellbeing", "grounding", "danger"}
    for name, card in cards("uk").items():
        assert card.title
        assert len(card.lines) == len(cards("en")[name].lines)


def test_a_rule_that_no_lawyer_confirmed_says_so(qtbot):
    page = RemindersPage(qtbot, ReminderList())
    page.show(Reminder("G41", "Час запропонувати перерву.", "", Tone.REMIND, awaits_lawyer=True))
    assert page.lines() == ["Час запропонувати перерву. (awaits a lawyer’s confirmation)"]
