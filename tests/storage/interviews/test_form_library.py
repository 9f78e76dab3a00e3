"""The library of forms: kept with their files, listed, removed only while nothing was taken with them."""

from dataclasses import replace

import pytest

from forms.engine.changes import Write
from storage.interviews import drafts, finding, form_library, interviews, missions, search
from storage.interviews.finding import Wanted
from storage.interviews.form_library import FormFile, FormInUse, FormSource
from storage.interviews.interviews import FormKey
from storage.interviews.missions import NewMission
from storage.vault import Vault
from tests.storage.vaults import MOMENT

LATER = "2026-12-01T08:00:00.000Z"
OWN = FormSource(
    "survey", "3", "Опитування", b"| survey |", "survey.md", b"<wrapped/>", "first_account/1", b"<bare/>",
    (FormFile("streets.csv", b"name,label\n"), FormFile("map.png", b"\x89PNG")),
)  # fmt: skip
SHIPPED = FormSource("first_account", "1", "Перша розповідь", b"| survey | x", "first_account.md", b"<h:html/>")


def in_use(vault: Vault, digest: str) -> None:
    with vault.transaction() as tx:
        mission = missions.create(tx, NewMission("Осінь", "", "2026-11-01", "2026-11-30", ("A1",)), MOMENT)
        interviews.start(tx, mission.id, FormKey(OWN.form_id, OWN.version, digest), MOMENT)


def test_a_form_comes_back_with_its_files_and_as_it_was_converted(vault: Vault) -> None:
    with vault.transaction() as tx:
        digest = form_library.keep(tx, OWN, MOMENT)
        assert form_library.keep(tx, OWN, MOMENT) == digest
    with vault.read() as tx:
        found = form_library.get(tx, digest)
        assert found is not None
        assert replace(found, files=OWN.files) == OWN
        assert found.attachments == {"streets.csv": b"name,label\n", "map.png": b"\x89PNG"}


def test_the_same_form_with_another_list_or_other_sections_around_it_is_another_form() -> None:
    other = replace(OWN, files=(FormFile("streets.csv", b"name,label\nx,X\n"), OWN.files[1]))
    renamed = replace(OWN, files=(FormFile("roads.csv", OWN.files[0].content), OWN.files[1]))
    newer = replace(OWN, wrapper="first_account/2")
    assert len({one.digest for one in (OWN, other, renamed, newer, replace(OWN, files=()))}) == 5
    assert (OWN.rules_id, SHIPPED.rules_id) == ("first_account", "first_account")
    assert replace(OWN, files=OWN.files[::-1]).digest == OWN.digest


def test_the_list_says_what_is_ours_and_how_many_interviews_were_taken_with_it(vault: Vault) -> None:
    with vault.transaction() as tx:
        digest = form_library.keep(tx, OWN, MOMENT)
        form_library.keep(tx, SHIPPED, MOMENT)
    in_use(vault, digest)
    with vault.read() as tx:
        found = {one.form_id: one for one in form_library.entries(tx)}
    assert (found["survey"].is_imported, found["survey"].interviews, found["survey"].files) == (True, 1, 2)
    assert (found["first_account"].is_imported, found["first_account"].interviews) == (False, 0)


def test_a_form_goes_with_all_its_files_unless_something_was_taken_with_it(vault: Vault) -> None:
    with vault.transaction() as tx:
        digest = form_library.keep(tx, OWN, MOMENT)
        form_library.remove(tx, digest)
        assert form_library.entries(tx) == ()
        assert form_library.get(tx, digest) is None
        form_library.keep(tx, OWN, MOMENT)
    in_use(vault, digest)
    with pytest.raises(FormInUse), vault.transaction() as tx:
        form_library.remove(tx, digest)


def test_the_form_that_came_with_the_program_is_not_removed(vault: Vault) -> None:
    with vault.transaction() as tx:
        digest = form_library.keep(tx, SHIPPED, MOMENT)
    with pytest.raises(FormInUse), vault.transaction() as tx:
        form_library.remove(tx, digest)


def test_new_marks_replace_the_form_that_interviews_are_taken_with(vault: Vault) -> None:
    with vault.transaction() as tx:
        digest = form_library.keep(tx, OWN, MOMENT)
        form_library.reclass(tx, digest, b"<marked/>")
        found = form_library.get(tx, digest)
    assert found is not None
    assert (found.xform, found.bare) == (b"<marked/>", b"<bare/>")


def _form(part: str) -> bytes:
    return (
        '<h:html xmlns:h="http://www.w3.org/1999/xhtml" xmlns:s="x"><bind nodeset="/survey/told" type="string"'
        f' s:part="{part}"/><input ref="/survey/told"/></h:html>'
    ).encode()


def test_new_marks_count_for_search_too(vault: Vault) -> None:
    with vault.transaction() as tx:
        digest = form_library.keep(tx, replace(OWN, xform=_form("identity")), MOMENT)
    in_use(vault, digest)
    with vault.transaction() as tx:
        (interview,) = interviews.listed(tx)
        drafts.save_answers(tx, interview.id, [Write("/survey/told", "Мальва")], MOMENT)
        assert finding.find(tx, Wanted(person="Мальва")).total == 1
        form_library.reclass(tx, digest, _form("body"))
        assert search.waiting(tx) == 1
    assert search.catch_up(vault) == 0
    with vault.read() as tx:
        assert finding.find(tx, Wanted(person="Мальва")).total == 0
        assert finding.find(tx, Wanted(query="Мальва")).total == 1


def test_the_same_questions_are_known_again_whatever_stands_around_them(vault: Vault) -> None:
    with vault.transaction() as tx:
        form_library.keep(tx, SHIPPED, MOMENT)
        form_library.keep(tx, OWN, MOMENT)
        newer = form_library.keep(tx, replace(OWN, wrapper="first_account/2"), replace(MOMENT, wall=LATER))
        found = form_library.same_questions(tx, OWN.bare)
        assert form_library.same_questions(tx, b"<other/>") is None
    assert found is not None
    assert found.digest == newer
