"""The interview screen: the questions of one draft, its recording and what is still missing."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.fields.factory import Surroundings
from app.screens.attachments import open_attachments_panel
from app.screens.draft.draft import Draft
from app.screens.exhibits import ToExhibits
from app.screens.interview.breaks import Breaks, local
from app.screens.interview.covering import Covering
from app.screens.interview.doors import Doors
from app.screens.interview.form_media import FormDrawings, FormFilms, FormPictures, FormSounds
from app.screens.interview.gate_board import GateBoard
from app.screens.interview.in_front import InFront
from app.screens.interview.joined import SettlementSearch, SoundPlace, TheWay, code_of
from app.screens.interview.knowing import Knowing
from app.screens.interview.pace import PaceKeeper
from app.screens.interview.presence import Presence
from app.screens.interview.presenter import InterviewPresenter
from app.screens.interview.question_files import QuestionFiles
from app.screens.interview.shared_screen import SharedScreen
from app.screens.interview.sitting_keeper import SittingKeeper
from app.screens.interview.view import InterviewScreen
from app.screens.recording import open_recording_panel
from app.screens.transcript.door import TranscriptDoor
from app.widgets.delay import OneDelay
from app.widgets.pasting import PasteGuard
from app.workspace import Workspace


def open_interview(workspace: Workspace, interview_id: str) -> QWidget:
    """Give the screen on which one draft is filled in; its caller opens it with the navigator."""
    board = GateBoard()
    recording = open_recording_panel(workspace, interview_id, board.audio, board.start)
    attachments = open_attachments_panel(workspace, interview_id, board.attachment)
    draft = Draft(workspace.vault, interview_id, workspace.clock)
    search = SettlementSearch(workspace.jobs, workspace.gazetteer)
    files = QuestionFiles(workspace, interview_id, board)
    pictures, sounds = FormPictures(lambda: draft.media), FormSounds(lambda: draft.media, workspace.jobs)
    films, drawings = FormFilms(lambda: draft.media, workspace.jobs), FormDrawings(lambda: draft.media)
    around = Surroundings(search, SoundPlace(recording), pictures, sounds, films, drawings, files)
    screen = InterviewScreen(workspace.navigator.header, workspace.messages, around, board, recording, attachments)
    files.setParent(screen)
    delay = OneDelay(screen)
    presenter = InterviewPresenter(screen, draft, workspace.jobs, delay, code_of(workspace.language), workspace.unkept)
    way = TheWay(workspace, presenter, screen.hand_in, recording, open_interview)
    breaks = Breaks(screen, presenter, recording, workspace.clock, way.flush, workspace.navigator.lock)
    presence = Presence(screen, presenter, SoundPlace(recording), lambda: local(workspace.clock))
    doors = Doors(workspace, presenter, around, screen.hand_in, recording, breaks, presence, board.start)
    doors.start_closed.connect(screen.show_start_closed)
    sittings = SittingKeeper(screen.resuming, presenter, lambda: local(workspace.clock))
    knowing = Knowing(
        screen,
        presenter,
        workspace.vault,
        workspace.jobs,
        workspace.clock,
        interview_id,
        lambda: local(workspace.clock),
    )
    attachments.titles_known.connect(knowing.titles_known)
    screen.finish_asked.connect(knowing.finish_asked)
    screen.closed.connect(knowing.gone)
    screen.resuming.place_asked.connect(doors.question_asked)
    screen.closed.connect(presence.gone)
    screen.closed.connect(sittings.gone)
    to_exhibits = ToExhibits(workspace, interview_id, board.attachment, presenter.in_hand, presenter.answered)
    attachments.to_exhibits = to_exhibits  # Qt holds plain receivers only weakly
    attachments.exhibits_asked.connect(to_exhibits.asked)
    attachments.presenter.may_open = to_exhibits.may_open
    attachments.injuries_counted.connect(to_exhibits.injuries_counted)
    files.follow(presenter.in_hand)
    presenter.follow(files.took)
    files.hear_with(recording)
    files.answered.connect(presenter.file_answered)
    files.changed.connect(attachments.presenter.started)
    attachments.answer_removed.connect(files.answer_removed)
    screen.closed.connect(files.gone)
    screen.answered.connect(presenter.answered)
    screen.repeat_add_asked.connect(presenter.repeat_add_asked)
    screen.repeat_remove_asked.connect(presenter.repeat_remove_asked)
    screen.note_added.connect(presenter.note_added)
    screen.note_changed.connect(presenter.note_changed)
    screen.section_chosen.connect(presenter.section_chosen)
    screen.place_chosen.connect(presenter.place_chosen)
    screen.undo_asked.connect(presenter.undo_asked)
    screen.redo_asked.connect(presenter.redo_asked)
    # From signal to signal: Qt takes the connection apart when the screen goes.
    workspace.language.changed.connect(screen.language_changed)
    screen.language_changed.connect(presenter.language_changed)
    screen.form_language_chosen.connect(presenter.form_language_chosen)
    screen.paging_chosen.connect(presenter.paging_chosen)
    screen.problem_asked.connect(presenter.problem_asked)
    screen.back_asked.connect(presenter.back_asked)
    screen.next_asked.connect(way.next_asked)
    screen.finish_asked.connect(way.finish_asked)
    screen.structure_asked.connect(doors.structure_asked)
    screen.recipients_asked.connect(doors.recipients_asked)
    screen.listen_asked.connect(doors.listen_asked)
    screen.earlier_asked.connect(doors.earlier_asked)
    screen.services_asked.connect(doors.services_asked)
    screen.leave_asked.connect(workspace.navigator.back)
    screen.alarm_asked.connect(breaks.alarm)
    screen.closed.connect(breaks.gone)
    covering = Covering(screen)
    recording.trouble_told.connect(covering.troubled)
    recording.failure_told.connect(covering.troubled)
    recording.trouble_over.connect(covering.calmed)
    screen.closed.connect(covering.gone)
    sharing = SharedScreen(screen, presenter, doors.shared)
    screen.sharing_asked.connect(sharing.turn)
    screen.closed.connect(sharing.gone)
    screen.closed.connect(way.closed)
    InFront(screen, presenter)
    recording.marker_kept.connect(presenter.marker_kept)
    screen.closed.connect(recording.marking.gone)
    TranscriptDoor(workspace, recording)
    workspace.flushes.register(way.flush)
    PasteGuard(interview_id, screen).long_pasted.connect(presenter.long_pasted)
    pace = PaceKeeper(presenter, screen, date.today)
    recording.recording_changed.connect(pace.recording_changed)
    recording.marker_kept.connect(pace.marker_kept)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    screen.way = way
    screen.doors = doors
    presenter.started()
    return screen
