"""What a person sees before an interview is closed to them, and after."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.screens.interview.view import InterviewScreen
from app.screens.organisation import policy_words
from app.screens.sealed import SealedScreen, closing_words, open_sealed
from storage.interviews import closing, drafts, outbox, reviews
from storage.interviews.closing import Keeps, Prospect, When
from storage.objects.organisation import CAUTIOUS, Policy, Readable
from storage.platform.clock import SystemClock
from tests.pages.finishing import Finishing
from tests.pages.house import House, fill_in
from tests.pages.page import nameless
from tests.storage.logged import LogOfCentral
from tests.storage.organisations import OrganisationKeys

UNTIL_SEAL = CAUTIOUS.model_copy(update={"readable": Readable.UNTIL_SEAL})
UNTIL_RECEIPT = CAUTIOUS.model_copy(update={"readable": Readable.UNTIL_RECEIPT})


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path):
    made = House(qtbot, tmp_path)
    yield made
    made.close()


def ready(house: House, policy: Policy) -> tuple[Finishing, OrganisationKeys]:
    """An interview that only has to be sealed."""
    keys = house.import_organisation(policy)
    screen = house.open_interview()
    fill_in(screen)
    house.qtbot.waitUntil(lambda: screen.presenter.has_unsaved is False, timeout=15_000)
    way = Finishing(house)
    page = way.to_signing()
    way.refuse("Підписує лише на папері")
    way.wait_for_signature(1)
    way.refuse("Пише лише олівцем")
    way.wait_for_signature(2)
    house.qtbot.waitUntil(lambda: page.is_enabled("seal"), timeout=15_000)
    return way, keys


def test_until_seal_the_screens_of_the_draft_go_and_the_closed_interview_says_who_can_read_it(house: House):
    way, _ = ready(house, UNTIL_SEAL)
    house.qtbot.waitUntil(lambda: "ви вже не зможете" in way.page().text("closing"), timeout=15_000)
    way.page().press("seal")
    page = way.wait_for(SealedScreen)
    house.qtbot.waitUntil(lambda: "лише координатор" in way.words(), timeout=15_000)
    assert "чекає на доставку" in way.words().lower()
    assert "Закрито" in page.text("outlook")
    assert nameless(page.screen) == []
    summary = way.summary()
    assert (summary.is_closed, summary.title) == (True, "")
    page.press("correct")
    way.wait_for(InterviewScreen)
    house.qtbot.waitUntil(lambda: house.front.presenter.in_hand() is not None, timeout=15_000)
    addition = house.front.presenter.in_hand().summary
    assert (addition.revision, addition.replaces) == (2, house.interview_id)
    with house.vault.read() as tx:
        assert drafts.answers(tx, addition.id).values == ()


def test_after_the_receipt_the_same_screen_has_neither_pages_nor_sound_and_still_brings_notes(house: House):
    way, keys = ready(house, UNTIL_RECEIPT)
    house.qtbot.waitUntil(lambda: "доки центр" in way.page().text("closing"), timeout=15_000)
    way.page().press("seal")
    house.qtbot.waitUntil(lambda: way.summary().sealed_at != "", timeout=30_000)
    assert not way.summary().is_closed
    moment = SystemClock().now()
    with house.vault.transaction() as tx:
        digests = [item.digest for item in outbox.of_interview(tx, house.interview_id)]
        LogOfCentral(key=keys.receipts).keep(tx, digests, moment, at=moment.wall)
    assert closing.close_due(house.vault, moment) == (house.interview_id,)
    house.window.open(open_sealed(house.workspace, house.interview_id))
    page = way.wait_for(SealedScreen)
    house.qtbot.waitUntil(lambda: "лише координатор" in way.words(), timeout=15_000)
    assert "Доставлено" in way.words()
    assert "більше не може це прочитати" in way.words()
    assert "Прослухати" not in way.words()
    assert page.screen.presenter is not None
    with house.vault.read() as tx:
        assert reviews.of_interview(tx, house.interview_id) == ()


def test_every_way_of_closing_and_every_reason_against_it_has_words():
    def day(of: date) -> str:
        return of.isoformat()

    prospects = [Prospect(when, days=9, day="2026-11-28") for when in When]
    assert len({closing_words.before_sealing(one, day) for one in prospects}) == len(When)
    assert "2026-11-28" in closing_words.until(Prospect(When.MISSION_END, day="2026-11-28"), day)
    assert "9" in closing_words.until(Prospect(When.AFTER_RECEIPT, days=9), day)
    assert len({closing_words.because(one) for one in Keeps}) == len(Keeps)


def test_a_policy_is_told_in_full_before_its_package_is_taken():
    told = set()
    for readable in Readable:
        for days in (0, 30):
            for lock_out in (False, True):
                for destroy in (False, True):
                    policy = CAUTIOUS.model_copy(
                        update={
                            "readable": readable,
                            "readable_days": days,
                            "lock_out": lock_out,
                            "destroy": destroy,
                            "record_while_locked": destroy,
                        }
                    )
                    told.add(policy_words.meaning(policy))
    assert len(told) == 4 * 4
    assert not any("cosigned" in one for one in told)
    asked = policy_words.meaning(CAUTIOUS.model_copy(update={"witnesses_needed": 2, "receipt_hours": 24}))
    assert "cosigned central’s log: 2. The receipt must be so many hours old: 24." in asked
    # The vault’s own cards open it after a lock-out, too.
    assert all("its own or the organisation’s" in one for one in told if "You may set a lock-out passphrase" in one)
