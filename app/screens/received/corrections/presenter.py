"""Two corrections of one interview beside each other, and what a coordinator decides of each answer. Knows no Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from pydantic import JsonValue

from app.jobs import Jobs, Lane
from app.retrying import Retrying
from app.screens.draft.saving import DELAY_MS, Delay
from app.screens.received.form_of import form_of
from app.screens.received.reading import OpenedRecord, answers_of, chosen_of, words_of
from app.screens.received.wording import sections_of
from app.unkept import Unkept
from forms.engine import FormDefinition
from storage.interviews import deciding, heads, resolving, sitting
from storage.interviews.comparing import Comparison, Decision, Side
from storage.interviews.deciding import Draft
from storage.interviews.errors import ResolutionRefused
from storage.interviews.received import ReceivedInterview
from storage.objects.custody import CustodyAction
from storage.platform.clock import Clock
from storage.vault import Vault

_TWO = 2
#: By ref: section, question and answer.
_Words = dict[str, tuple[str, str, str]]


class Kept(StrEnum):
    """Whose answer holds."""

    LEFT = "left"
    RIGHT = "right"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Row:
    """One question, and what either correction says to it; empty where it says nothing."""

    ref: str
    section: str
    label: str
    left: str = field(repr=False)
    right: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on the screen; `more` counts further corrections that are decided after these two."""

    left: ReceivedInterview
    right: ReceivedInterview
    differing: tuple[Row, ...]
    narrowed: tuple[Row, ...]
    same: tuple[Row, ...]
    more: int


