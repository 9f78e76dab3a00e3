"""Clocks that lie: what is marked as doubtful, and that nothing of it ever stops anybody from sealing."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import select, update

from storage.interviews import attachments, custody, journal
from storage.interviews.attachments import AttachmentKind
from storage.objects.custody import CustodyAction, LogEntry
from storage.objects.envelope import from_frame
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.payload import JournalPlace, SignedTime
from storage.platform.clock import Moment, SystemClock, instant_ms, is_plausible, signable
from storage.vault import Vault
from storage.vault.tables import custody as custody_table
from storage.vault.tables import device
from tests.storage.interviews.scene import Scene, later
from tests.storage.vaults import MOMENT, new_vault

BOOT = MOMENT.boot
WALL = MOMENT.wall
MONO = MOMENT.mono_ms
MINUTE = 60_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def at(wall: str, mono_ms: int, boot: str = BOOT, tz: str = "+02:00") -> Moment:
    return Moment(wall, tz, boot, mono_ms)


@dataclass(frozen=True)
class Stored:
    """What the vault remembers of the last time."""

    floor: str = ""
    boot: str = BOOT
    wall: str = WALL
    mono_ms: int = MONO


SAME = Stored()
# Name, what is stored, what the clocks say now, whether it is doubtful.
CASES: list[tuple[str, Stored, Moment, bool]] = [
    ("the same moment again", SAME, MOMENT, False),
    ("an hour later by both clocks", SAME, at("2026-11-22T09:30:00.123Z", MONO + HOUR), False),
    ("a day later by both clocks", SAME, at("2026-11-23T08:30:00.123Z", MONO + DAY), False),
    ("a year later by both clocks", SAME, at("2027-11-22T08:30:00.123Z", MONO + 365 * DAY), False),
    ("a night asleep, counted", SAME, at("2026-11-22T20:30:00.123Z", MONO + 12 * HOUR), False),
    ("a night asleep, not counted", SAME, at("2026-11-22T20:30:00.123Z", MONO + MINUTE), True),
    ("119 seconds fast", SAME, at("2026-11-22T09:31:59.123Z", MONO + HOUR), False),
    ("exactly 120 seconds fast", SAME, at("2026-11-22T09:32:00.123Z", MONO + HOUR), False),
    ("121 seconds fast", SAME, at("2026-11-22T09:32:01.123Z", MONO + HOUR), True),
    ("119 seconds slow", SAME, at("2026-11-22T09:28:01.123Z", MONO + HOUR), False),
    ("121 seconds slow", SAME, at("2026-11-22T09:27:59.123Z", MONO + HOUR), True),
    ("set back an hour", SAME, at("2026-11-22T08:30:00.123Z", MONO + HOUR), True),
    ("set forward a day", SAME, at("2026-11-23T09:30:00.123Z", MONO + HOUR), True),
    ("set back a year", SAME, at("2025-11-22T09:30:00.123Z", MONO + HOUR), True),
    ("set forward ten years", SAME, at("2036-11-22T09:30:00.123Z", MONO + HOUR), True),
    ("1970 while the machine runs", SAME, at("1970-01-01T00:00:00.000Z", MONO + HOUR), True),
    ("2099 while the machine runs", SAME, at("2099-01-01T00:00:00.000Z", MONO + HOUR), True),
    ("another time zone", SAME, at("2026-11-22T09:30:00.123Z", MONO + HOUR, tz="-05:00"), False),
    ("a time zone of three quarters", SAME, at("2026-11-22T09:30:00.123Z", MONO + HOUR, tz="+05:45"), False),
    ("summer time begins", Stored(wall="2027-03-28T00:59:00.000Z"),
     at("2027-03-28T01:01:00.000Z", MONO + 2 * MINUTE, tz="+03:00"), False),
    ("summer time ends", Stored(wall="2026-10-25T00:59:00.000Z"),
     at("2026-10-25T01:01:00.000Z", MONO + 2 * MINUTE, tz="+02:00"), False),
    ("summer time taken for a change of the clock", Stored(wall="2026-10-25T00:59:00.000Z"),
     at("2026-10-25T00:01:00.000Z", MONO + 2 * MINUTE), True),
    ("over new year", Stored(wall="2026-12-31T23:59:59.999Z"), at("2027-01-01T00:00:00.999Z", MONO + 1_000), False),
    ("over the 29th of February", Stored(wall="2028-02-28T23:59:00.000Z"),
     at("2028-02-29T00:01:00.000Z", MONO + 2 * MINUTE), False),
    ("2038", Stored(wall="2038-01-19T03:14:07.000Z"), at("2038-01-19T03:14:08.000Z", MONO + 1_000), False),
    ("the other clock began anew under the same name", SAME, at("2026-11-22T08:30:10.123Z", 5), True),
    ("the other clock a little back", SAME, at(WALL, MONO - 1), True),
    ("the other clock at nought", Stored(mono_ms=0), at(WALL, 0), False),
    ("the other clock at its largest", SAME, at(WALL, 2**53 - 1), True),
    ("a restart", SAME, at("2026-11-22T09:30:00.123Z", 5, "other"), False),
    ("a restart a month earlier by the wall", SAME, at("2026-10-22T09:30:00.123Z", 5, "other"), False),
    ("a restart with an empty battery: 1970", SAME, at("1970-01-01T00:00:07.000Z", 5, "other"), True),
    ("a restart with an empty battery: 2001", SAME, at("2001-01-01T00:00:07.000Z", 5, "other"), True),
    ("a restart in 2025, before this program was", SAME, at("2025-12-31T23:59:59.999Z", 5, "other"), True),
    ("a restart at its first possible time", SAME, at("2026-01-01T00:00:00.000Z", 5, "other"), False),
    ("a restart in 2099", SAME, at("2099-01-01T00:00:00.000Z", 5, "other"), True),
    ("a restart in 9999", SAME, at("9999-12-31T23:59:59.999Z", 5, "other"), True),
    ("a restart in year 1", SAME, at("0001-01-01T00:00:00.000Z", 5, "other"), True),
    ("no name of this run", SAME, at("2026-11-22T09:30:00.123Z", MONO + HOUR, ""), False),
    ("no name then or now", Stored(boot=""), at("2026-11-22T09:30:00.123Z", 5, ""), False),
    ("no name and 1970", Stored(boot=""), at("1970-01-01T00:00:00.000Z", 5, ""), True),
    ("no name and before what central said", Stored(boot="", floor=WALL), at("2026-11-21T00:00:00.000Z", 5, ""), True),
    ("nothing remembered", Stored("", "", "", 0), MOMENT, False),
    ("nothing remembered and 1970", Stored("", "", "", 0), at("1970-01-01T00:00:00.000Z", 5), True),
    ("after what central said", Stored(floor="2026-11-22T08:00:00.000Z"), MOMENT, False),
    ("just what central said", Stored(floor=WALL), MOMENT, False),
    ("a moment before what central said", Stored(floor="2026-11-22T08:30:00.124Z"), MOMENT, True),
    ("before what central said, after a restart", Stored(floor="2026-11-23T00:00:00.000Z"),
     at("2026-11-22T09:30:00.123Z", 5, "other"), True),
    ("central's clock was in the future", Stored(floor="2031-01-01T00:00:00.000Z"), MOMENT, True),
    ("put right after it was before what central said", Stored(floor="2026-11-22T08:00:00.000Z",
     wall="2026-11-20T00:00:00.000Z"), MOMENT, False),
    ("put right after 1970", Stored(wall="1970-01-01T00:00:00.000Z"), at(WALL, MONO + MINUTE), False),
    ("put right after 2099", Stored(wall="2099-01-01T00:00:00.000Z"), at(WALL, MONO + MINUTE), False),
    ("a stored floor that is no time", Stored(floor="zzzz"), MOMENT, True),
    ("a stored floor in another spelling", Stored(floor="2026-11-22T08:00:00+00:00"), MOMENT, True),
    ("a stored floor with a 13th month", Stored(floor="2026-13-22T08:00:00.000Z"), MOMENT, True),
    ("a stored floor of 9999", Stored(floor="9999-12-31T23:59:59.999Z"), MOMENT, True),
    ("a stored floor without end", Stored(floor="9" * 10_000), MOMENT, True),
    ("a stored anchor that is no time", Stored(wall="yesterday"), MOMENT, True),
    ("a stored anchor with a 25th hour", Stored(wall="2026-11-22T25:00:00.000Z"), MOMENT, True),
    ("a stored anchor in other digits", Stored(wall="٢٠٢٦-11-22T08:30:00.123Z"), MOMENT, True),
    ("a stored anchor of 9999", Stored(wall="9999-12-31T23:59:59.999Z"), MOMENT, False),
    ("a stored anchor with a count below nought", Stored(mono_ms=-(2**62)), MOMENT, True),
    ("a stored anchor with a count beyond all", Stored(mono_ms=2**62), MOMENT, True),
    ("a name of the run that is too long, stored", Stored(boot="b" * 10_000), MOMENT, False),
]  # fmt: skip


@pytest.fixture(scope="module")
def remembering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    made = new_vault(tmp_path_factory.mktemp("clocks") / "vault-1")
    yield made
    made.close()


def _remember(vault: Vault, stored: Stored) -> None:
    with vault.transaction() as tx:
        tx.execute(
            update(device).values(
                trusted_floor=stored.floor,
                anchor_boot=stored.boot,
                anchor_wall=stored.wall,
                anchor_mono_ms=stored.mono_ms,
            )
        )


@pytest.mark.parametrize(("stored", "now", "suspect"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_clock_is_doubted_with_reason_and_stops_nobody(
    remembering: Vault, stored: Stored, now: Moment, suspect: bool
) -> None:
    _remember(remembering, stored)
    with remembering.transaction() as tx:
        time = journal.signed_time(tx, now)
        place = journal.next_place(tx, now)
        custody.record(tx, "", CustodyAction.NOTICE, now, detail="clock")
        content = tx.execute(select(custody_table.c.content).order_by(custody_table.c.id.desc()).limit(1)).scalar_one()
        assert custody.is_unbroken(tx)
    assert (time.wall, time.tz, time.suspect) == (now.wall, now.tz, suspect)
    assert place.mono_ms == now.mono_ms
    entry = LogEntry.from_bytes(from_frame(ObjectKind.CUSTODY_ENTRY, content).payload)
    assert (entry.boot, entry.mono_ms) == (now.boot, now.mono_ms)


def test_there_are_at_least_sixty_cases() -> None:
    assert len({name for name, *_ in CASES}) == len(CASES) >= 60


@pytest.mark.parametrize("boot", ["", "win-17", "bad boot\n", "ім’я", "x" * 500, "\0"])
def test_whatever_the_system_calls_its_run_can_be_signed(boot: str) -> None:
    JournalPlace(seq=1, prev=None, boot=signable(boot), mono_ms=0)
    assert (signable(boot) == "") == (boot == "")


def test_the_clocks_of_this_machine_can_be_signed() -> None:
    now = SystemClock().now()
    SignedTime(wall=now.wall, tz=now.tz, trusted_floor=now.wall, suspect=False)
    JournalPlace(seq=1, prev=None, boot=now.boot, mono_ms=now.mono_ms)
    assert instant_ms(now.wall) is not None


def test_only_times_that_a_right_clock_could_show_raise_the_floor(remembering: Vault) -> None:
    _remember(remembering, Stored(floor=WALL))
    with remembering.transaction() as tx:
        for refused in ("9999-12-31T23:59:59.999Z", "2060-01-01T00:00:00.000Z", "zzzz", "2026-11-22T00:00:00.000Z"):
            assert not is_plausible(refused) or refused < WALL
            journal.trust_time(tx, refused)
        assert journal.signed_time(tx, MOMENT).trusted_floor == WALL
        journal.trust_time(tx, "2026-11-22T08:31:00.000Z")
        assert journal.signed_time(tx, MOMENT).trusted_floor == "2026-11-22T08:31:00.000Z"


def test_a_recording_under_a_doubtful_clock_is_marked_once_and_taken(scene: Scene) -> None:
    with scene.vault.transaction() as tx:
        journal.signed_time(tx, MOMENT)
    wrong = dataclasses.replace(later(60), wall="1970-01-01T00:00:00.000Z")
    for _ in range(2):
        with scene.vault.transaction() as tx:
            attachments.begin(
                tx, scene.vault, scene.interview_id, PartKind.BODY, AttachmentKind.AUDIO, "audio/ogg", wrong
            )
    with scene.vault.read() as tx:
        entries = custody.of_interview(tx, scene.interview_id)
    assert [(one.action, one.detail, one.suspect) for one in entries[1:]] == [(CustodyAction.NOTICE, "clock", True)]


def test_a_recording_under_a_good_clock_is_not_marked(scene: Scene) -> None:
    scene.record_sound()
    with scene.vault.read() as tx:
        assert [one.action for one in custody.of_interview(tx, scene.interview_id)] == [CustodyAction.CREATE]
