"""Each of the 82 guard-rails at the real window: it speaks in the side list, or its door has a test of its own."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.shipped_forms import ProtocolId
from forms.interview import Given, standing
from forms.interview.answers import below, ref_of
from tests.forms.interview.conftest import AGREED
from tests.forms.interview.rule_cases import CASES
from tests.forms.interview.test_every_rule import ALL, IDS, TOLD
from tests.pages.house import House
from tests.pages.page import words_on

ROOT = Path(__file__).parents[4]
#: Rules that say nothing in the list: they stand at one door, or work in silence. Where a test meets them there.
ELSEWHERE = {
    "G20": "tests/app/screens/interview/test_guard_rails_in_silence.py::test_g20_g27_g48",
    "G21": "tests/app/screens/consent/test_refusals.py::test_each_refusal_closes_its_doors",
    "G22": "tests/app/screens/exhibits/test_screen.py::test_without_consent_nothing_is_asked_for_or_taken",
    "G24": "tests/app/screens/interview/test_guard_rails_in_silence.py::test_g24",
    "G27": "tests/app/screens/interview/test_guard_rails_in_silence.py::test_g20_g27_g48",
    "G40": "tests/app/screens/listening/test_listening_screen.py::test_nothing_but_the_account_is_on_the_screen",
    "G48": "tests/app/screens/interview/test_guard_rails_in_silence.py::test_g20_g27_g48",
    "G50": "tests/app/fields/test_pasting.py::test_another_interview_s_words_are_not_put_in",
    "G51": "tests/app/screens/interview/test_shared_screen.py::test_what_is_known_is_not_on_a_screen",
    "G74": "tests/app/screens/interview/test_guard_rails_in_silence.py::test_g74",
    "G82": "tests/app/screens/interview/test_guard_rails_in_silence.py::test_g82",
    "G87": "tests/app/screens/consent/test_change.py::test_who_takes_everything_back",
    "G88": "tests/app/screens/interview/test_guard_rails.py::test_g88",
    "G90": "tests/app/screens/leaving/test_leaving_screen.py::test_a_no_of_the_person_leaves_no_button",
    "G91": "tests/app/screens/leaving/test_leaving_screen.py::test_whoever_wants_to_be_asked_is_asked",
    "G92": "tests/app/screens/leaving/test_leaving_screen.py::test_g92",
    "G93": "tests/app/screens/leaving/test_leaving_screen.py::test_an_encrypted_file_is_saved",
    "G98": "tests/app/screens/consent/test_change.py::test_the_list_names_who_has_it",
}
#: Nothing in this program publishes, counts for the public, leaves names out of texts, chooses among exculpatory items
#: or translates: these rules are decided (tests/forms/interview/test_rules_outside.py) and have no door yet.
WITHOUT_A_DOOR = {"G94", "G95", "G96", "G97", "G99"}


#: What somebody writes: the window looks through it by itself, nobody tells it.
WRITTEN = {
    "g14": ("iv_added_value", "Посередник просить оплату за розповідь.", "Заплатили за бензин."),
    "g29": ("ex_questions", "Я обіцяв їй швидку компенсацію від держави.", "Вона подала заяву на компенсацію."),
    "g30": ("ex_questions", "Попереджено про кримінальну відповідальність за статтею 384 КК України.", "Ні."),
    "g30w": ("fa_text", "Мене попереджали про кримінальну відповідальність за неправдиві свідчення.", "Ні."),
    "g32p": ("fa_text", "Я ухилявся від мобілізації.", "Мобілізація почалася в лютому."),
    "g46": ("cq_q", "Чи правда, що вони стріляли?", "Що було далі?"),
    "g55": ("cq_q", "А у що ви були одягнені?", "У що були вдягнуті військові?"),
    "g59": ("in_mil_desc", "За школою стояла батарея ППО.", "За школою стояли російські танки."),
    "g62": ("in_desc", "Рана сумісна з осколковим пораненням.", "На руці рана 3 см."),
    "g72": ("xh_path", "Син переслав у вайбері", "Скопійовано з телефона."),
    "g63": ("in_title", "Воєнний злочин у Бучі", "Обстріл черги за хлібом"),
}


BEFORE = {"in_mil_desc": {"in_modules": "M03", "in_mil_near": "yes"}, "xh_path": {"xh_any": "yes"}}
#: Names of files tell: met in tests/app/screens/interview/test_guard_rails.py::test_g75_g76.
BY_TITLE = {"g75", "g76"}


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    made = House(qtbot, tmp_path)
    yield made
    made.close()


def test_every_rule_is_met_somewhere() -> None:
    listed = {rule.id for rule in ALL if rule.listed and rule.message and rule.value in CASES}
    assert listed | set(ELSEWHERE) | WITHOUT_A_DOOR >= IDS
    assert WITHOUT_A_DOOR.isdisjoint({*listed, *ELSEWHERE})
    for place in ELSEWHERE.values():
        file, _, name = place.partition("::")
        assert f"def {name}" in (ROOT / file).read_text("utf-8"), place


def say(screen: QWidget, answers: dict[str, str]) -> None:
    """Answer as a person does, and tell as the program does; in repeats in the first instance."""
    presenter = screen.presenter
    session = presenter.in_hand().session
    for name, text in answers.items():
        if name in TOLD:
            presenter.told({name: text})
        else:
            presenter.answered(next(r for r in below(session, session.root) if session.element(r).name == name), text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", [rule.value for rule in ALL if rule.listed and rule.message and rule.value in set(CASES) - BY_TITLE]
)
def test_what_a_rule_says_stands_at_the_window_in_its_case_and_not_in_the_one_beside(house: House, name: str) -> None:
    case = CASES[name]
    (rule,) = (one for one in ALL if one.value == name)
    house.begin(ProtocolId.FULL_ACCOUNT if name in ("g46", "g55") else case.form)
    screen = house.open_interview()
    session = screen.presenter.in_hand().session
    asked = {session.element(ref).name for ref in below(session, session.root)}
    say(screen, {one: text for one, text in AGREED.items() if one in asked})
    field, found, plain = WRITTEN.get(name, ("", "", ""))
    if field:
        # A question in the way of the case itself: its section is open, and the words are looked for.
        say(screen, {**case.before, **BEFORE.get(field, {})})
        if field == "cq_q":
            say(screen, {"cq_any": "yes"})
            screen.presenter.repeat_add_asked(ref_of(session, "cq_log"))
        say(screen, {field: found})
    else:
        say(screen, {Given.SITTING: "1", **case.before, **case.stands})
    words = re.sub(r"\s+", " ", rule.message["uk"])[:60]
    assert words in words_on(screen.side.reminders)
    say(screen, {field: plain} if field else case.falls)
    assert all(one is not rule for one in _standing(screen))


def _standing(screen: QWidget) -> tuple[object, ...]:
    in_hand = screen.presenter.in_hand()
    return tuple(standing(in_hand.session, in_hand.rules))
