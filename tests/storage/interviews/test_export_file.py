"""Answers saved for the readers whom the organisation names: for them tables, for everybody else noise."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.interviews import custody, export_file
from storage.interviews.errors import ExportProblem, LeavingRefused
from storage.objects.custody import CustodyAction
from tests.sync.odk.decrypting import KeyPair
from tests.sync.odk.siege import ALL, NAME, PICTURE, TOLD, Siege


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> KeyPair:
    return KeyPair.made(tmp_path_factory.mktemp("keys"))


@pytest.fixture
def siege(tmp_path: Path) -> Iterator[Siege]:
    made = Siege(tmp_path, KeyPair(tmp_path, b""))
    yield made
    made.close()


def saved(
    siege: Siege,
    *,
    asked_again: bool = False,
    stop_after: int | None = None,
    name: str = "out.bin",
    with_others: bool = False,
) -> str:
    told: list[int] = []
    siege.approve(with_others=with_others)
    made = export_file.save(
        siege.vault,
        siege.interview_id,
        "un_sp",
        siege.folder / name,
        siege.clock.now(),
        asked_again=asked_again,
        with_others=with_others,
        progress=lambda done, total: told.append(done),
        cancelled=lambda: stop_after is not None and len(told) >= stop_after,
    )
    return "" if made is None else made.digest


def exports(siege: Siege) -> list[tuple[str, str]]:
    with siege.vault.read() as tx:
        entries = custody.of_interview(tx, siege.interview_id)
    return [(one.detail, one.object) for one in entries if one.action is CustodyAction.EXPORT]


def left(siege: Siege) -> list[str]:
    return sorted(path.name for path in (*siege.folder.glob("out*"), *siege.vault.staging.glob("*")))


def test_a_reader_finds_tables_answers_submission_log_and_files(siege: Siege) -> None:
    picture = siege.answered()
    siege.seal()
    digest = saved(siege)
    found = export_file.opened(siege.folder / "out.bin", siege.organisation.coordinator, siege.folder)
    assert list(found) == [
        "siege.csv", "siege-person.csv", "siege.json",
        "submissions/1/submission.xml", "submissions/1/audit.csv", f"media/{picture}",
    ]  # fmt: skip
    assert found[f"media/{picture}"] == PICTURE
    (row,) = csv.DictReader(io.StringIO(found["siege.csv"].decode()))
    assert (row["kind"], row["told"], row["name"], row["photo"]) == ("shelling", TOLD, NAME, picture)
    persons = list(csv.DictReader(io.StringIO(found["siege-person.csv"].decode())))
    assert persons[0]["PARENT_KEY"] == row["KEY"] == row["meta-instanceID"]
    assert persons[0]["age"] == "7"
    assert json.loads(found["siege.json"])[0]["told"] == TOLD
    assert exports(siege) == [("file,un-sp", digest)]
    assert left(siege) == ["out.bin"]


def test_nobody_else_can_open_it_and_nothing_of_it_is_clear(siege: Siege) -> None:
    siege.answered()
    siege.seal()
    saved(siege)
    data = (siege.folder / "out.bin").read_bytes()
    for clear in (TOLD.encode(), NAME.encode(), b"siege.csv", PICTURE[:1000]):
        assert clear not in data
    for box in (siege.organisation.analyst, siege.organisation.custodian, siege.organisation.ingest):
        with pytest.raises(ExportProblem, match="export-for-others"):
            export_file.opened(siege.folder / "out.bin", box, siege.folder)
    assert left(siege) == ["out.bin"]


@pytest.mark.parametrize("at", [0, 8, 9, 11, 500, 1_300, 200_000, -1])
def test_a_changed_or_cut_file_is_not_opened(siege: Siege, at: int) -> None:
    siege.answered()
    siege.seal()
    saved(siege)
    path = siege.folder / "out.bin"
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    with pytest.raises(ExportProblem):
        export_file.opened(path, siege.organisation.coordinator, siege.folder)
    path.write_bytes(data[: max(at, 0)])
    with pytest.raises(ExportProblem):
        export_file.opened(path, siege.organisation.coordinator, siege.folder)


def test_only_what_was_agreed_to_is_saved(siege: Siege) -> None:
    siege.answered({"un_sp": {"cx_dec": "yes", "cx_parts": "facts", "cx_id": "full"}})
    siege.seal()
    saved(siege)
    found = export_file.opened(siege.folder / "out.bin", siege.organisation.coordinator, siege.folder)
    for content in found.values():
        assert TOLD.encode() not in content
        assert NAME.encode() not in content
    assert b"shelling" in found["siege.csv"]


def test_without_readers_or_a_rule_or_a_yes_no_file_is_written(siege: Siege, keys: KeyPair) -> None:
    siege.answered({"un_sp": {**ALL, "cx_ask": "yes"}})
    siege.seal()
    with pytest.raises(LeavingRefused, match="leaving-ask-again"):
        saved(siege)
    odk = {"server": "https://odk.example", "rsa_key": keys.text, "readers": ()}
    for rules in ((), (siege.rule(form="another"),), (siege.rule(**odk),)):
        siege.allow(*rules)
        with pytest.raises(LeavingRefused, match="leaving-not-allowed"):
            saved(siege, asked_again=True)
    assert left(siege) == []
    assert exports(siege) == []


def test_stopping_leaves_neither_a_file_nor_an_entry(siege: Siege) -> None:
    siege.answered()
    siege.seal()
    assert saved(siege, stop_after=0) == ""
    assert left(siege) == []
    assert exports(siege) == []


def test_consent_withdrawn_while_it_is_written_leaves_neither_a_file_nor_an_entry(siege: Siege) -> None:
    siege.answered()
    siege.seal()
    siege.approve()
    with pytest.raises(LeavingRefused, match="leaving-withdrawn"):
        export_file.save(
            siege.vault, siege.interview_id, "un_sp", siege.folder / "out.bin", siege.clock.now(),
            asked_again=False,
            progress=lambda done, total: siege.withdraw() if done == total else None,
            cancelled=lambda: False,
        )  # fmt: skip
    assert left(siege) == []
    assert exports(siege) == []


def test_a_folder_that_takes_nothing_is_said_in_time(siege: Siege) -> None:
    siege.answered()
    siege.seal()
    with pytest.raises(ExportProblem, match="export-unwritable"):
        saved(siege, name="nowhere/out.bin")
    assert left(siege) == []
    assert exports(siege) == []


def test_what_no_reader_could_open_is_not_written(siege: Siege, monkeypatch: pytest.MonkeyPatch) -> None:
    siege.answered()
    siege.seal()
    monkeypatch.setattr(export_file, "MOST_OPENED", 1 << 20)
    with pytest.raises(ExportProblem, match="export-too-large"):
        saved(siege)
    assert left(siege) == []
    assert exports(siege) == []


def test_several_interviews_come_in_one_file_without_those_who_said_no_or_want_to_be_asked(siege: Siege) -> None:
    first = siege.interview_id
    siege.answered()
    siege.seal()
    for said in ({"un_sp": ALL}, {"un_sp": {"cx_dec": "no"}}, {"un_sp": {**ALL, "cx_ask": "yes"}}):
        siege.begin()
        siege.answered(said, pictures=())
        siege.seal()
    siege.begin()
    siege.answered()
    siege.interview_id = first
    digest = saved(siege, with_others=True)
    found = export_file.opened(siege.folder / "out.bin", siege.organisation.coordinator, siege.folder)
    rows = list(csv.DictReader(io.StringIO(found["siege.csv"].decode())))
    assert len(rows) == len({row["KEY"] for row in rows}) == 2
    persons = list(csv.DictReader(io.StringIO(found["siege-person.csv"].decode())))
    assert {one["PARENT_KEY"] for one in persons} == {row["KEY"] for row in rows}
    assert len(json.loads(found["siege.json"])) == 2
    assert "submissions/2/submission.xml" in found
    with siege.vault.read() as tx:
        entries = [one for one in custody.of_vault(tx) if one.action is CustodyAction.EXPORT]
    assert {one.object for one in entries} == {digest}
    assert len(entries) == 2
