"""Two corrections of one interview through the screen, over a real central."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.error_messages import Messages
from app.language import Language
from app.screens.evidence import words
from app.screens.received.corrections.beside import BesideCard, BesidePresenter
from app.screens.received.corrections.presenter import CorrectionsPresenter
from app.screens.received.corrections.view import CorrectionsScreen
from app.unkept import Unkept
from app.widgets.header import HeaderBar
from storage.interviews import heads, received, settings
from storage.objects.kinds import PartKind
from storage.vault.errors import VaultFull
from sync.evidence.selection import Asked, select
from tests.doubles.jobs import ImmediateJobs
from tests.doubles.program import build_translations
from tests.pages.corrections_page import CorrectionsPage
from tests.pages.interview_view import HandDelay
from tests.pages.page import mnemonics, nameless, words_on
from tests.sync.test_coordinator import fetch
from tests.sync.test_two_corrections import standing, two, where
from tests.sync.world import World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    two(made)
    fetch(made)
    yield made
    made.close()


@pytest.fixture
def unkept() -> Unkept:
    return Unkept()


@pytest.fixture
def page(qtbot: QtBot, world: World, unkept: Unkept) -> CorrectionsPage:
    return opened(qtbot, world, unkept, ImmediateJobs())


def opened(qtbot: QtBot, world: World, unkept: Unkept, jobs: ImmediateJobs) -> CorrectionsPage:
    build_translations()
    screen = CorrectionsScreen(HeaderBar(), Messages(lambda _: None), lambda moment: moment.isoformat())
    interview = standing(world)[0].interview
    presenter = CorrectionsPresenter(
        screen, world.coordinator, jobs, world.clock, interview, lambda: "en", HandDelay(), unkept
    )
    screen.presenter = presenter
    for signal, told in (
        (screen.decided, presenter.decided),
        (screen.explained, presenter.explained),
        (screen.reasoned, presenter.reasoned),
        (screen.seal_asked, presenter.seal_asked),
    ):
        signal.connect(told)
    screen.closed.connect(presenter.gone)
    presenter.started()
    qtbot.addWidget(screen)
    screen.resize(1366, 638)
    screen.show()
    return CorrectionsPage(qtbot, screen)


def test_what_differs_is_decided_and_sealed_and_nothing_is_written_over(page: CorrectionsPage, world: World) -> None:
    before = standing(world)
    texts = [where(world, one.manifest_digest) for one in before]
    assert len(page.cards) == 2
    assert set(texts) <= set(page.words(0))
    assert "Not answered" in page.words(1)
    # A word that has a question stands under that, and both answers are said with their choices.
    for which, text in zip(("left", "right"), texts, strict=True):
        assert text in page.spoken(0, which)
    assert not page.is_enabled("seal_decision")
    page.keep(0, "right")
    page.explain(0, "вона так сказала")
    assert not page.is_enabled("seal_decision")
    page.keep(1, "neither")
    assert not page.is_enabled("seal_decision")
    page.reason("Запитано телефоном")
    page.press("seal_decision")
    assert "Sealed as revision 3" in words_on(page.screen)
    (decided,) = standing(world)
    assert where(world, decided.manifest_digest) == texts[1]
    assert set(decided.replaces) == {one.manifest_digest for one in before}
    with world.coordinator.read() as tx:
        record = received.open_part(tx, decided.manifest_digest, PartKind.BODY).content.record
    assert "вона так сказала" in str(record["resolution"])
    assert [where(world, one.manifest_digest) for one in before] == texts


def begun(page: CorrectionsPage) -> None:
    page.keep(0, "right")
    page.explain(0, "вона так сказала")
    page.keep(1, "neither")
    page.reason("Запитано телефоном")


def stands_again(page: CorrectionsPage) -> None:
    assert page.is_kept(0, "right") and page.is_kept(1, "neither")
    assert page.explanation(0) == "вона так сказала"
    assert page.is_enabled("seal_decision")


def test_what_was_decided_stands_there_again_after_the_page_was_left(
    qtbot: QtBot, page: CorrectionsPage, world: World, unkept: Unkept
) -> None:
    begun(page)
    page.screen.leave()
    again = opened(qtbot, world, unkept, ImmediateJobs())
    stands_again(again)
    again.press("seal_decision")
    assert "Sealed as revision 3" in words_on(again.screen)
    with world.coordinator.read() as tx:
        assert settings.named(tx, "decision/") == ()


def test_what_was_decided_and_refused_as_the_page_was_left_is_held_and_kept(
    qtbot: QtBot, world: World, unkept: Unkept
) -> None:
    page = opened(qtbot, world, unkept, ImmediateJobs(".xx", VaultFull()))
    begun(page)
    page.screen.leave()
    unkept.try_again()
    assert not unkept.is_empty
    stands_again(opened(qtbot, world, unkept, ImmediateJobs()))
    assert unkept.is_empty
    with world.coordinator.read() as tx:
        ((_name, value),) = settings.named(tx, "decision/")
    assert "вона так сказала" in value


@pytest.mark.slow
def test_what_is_tried_again_after_the_seal_keeps_nothing(qtbot: QtBot, world: World, unkept: Unkept) -> None:
    page = opened(qtbot, world, unkept, ImmediateJobs(".x", VaultFull()))
    begun(page)
    page.press("seal_decision")
    assert "Sealed as revision 3" in words_on(page.screen)
    unkept.try_again()
    assert unkept.is_empty
    with world.coordinator.read() as tx:
        assert settings.named(tx, "decision/") == ()


def test_what_somebody_else_decided_meanwhile_is_said(page: CorrectionsPage, world: World) -> None:
    presenter = page.screen.presenter
    for place in (0, 1):
        page.keep(place, "left")
    page.reason("why")
    page.press("seal_decision")
    presenter.started()
    assert "nothing is to be decided" in words_on(page.screen)


def test_every_control_has_a_name_and_keys_do_not_collide(page: CorrectionsPage) -> None:
    assert nameless(page.screen) == []
    letters = mnemonics(page.screen)
    assert len(letters) == len(set(letters))


def test_the_reading_room_says_that_another_correction_stands_beside(qtbot: QtBot, world: World) -> None:
    build_translations()
    card = BesideCard()
    qtbot.addWidget(card)
    opened: list[str] = []
    presenter = BesidePresenter(card.show_beside, world.coordinator, ImmediateJobs(), opened.append)
    card.presenter = presenter
    card.compare_asked.connect(presenter.compare_asked)
    with world.coordinator.read() as tx:
        one = standing(world)[0]
        first = next(row for row in received.listed(tx) if row.revision == 1)
        assert heads.beside(tx, first) == ()
    presenter.turned_to(first)
    assert not card.isVisible()
    presenter.turned_to(one)
    assert card.isVisible()
    assert "corrections stand beside this one" in words_on(card) or "correction stands beside" in words_on(card)
    CorrectionsPage(qtbot, card).press("compare_corrections")
    assert opened == [one.interview]
    presenter.turned_to(None)
    assert not card.isVisible()


def test_who_passes_one_on_reads_that_the_other_is_not_decided(world: World) -> None:
    one, other = standing(world)
    with world.coordinator.read() as tx:
        chosen = select(tx, one.manifest_digest, Asked("court", "2026-11-23"))
    assert chosen.beside == (other.manifest_digest,)
    assert "another correction is not decided yet" in words.goes(chosen)


def test_a_question_stands_in_words_whatever_it_hangs_on(page: CorrectionsPage) -> None:
    said = words_on(page.screen)
    # Without the consent the form would not ask it, and the reading room would leave it out.
    assert "fa_text" not in said
    assert "Account" in said
    assert "Correction 1" in said
    assert "Correction 2" in said
    # And under its section, as a custodian reads it.
    assert "Free account" in said


@pytest.mark.slow
def test_the_end_is_said_again_in_another_language(qtbot: QtBot, world: World, unkept: Unkept) -> None:
    page = opened(qtbot, world, unkept, ImmediateJobs())
    language = Language("en")
    begun(page)
    page.press("seal_decision")
    assert "Sealed as revision 3" in words_on(page.screen)
    language.use("uk")
    qtbot.waitUntil(lambda: "Запечатано як редакцію 3" in words_on(page.screen))
    page.screen.show_none()
    assert "вирішувати нічого" in words_on(page.screen)
    language.use("en")
    qtbot.waitUntil(lambda: "nothing is to be decided" in words_on(page.screen))
    language.close()
