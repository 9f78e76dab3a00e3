"""What we encrypt, a decryptor that knows nothing of us opens."""

import hashlib
import os
import subprocess
from pathlib import Path

import pytest

from storage.crypto import rsa
from storage.crypto.errors import BadKey
from sync.odk import encrypting
from sync.odk.encrypting import PlainFile, Record
from sync.odk.errors import OdkRefused
from tests.sync.odk.decrypting import KeyPair, open_record

XML = "<data id='f'><name>Олена Вигадана</name></data>".encode()


def plain(name: str, content: bytes) -> PlainFile:
    return PlainFile(name, len(content), lambda: [content[at : at + 1000] for at in range(0, len(content), 1000)])


def sent(record: Record, keys: KeyPair) -> tuple[bytes, dict[str, bytes]]:
    """The manifest and all files, as a server keeps them."""
    key = os.urandom(32)
    made = encrypting.encrypt_record(record, keys.public, key)
    files = {
        one.name + ".enc": b"".join(
            encrypting.encrypted(one.read(), key, encrypting.vector(record.instance_id, key, number))
        )
        for number, one in enumerate(record.files)
    }
    return made.manifest, {**files, "submission.xml.enc": made.submission}


def test_a_record_with_many_files_is_opened_by_an_independent_decryptor(keys: KeyPair) -> None:
    media = {f"{number}.jpg": bytes([number]) * size for number, size in enumerate([0, 1, 15, 16, 17, 4_096] * 7)}
    record = Record("siege", "2026", "uuid:1", XML, tuple(plain(name, content) for name, content in media.items()))
    manifest, files = sent(record, keys)
    opened = open_record(manifest, files, keys)
    assert (opened.form_id, opened.version, opened.instance_id) == ("siege", "2026", "uuid:1")
    assert opened.xml == XML
    assert opened.media == media
    # More than sixteen: the counter has gone round.
    assert len(media) > 2 * 16


def test_a_form_without_a_version_has_none_in_the_manifest_and_none_in_the_signature(keys: KeyPair) -> None:
    manifest, files = sent(Record("siege", "", "uuid:1", XML), keys)
    opened = open_record(manifest, files, keys)
    assert opened.version is None
    assert opened.xml == XML


def test_the_mask_is_made_with_sha_1_as_the_tools_of_odk_have_it(keys: KeyPair) -> None:
    sealed = rsa.encrypt(keys.public, b"key")
    assert keys.decrypt(sealed) == b"key"
    with pytest.raises(subprocess.CalledProcessError):
        keys.decrypt(sealed, mask="sha256")


def test_nothing_of_what_was_said_stands_in_the_manifest_or_in_the_files(keys: KeyPair) -> None:
    manifest, files = sent(Record("siege", "1", "uuid:1", XML, (plain("1.txt", XML * 50),)), keys)
    for content in (manifest, *files.values()):
        assert "Вигадана".encode() not in content
        assert b"<name>" not in content


def test_the_vector_counts_up_one_byte_after_another_and_wraps() -> None:
    key = b"k" * 32
    seed = bytearray(hashlib.md5(b"uuid:1" + key).digest())
    seed[0] = (seed[0] + 1) % 256
    assert encrypting.vector("uuid:1", key, 0) == bytes(seed)
    seed[1] = (seed[1] + 1) % 256
    assert encrypting.vector("uuid:1", key, 1) == bytes(seed)
    # The number 255 is reached by no file alone, but the sixteenth round of a byte is as good as the first.
    around = bytes((byte + 256) % 256 for byte in encrypting.vector("uuid:1", key, 16 * 256 - 1))
    assert around == hashlib.md5(b"uuid:1" + key).digest()


def test_the_size_is_known_before_anything_is_encrypted() -> None:
    for size in (0, 1, 15, 16, 17, 1_000):
        made = b"".join(encrypting.encrypted([bytes(size)], b"k" * 32, bytes(16)))
        assert len(made) == encrypting.encrypted_size(size)


def test_a_key_that_is_none_or_too_small_is_refused(keys: KeyPair, tmp_path: Path) -> None:
    small = KeyPair.made(tmp_path, 1024)
    for public in (b"", keys.public[:-1], small.public, b"\xff" * 300):
        with pytest.raises(BadKey):
            rsa.check_public(public)
        with pytest.raises(OdkRefused, match="odk-key"):
            encrypting.encrypt_record(Record("f", "1", "uuid:1", XML), public, bytes(32))


@pytest.mark.parametrize("name", ["", "../1.jpg", "Олена.jpg", "a b.jpg", 'a".jpg', "x" * 60])
def test_a_file_name_that_leads_somewhere_or_says_something_is_refused(keys: KeyPair, name: str) -> None:
    with pytest.raises(OdkRefused, match="odk-file"):
        encrypting.encrypt_record(Record("f", "1", "uuid:1", XML, (plain(name, b"x"),)), keys.public, bytes(32))
