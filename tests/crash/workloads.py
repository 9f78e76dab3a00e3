"""What the children do until they are killed. What a child says, the screen would have called saved."""

import os
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from storage.container import ContainerWriter
from storage.crypto.hpke import BoxKey
from storage.interviews import attachments, drafts, notes, sealing
from storage.interviews.attachments import AttachmentKind
from storage.interviews.notes import NoteKind
from storage.objects.kinds import PartKind
from storage.vault import (
    Vault,
    add_recovery,
    change_passphrase,
    create_vault,
    engines,
    open_vault,
    recover_vault,
)
from storage.vault.integrity import start_up_check
from sync.central import admin
from sync.central.serve import Server
from sync.client.delivery import deliver_waiting
from sync.client.http import transport_of
from tests.crash import ends, ends_addressed, ends_together
from tests.crash.basic import (
    CARD_SEED,
    CARD_TURNS,
    DOCUMENT,
    HEADER_TURNS,
    PHOTO,
    SAVES,
    SECONDS,
    answers_of,
    passphrase_of,
    recovery_of,
    second_of,
    the_draft,
)
from tests.crash.upkeep import UPKEEP
from tests.storage.interviews.scene import CONSENT, RECORD
from tests.storage.vaults import LOWEST_FOR_TESTS, MOMENT, PASSPHRASE
from tests.sync.world import SetClock

Say = Callable[[str], None]


def save(folder: Path, say: Say) -> None:
    """Answers, one transaction each, as the interview screen saves them."""
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        for number in range(SAVES):
            with vault.transaction() as tx:
                writes, repeats = answers_of(number)
                drafts.save_answers(tx, the_draft(tx), writes, MOMENT, repeats)
            say(str(number))


def save_too_early(folder: Path, say: Say) -> None:
    """What the suite must find: a screen that says saved before the commit."""
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        for number in range(SAVES):
            with vault.transaction() as tx:
                writes, repeats = answers_of(number)
                drafts.save_answers(tx, the_draft(tx), writes, MOMENT, repeats)
                say(str(number))


def save_without_sync(folder: Path, say: Say) -> None:
    """What the suite must find: a database that does not wait for the medium at each commit."""
    engines._SETTINGS = tuple(s.replace("synchronous=FULL", "synchronous=NORMAL") for s in engines._SETTINGS)  # type: ignore[misc]
    save(folder, say)


def append(folder: Path, say: Say) -> None:
    """Lines of ten bytes, each by another thread than the one before."""
    descriptor = os.open(folder / "lines", os.O_WRONLY | os.O_CREAT)
    for number in range(10):
        thread = threading.Thread(target=os.write, args=(descriptor, b"%09d\n" % number))
        thread.start()
        thread.join()
        say(str(number))


def seal(folder: Path, say: Say) -> None:
    """A draft with sound and a photo becomes a sealed interview."""
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        with vault.read() as tx:
            draft = the_draft(tx)
        say(sealing.seal(vault, draft, RECORD, CONSENT, MOMENT).manifest_digest)


def record(folder: Path, say: Say) -> None:
    """Two segments of a recording with markers, then a photo."""
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        with vault.read() as tx:
            draft = the_draft(tx)
        with vault.transaction() as tx:
            handle = attachments.begin(tx, vault, draft, PartKind.BODY, AttachmentKind.AUDIO, "audio/ogg", MOMENT)
        for segment in (1, 2):
            if segment == 2:
                with vault.transaction() as tx:
                    handle = attachments.next_segment(tx, vault, handle.attachment_id, MOMENT)
            writer = ContainerWriter.create(handle.path, handle.key, record_size=handle.record_size)
            for number in range(SECONDS - 1):
                writer.append(second_of(segment, number))
                say(f"second {segment} {number}")
            with vault.transaction() as tx:
                notes.add(tx, draft, NoteKind.MARKER, "", MOMENT, attachment_id=handle.attachment_id)
            say(f"marker {segment}")
            written = writer.finish(second_of(segment, SECONDS - 1))
            say(f"second {segment} {SECONDS - 1}")
            with vault.transaction() as tx:
                attachments.finish_segment(tx, handle.segment_id, written, duration_ms=SECONDS * 1000)
            say(f"finished {segment}")
        attachments.import_bytes(
            vault, draft, PartKind.IDENTITY, AttachmentKind.PHOTO, PHOTO, "image/jpeg", MOMENT, title="IMG_0001.JPG"
        )
        say("photo")


