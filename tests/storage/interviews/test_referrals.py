"""A directory of services: read whole or refused, kept, old after ninety days."""

from datetime import date
from pathlib import Path

import pytest

from storage.interviews import referrals
from storage.interviews.referrals import DAYS_FRESH, MOST_BYTES, MOST_SERVICES, DirectoryRefused
from storage.platform.clock import SystemClock
from storage.vault import Vault

HEAD = "service_uk;service_en;contact;detail_uk;detail_en;needs;area;checked;status\n"
ONE = "Медпункт;Clinic;050;Щодня;Daily;medical psych;UA05020000000026686;2026-11-01;V\n"
SHIPPED = Path(__file__).parents[3] / "resources" / "referrals" / "directory.csv"


def test_a_table_as_spreadsheets_write_it_is_read() -> None:
    excel = ("\ufeff" + HEAD + ONE).replace("\n", "\r\n").encode()
    commas = (HEAD + ONE).replace(";", ",").encode()
    assert referrals.read(excel) == referrals.read(commas) == referrals.read((HEAD + ONE).encode())
    (service,) = referrals.read(excel)
    assert service.name == {"uk": "Медпункт", "en": "Clinic"}
    assert service.needs == ("medical", "psych")
    assert service.confirmed


def test_what_english_lacks_is_said_in_ukrainian_and_blanks_of_spreadsheets_go() -> None:
    (service,) = referrals.read((HEAD + "Мед\u00a0пункт ;;;  Щодня;;;;;G\n").encode())
    assert service.name == {"uk": "Мед пункт", "en": "Мед пункт"}
    assert service.detail["en"] == "Щодня"
    assert not service.confirmed


def test_the_area_of_a_raion_holds_its_villages_and_no_others() -> None:
    (service,) = referrals.read((HEAD + ONE).encode())
    assert service.serves("UA05020030010063857")
    assert not service.serves("UA05040010010012345")
    assert service.serves(""), "where we are is not known: better one service too many"


@pytest.mark.parametrize(
    ("checked", "is_old"),
    [("2026-11-01", False), ("2026-08-24", False), ("2026-08-23", True), ("2026-08", True), ("2023", True), ("", True)],
)
def test_a_service_is_old_after_ninety_days_and_when_nobody_knows(checked: str, is_old: bool) -> None:
    (service,) = referrals.read((HEAD + ONE.replace("2026-11-01", checked)).encode())
    assert service.is_old(date(2026, 11, 22)) is is_old
    assert DAYS_FRESH == 90


@pytest.mark.parametrize(
    ("source", "code", "row"),
    [
        (HEAD.replace("area;", "") + ONE, "directory-columns", 1),
        (HEAD, "directory-empty", 0),
        (HEAD + ONE + ONE.replace("Медпункт", ""), "directory-row", 3),
        (HEAD + ONE.replace("2026-11-01", "2026-13-01"), "directory-row", 2),
        (HEAD + ONE.replace(";V", ";checked"), "directory-row", 2),
        (HEAD + ONE.replace("UA05020000000026686", "UA05"), "directory-row", 2),
        (HEAD + ONE.replace("medical", "Medical!"), "directory-row", 2),
        (HEAD + ONE.replace("Щодня", "Щ" * 1_001), "directory-row", 2),
        (HEAD + ONE.replace("Щодня", "Що\u202eдня"), "directory-row", 2),
        (HEAD + 'Медпункт;"Clinic', "directory-row", 2),
        (HEAD + ONE * (MOST_SERVICES + 1), "directory-too-large", 0),
    ],
)
def test_a_table_with_a_fault_is_refused_and_the_line_is_named(source: str, code: str, row: int) -> None:
    with pytest.raises(DirectoryRefused) as refused:
        referrals.read(source.encode())
    assert (refused.value.code, refused.value.row) == (code, row)


def test_what_is_no_text_or_too_large_is_refused() -> None:
    with pytest.raises(DirectoryRefused, match="directory-not-text"):
        referrals.read(HEAD.encode() + b"\xff\xfe")
    with pytest.raises(DirectoryRefused, match="directory-too-large"):
        referrals.read(b"x" * (MOST_BYTES + 1))


def test_a_refused_table_leaves_the_one_before(vault: Vault) -> None:
    moment = SystemClock().now()
    with vault.transaction() as tx:
        referrals.keep(tx, (HEAD + ONE).encode(), moment)
    with pytest.raises(DirectoryRefused), vault.transaction() as tx:
        referrals.keep(tx, HEAD.encode(), moment)
    with vault.read() as tx:
        assert referrals.kept(tx) == referrals.read((HEAD + ONE).encode())


def test_the_directory_that_comes_along_says_which_rows_await_confirmation() -> None:
    services = referrals.read(SHIPPED.read_bytes())
    assert len(services) == 12
    assert [one.name["en"] for one in services if not one.confirmed][:2] == [
        "Interim reparations for CRSV survivors",
        "Free legal aid",
    ]
    assert all(one.is_old(date(2026, 11, 22)) for one in services)
