"""The record card of a sealed interview: how it came about, and the hash of its package, also in words."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.error_messages import Messages
from app.jobs import Jobs, Lane
from app.screens.papers.frame import PaperFrame
from app.screens.papers.work import TEXTS, Making, Paper
from app.statement.printing import PrintPages, ask_and_print_pages
from app.workspace import Header, Workspace
from forms.engine import Environment, Session, load_form
from forms.interview import SheetContent, StatementHeader, load_texts, record_card, redacting, statement_content
from storage.interviews import attachments, custody, departures, device, drafts, form_library, interviews, missions
from storage.interviews import organisation as organisations
from storage.interviews.attachment_rows import AttachmentKind
from storage.interviews.errors import NoSuchInterview
from storage.keys.fingerprint import six_words
from storage.objects.custody import CustodyAction
from storage.platform.clock import Clock
from storage.vault import Vault

_LANGUAGES = (("uk",), ("en",), ("uk", "en"))
_OWN = (AttachmentKind.AUDIO, AttachmentKind.STATEMENT, AttachmentKind.SIGNATURE)


class RecordCardScreen(PaperFrame):
    """Nothing to choose but the language."""

    def __init__(self, header: Header, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(header, messages, _LANGUAGES, parent)
        self.choices.addStretch(1)
        self._retranslate()

    def _retranslate(self) -> None:
        super()._retranslate()
        self._heading.setText(self.tr("Record card"))
        self._about.setText(
            self.tr(
                "How this record came about, and the hash of its package, in full and in six words: read the words "
                "over the telephone to compare two copies."
            )
        )


class _Record:
    """What the screen of the card does: all of it in the lane, for nobody changes a sealed interview."""

    def __init__(self, screen: RecordCardScreen, vault: Vault, interview_id: str, jobs: Jobs, clock: Clock) -> None:
        self._screen, self._vault, self._id, self._jobs, self._clock = screen, vault, interview_id, jobs, clock
        self._is_gone = False
        self.making: Making | None = None

    def chosen(self) -> None:
        """Make the card in the languages that are chosen."""
        languages = self._screen.languages
        self._jobs.run(Lane.VAULT, lambda: self._contents(languages), done=self._read, failed=self._failed)

    def gone(self) -> None:
        """Nobody looks any more."""
        self._is_gone = True
        if self.making is not None:
            self.making.gone()

    def printed(self) -> None:
        """Enter that it went to a printer."""
        self._jobs.run(Lane.VAULT, self._enter, done=self._entered, failed=self._failed)

    def _contents(self, languages: tuple[str, ...]) -> tuple[SheetContent, ...]:
        texts = load_texts(TEXTS.read_bytes())
        with self._vault.read() as tx:
            summary = interviews.get(tx, self._id)
            source = form_library.get(tx, summary.form.digest)
            if source is None or summary.is_closed:
                raise NoSuchInterview("no-longer-readable")
            mission = missions.get(tx, summary.mission_id)
            package = organisations.current(tx)
            kept = attachments.of_interview(tx, self._id)
            code, saved = device.identity(tx).code, drafts.answers(tx, self._id)
        when = datetime.fromisoformat(summary.sealed_at)
        around = Environment(now=lambda: when, new_id=departures.new_id)
        session = Session(load_form(source.xform, source.attachments), environment=around, saved=saved)
        words = redacting.of_session(session)
        session = redacting.apply(session, words) if words else session
        header = StatementHeader(
            number=summary.number,
            person_code=summary.number,
            organisation=package.package.name if package is not None else "–",
            mission=f"{mission.number} {mission.name}".strip(),
            team=mission.team,
            started=_local(summary.created),
            ended=_local(summary.sealed_at),
            device=code,
            practice=self._vault.practice,
            recordings=_digests(kept, (AttachmentKind.AUDIO,)),
            exhibits=_digests(kept, tuple(kind for kind in AttachmentKind if kind not in _OWN)),
        )
        digest = bytes.fromhex(summary.manifest_digest)
        return tuple(
            record_card(
                statement_content(session, header, texts, language),
                texts[language],
                summary.manifest_digest,
                six_words(digest, language),
            )
            for language in languages
        )

    def _read(self, contents: tuple[SheetContent, ...]) -> None:
        if not self._is_gone and self.making is not None:
            self.making.sheets(contents)

    def _enter(self) -> None:
        with self._vault.transaction() as tx:
            custody.record(tx, self._id, CustodyAction.PRINT, self._clock.now(), detail=Paper.RECORD.value)

    def _entered(self, _: None) -> None:
        if not self._is_gone:
            self._screen.show_printed()

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._screen.show_failure(error)


def open_record_card(workspace: Workspace, interview_id: str, *, send: PrintPages = ask_and_print_pages) -> QWidget:
    """Give the screen of the record card of a sealed interview; `send` sends pages to a printer."""
    screen = RecordCardScreen(workspace.navigator.header, workspace.messages)
    record = _Record(screen, workspace.vault, interview_id, workspace.jobs, workspace.clock)
    record.making = Making(
        workspace.jobs,
        pages=screen.show_pages,
        send=lambda pdf: send(screen, pdf),
        printed=record.printed,
        failed=screen.show_failure,
    )
    screen.chosen.connect(record.chosen)
    screen.print_asked.connect(record.making.print_asked)
    screen.back_asked.connect(workspace.navigator.back)
    screen.closed.connect(record.gone)
    screen.work = record  # Qt holds plain receivers only weakly
    record.chosen()
    return screen


def _digests(kept: tuple[attachments.Attachment, ...], kinds: tuple[AttachmentKind, ...]) -> tuple[str, ...]:
    return tuple(f"{one.title or one.kind.value}:\n{one.sha256}" for one in kept if one.kind in kinds)


def _local(wall: str) -> str:
    return datetime.fromisoformat(wall).astimezone().isoformat(timespec="milliseconds")
