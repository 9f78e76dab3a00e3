"""Words of the account become cards, told apart by a person, and stay linked; all of it with the keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.screens.structuring.territory_card import TerritoryCard
from app.screens.structuring.view import StructuringScreen
from app.shipped_forms import ProtocolId
from forms.interview.answers import below, instances, ref_of, under
from storage.interviews import links, territory
from storage.interviews.links import Link, Provenance
from storage.platform.clock import SystemClock
from storage.vault.errors import VaultFull
from tests.doubles.jobs import WaitingJobs
from tests.pages.drafts import begin_interview
from tests.pages.house import House
from tests.pages.page import nameless, type_text
from tests.pages.recording_page import RecordingPage
from tests.pages.structuring_page import StructuringPage, TerritoryPage

TOLD = (
    "17 березня 2022 до двору зайшов Іван Петренко з 35 бригади.\n"
    "Потім Івана Петренка бачила сусідка Олена. Вони забрали машину 🚗 і сусідку Олену."
)
AGREED = {
    "iv_added_value": "Хто був у підвалі.",
    "cn_participate": "yes",
    "cn_notes": "yes",
    "cn_capacity": "yes",
    "cn_pressure": "no",
}


class Sitting:
    """An interview with an account, and the structuring screen over it."""

    def __init__(
        self, qtbot: QtBot, folder: Path, told: str = TOLD, protocol: ProtocolId = ProtocolId.FIRST_ACCOUNT
    ) -> None:
        self.house = House(qtbot, folder, "uk")
        self.house.interview_id = begin_interview(self.house.vault, protocol)
        self.interview = self.house.open_interview()
        presenter = self.interview.presenter
        self.session = presenter.in_hand().session
        for name, value in {**AGREED, "fa_text": told}.items():
            presenter.answered(ref_of(self.session, name), value)
        qtbot.keyClick(self.interview, Qt.Key.Key_F7)
        screen = self.house.front
        assert isinstance(screen, StructuringScreen)
        self.page = StructuringPage(qtbot, screen)

    def kept(self) -> tuple[Link, ...]:
        with self.house.vault.read() as tx:
            return links.of_interview(tx, self.house.interview_id)

    def labels(self, repeat: str, question: str) -> list[str]:
        refs = [under(self.session, ref) for ref in instances(self.session, repeat)]
        return [self.session.state(one[question]).value for one in refs]


@pytest.fixture
def sitting(qtbot: QtBot, tmp_path: Path) -> Iterator[Sitting]:
    made = Sitting(qtbot, tmp_path)
    yield made
    made.house.close()


def test_selected_words_become_a_person_and_stay_linked(sitting: Sitting):
    page = sitting.page
    page.select("Іван Петренко")
    page.key(1)
    page.wait_for_links(1)
    assert sitting.labels("mentioned_person", "mp_label") == ["Іван Петренко"]
    assert any("Іван Петренко" in card for card in page.cards)
    assert page.is_asked("mp_label"), "its questions stand beside the account"
    (link,) = sitting.kept()
    assert TOLD[link.anchor.starts : link.anchor.ends] == link.quote == "Іван Петренко"
    assert link.provenance is Provenance.VERBATIM
    assert nameless(page.screen) == []


def test_a_namesake_is_shown_first_and_never_merged_by_itself(sitting: Sitting):
    page = sitting.page
    page.select("Іван Петренко")
    page.key(1)
    page.wait_for_links(1)
    page.select("Івана Петренка")
    page.key(1)
    known, new = page.options
    assert known.startswith("Згадана особа 1 · Іван Петренко") and "«Іван Петренко»" in known
    assert new.startswith("Нова") or "Згадана особа" in new
    page.take_option(0)
    page.wait_for_links(2)
    assert sitting.labels("mentioned_person", "mp_label") == ["Іван Петренко"]
    page.select("Івана Петренка")
    page.key(1)
    page.take_option(1)
    page.wait_for_links(1)
    assert sitting.labels("mentioned_person", "mp_label") == ["Іван Петренко", "Івана Петренка"]


def test_escape_makes_nothing(sitting: Sitting):
    page = sitting.page
    page.select("сусідка Олена")
    page.key(1)
    page.wait_for_links(1)
    page.select("сусідку Олену")
    page.key(1)
    assert len(page.options) == 2
    page.leave_options()
    assert page.options == [] and page.narrative.hasFocus()
    assert sitting.labels("mentioned_person", "mp_label") == ["сусідка Олена"]


def test_one_undo_takes_a_card_back_and_redo_brings_it_with_its_link(sitting: Sitting):
    page, qtbot = sitting.page, sitting.house.qtbot
    page.select("35 бригади")
    page.key(3)
    page.wait_for_links(1)
    assert sitting.labels("unit", "un_as_told") == ["35 бригади"]
    page.undo()
    assert instances(sitting.session, "unit") == () and page.links == []
    qtbot.keyClick(page.narrative, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert sitting.labels("unit", "un_as_told") == ["35 бригади"]
    page.open_card("Підрозділ 1")
    page.wait_for_links(1)


def test_a_date_and_a_place_are_written_into_the_open_incident_as_said(sitting: Sitting):
    page = sitting.page
    page.select("17 березня 2022")
    page.key(6)
    assert sitting.kept() == (), "there is no incident yet"
    page.select("забрали машину")
    page.key(7)
    page.wait_for_links(1)
    assert sitting.labels("incident", "in_desc") == ["забрали машину"]
    page.select("17 березня 2022")
    page.key(6)
    page.wait_for_links(2)
    refs = under(sitting.session, instances(sitting.session, "incident")[0])
    values = {role: sitting.session.state(refs[f"in_date_{role}"]).value for role in ("kind", "from", "to", "said")}
    assert values == {"kind": "exact", "from": "2022-03-17", "to": "2022-03-17", "said": "17 березня 2022"}
    page.select("до двору")
    page.key(4)
    page.wait_for_links(3)
    assert sitting.session.state(refs["in_place_said"]).value == "до двору"
    assert sitting.session.state(refs["in_place_katottg"]).value == "", "a settlement is never taken by its name alone"


def test_an_answered_date_is_not_written_over(sitting: Sitting):
    page = sitting.page
    page.select("забрали машину")
    page.key(7)
    page.wait_for_links(1)
    for _ in range(2):
        page.select("17 березня 2022")
        page.key(6)
    page.wait_for_links(3)
    page.select("Потім")
    page.key(6)
    page.wait_for_links(4)
    refs = under(sitting.session, instances(sitting.session, "incident")[0])
    assert sitting.session.state(refs["in_date_said"]).value == "17 березня 2022"


def test_links_follow_their_words_through_edits_and_are_kept_when_the_words_go(sitting: Sitting):
    page = sitting.page
    page.select("сусідка Олена")
    page.key(1)
    page.wait_for_links(1)
    page.select("Потім")
    type_text(page.narrative, "Увечері того ж дня")
    assert "Увечері того ж дня" in sitting.session.state(ref_of(sitting.session, "fa_text")).value
    page.link_control(0, "Показати слова").click()
    assert page.narrative.textCursor().selectedText() == "сусідка Олена"
    type_text(page.narrative, "вона")
    assert "немає" in page.link_control(0, "Показати слова").text()
    page.undo()
    assert "немає" not in page.link_control(0, "Показати слова").text()


def test_where_words_stand_is_kept_when_the_screen_goes(sitting: Sitting):
    page, qtbot = sitting.page, sitting.house.qtbot
    page.select("Олену")
    page.key(1)
    page.wait_for_links(1)
    page.select("17 березня")
    type_text(page.narrative, "Вісімнадцятого березня")
    qtbot.keyClick(page.narrative, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert sitting.house.front is sitting.interview
    told = sitting.session.state(ref_of(sitting.session, "fa_text")).value
    qtbot.waitUntil(lambda: sitting.kept()[0].anchor.narrative == links.digest_of(told), timeout=5_000)
    (link,) = sitting.kept()
    assert told[link.anchor.starts : link.anchor.ends] == "Олену"


def test_words_after_a_sign_of_two_units_are_counted_in_characters(sitting: Sitting):
    page = sitting.page
    page.select("сусідку Олену")
    page.key(1)
    page.wait_for_links(1)
    (link,) = sitting.kept()
    assert TOLD[link.anchor.starts : link.anchor.ends] == "сусідку Олену"


def test_whose_words_they_are_is_chosen_and_changed(sitting: Sitting):
    page, qtbot = sitting.page, sitting.house.qtbot
    page.select("Олена")
    page.key(1)
    page.wait_for_links(1)
    box = page.whose(0)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: sitting.kept()[0].provenance is Provenance.PARAPHRASE, timeout=5_000)
    page.link_control(0, "Забрати").click()
    qtbot.waitUntil(lambda: sitting.kept() == (), timeout=5_000)
    assert sitting.labels("mentioned_person", "mp_label") == ["Олена"], "the card stays"


def test_words_are_linked_to_the_question_that_had_the_keyboard(sitting: Sitting):
    page, qtbot = sitting.page, sitting.house.qtbot
    page.select("забрали машину")
    page.key(7)
    page.wait_for_links(1)
    page.field("in_orders").focus_editor()
    qtbot.keyClick(page.screen, Qt.Key.Key_F2)
    page.select("Вони")
    page.key(0)
    page.wait_for_links(2)
    assert any(link.target.endswith("/in_orders") and link.quote == "Вони" for link in sitting.kept())


def test_a_link_refused_as_the_screen_was_left_is_held_and_kept(sitting: Sitting):
    page, unkept = sitting.page, sitting.house.workspace.unkept
    jobs = WaitingJobs()
    jobs._script, jobs._failure = ["x"], VaultFull()
    page.screen.presenter._new_links._jobs = jobs
    page.select("Іван Петренко")
    page.key(1)
    sitting.house.window.back()
    jobs.go_on()
    assert not unkept.is_empty
    unkept.try_again()
    jobs.go_on()
    assert unkept.is_empty
    assert [link.quote for link in sitting.kept()] == ["Іван Петренко"]


def test_nothing_is_made_of_nothing(sitting: Sitting):
    page = sitting.page
    for number in range(8):
        page.key(number)
    assert sitting.kept() == ()
    assert instances(sitting.session, "mentioned_person") == ()


def test_what_consent_closes_stays_closed_here(qtbot: QtBot, tmp_path: Path):
    sitting = Sitting(qtbot, tmp_path)
    sitting.interview.presenter.answered(ref_of(sitting.session, "cn_notes"), "no")
    sitting.page.select("Іван Петренко")
    sitting.page.key(1)
    assert instances(sitting.session, "mentioned_person") == ()
    assert sitting.kept() == ()
    sitting.house.close()


BALAKLIIA = "UA63040010010035893"
LIST = (
    "svidok-territory\t1\nsource\tНавчальний перелік\ndated\t2025-02-28\nmark\tG\nkatottg\tfrom\tto\tcontrol\n"
    f"{BALAKLIIA}\t2022-03-02\t2022-09-08\toccupied\n"
)


def test_a_list_proposes_who_controlled_the_place_and_anchors_dates_and_nothing_is_taken_by_itself(
    qtbot: QtBot, tmp_path: Path
):
    sitting = Sitting(qtbot, tmp_path, "На другий тиждень окупації забрали машину.")
    page, house = sitting.page, sitting.house
    with house.vault.transaction() as tx:
        territory.import_list(tx, LIST.encode(), SystemClock().now())
    page.select("забрали машину")
    page.key(7)
    page.wait_for_links(1)
    refs = under(sitting.session, instances(sitting.session, "incident")[0])
    presenter = sitting.interview.presenter
    presenter.answered(refs["in_place_katottg"], BALAKLIIA)
    qtbot.waitUntil(lambda: page.list_is_known(BALAKLIIA), timeout=5_000)
    page.select("другий тиждень окупації")
    page.key(6)
    page.wait_for_links(2)
    value = sitting.session.state
    assert (value(refs["in_date_from"]).value, value(refs["in_date_to"]).value) == ("2022-03-09", "2022-03-15")
    assert value(refs["in_date_anchor"]).value == "окупація"
    (proposal,) = page.proposals
    assert "Навчальний перелік" in proposal and "юриста" in proposal and "02.03.2022" in proposal
    assert value(refs["in_control"]).value == ""
    page.take_proposal()
    assert value(refs["in_control"]).value == "occupied"
    assert page.proposals == []
    page.undo()
    assert value(refs["in_control"]).value == "" and len(page.proposals) == 1
    house.close()


def test_a_list_is_imported_and_a_file_that_is_none_is_refused(qtbot: QtBot, tmp_path: Path):
    house = House(qtbot, tmp_path / "house", "en")
    card = TerritoryCard(house.vault, house.jobs, house.workspace.clock, house.workspace.messages)
    qtbot.addWidget(card)
    good, bad = tmp_path / "list.tsv", tmp_path / "bad.tsv"
    good.write_text(LIST, "utf-8")
    bad.write_text("нічого", "utf-8")
    page = TerritoryPage(qtbot, card)
    card.take(bad)
    qtbot.waitUntil(lambda: page.problem != "", timeout=5_000)
    card.take(good)
    qtbot.waitUntil(lambda: "1 row" in page.words, timeout=5_000)
    assert page.problem == "" and "2025" in page.words
    house.close()


def test_a_full_account_has_cards_of_things_and_times_of_day(qtbot: QtBot, tmp_path: Path):
    told = "О 5:40 проїхав БТР. Потім вдарили з міномета. 17 березня 2022 все скінчилося."
    sitting = Sitting(qtbot, tmp_path, told, ProtocolId.FULL_ACCOUNT)
    page = sitting.page
    page.select("вдарили з міномета")
    page.key(7)
    page.wait_for_links(1)
    page.select("О 5:40")
    page.key(6)
    page.wait_for_links(2)
    refs = under(sitting.session, instances(sitting.session, "incident")[0])
    value = sitting.session.state
    assert (value(refs["in_time_kind"]).value, value(refs["in_time_from"]).value) == ("exact", "05:40")
    page.select("17 березня 2022")
    page.key(6)
    page.wait_for_links(3)
    assert value(refs["in_date_from"]).value == "2022-03-17" and value(refs["in_time_from"]).value == "05:40"
    page.select("БТР")
    page.key(5)
    assert len(page.options) >= 2 and page.options[0].startswith("Додати нове")
    page.take_option(0)
    page.wait_for_links(1)
    assert len(instances(sitting.session, "vehicle")) == 1
    page.open_card("Подія 1")
    page.select("Потім")
    page.key(6)
    assert any("відповідь уже є" in option for option in page.options), "nothing says which one is meant"
    page.leave_options()
    sitting.house.close()


def test_words_of_a_link_are_heard_from_their_second_once_the_recording_has_ended(qtbot: QtBot, tmp_path: Path):
    house = House(qtbot, tmp_path, "uk")
    interview = house.open_interview()
    presenter = interview.presenter
    session = presenter.in_hand().session
    for name, answer in {**AGREED, "cn_audio": "yes", "cn_teachback": "Зрозуміло"}.items():
        presenter.answered(ref_of(session, name), answer)
    recorder = RecordingPage(qtbot, interview)
    recorder.record()
    recorder.wait_for_seconds(1)
    presenter.answered(ref_of(session, "fa_text"), "Прийшов сусід.")
    presenter.flush()
    recorder.wait_for_seconds(2)
    presenter.answered(ref_of(session, "fa_text"), "Прийшов сусід. З ним Іван.")
    presenter.flush()
    qtbot.keyClick(interview, Qt.Key.Key_F7)
    page = StructuringPage(qtbot, house.front)
    page.select("Іван")
    page.key(1)
    page.wait_for_links(1)
    with house.vault.read() as tx:
        (link,) = links.of_interview(tx, house.interview_id)
    assert link.attachment_id and 1_000 <= link.offset_ms <= 6_000
    page.link_control(0, "Слухати").click()
    qtbot.waitUntil(lambda: "записується" in page.notice, timeout=10_000)
    recorder.stop()
    page.link_control(0, "Слухати").click()
    page.wait_for_player()
    house.close()


def test_what_the_form_closes_until_there_are_words_is_closed_here_too(qtbot: QtBot, tmp_path: Path):
    sitting = Sitting(qtbot, tmp_path, "Мене тримали у підвалі і били.", ProtocolId.FULL_ACCOUNT)
    page, presenter = sitting.page, sitting.interview.presenter
    page.select("били")
    page.key(7)
    page.wait_for_links(1)
    (incident,) = instances(sitting.session, "incident")
    presenter.answered(under(sitting.session, incident)["in_modules"], "M07")
    assert "to_told" in page.asked and "to_method" not in page.asked
    told = next(ref for ref in below(sitting.session, incident) if ref.endswith("/to_told"))
    presenter.answered(told, "Били палицями по ногах.")
    assert "to_method" in page.asked
    sitting.house.close()
