"""One record as ODK encrypts it: AES-256 in CFB with padding, a vector for each file, the key sealed by RSA.

The format has no proof that nobody changed a byte (its "signature" is a digest sealed to the public key); our own
sealed parts have. It is what the other side reads.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from cryptography.hazmat.decrepit.ciphers.modes import CFB
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms
from lxml import etree

from storage.crypto import rsa
from storage.crypto.errors import BadKey
from sync.odk.errors import OdkRefused

SUBMISSION: Final = "submission.xml"
SUFFIX: Final = ".enc"
MOST_FILES: Final = 500
_BLOCK: Final = 16
_MANIFEST: Final = "http://opendatakit.org/submissions"
_OPENROSA: Final = "http://openrosa.org/xforms"
# The manifest is not encrypted: a name must neither lead anywhere nor say anything.
_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,40}(\.[A-Za-z0-9]{1,8})?")


@dataclass(frozen=True, slots=True)
class PlainFile:
    """A file that belongs to a record; `read` gives its bytes from the beginning, each time it is called."""

    name: str
    size: int
    read: Callable[[], Iterable[bytes]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Record:
    """What is to be encrypted; the files stand in the order in which they are."""

    form_id: str
    version: str
    instance_id: str
    xml: bytes = field(repr=False)
    files: tuple[PlainFile, ...] = ()


@dataclass(frozen=True, slots=True)
class EncryptedRecord:
    """A record ready to be sent, without its files."""

    manifest: bytes
    submission: bytes


def encrypt_record(record: Record, public: bytes, key: bytes) -> EncryptedRecord:
    """Encrypt a record under a key of its own; of its files only digests are taken here.

    Raises:
        OdkRefused: Codes odk-key, odk-file.
    """
    if len(record.files) > MOST_FILES or not all(_NAME.fullmatch(one.name) for one in record.files):
        raise OdkRefused("odk-file")
    try:
        wrapped = _text(rsa.encrypt(public, key))
        digests = [f"{one.name}::{_md5(one.read()).hexdigest()}" for one in record.files]
        digests.append(f"{SUBMISSION}::{_md5([record.xml]).hexdigest()}")
        heads = [record.form_id, *([record.version] if record.version else []), wrapped, record.instance_id]
        signed = "\n".join([*heads, *digests]) + "\n"
        signature = _text(rsa.encrypt(public, _md5([signed.encode()]).digest()))
    except BadKey:
        raise OdkRefused("odk-key") from None
    at = vector(record.instance_id, key, len(record.files))
    return EncryptedRecord(
        _manifest(record, wrapped, signature),
        b"".join(encrypted([record.xml], key, at)),
    )


def vector(instance_id: str, key: bytes, number: int) -> bytes:
    """The initialization vector of the file with this number, counted from 0 in the order of encryption."""
    seed = bytearray(_md5([instance_id.encode(), key]).digest())
    for counter in range(number + 1):
        seed[counter % _BLOCK] = (seed[counter % _BLOCK] + 1) % 256
    return bytes(seed)


def encrypted(chunks: Iterable[bytes], key: bytes, at: bytes) -> Iterator[bytes]:
    """A file's bytes encrypted piece by piece, padded at the end although the mode needs none: the format says so."""
    encryptor = Cipher(algorithms.AES256(key), CFB(at)).encryptor()
    size = 0
    for chunk in chunks:
        size += len(chunk)
        yield encryptor.update(chunk)
    missing = _BLOCK - size % _BLOCK
    yield encryptor.update(bytes([missing]) * missing) + encryptor.finalize()


def encrypted_size(size: int) -> int:
    """How many bytes a file of this size has once it is encrypted."""
    return size + _BLOCK - size % _BLOCK


def _manifest(record: Record, wrapped: str, signature: str) -> bytes:
    root = etree.XML(f'<data xmlns="{_MANIFEST}" xmlns:orx="{_OPENROSA}"/>')
    root.set("id", record.form_id)
    if record.version:
        root.set("version", record.version)
    root.set("encrypted", "yes")
    _child(root, "base64EncryptedKey", wrapped)
    meta = etree.SubElement(root, f"{{{_OPENROSA}}}meta")
    etree.SubElement(meta, f"{{{_OPENROSA}}}instanceID").text = record.instance_id
    for one in record.files:
        _child(etree.SubElement(root, f"{{{_MANIFEST}}}media"), "file", one.name + SUFFIX)
    _child(root, "encryptedXmlFile", SUBMISSION + SUFFIX)
    _child(root, "base64EncryptedElementSignature", signature)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _child(above: etree._Element, name: str, text: str) -> None:
    etree.SubElement(above, f"{{{_MANIFEST}}}{name}").text = text


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _md5(chunks: Iterable[bytes] | Sequence[bytes]) -> "hashlib._Hash":
    # Prescribed by the format; nothing rests on it.
    digest = hashlib.md5(usedforsecurity=False)
    for chunk in chunks:
        digest.update(chunk)
    return digest
