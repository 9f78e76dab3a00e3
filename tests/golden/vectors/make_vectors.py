"""How the published answers were made: the program must still give them."""

from pathlib import Path

from storage.container import ContainerWriter
from storage.container.layout import CHACHA20_POLY1305, new_layout
from storage.crypto import padding, tree
from storage.crypto.hkdf import derive_key
from storage.crypto.hpke import BoxKey
from storage.crypto.kdf import Argon2Cost, derive
from storage.crypto.signing import SigningKey
from storage.keys.passphrase import normalised

HERE = Path(__file__).parent
KEY = bytes(range(32))
FILE_ID = bytes(range(100, 116))
SALT = bytes(range(200, 232))
# Name of the file: record size, algorithm, data of each record.
CONTAINERS: dict[str, tuple[int, int, list[bytes]]] = {
    "container_empty.bin": (64, 1, [b""]),
    "container_three_records.bin": (64, 1, ["свідок".encode(), b"", b"x" * 60]),
    "container_chacha20.bin": (64, 2, [b"one", b"two"]),
    "container_two_leaves.bin": (6144, 1, [bytes([number]) * 5000 for number in range(4)]),
}


def container(record_size: int, algorithm: int, records: list[bytes], path: Path) -> None:
    if algorithm == CHACHA20_POLY1305:
        layout = new_layout(KEY, record_size, file_id=FILE_ID, salt=SALT, algorithm=algorithm)
        last = len(records) - 1
        sealed = [layout.sealed_record(at, data, last=at == last) for at, data in enumerate(records)]
        path.write_bytes(layout.header + b"".join(sealed))
        return
    writer = ContainerWriter.create(path, KEY, record_size=record_size, _fixed=(FILE_ID, SALT))
    for data in records[:-1]:
        writer.append(data)
    writer.finish(records[-1])


def primitives() -> dict[str, object]:
    """Return what each primitive answers to fixed questions."""
    signer, box = SigningKey.from_seed(KEY), BoxKey.from_seed(KEY)
    cost = Argon2Cost(memory_kib=64, passes=2, lanes=2)
    return {
        "hkdf": {
            "secret": KEY.hex(),
            "label": "svidok/v1/wrap",
            "derived": derive_key(KEY, b"svidok/v1/wrap").hex(),
        },
        "argon2id": {
            "passphrase": "Кавун ﬁ",
            "normalised": normalised("Кавун ﬁ").hex(),
            "salt": SALT[:16].hex(),
            "memory_kib": cost.memory_kib,
            "passes": cost.passes,
            "lanes": cost.lanes,
            "derived": derive(normalised("Кавун ﬁ"), SALT[:16], cost).hex(),
        },
        "ed25519_dsse": {
            "seed": KEY.hex(),
            "public": signer.public.hex(),
            "type": "application/vnd.svidok.receipt.v1+json",
            "payload": "{}",
            "signature": signer.sign("application/vnd.svidok.receipt.v1+json", b"{}").hex(),
        },
        "box": {"seed": KEY.hex(), "public": box.public.hex()},
        "padding": {str(size): padding.padded_size(size) for size in (1, 9, 100, 1000, 65_537, 1_000_000)},
        "tree": {
            str(count): tree.root([tree.leaf_hash(bytes([number])) for number in range(count)]).hex()
            for count in (0, 1, 2, 3, 5, 8, 13)
        },
    }
