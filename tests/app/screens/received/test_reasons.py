import sys

from app.screens.received.reading import OpenedRecord, in_words
from app.shipped_forms import ProtocolId, source
from forms.engine import load_form
from forms.xlsform import SourceKind, convert

FORM = load_form(
    convert(source(ProtocolId.FIRST_ACCOUNT), SourceKind.MARKDOWN, [sys.executable, "-m", "forms.xlsform"]).xform
)


def test_a_coordinator_reads_why_the_interview_went_on_whatever_made_the_rule_stand():
    answers = {
        "/first_account/setting/ses_privacy": "overheard",
        "/first_account/rules/g08_why": "Іншого приміщення немає.",
        # What was found in a note is not recorded, the reason is.
        "/first_account/rules/g29_why": "Пояснила, що рішення не за нами.",
    }
    sections = in_words(OpenedRecord("first_account", answers, (), ()), FORM, "uk")
    (reasons,) = (section for section in sections if section.title == "Застереження та причини")
    assert [(row.label, row.value) for row in reasons.rows] == [
        ("Місце не забезпечує приватності.", "Іншого приміщення немає."),
        ("Не обіцяйте результату.", "Пояснила, що рішення не за нами."),
    ]


def test_without_reasons_there_is_no_such_section():
    sections = in_words(
        OpenedRecord("first_account", {"/first_account/setting/ses_privacy": "private"}, (), ()), FORM, "uk"
    )
    assert [section.title for section in sections] == ["Обставини та команда"]
