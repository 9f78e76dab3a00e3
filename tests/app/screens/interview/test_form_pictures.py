"""Pictures that a form brings: shown small, never trusted."""

import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QImage

from app.screens.draft.draft import Draft
from app.screens.interview.form_pictures import FormPictures
from storage.interviews import form_library, interviews, missions
from storage.interviews.form_library import FormFile, FormSource
from storage.interviews.interviews import FormKey
from storage.interviews.missions import NewMission
from storage.platform.clock import SystemClock
from tests.pages.drafts import new_vault, shipped_form


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def huge_png() -> bytes:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))


def draft_with(folder, **files: bytes) -> Draft:
    vault, clock = new_vault(folder), SystemClock()
    base = shipped_form()
    form = FormSource(
        base.form_id, base.version, base.title, base.source, base.source_name, base.xform,
        files=tuple(FormFile(name.replace("_", "."), content) for name, content in files.items()),
    )  # fmt: skip
    with vault.transaction() as tx:
        digest = form_library.keep(tx, form, clock.now())
        mission = missions.create(tx, NewMission("Осінь", "", "2026-11-01", "2026-11-30", ("A1",)), clock.now())
        begun = interviews.start(tx, mission.id, FormKey(form.form_id, form.version, digest), clock.now())
    draft = Draft(vault, begun.id, clock)
    draft.load()
    return draft


def test_a_picture_from_the_vault_is_made_small(qtbot, tmp_path):
    draft = draft_with(tmp_path, map_png=png(1_400, 700), list_csv=b"a,b\n")
    assert set(draft.pictures) == {"map.png"}
    picture = FormPictures(draft)("jr://images/map.png", QSize(140, 110))
    assert (picture.width(), picture.height()) == (140, 70)
    draft.vault.close()


@pytest.mark.parametrize("content", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\x89PNG\r\n", huge_png()])
def test_what_is_no_picture_or_too_large_is_nothing(qtbot, tmp_path, content: bytes):
    draft = Draft(None, "", SystemClock())
    draft.pictures = {"a.png": content}
    assert FormPictures(draft)("a.png", QSize(140, 110)).isNull()
    assert FormPictures(draft)("b.png", QSize(140, 110)).isNull()
