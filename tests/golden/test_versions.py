"""Every format says its version, and one that this program does not know is refused with a code, never guessed at."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.container.layout import VERSION, read_layout
from storage.crypto.signing import key_id
from storage.objects import addressed, part, review
from storage.objects.kinds import PartKind
from storage.objects.wrapset import Wrapset
from sync.central import admin, keys, settings, timestamping, witnessing
from sync.central.database import writing
from sync.courier import packfile, statement
from sync.courier.answerfile import decode_answer
from sync.handover.session import _same_protocol
from sync.protocol import messages
from sync.witness.witness import Witness, make
from tests.golden.wire import made
from tests.golden.wire.test_wire import kept
from tests.storage.objects.examples import DEVICE, EXAMPLES, INTERVIEW, KEYS
from tests.storage.objects.test_golden_sealed import GOLDEN
from tests.storage.objects.test_organisation import BOX
from tests.sync.world import SetClock

VECTORS = Path(__file__).parent / "vectors"


def later(data: bytes, at: int = 7) -> bytes:
    """The same with its magic, or its number, one further."""
    return data[:at] + bytes([data[at] + 1]) + data[at + 1 :]


def newer(data: bytes) -> bytes:
    """The same JSON under `v` 2."""
    return json.dumps({**json.loads(data), "v": 2}).encode()


def _pack(data: bytes) -> None:
    packfile.open_key(io.BytesIO(data), KEYS.courier)


def _statement(data: bytes) -> None:
    statement.claimed(data[:64] + newer(data[64:]))


#: What is read, and with which code a later one of it is refused.
READ: dict[str, tuple[Callable[[], object], str]] = {
    "container": (
        lambda: read_layout(later((VECTORS / "container_empty.bin").read_bytes()[:94], 8), bytes(range(32))),
        "container-too-new",
    ),
    "container, other magic": (
        lambda: read_layout(later((VECTORS / "container_empty.bin").read_bytes()[:94]), bytes(range(32))),
        "container-damaged",
    ),
    "part": (
        lambda: part.open_part(
            later((GOLDEN / "part-body.bin").read_bytes()),
            bytes(32),
            interview=INTERVIEW,
            rev=1,
            part=PartKind.BODY,
            commit="0" * 64,
        ),
        "part-header",
    ),
    "wrapset": (lambda: Wrapset.from_bytes(newer((GOLDEN / "wrapset.json").read_bytes())), "object-fields"),
    "review": (lambda: review.open_review(later((GOLDEN / "review-sealed.bin").read_bytes()), BOX), "review-header"),
    "addressed": (
        lambda: addressed.opened(later(kept("addressed-assignment.bin")), KEYS.coordinator),
        "addressed-header",
    ),
    "pack": (lambda: _pack(later(kept("pack.bin"))), "pack-unreadable"),
    "pack statement": (lambda: _statement(kept("pack-statement.bin")), "pack-damaged"),
    "answer": (lambda: list(decode_answer(later(kept("answer.bin")), key_id(DEVICE.public))), "answer-unreadable"),
    "greeting": (lambda: messages.decode(messages.Hello, newer(kept("hello.json"))), "message-malformed"),
    "proofs": (lambda: messages.decode(messages.LogProof, newer(kept("log-proof.json"))), "message-malformed"),
    "hand-over": (lambda: _same_protocol(later(b"SVDKLAN1")), "handover-not-theirs"),
}


@pytest.mark.parametrize("name", READ)
def test_a_later_version_is_refused_with_a_code(name: str) -> None:
    read, code = READ[name]
    with pytest.raises(Exception) as found:
        read()
    assert getattr(found.value, "code", "") == code


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_signed_object_of_a_later_version_is_refused(name: str) -> None:
    with pytest.raises(Exception) as found:
        type(EXAMPLES[name]).from_bytes(newer(EXAMPLES[name].to_bytes()))
    assert getattr(found.value, "code", "") == "object-fields"


def test_every_message_of_the_wire_that_stands_alone_says_its_version() -> None:
    inside = {"LogHead", "LeafProof", "ObjectResult", "NumberedReceipt", "FeedItem", "NumberedDevice", "Standing"}
    alone = {
        name: model
        for name, model in vars(messages).items()
        if isinstance(model, type) and issubclass(model, messages.Fields) and model is not messages.Fields
    }
    assert {name for name, model in alone.items() if "v" not in model.model_fields} == inside


def test_a_folder_that_a_later_program_wrote_is_not_read_as_ours(tmp_path: Path) -> None:
    folder = tmp_path / "central"
    central = admin.init(folder, SetClock().now(), practice=True)
    central.close()
    witnessing.configure(folder, "https://partner.example", made.note.NoteKey("p", 4, DEVICE.public).text())
    timestamping.configure(folder, "http://tsa.example/")
    for name, read in (
        ("central.json", lambda: settings.read(folder)),
        ("keys", lambda: keys.load(folder / "keys")),
        ("witnesses.json", lambda: witnessing.configured(folder)),
        ("timestamps.json", lambda: timestamping.configured(folder)),
    ):
        read()
        before = (folder / name).read_bytes()
        (folder / name).write_bytes(newer(before))
        with pytest.raises(admin.CentralProblem, match="folder-too-new"):
            read()
        (folder / name).write_bytes(before)


def test_tables_that_a_later_program_made_are_not_touched(tmp_path: Path) -> None:
    folder = tmp_path / "central"
    central = admin.init(folder, SetClock().now(), practice=True)
    with writing(central.engine) as tx:
        tx.execute(text("UPDATE alembic_version SET version_num = 'm9999'"))
    central.close()
    with pytest.raises(admin.CentralProblem, match="database-newer"):
        admin.open_central(folder)


def test_a_witness_of_a_later_program_is_not_read_as_ours(tmp_path: Path) -> None:
    make(tmp_path / "witness", "partner.example/witness")
    path = tmp_path / "witness" / "witness.json"
    path.write_bytes(newer(path.read_bytes()))
    with pytest.raises(Exception, match="folder-too-new"):
        Witness(tmp_path / "witness")


def test_the_version_of_the_container_is_the_one_of_its_magic() -> None:
    assert VERSION == 1