def recover(folder: Path, say: Say) -> None:
    """The start after a crash: the check, and what open segments still hold."""
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        if not start_up_check(vault).is_sound:
            raise AssertionError("the vault is not sound")
        say(f"recovered {attachments.recover_open_segments(vault, MOMENT)}")


def take_in(folder: Path, say: Say) -> None:
    """A photo out of a file, then a document made in memory, then both again."""
    with closing(open_vault(folder / "vault", PASSPHRASE)) as vault:
        with vault.read() as tx:
            draft = the_draft(tx)
        for turn in range(2):
            attachments.import_file(
                vault, draft, PartKind.IDENTITY, AttachmentKind.PHOTO, folder / "IMG_0001.JPG", MOMENT, title="photo"
            )
            say(f"photo {turn}")
            attachments.import_bytes(
                vault, draft, PartKind.BODY, AttachmentKind.DOCUMENT, DOCUMENT, "application/pdf", MOMENT, title="page"
            )
            say(f"document {turn}")


def header(folder: Path, say: Say) -> None:
    """The passphrase is changed, an organisation's recovery key comes and is replaced, and so again."""
    now = PASSPHRASE
    with closing(open_vault(folder / "vault", now)) as vault:
        for turn in range(HEADER_TURNS):
            change_passphrase(vault, now, passphrase_of(turn), LOWEST_FOR_TESTS)
            now = passphrase_of(turn)
            say(f"passphrase {turn}")
            add_recovery(vault, recovery_of(turn).public)
            say(f"recovery {turn}")


def cards(folder: Path, say: Say) -> None:
    """A lost passphrase: the cards open the vault and give it a new one; and once more."""
    for turn in range(CARD_TURNS):
        with closing(recover_vault(folder / "vault", CARD_SEED, passphrase_of(turn), LOWEST_FOR_TESTS)) as vault:
            say(f"passphrase {turn}")
            with vault.transaction() as tx:
                writes, repeats = answers_of(turn)
                drafts.save_answers(tx, the_draft(tx), writes, MOMENT, repeats)
            say(f"saved {turn}")


def create(folder: Path, say: Say) -> None:
    """The first start."""
    cards = BoxKey.from_seed(CARD_SEED).public
    with closing(
        create_vault(
            folder / "vault",
            passphrase=PASSPHRASE,
            cost=LOWEST_FOR_TESTS,
            practice=False,
            recovery=cards,
            moment=MOMENT,
        )
    ):
        say("created")


def deliver(folder: Path, say: Say) -> None:
    """The laptop's end of a delivery."""
    with closing(open_vault(folder / "laptop", PASSPHRASE)) as vault:
        for delivered in delivery(vault):
            say(f"delivered {delivered}")


def delivery(vault: Vault) -> tuple[str, ...]:
    """One delivery from beginning to end; which interviews it finished."""
    transport = transport_of(vault, timeout=20)
    try:
        report = deliver_waiting(vault, transport, SetClock(), progress=lambda _: None, cancelled=lambda: False)
    finally:
        transport.close()
    if report.parked or report.alarms or report.cancelled:
        raise AssertionError(f"parked {report.parked}, alarms {report.alarms}")
    return report.delivered


def central(folder: Path, say: Say) -> None:
    """Central's end of a delivery; serves until it is killed."""
    port = int((folder / "port").read_text())
    Server(admin.open_central(folder / "central"), SetClock(), port=port).run(lambda _: say("ready"))


WORKLOADS: Final[dict[str, Callable[[Path, Say], None]]] = {
    **UPKEEP,
    "push": ends.push,
    "blocks": ends.blocks,
    "runs": ends_together.runs,
    "files": ends.push,
    "receipt": ends.receipt,
    "feed": ends.feed,
    "addressed": ends_addressed.addressed,
    "courier": ends.courier,
    "append": append,
    "save": save,
    "save_too_early": save_too_early,
    "save_without_sync": save_without_sync,
    "seal": seal,
    "record": record,
    "recover": recover,
    "import": take_in,
    "header": header,
    "cards": cards,
    "create": create,
    "deliver": deliver,
    "central": central,
}
