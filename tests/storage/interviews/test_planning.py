"""Plans of missions are kept whole or refused; days count what was done."""

from dataclasses import replace
from pathlib import Path

import pytest

from storage.interviews import planning
from storage.interviews.planning import KitItem, Plan, PlanRefused, Risk, Visit
from tests.storage.interviews.scene import Scene
from tests.storage.vaults import MOMENT

PLAN = Plan(
    aims="Села вздовж Сіверського Дінця",
    shelter="Школа, підвал",
    risks=(Risk("mines", 3, 5, "Лише дороги, які перевірено", "medium"), Risk("", 1, 1)),
    kit=(KitItem("Мікрофон", packed=True), KitItem("")),
    visits=(Visit("Андріївка", "2026-11-02", "Інша організація", "про обстріл школи"),),
    decision="КО-1: їдемо до обіду",
)


def test_a_plan_comes_back_as_it_was_kept(scene: Scene) -> None:
    with scene.vault.transaction() as tx:
        assert planning.of_mission(tx, scene.mission_id) is None
        planning.keep(tx, scene.mission_id, PLAN, MOMENT)
        planning.keep(tx, scene.mission_id, replace(PLAN, shelter="Погріб"), MOMENT)
    with scene.vault.read() as tx:
        assert planning.of_mission(tx, scene.mission_id) == replace(PLAN, shelter="Погріб")
        assert planning.of_mission(tx, "0" * 32) is None


@pytest.mark.parametrize(
    "plan",
    [
        replace(PLAN, aims="а" * 2_001),
        replace(PLAN, kit=(KitItem("річ"),) * 201),
        replace(PLAN, risks=(Risk("mines", 0, 3),)),
        replace(PLAN, risks=(Risk("mines", 3, 6),)),
    ],
)
def test_a_plan_out_of_bounds_is_refused_and_the_one_before_stays(scene: Scene, plan: Plan) -> None:
    with scene.vault.transaction() as tx:
        planning.keep(tx, scene.mission_id, PLAN, MOMENT)
    with pytest.raises(PlanRefused), scene.vault.transaction() as tx:
        planning.keep(tx, scene.mission_id, plan, MOMENT)
    with scene.vault.read() as tx:
        assert planning.of_mission(tx, scene.mission_id) == PLAN


@pytest.mark.parametrize(
    ("risk", "too_high", "lacks_measure"),
    [
        (Risk("mines", 3, 5), True, True),
        (Risk("mines", 3, 5, "так"), True, False),
        (Risk("mines", 2, 4), False, True),
        (Risk("mines", 2, 3), False, False),
        (Risk("mines", 1, 1, "", "unacceptable"), True, False),
    ],
)
def test_a_risk_is_judged_by_likelihood_times_impact(risk: Risk, too_high: bool, lacks_measure: bool) -> None:
    assert (risk.is_too_high, risk.lacks_measure) == (too_high, lacks_measure)


def test_days_count_interviews_sound_and_files(scene: Scene, tmp_path: Path) -> None:
    scene.certify()
    scene.record_sound(attachment_id=scene.record_sound())
    scene.attach_photo(tmp_path)
    scene.seal()
    with scene.vault.read() as tx:
        (day,) = planning.days(tx, scene.mission_id)
        assert planning.days(tx, "0" * 32) == ()
    assert day.day == MOMENT.wall[:10]
    assert sum(day.begun.values()) == 1
    assert (day.sealed, day.files) == (1, 1)
    # Two segments of five seconds.
    assert day.sound_minutes == round(10_000 / 60_000)
