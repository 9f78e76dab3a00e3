"""The last look before pages are made and an interview is sealed: nothing missing, nothing that was not agreed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.screens.attachments.kinds import AttachmentKind as Shown
from app.screens.attachments.kinds import kind_of, part_of
from app.screens.attachments.pictures import Details, details_text
from app.screens.signing.sealing_work import SealingWork
from app.screens.statement.making import StatementMaking
from forms.interview.parts import Part
from storage.interviews import attachments, notes
from storage.interviews.attachments import OPUS, AttachmentKind
from storage.interviews.errors import ConsentMissing, SegmentStillOpen
from storage.interviews.notes import NoteKind
from storage.objects.kinds import PartKind
from storage.platform.clock import Moment, SystemClock
from tests.flows.conftest import new_office
from tests.flows.documenter import Documenter, make_vault, photo


@pytest.fixture
def documenter(tmp_path: Path) -> Iterator[Documenter]:
    vault = make_vault(tmp_path / "vaults" / "1")
    yield Documenter(vault, tmp_path / "card")
    vault.close()


def test_a_photograph_of_injuries_leaves_only_while_the_person_agrees_to_it(
    documenter: Documenter, tmp_path: Path
) -> None:
    interview = documenter.begin()
    file = tmp_path / "a.jpg"
    file.write_bytes(photo())
    with documenter.open(interview) as screen:
        for name in ("cn_participate", "cn_notes", "cn_store_org", "cn_store_reg", "cn_photo_inj"):
            screen.answer(name, "yes")
        attachments.import_file(
            documenter.vault,
            interview,
            part_of(Shown.INJURY),
            kind_of(Shown.INJURY),
            file,
            documenter.clock.now(),
            title="a.jpg",
            details=details_text(Details(shown=Shown.INJURY.value)),
        )
        work = SealingWork(documenter.vault, screen.in_hand, documenter.clock)
        assert work.record(work.to_seal())[1].leaves
        screen.answer("cn_photo_inj", "withdrawn")
        with pytest.raises(ConsentMissing):
            work.record(work.to_seal())
        # What stays on this computer is sealed to nobody.
        screen.answer("cn_store_reg", "no")
        assert not work.record(work.to_seal())[1].leaves


def test_words_struck_out_of_the_account_are_not_sealed_with_their_pin(documenter: Documenter) -> None:
    interview = documenter.begin()
    with documenter.open(interview) as screen:
        for name in ("cn_participate", "cn_notes", "cn_store_org"):
            screen.answer(name, "yes")
        screen.answer("fa_text", "Ми були в погребі.")
        with documenter.vault.transaction() as tx:
            for words in ("Ми були в погребі.", "Олена Кравченко"):
                notes.add(tx, interview, NoteKind.PIN, words, documenter.clock.now())
        work = SealingWork(documenter.vault, screen.in_hand, documenter.clock)
        sealed = work.record(work.to_seal())[0].parts[Part.BODY]["notes"]
        assert isinstance(sealed, list)
        assert sorted(str(one["text"]) for one in sealed if isinstance(one, dict)) == ["", "Ми були в погребі."]


def test_no_statement_is_made_while_a_recording_is_being_finished(documenter: Documenter) -> None:
    interview = documenter.begin()
    with documenter.vault.transaction() as tx:
        attachments.begin(
            tx, documenter.vault, interview, PartKind.BODY, AttachmentKind.AUDIO, OPUS, documenter.clock.now()
        )
    with documenter.open(interview) as screen:
        making = StatementMaking(documenter.vault, screen.in_hand, documenter.clock)
        with pytest.raises(SegmentStillOpen):
            making.around()
        attachments.recover_open_segments(documenter.vault, documenter.clock.now())
        assert making.around().header.recordings == ()


class Hourly(SystemClock):
    """An hour passes with every look."""

    def __init__(self) -> None:
        super().__init__()
        self._hour = 0

    def now(self) -> Moment:
        self._hour += 1
        return replace(super().now(), wall=f"2026-11-22T{self._hour:02}:00:00.000Z")


def test_the_same_answers_make_the_same_pages_however_long_that_takes(documenter: Documenter) -> None:
    interview = documenter.begin()
    documenter.clock = Hourly()
    with documenter.open(interview) as screen:
        first = documenter.state(screen.in_hand)
        assert documenter.state(screen.in_hand).statement == first.statement
        screen.answer("cn_participate", "yes")
        assert documenter.state(screen.in_hand).statement.made > first.statement.made


def test_a_recording_taken_out_leaves_its_notes_and_no_sound(documenter: Documenter, tmp_path: Path) -> None:
    office = new_office(tmp_path / "office")
    documenter.join(office)
    interview = documenter.begin()
    documenter.take(interview)
    with documenter.open(interview) as screen:
        screen.answer("cn_audio", "withdrawn")
    with pytest.raises(ConsentMissing):
        documenter.finish(interview)
    with documenter.vault.transaction() as tx:
        (sound,) = (one for one in attachments.of_interview(tx, interview) if one.kind is AttachmentKind.AUDIO)
        attachments.remove(tx, sound.id, documenter.clock.now())
    sealed = documenter.finish(interview)
    assert sealed.result.leaves
    assert "audio/ogg" not in {one.mime.partition(";")[0] for one in kept(documenter, interview)}
    office.close()


def kept(documenter: Documenter, interview: str) -> tuple[attachments.Attachment, ...]:
    with documenter.vault.read() as tx:
        return attachments.of_interview(tx, interview)
