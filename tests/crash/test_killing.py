"""The suite itself: it kills where it says, on any thread, and it finds a screen that says saved too early."""

import shutil
from pathlib import Path

import pytest

from tests.crash import test_save
from tests.crash.killing import Kill, Outcome, Zygote, sample


def test_a_kill_comes_before_its_write_whichever_thread_makes_it(zygote: Zygote, tmp_path: Path) -> None:
    # The first stop is the making of the file.
    for at in range(2, 12):
        folder = tmp_path / str(at)
        folder.mkdir()
        outcome = zygote.run("append", folder, Kill(at))
        assert outcome.killed_in == "write"
        assert outcome.said == [str(number) for number in range(at - 2)]
        assert (folder / "lines").stat().st_size == 10 * (at - 2)


def test_a_torn_write_happens_by_half(zygote: Zygote, tmp_path: Path) -> None:
    zygote.run("append", tmp_path, Kill(4, torn=True))
    assert (tmp_path / "lines").read_bytes() == b"000000000\n000000001\n00000"


def test_every_write_is_counted(zygote: Zygote, tmp_path: Path) -> None:
    outcome = zygote.run("append", tmp_path)
    assert outcome.tearable == [False] + [True] * 10
    assert len(outcome.said) == 10
    assert not outcome.killed_in


def test_a_failure_in_the_child_is_a_failure_of_the_test(zygote: Zygote, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="FileNotFoundError"):
        zygote.run("append", tmp_path / "absent")


def test_a_sample_is_even_and_holds_the_last() -> None:
    kills = Outcome(tearable=[False] * 100).kills()
    assert [kill.at for kill in sample(kills, 4)] == [100, 75, 50, 25]
    assert len(list(sample(kills, 1000))) == 100


def test_a_screen_that_says_saved_too_early_is_found(zygote: Zygote, tmp_path: Path) -> None:
    template = test_save.template(tmp_path)
    places = zygote.run("save_too_early", copied(template, tmp_path / "dry")).kills()
    assert any(is_lost(zygote, template, tmp_path / str(kill), kill) for kill in sample(places, 40))


def is_lost(zygote: Zygote, template: Path, folder: Path, kill: Kill) -> bool:
    outcome = zygote.run("save_too_early", copied(template, folder), kill)
    try:
        test_save.check(folder, outcome)
    except AssertionError:
        return True
    return False


def copied(template: Path, folder: Path) -> Path:
    shutil.copytree(template, folder)
    return folder