class View(Protocol):
    """The screen as its presenter sees it."""

    def show_corrections(self, shown: Shown) -> None:
        """Show both, what differs first; nothing is decided yet."""

    def show_words(self, shown: Shown) -> None:
        """Say the same in another language."""

    def show_decided(self, kept: Mapping[str, Kept], reasons: Mapping[str, str], reason: str) -> None:
        """Show what was decided before."""

    def show_saved(self, is_saved: bool) -> None:
        """Say whether what was decided so far is kept."""

    def show_undecided(self, count: int, *, has_reason: bool) -> None:
        """Say how much is still to be decided."""

    def show_sealing(self, is_running: bool) -> None:
        """Show that the decision is being sealed."""

    def show_sealed(self, revision: int) -> None:
        """Say that it is sealed."""

    def show_none(self) -> None:
        """Say that nothing is to be decided any more."""

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read: plain values, and the form as far as it is here."""

    comparison: Comparison
    left: ReceivedInterview
    right: ReceivedInterview
    more: int
    opened: tuple[OpenedRecord, OpenedRecord]
    form: FormDefinition | None
    draft: Draft


@dataclass(frozen=True, slots=True)
class _Kept:
    digests: tuple[str, str]
    draft: Draft


class CorrectionsPresenter:
    """Keeps what was decided in the vault until it is sealed."""

    def __init__(
        self,
        view: View,
        vault: Vault,
        jobs: Jobs,
        clock: Clock,
        interview: str,
        language: Callable[[], str],
        delay: Delay,
        unkept: Unkept,
    ) -> None:
        self._view, self._vault, self._jobs, self._clock, self._language = view, vault, jobs, clock, language
        self._interview = interview
        self._read: _Read | None = None
        self._kept: dict[str, Kept] = {}
        self._reasons: dict[str, str] = {}
        self._reason = ""
        self._is_sealing, self._is_sealed, self._is_gone = False, False, False
        self._delay = delay
        self._has_changed = False
        self._drafts: Retrying[_Kept, None] = Retrying(
            unkept,
            f"decisions/{interview}",
            jobs,
            self._keep,
            kept=self._saved,
            refused=self._failed,
            replaces=lambda newer, older: newer.digests == older.digests,
        )

    def started(self) -> None:
        """Open both."""
        self._jobs.run(Lane.VAULT, self._open, done=self._opened, failed=self._failed)

    def flush(self) -> None:
        """Hand in what is not kept yet: before locking, before leaving, and soon after each step."""
        self._delay.stop()
        if self._read is not None and self._has_changed and not self._is_sealed:
            self._has_changed = False
            self._drafts.run(_Kept(self._digests(self._read), self._draft(self._read)))

    def gone(self) -> None:
        """The screen is closed."""
        self.flush()
        self._is_gone = True

    def language_changed(self, _code: str = "") -> None:
        """Say everything in the new language; what was decided stays."""
        if self._read is not None:
            self._view.show_words(self._shown(self._read))

    def decided(self, ref: str, kept: str) -> None:
        """Somebody chose whose answer holds."""
        self._kept[ref] = Kept(kept)
        self._changed()
        self._tell()

    def explained(self, ref: str, reason: str) -> None:
        """Somebody wrote why, beside one answer."""
        self._reasons[ref] = reason
        self._changed()

    def reasoned(self, reason: str) -> None:
        """Somebody wrote how it was decided."""
        self._reason = reason
        self._changed()
        self._tell()

    def seal_asked(self) -> None:
        """Seal what was decided."""
        read = self._read
        if read is None or self._is_sealing or self._is_sealed or self._undecided(read) or not self._reason.strip():
            return
        self.flush()
        names = _names(read)
        decisions = [
            Decision(ref, names[self._kept[ref]], self._reasons.get(ref, "")) for ref in read.comparison.to_decide
        ]
        self._is_sealing = True
        self._view.show_sealing(True)
        reason = self._reason
        self._jobs.run(
            Lane.VAULT,
            lambda: self._seal(read, decisions, reason),
            done=self._sealed,
            failed=self._not_sealed,
        )

    # Work of the lane

    def _open(self) -> _Read:
        with self._vault.read() as tx:
            found = [one for one in heads.heads(tx, self._interview) if not one.withdrawn_at]
            if len(found) < _TWO:
                raise ResolutionRefused("resolution-none")
            left, right = found[:_TWO]
            comparison = resolving.compare(tx, left.manifest_digest, right.manifest_digest)
            draft = deciding.get(tx, self._interview, (left.manifest_digest, right.manifest_digest))
        for one in (left, right):
            sitting.noted(self._vault, "", CustodyAction.VIEW, self._clock.now(), object_digest=one.manifest_digest)
        opened = _record(comparison.left), _record(comparison.right)
        form = form_of(self._vault, self._clock, opened[0])
        return _Read(comparison, left, right, len(found) - _TWO, opened, form, draft)

    def _keep(self, kept: _Kept) -> None:
        with self._vault.transaction() as tx:
            open_ones = {one.manifest_digest for one in heads.heads(tx, self._interview) if not one.withdrawn_at}
            # Tried again after somebody sealed or withdrew: nothing is kept of what nobody decides any more.
            if open_ones.issuperset(kept.digests):
                deciding.put(tx, self._interview, kept.digests, kept.draft, self._clock.now())

    def _seal(self, read: _Read, decisions: list[Decision], reason: str) -> ReceivedInterview:
        one, other = read.comparison.left.digest, read.comparison.right.digest
        return resolving.resolve(self._vault, one, other, decisions, reason, self._clock.now())

    # What comes back

    def _opened(self, read: _Read) -> None:
        self._read, self._is_sealed = read, False
        # What was refused as this screen was left last is newer than what the vault has.
        refused = [one.draft for one in self._drafts.waiting if one.digests == self._digests(read)]
        draft = refused[-1] if refused else read.draft
        by_name = {name: kept for kept, name in _names(read).items()}
        to_decide = set(read.comparison.to_decide)
        self._kept = {ref: by_name[name] for ref, name in draft.kept.items() if ref in to_decide and name in by_name}
        self._reasons = {ref: reason for ref, reason in draft.reasons.items() if ref in to_decide}
        self._reason = draft.reason
        if not self._is_gone:
            self._view.show_corrections(self._shown(read))
            self._view.show_decided(self._kept, self._reasons, self._reason)
            self._tell()
            self._drafts.again()

    def _sealed(self, made: ReceivedInterview) -> None:
        self._is_sealing, self._is_sealed = False, True
        if not self._is_gone:
            self._view.show_sealing(False)
            self._view.show_sealed(made.revision)

    def _not_sealed(self, error: Exception) -> None:
        self._is_sealing = False
        if not self._is_gone:
            self._view.show_sealing(False)
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        if self._is_gone:
            return
        if isinstance(error, ResolutionRefused) and error.code == "resolution-none":
            self._view.show_none()
        else:
            self._view.show_failure(error)

    def _changed(self) -> None:
        if self._read is None:
            return
        self._has_changed = True
        self._view.show_saved(False)
        if not self._delay.is_running:
            self._delay.start(DELAY_MS, self.flush)

    def _saved(self, _nothing: None) -> None:
        if not self._is_gone and not self._has_changed and not self._drafts.waiting:
            self._view.show_saved(True)

    def _digests(self, read: _Read) -> tuple[str, str]:
        return read.comparison.left.digest, read.comparison.right.digest

    def _draft(self, read: _Read) -> Draft:
        names = _names(read)
        return Draft({ref: names[kept] for ref, kept in self._kept.items()}, dict(self._reasons), self._reason)

    def _tell(self) -> None:
        if self._read is not None:
            self._view.show_undecided(self._undecided(self._read), has_reason=bool(self._reason.strip()))

    def _undecided(self, read: _Read) -> int:
        return sum(ref not in self._kept for ref in read.comparison.to_decide)

    def _shown(self, read: _Read) -> Shown:
        language = self._language()
        left, right = (_worded(opened, read.form, language) for opened in read.opened)
        comparison = read.comparison

        def rows(refs: tuple[str, ...]) -> tuple[Row, ...]:
            return tuple(_row(ref, comparison, left, right) for ref in refs)

        return Shown(
            read.left,
            read.right,
            rows(comparison.to_decide),
            rows(comparison.narrowed),
            rows(comparison.same),
            read.more,
        )


def _names(read: _Read) -> dict[Kept, str]:
    """The revision that each choice names."""
    return {Kept.LEFT: read.comparison.left.digest, Kept.RIGHT: read.comparison.right.digest, Kept.NEITHER: ""}


def _record(side: Side) -> OpenedRecord:
    """Both parts of one revision, as the reading room shows them."""
    records: list[dict[str, JsonValue]] = [content.record for content in side.contents.values()]
    answers: dict[str, str] = {}
    chosen: dict[str, dict[str, str]] = {}
    for record in records:
        answers |= answers_of(record)
        chosen |= chosen_of(record)
    facts = records[0]
    form = facts.get("form")
    said = form if isinstance(form, dict) else {}
    title, labels = words_of(facts)
    return OpenedRecord(str(said.get("id", "")), answers, (), (), str(said.get("version", "")), title, labels, chosen)


def _worded(opened: OpenedRecord, form: FormDefinition | None, language: str) -> _Words:
    return {
        row.ref: (section.title, row.label, row.value)
        for section in sections_of(opened, form, language)
        for row in section.rows
        if not row.is_heading
    }


def _row(ref: str, comparison: Comparison, left: _Words, right: _Words) -> Row:
    section, label, _value = left.get(ref) or right.get(ref) or ("", ref.rpartition("/")[2], "")
    return Row(ref, section, label, _said(ref, comparison.left, left), _said(ref, comparison.right, right))


def _said(ref: str, side: Side, words: _Words) -> str:
    answer = side.answers.get(ref)
    if answer is None:
        return ""
    return words[ref][2] if ref in words else answer.value
