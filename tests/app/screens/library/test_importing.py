"""Forms taken into a vault: samples, workbooks, lists beside them, and what is refused."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from app.screens.draft.draft import Draft, restored
from app.screens.library import classes, importing
from app.screens.library.importing import Chosen, NotAForm, TooLarge, read_form, samples, take
from forms.engine import load_form
from forms.interview import Gate, Part, blocked, outline
from forms.xlsform import FormBroken
from storage.interviews import form_library, interviews, missions
from storage.interviews.interviews import FormKey
from storage.interviews.missions import NewMission
from storage.platform.clock import SystemClock
from storage.vault import Vault
from tests.pages.drafts import new_vault, shipped_form

CLOCK = SystemClock()


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = new_vault(tmp_path)
    with made.transaction() as tx:
        form_library.keep(tx, shipped_form(), CLOCK.now())
    yield made
    made.close()


def workbook(*rows: tuple[str, ...]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "survey"
    for row in (("type", "name", "label"), *rows):
        sheet.append(row)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def begun(vault: Vault, digest: str) -> str:
    with vault.transaction() as tx:
        mission = missions.create(tx, NewMission("Осінь", "", "2026-11-01", "2026-11-30", ("A1",)), CLOCK.now())
        return interviews.start(tx, mission.id, form_library.key_of(tx, digest), CLOCK.now()).id


@pytest.mark.parametrize("name", ["damage.md", "detention.md", "everything.md"])
def test_each_sample_is_taken_without_a_remark_and_can_be_begun(vault: Vault, name: str) -> None:
    assert name in samples()
    taken = take(vault, CLOCK, importing.sample(name))
    assert taken.warnings == ()
    loaded = Draft(vault, begun(vault, taken.digest), CLOCK).load()
    session = restored(loaded.definition, loaded.saved)
    assert "data" in {section.name for section in outline(session)}


def test_an_interview_with_a_form_of_ones_own_stands_behind_our_gates(vault: Vault) -> None:
    content = workbook(("text", "who", "Who?"), ("integer", "age", "How old?"))
    taken = take(vault, CLOCK, Chosen("own.xlsx", content, {}))
    loaded = Draft(vault, begun(vault, taken.digest), CLOCK).load()
    assert loaded.rules
    session = restored(loaded.definition, loaded.saved)
    assert not session.state("/first_account/data").relevant
    assert blocked(session, loaded.rules, Gate.ACCOUNT)
    assert blocked(session, loaded.rules, Gate.AUDIO)


def test_a_missing_list_is_named_and_the_form_is_taken_when_it_lies_beside(vault: Vault) -> None:
    whole = importing.sample("damage.md")
    with pytest.raises(FormBroken) as refused:
        take(vault, CLOCK, Chosen(whole.name, whole.content, {}))
    assert refused.value.messages[0].startswith("missing-attachment: damage.csv")
    digest = take(vault, CLOCK, whole).digest
    with vault.read() as tx:
        assert form_library.file_names(tx, digest) == ("damage.csv", "damage.svg")


def test_a_newer_version_leaves_begun_interviews_on_theirs(vault: Vault) -> None:
    first = importing.sample("detention.md")
    newer = Chosen(first.name, first.content.replace(b"| sample_detention | 1 |", b"| sample_detention | 2 |"), {})
    old = take(vault, CLOCK, first).digest
    interview = begun(vault, old)
    new = take(vault, CLOCK, newer).digest
    assert old != new
    assert Draft(vault, interview, CLOCK).load().definition.version == "1"
    with vault.read() as tx:
        assert [one.version for one in form_library.newest_own(tx)] == ["2"]
        assert {one.version for one in form_library.entries(tx) if one.is_imported} == {"1", "2"}


def test_classes_are_decided_for_a_version_and_remembered(vault: Vault) -> None:
    content = workbook(("text", "who", "Who?"), ("integer", "age", "How old?"), ("note", "n", "Thank you"))
    digest = take(vault, CLOCK, Chosen("own.xlsx", content, {})).digest
    found = classes.read(vault, digest)
    assert [(row.name, row.part, row.is_decided) for row in found.rows] == [
        ("who", Part.IDENTITY, False),
        ("age", Part.IDENTITY, False),
    ]
    assert found.rows[0].labels == ("Who?", "Who?")
    paths = [row.path for row in found.rows]
    assert [row.part for row in classes.mark(vault, digest, paths, Part.FACTS).rows] == [Part.IDENTITY, Part.FACTS]
    classes.mark(vault, digest, paths[:1], Part.BODY)
    assert [(row.part, row.is_decided) for row in classes.read(vault, digest).rows] == [
        (Part.BODY, True),
        (Part.FACTS, True),
    ]


def test_the_form_as_it_was_brought_is_kept_beside_the_one_that_is_asked(vault: Vault) -> None:
    content = workbook(("text", "who", "Who?"))
    digest = take(vault, CLOCK, Chosen("own.xlsx", content, {})).digest
    with vault.read() as tx:
        kept = form_library.get(tx, digest)
    assert kept is not None
    assert kept.source == content
    assert load_form(kept.bare).root.path == "/data"


def test_nothing_of_a_form_is_written_beside_the_vault(vault: Vault, tmp_path: Path) -> None:
    secret = "дуже-особлива-назва".encode()
    take(vault, CLOCK, Chosen("own.xlsx", workbook(("text", "who", secret.decode())), {}))
    vault.close()
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and secret in path.read_bytes()]


def test_files_that_are_no_forms_or_too_large_are_not_read(tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"x")
    with pytest.raises(NotAForm):
        read_form(photo)
    huge = tmp_path / "huge.xml"
    with huge.open("wb") as file:
        file.truncate(11 * 1024 * 1024)
    with pytest.raises(TooLarge):
        read_form(huge)


def test_a_form_taken_again_with_newer_sections_of_ours_keeps_what_was_decided(vault: Vault) -> None:
    chosen = Chosen("own.xlsx", workbook(("text", "who", "Who?"), ("integer", "age", "How old?")), {})
    old = take(vault, CLOCK, chosen).digest
    classes.mark(vault, old, ["/first_account/data/age"], Part.FACTS)
    newer = replace(shipped_form(), source=shipped_form().source + b"\n", version="2099010101")
    with vault.transaction() as tx:
        key = FormKey(newer.form_id, newer.version, form_library.keep(tx, newer, CLOCK.now()))
    new = take(vault, CLOCK, chosen, around=lambda _vault, _clock: key).digest
    assert new != old
    assert [(row.name, row.part) for row in classes.read(vault, new).rows] == [
        ("who", Part.IDENTITY),
        ("age", Part.FACTS),
    ]
