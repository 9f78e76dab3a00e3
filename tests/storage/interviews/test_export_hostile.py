"""A file of answers is sealed to public keys: anybody may send its readers one that is no archive of ours."""

import io
import zipfile
from pathlib import Path

import pytest

from storage.container import EACH_4_MIB, PHOTO_RECORD, ContainerWriter
from storage.crypto.hpke import BoxKey
from storage.interviews import export_file
from storage.interviews.errors import ExportProblem

BOX = BoxKey.from_seed(bytes(32))
KEY = bytes(range(32))


def archive(method: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        out.writestr("answers.csv", "a,b\n" * 100, method)
    return made.getvalue()


def sent(folder: Path, plain: bytes) -> Path:
    staged, path = folder / "staged", folder / "export"
    writer = ContainerWriter.create(staged, KEY, record_size=PHOTO_RECORD, durable_every=EACH_4_MIB)
    writer.finish(plain)
    path.write_bytes(export_file._head([BOX.public], KEY) + staged.read_bytes())
    return path


def broken_inside() -> bytes:
    plain = bytearray(archive(zipfile.ZIP_DEFLATED))
    begin = 30 + len("answers.csv")
    plain[begin] ^= 0x07
    return bytes(plain)


def called_encrypted() -> bytes:
    plain = bytearray(archive(zipfile.ZIP_STORED))
    plain[6] |= 1
    plain[plain.rindex(b"PK\1\2") + 8] |= 1
    return bytes(plain)


@pytest.mark.parametrize(
    "plain",
    [b"", b"PK", broken_inside(), called_encrypted(), archive(zipfile.ZIP_LZMA), archive(zipfile.ZIP_BZIP2)],
    ids=["empty", "begun", "broken", "encrypted", "lzma", "bzip2"],
)
def test_an_archive_that_is_not_ours_is_refused(plain: bytes, tmp_path: Path) -> None:
    with pytest.raises(ExportProblem) as refused:
        export_file.opened(sent(tmp_path, plain), BOX, tmp_path)
    assert refused.value.code == "export-unreadable"


def test_one_as_we_make_it_is_read(tmp_path: Path) -> None:
    found = export_file.opened(sent(tmp_path, archive(zipfile.ZIP_DEFLATED)), BOX, tmp_path)
    assert found == {"answers.csv": b"a,b\n" * 100}
