"""A disk that fills up or does not let us write in the middle of an interview: said, nothing lost, and it goes on."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.qt_jobs import QtJobs
from app.room import RoomWatch
from app.widgets.room_notice import RoomNotice
from storage.interviews import drafts
from storage.platform.files import free_bytes
from storage.vault import ballast
from storage.vault.ballast import Room
from tests.doubles.jobs import ImmediateJobs
from tests.pages.house import House
from tests.pages.interview_page import InterviewPage

MIB = 1024 * 1024
SAID = "Вони зайшли у двір о пів на шосту ранку."


def answers(house: House) -> dict[str, str]:
    with house.vault.read() as tx:
        saved = drafts.answers(tx, house.interview_id)
    return {value.ref.rpartition("/")[2]: value.value for value in saved.values}


def at_the_account(house: House) -> InterviewPage:
    page = InterviewPage(house.qtbot, house.open_interview())
    page.agree()
    page.screen.presenter.section_chosen("/first_account/account")
    page.wait_until_saved()
    return page


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root on Linux")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this machine does not let root mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path) -> None:
    with (folder / "somebody-elses-film").open("ab", buffering=0) as file:
        try:
            while True:
                file.write(bytes(min(MIB, max(1, free_bytes(folder)))))
        except OSError as error:
            assert error.errno == errno.ENOSPC


def test_a_full_disk_is_said_and_the_ballast_lets_the_interview_go_on(qtbot: QtBot, small_disk: Path) -> None:
    house = House(qtbot, small_disk)
    try:
        page = at_the_account(house)
        assert ballast.look(house.vault.directory).has_ballast
        fill(small_disk)
        page.type_answer("fa_text", SAID)
        # Nobody types again for it: the saver tries by itself.
        qtbot.waitUntil(lambda: any("Диск заповнений" in text for text in page.texts()), timeout=10_000)
        assert "fa_text" not in answers(house)
        qtbot.waitUntil(lambda: answers(house).get("fa_text") == SAID, timeout=20_000)
        page.wait_until_saved()
        assert not (house.vault.directory / ballast.NAME).exists()
    finally:
        house.close()


def test_a_disk_that_does_not_let_us_write_is_said_and_the_draft_goes_on_when_it_does(
    qtbot: QtBot, tmp_path: Path
) -> None:
    house = House(qtbot, tmp_path)
    try:
        page = at_the_account(house)
        with house.vault.maintenance() as connection:
            connection.execute("PRAGMA query_only=1").fetchall()
        page.type_answer("fa_text", "Перше речення.")
        qtbot.waitUntil(lambda: any("не має права туди писати" in text for text in page.texts()), timeout=10_000)
        page.type_answer("fa_text", " Друге речення.")
        assert "fa_text" not in answers(house)
        with house.vault.maintenance() as connection:
            connection.execute("PRAGMA query_only=0").fetchall()
        qtbot.waitUntil(lambda: answers(house).get("fa_text") == "Перше речення. Друге речення.", timeout=20_000)
        page.wait_until_saved()
    finally:
        house.close()


@pytest.mark.parametrize(
    ("free", "words"),
    [
        (10**11, ""),
        (1_500_000_000, "before the next interview"),
        (300_000_000, "nothing new is recorded"),
        (1_000_000, "The disk is full"),
    ],
)
def test_scarce_room_is_said_on_every_screen(qtbot: QtBot, tmp_path: Path, free: int, words: str) -> None:
    notice = RoomNotice()
    qtbot.addWidget(notice)
    watch = RoomWatch(notice, ImmediateJobs(), tmp_path, look=lambda _: Room(free, has_ballast=True))
    watch.start()
    assert words in notice.text
    assert bool(notice.text) == bool(words)
    watch.stop()


def test_a_disk_that_does_not_answer_leaves_the_notice_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    notice = RoomNotice()
    qtbot.addWidget(notice)
    watch = RoomWatch(notice, ImmediateJobs(".x."), tmp_path, look=lambda _: Room(10, has_ballast=False))
    watch.look()
    said = notice.text
    assert said
    watch.look()
    assert notice.text == said
    watch.look()


def test_looking_never_piles_up_behind_a_busy_lane(qtbot: QtBot, tmp_path: Path) -> None:
    looks: list[Path] = []
    jobs = QtJobs()
    notice = RoomNotice()
    qtbot.addWidget(notice)

    def look(directory: Path) -> Room:
        looks.append(directory)
        return Room(10**11, has_ballast=True)

    watch = RoomWatch(notice, jobs, tmp_path, look=look)
    for _ in range(5):
        watch.look()
    qtbot.waitUntil(lambda: len(looks) == 1)
    jobs.close()
    assert looks == [tmp_path]
