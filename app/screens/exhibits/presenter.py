"""Decides what is taken in, tied, derived and handed over; work in the vault's lane. Knows no Qt."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from app.jobs import Jobs, Lane
from app.screens.attachments.kinds import AttachmentKind, part_of
from app.screens.attachments.pictures import details_text
from app.screens.attachments.presenter import SHOWN, Item, injuries_in, item_of
from app.screens.exhibits.cards import ExhibitCard
from app.screens.exhibits.importing import Importing, Summary
from app.screens.exhibits.making import LARGEST_SOURCE, Derivation, Drawn, Sheet, derived_copy, keep_sketch, sheet_of
from app.screens.exhibits.photographs import Photograph, Photographs, look, seal
from app.screens.exhibits.roles import View
from app.unkept import Unkept
from storage.interviews import attachments, exhibits
from storage.interviews.attachments import Attachment
from storage.interviews.errors import InterviewError
from storage.interviews.exhibits import NewTransfer, Transfer
from storage.interviews.playback import open_attachment
from storage.platform.clock import Clock
from storage.vault import Vault

T = TypeVar("T")
LONGEST_OFFSET = 50 * 366 * 24 * 3600


class ExhibitsPresenter:
    """The files and exhibits of one interview."""

    def __init__(
        self,
        view: View,
        vault: Vault,
        jobs: Jobs,
        clock: Clock,
        interview_id: str,
        gate: Callable[[AttachmentKind], tuple[str, ...]],
        cards: Callable[[], tuple[ExhibitCard, ...]],
        numbered: Callable[[str, str], None],
        counted: Callable[[int], None],
        may_open: Callable[[Item], bool] = lambda _item: True,
        unkept: Unkept | None = None,
    ) -> None:
        self._view, self._vault, self._jobs, self._clock = view, vault, jobs, clock
        self._interview_id, self._gate, self._may_open = interview_id, gate, may_open
        self._described, self._numbered, self._counted = cards, numbered, counted
        self._importing = Importing(vault, jobs, clock, interview_id, self)
        self._photographs = Photographs(
            unkept or Unkept(),
            f"{interview_id}/exhibits",
            self._keep_photograph,
            lambda photograph: bool(gate(photograph.kind)),
        )
        self._items: dict[str, Item] = {}
        self._cards: tuple[ExhibitCard, ...] = ()
        self._is_gone = False

    @property
    def interview_id(self) -> str:
        """Which interview they belong to."""
        return self._interview_id

    @property
    def is_busy(self) -> bool:
        """Whether files are being taken in."""
        return self._importing.is_running

    @property
    def cards(self) -> tuple[ExhibitCard, ...]:
        """The exhibits with their numbers."""
        return self._cards

    @property
    def items(self) -> tuple[Item, ...]:
        """All files that are shown."""
        return tuple(self._items.values())

    def item(self, item_id: str) -> Item | None:
        """One of them."""
        return self._items.get(item_id)

    def started(self) -> None:
        """Show what there is; an exhibit without a number gets one."""
        self._photographs.take_over()
        described = self._described()
        moment = self._clock.now()

        def read() -> tuple[tuple[Item, ...], tuple[ExhibitCard, ...]]:
            with self._vault.read() as tx:
                known = {card.ref: exhibits.number_of(tx, self._interview_id, card.ref) for card in described}
            if not all(known.values()):
                with self._vault.transaction() as tx:
                    for ref in known:
                        known[ref] = exhibits.given_number(tx, self._interview_id, ref, moment)
            return self._read(), tuple(replace(card, number=known[card.ref]) for card in described)

        def shown(result: tuple[tuple[Item, ...], tuple[ExhibitCard, ...]]) -> None:
            items, self._cards = result
            for card in self._cards:
                if card.number_ref:
                    self._numbered(card.number_ref, card.number)
            self._view.show_cards(self._cards)
            self._shown(items)

        self._run(read, shown)

    def gone(self) -> None:
        """The screen is closed."""
        self._is_gone = True
        self._importing.gone()

    # Taking in

    def add_asked(self, kind: AttachmentKind, folder: bool) -> None:
        """Ask for files, if there is consent to such."""
        if self._gate(kind):
            self._view.show_closed(kind)
        elif not self._importing.is_running:
            self._view.ask_files(kind, folder)

    def files_chosen(self, kind: AttachmentKind, paths: Sequence[Path], exhibit: str = "") -> None:
        """Take in files and what is in folders; the files themselves stay where they are, untouched."""
        if self._gate(kind):
            # Consent may have been withdrawn while the dialog was open.
            self._view.show_closed(kind)
            return
        self._importing.begin(kind, paths, exhibit)

    def may_photograph(self, kind: AttachmentKind) -> bool:
        """Whether there is consent to such a photograph; says it where there is none."""
        if self._gate(kind):
            self._view.show_closed(kind)
            return False
        return True

    def photographed(self, kind: AttachmentKind, picture: bytes) -> None:
        """Keep what the camera of this computer took."""
        # Consent may have been withdrawn while the window was open.
        if self.may_photograph(kind):
            self._photographs.took(Photograph(kind, part_of(kind), picture, self._clock.now()))

    @property
    def has_waiting_photograph(self) -> bool:
        """Whether the vault refused what the camera took."""
        return bool(self._photographs.waiting())

    def photograph_asked_again(self) -> None:
        """Try again to keep what waits."""
        self._photographs.again()

    def _keep_photograph(self, photograph: Photograph) -> None:
        def kept(one: Attachment) -> None:
            self._photographs.kept(photograph)
            moment = self._clock.now()
            self._run(lambda: look(self._vault, one, photograph, moment), lambda looked: self.added(item_of(*looked)))

        def refused(error: Exception) -> None:
            self._photographs.refused(photograph)
            if not self._is_gone:
                self._view.show_photograph_waits(error)

        self._jobs.run(Lane.WORDS, lambda: seal(self._vault, self._interview_id, photograph), done=kept, failed=refused)

    def added(self, item: Item) -> None:
        """One more was made here."""
        self._items[item.id] = _without_picture(item)
        self._view.show_taken(item)

    def cancel_asked(self) -> None:
        """Stop taking in."""
        self._importing.cancel()

    def import_moved(self, done: int, total: int, taken: Item | None) -> None:
        """One more file is done."""
        if taken is not None:
            self._items[taken.id] = _without_picture(taken)
            self._view.show_taken(taken)
        self._view.show_progress(done, total)

    def import_streamed(self, done: int, total: int, percent: int) -> None:
        """So much of a large file is taken in."""
        if self._importing.is_running:
            self._view.show_progress(done, total, percent)

    def import_ended(self, summary: Summary) -> None:
        """All are done."""
        self._counted(injuries_in(self._items.values()))
        self._view.show_progress(0, 0)
        self._view.show_summary(summary)

    def import_failed(self, error: Exception) -> None:
        """The vault refuses."""
        self._view.show_progress(0, 0)
        self._view.show_failure(error)

    # Files

    def opened(self, item_id: str) -> None:
        """Open a file to be looked at or heard."""
        item = self._openable(item_id)
        if item is not None:
            self._run(
                lambda: open_attachment(self._vault, item_id),
                lambda sealed: self._view.show_opened(item, sealed),
                late=lambda sealed: sealed.close(),
            )

    def sheet_asked(
        self,
        item_id: str,
        number: int,
        drawn: Callable[[Sheet], None],
        refused: Callable[[], None] | None = None,
    ) -> None:
        """Give a picture, or a page of a document counted from 0, to draw boxes on: who may not open it gets none."""
        item = self._openable(item_id)
        if item is not None:
            self._run(lambda: sheet_of(self._vault, item, number), drawn, refused=refused)

    def bytes_asked(self, item_id: str, read: Callable[[bytes], None]) -> None:
        """Give the bytes of a drawing of ours; empty when it is larger than one can be."""

        def take() -> bytes:
            with open_attachment(self._vault, item_id) as sealed:
                return sealed.read(0, sealed.size) if sealed.size <= LARGEST_SOURCE else b""

        self._run(take, read)

    def tied(self, item_ids: Sequence[str], number: str) -> None:
        """Tie files to an exhibit; to none with an empty number."""
        self._change(item_ids, lambda item: replace(item, details=replace(item.details, exhibit=number)), "tied")

    def graphic_marked(self, item_ids: Sequence[str], is_graphic: bool) -> None:
        """Say that files may hurt who looks, or that they do not."""
        marked = int(is_graphic)
        self._change(item_ids, lambda item: replace(item, details=replace(item.details, graphic=marked)), "tied")

    def clock_set(self, item_id: str, seconds: int) -> None:
        """Say once how far the clock of a camera was ahead: it stands beside its times, which stay as they are."""
        item = self._items.get(item_id)
        if item is None or not item.details.device or abs(seconds) > LONGEST_OFFSET:
            return
        same = [one.id for one in self._items.values() if one.details.device == item.details.device]

        def noted(one: Item) -> Item:
            return replace(one, details=replace(one.details, clock=seconds, clock_known=1))

        self._change(same, noted, "clock")

    def removed(self, item_ids: Sequence[str]) -> None:
        """Take files out of the draft: their keys are destroyed."""
        moment = self._clock.now()

        def remove() -> tuple[Item, ...]:
            with self._vault.transaction() as tx:
                for one in item_ids:
                    attachments.remove(tx, one, moment)
            attachments.delete_files(self._vault)
            return self._read()

        self._run(remove, self._shown_and("removed"))

    def derived(self, item_id: str, derivation: Derivation) -> None:
        """Make a copy with boxes burnt in; the original stays as it is."""
        item = self._items.get(item_id)
        if item is None:
            return
        moment = self._clock.now()

        def copied(made: Item | None) -> None:
            if made is not None:
                self.added(made)
            self._view.show_derived(made)

        self._run(lambda: derived_copy(self._vault, self._interview_id, item, derivation, moment), copied)

    def sketch_kept(self, drawn: Drawn, refused: Callable[[], None] | None = None) -> None:
        """Keep what was drawn; what it goes on from makes room for it. `refused` is called where it cannot be kept."""
        moment, before = self._clock.now(), self._items.get(drawn.over)

        def keep() -> tuple[Item, ...]:
            keep_sketch(self._vault, self._interview_id, drawn, before, moment)
            return self._read()

        self._run(keep, self._shown_and("sketch"), refused=refused, lane=Lane.WORDS)

    # Exhibits

    def label_asked(self, card: ExhibitCard) -> None:
        """Show the label of an exhibit; nothing dangerous gets one."""
        if card.is_dangerous:
            self._view.show_danger(card)
        elif card.number:
            self._view.show_label(card)

    def way_asked(self, card: ExhibitCard) -> None:
        """Show through whose hands an exhibit went; nothing dangerous is taken into a hand."""
        if card.is_dangerous:
            self._view.show_danger(card)
            return

        def read() -> tuple[Transfer, ...]:
            with self._vault.read() as tx:
                return exhibits.transfers(tx, self._interview_id, card.number)

        self._run(read, lambda found: self._view.show_transfers(card, found))

    def handed_over(self, new: NewTransfer, kept: Callable[[], None], refused: Callable[[], None]) -> None:
        """Sign that an exhibit passed from hand to hand, and say whether it is kept."""
        moment = self._clock.now()

        def sign() -> None:
            with self._vault.transaction() as tx:
                exhibits.transfer(tx, self._vault, self._interview_id, new, moment)

        self._run(sign, lambda _nothing: kept(), refused=refused)

    def _openable(self, item_id: str) -> Item | None:
        item = self._items.get(item_id)
        if item is not None and not self._may_open(item):
            self._view.show_failure(InterviewError("no-identification"))
            return None
        return item

    def _change(self, item_ids: Sequence[str], change: Callable[[Item], Item], what: str) -> None:
        moment = self._clock.now()

        def keep() -> tuple[Item, ...]:
            with self._vault.transaction() as tx:
                for one in item_ids:
                    kept = attachments.get(tx, one)
                    changed = change(item_of(kept, b""))
                    attachments.set_details(tx, one, details_text(changed.details), moment)
            return self._read()

        self._run(keep, self._shown_and(what))

    def _read(self) -> tuple[Item, ...]:
        with self._vault.read() as tx:
            kept = attachments.of_interview(tx, self._interview_id)
            found = [one for one in kept if one.kind in SHOWN and not one.is_open]
            return tuple(item_of(one, attachments.thumbnail(tx, one.id)) for one in found)

    def _shown(self, items: tuple[Item, ...]) -> None:
        self._items = {one.id: _without_picture(one) for one in items}
        self._view.show_items(items)
        self._counted(injuries_in(items))

    def _shown_and(self, what: str) -> Callable[[tuple[Item, ...]], None]:
        def shown(items: tuple[Item, ...]) -> None:
            self._shown(items)
            self._view.show_done(what)

        return shown

    def _run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        late: Callable[[T], None] | None = None,
        refused: Callable[[], None] | None = None,
        lane: Lane = Lane.VAULT,
    ) -> None:
        def finished(result: T) -> None:
            if not self._is_gone:
                done(result)
            elif late is not None:
                late(result)

        def failed(error: Exception) -> None:
            if not self._is_gone:
                self._view.show_failure(error)
                if refused is not None:
                    refused()

        self._jobs.run(lane, work, done=finished, failed=failed)


def _without_picture(item: Item) -> Item:
    """The list holds the small pictures; twice would be twice the room."""
    return replace(item, small=b"")
