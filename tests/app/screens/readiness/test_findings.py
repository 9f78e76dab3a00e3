"""What the readiness page makes of machine and vault: a verdict and a sentence for each thing, in both languages."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.language import Language
from app.screens.readiness import findings
from app.screens.readiness.findings import Item, Looked, VaultFacts, Verdict
from app.screens.readiness.words import _SENTENCES, DRAWN, name_of, sentence_of
from storage.backup.standing import Medium, State
from storage.platform.clock import Moment
from storage.platform.protection import Found, Protection
from tests.app.recorder.desk import Desk
from tests.doubles.program import build_translations
from tests.pages.readiness_page import ReadinessView

NOW = Moment("2026-11-22T08:30:00.123Z", "+02:00", "5f0c9a52", 123_456)
HOUR_AGO, WEEKS_AGO, YEAR_AGO = "2026-11-22T07:30:00.000Z", "2026-11-01T08:00:00.000Z", "2025-11-22T08:00:00.000Z"
STANDING = State(
    sealed=2,
    generation_sealed=2,
    medium_sealed=2,
    generation_at=HOUR_AGO,
    medium=Medium("/media/stick", "a1b2"),
    medium_copied_at=HOUR_AGO,
    medium_seen_at=HOUR_AGO,
    medium_checked_at=HOUR_AGO,
    full_check_at=HOUR_AGO,
    full_check_sound=True,
    restore_tested_at=HOUR_AGO,
    removals_waiting=0,
    backup_days=7,
    someone_could_open=True,
)
FACTS = VaultFacts(STANDING, are_cards_confirmed=True, form="3", is_form_ready=True)


def judged(facts: VaultFacts) -> dict[Item, tuple[Verdict, str]]:
    return {one.item: (one.verdict, one.code) for one in findings.of_vault(facts, NOW)}


def test_a_vault_that_is_ready_is_good_throughout() -> None:
    assert {verdict for verdict, _ in judged(FACTS).values()} == {Verdict.GOOD}


@pytest.mark.parametrize(
    ("facts", "item", "verdict", "code"),
    [
        (replace(FACTS, are_cards_confirmed=False), Item.KEYS, Verdict.CARE, "not-typed-back"),
        (replace(FACTS, standing=replace(STANDING, someone_could_open=False)), Item.KEYS, Verdict.BAD, "nobody"),
        (replace(FACTS, standing=replace(STANDING, medium=None)), Item.COPY, Verdict.BAD, "never"),
        (replace(FACTS, standing=replace(STANDING, medium_copied_at="")), Item.COPY, Verdict.BAD, "never"),
        (replace(FACTS, standing=replace(STANDING, medium_copied_at=WEEKS_AGO)), Item.COPY, Verdict.CARE, "old"),
        (replace(FACTS, standing=replace(STANDING, restore_tested_at="")), Item.RESTORE, Verdict.CARE, "never"),
        (replace(FACTS, standing=replace(STANDING, restore_tested_at=YEAR_AGO)), Item.RESTORE, Verdict.CARE, "old"),
        (replace(FACTS, standing=replace(STANDING, full_check_at="")), Item.CHECK, Verdict.CARE, "never"),
        (replace(FACTS, standing=replace(STANDING, full_check_sound=False)), Item.CHECK, Verdict.BAD, "found"),
        (replace(FACTS, standing=replace(STANDING, full_check_at=WEEKS_AGO)), Item.CHECK, Verdict.CARE, "old"),
        (replace(FACTS, form="", is_form_ready=False), Item.FORM, Verdict.CARE, "not-ready"),
    ],
)
def test_what_is_missing_is_said(facts: VaultFacts, item: Item, verdict: Verdict, code: str) -> None:
    others = {one: found for one, found in judged(facts).items() if one is not item}
    assert judged(facts)[item] == (verdict, code)
    assert {found for found, _ in others.values()} == {Verdict.GOOD}


SAFE = Protection(Found.YES, Found.YES, Found.YES, Found.YES)


def of_machine(found: Protection, *, locks_memory: bool = True) -> dict[Item, Verdict]:
    return {one.item: one.verdict for one in findings.of_machine(found, locks_memory=locks_memory)}


def test_a_machine_is_judged_by_what_it_leaves_in_clear() -> None:
    assert set(of_machine(SAFE).values()) == {Verdict.GOOD}
    assert of_machine(replace(SAFE, disk=Found.NO))[Item.ENCRYPTION] is Verdict.BAD
    assert of_machine(replace(SAFE, swap=Found.NO))[Item.SWAP] is Verdict.CARE
    assert of_machine(replace(SAFE, hibernation=Found.NO))[Item.HIBERNATION] is Verdict.CARE
    assert of_machine(replace(SAFE, screen_lock=Found.NO))[Item.SCREEN_LOCK] is Verdict.CARE
    unknown = of_machine(Protection(Found.UNKNOWN, Found.UNKNOWN, Found.UNKNOWN, Found.UNKNOWN))
    assert unknown.pop(Item.MEMORY) is Verdict.GOOD
    assert set(unknown.values()) == {Verdict.UNKNOWN}


def test_keys_that_cannot_be_kept_in_memory_matter_only_where_the_swap_is_not_safe() -> None:
    assert of_machine(SAFE, locks_memory=False)[Item.MEMORY] is Verdict.GOOD
    assert of_machine(replace(SAFE, swap=Found.NO), locks_memory=False)[Item.MEMORY] is Verdict.CARE
    assert of_machine(replace(SAFE, swap=Found.UNKNOWN), locks_memory=False)[Item.MEMORY] is Verdict.CARE


@pytest.mark.parametrize("code", ["uk", "en"])
def test_everything_that_can_be_found_has_words(qtbot: QtBot, code: str) -> None:
    build_translations()
    language = Language(code)
    said = set[str]()
    for item, found in _SENTENCES:
        text = sentence_of(Looked(item, Verdict.GOOD, found, "2"), lambda at: f"«{at}»")
        assert text
        assert "{" not in text
        said.add(text)
        assert name_of(item)
    assert len(said) == len(_SENTENCES)
    assert DRAWN.keys() == set(Item)
    if code == "uk":
        assert all(any("а" <= letter <= "я" for letter in text) for text in said)
    language.close()


def test_the_page_shows_the_vault_and_the_machine(qtbot: QtBot, tmp_path: Path) -> None:
    from app.screens.readiness import open_readiness

    desk = Desk(tmp_path)
    page = open_readiness(desk.workspace)
    qtbot.addWidget(page)
    page.resize(1100, 638)
    page.show()
    view = ReadinessView(qtbot, page)
    for item in Item:
        qtbot.waitUntil(lambda item=item: "…" not in view.said_of(f"{item.value}Readiness"), timeout=20_000)
    assert "everything is lost" in view.said_of("keysReadiness")
    assert "no copy besides this computer" in view.said_of("copyReadiness")
    page.leave()
    desk.close()
