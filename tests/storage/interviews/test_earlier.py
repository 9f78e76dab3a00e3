"""Whether somebody was heard before: names as they are said, years that fit, what cannot be looked into."""

from forms.engine.changes import Write
from storage.interviews import amending, drafts, earlier, interviews
from storage.interviews.earlier import Heard
from storage.interviews.interviews import FormKey
from storage.vault import Vault
from tests.storage.interviews.scene import Scene
from tests.storage.vaults import MOMENT


def heard_here(vault: Vault, mission: str, names: dict[str, str], form: FormKey) -> str:
    with vault.transaction() as tx:
        begun = interviews.start(tx, mission, form, MOMENT)
        writes = [Write(f"/first_account/person/{name}", value) for name, value in names.items()]
        drafts.save_answers(tx, begun.id, writes, MOMENT)
    return begun.id


def everybody(vault: Vault, but: str = "") -> Heard:
    with vault.read() as tx:
        return earlier.heard(tx, but)


def two_people(scene: Scene) -> tuple[str, str]:
    summary = scene.summary()
    olena = {"p_surname": "Коваленко", "p_given": "Олена", "p_patronymic": "Іванівна", "p_dob/p_dob_from": "1961-05-02"}
    petro = {"p_surname": "Сахно", "p_given": "Петро", "p_callname": "Грім"}
    return (
        heard_here(scene.vault, summary.mission_id, olena, summary.form),
        heard_here(scene.vault, summary.mission_id, petro, summary.form),
    )


def test_a_name_is_found_in_any_order_and_with_other_endings(scene: Scene) -> None:
    olena, petro = two_people(scene)
    among = everybody(scene.vault)
    assert [one.known.interview.id for one in earlier.namesakes(among, "Олени Коваленко")] == [olena]
    assert [one.known.interview.id for one in earlier.namesakes(among, "петро сахно")] == [petro]
    assert [one.known.interview.id for one in earlier.namesakes(among, "Грім")] == [petro]
    assert earlier.namesakes(among, "Тарас Бондар") == ()


def test_a_year_that_is_one_off_fits_and_another_year_needs_the_very_same_name(scene: Scene) -> None:
    olena, _ = two_people(scene)
    among = everybody(scene.vault)
    (fits,) = earlier.namesakes(among, "Коваленко Олена Іванівна", "1962")
    assert (fits.known.interview.id, fits.year_fits) == (olena, True)
    (other,) = earlier.namesakes(among, "Коваленко Олена Іванівна", "1990")
    assert other.year_fits is False
    assert earlier.namesakes(among, "Коваль Олена", "1990") == ()
    (unknown,) = earlier.namesakes(among, "Сахно Петро", "1990")
    assert unknown.year_fits is None


def test_the_interview_itself_is_not_found_nor_are_those_without_a_name(scene: Scene) -> None:
    olena, petro = two_people(scene)
    assert {one.interview.id for one in everybody(scene.vault).known} == {olena, petro}
    assert {one.interview.id for one in everybody(scene.vault, olena).known} == {petro}


def test_what_was_corrected_counts_as_it_is_now(scene: Scene) -> None:
    olena, _ = two_people(scene)
    with scene.vault.transaction() as tx:
        drafts.save_answers(tx, olena, [Write("/first_account/person/p_surname", "Марченко")], MOMENT)
    assert [one.known.name for one in earlier.namesakes(everybody(scene.vault), "Марченко")] == [
        "Марченко Олена Іванівна"
    ]
    assert earlier.namesakes(everybody(scene.vault), "Коваленко") == ()


def test_a_later_revision_takes_the_place_of_the_earlier_one(scene: Scene) -> None:
    scene.answer(("/first_account/person/p_surname", "Гончар"), ("/first_account/person/p_given", "Ірина"))
    scene.certify()
    scene.seal()
    amended = amending.amend(scene.vault, scene.interview_id, MOMENT)
    (one,) = everybody(scene.vault).known
    assert one.interview.id == amended
    assert everybody(scene.vault, amended).known == ()


def test_closed_interviews_are_counted_and_not_looked_into(until_seal: Scene) -> None:
    until_seal.answer(("/first_account/person/p_surname", "Гончар"))
    until_seal.certify()
    until_seal.seal()
    found = everybody(until_seal.vault)
    assert found.known == ()
    assert found.closed == 1
