"""Making new files of an interview: copies with parts blacked out, and sketches. Runs in the vault's lane."""

import io
from dataclasses import dataclass, replace
from typing import Final

from app.looking import Looker
from app.looking.looker import MOST_PAGES_BYTES
from app.screens.attachments.kinds import AttachmentKind, kind_of, part_of
from app.screens.attachments.pictures import LARGE, details_from, details_text, in_clear
from app.screens.attachments.presenter import Item, item_of
from storage.interviews import attachments
from storage.interviews.playback import open_attachment
from storage.platform.clock import Moment
from storage.vault import Vault

LARGEST_SOURCE: Final = 64 * 1024 * 1024
DOCUMENT: Final = "application/pdf"
PAGE_WIDTH: Final = 1_654
"""Points of a page as it is copied: of A4, 200 to the inch."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What boxes are drawn on: a picture (empty if it cannot be shown), or page `number` of `pages`, from 0."""

    picture: bytes
    number: int = 0
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Derivation:
    """What a copy shows of the original, and why; boxes and cut as parts of the upright picture.

    Attributes:
        page: Which page of a document it shows, from 1; 0 when the original is a picture.
    """

    crop: tuple[float, float, float, float] | None
    boxes: tuple[tuple[float, float, float, float], ...]
    who: str
    why: str
    page: int = 0

    @property
    def how(self) -> str:
        """What was done, in closed words that are read again."""
        parts = (
            f"page:{self.page}" if self.page else "",
            "metadata-stripped",
            f"boxes:{len(self.boxes)}" if self.boxes else "",
            "cropped" if self.crop else "",
        )
        return "; ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sketch as it is kept: the picture with its layers in it; `over` is the one that it goes on from."""

    picture: bytes
    title: str
    over: str = ""


def sheet_of(vault: Vault, item: Item, number: int) -> Sheet:
    """Draw what a copy is to be made of, from memory; `number` counts the pages of a document from 0."""
    is_document = item.mime == DOCUMENT
    with open_attachment(vault, item.id) as sealed, Looker("pages" if is_document else "pictures") as looker:
        if sealed.size > (MOST_PAGES_BYTES if is_document else LARGEST_SOURCE):
            return Sheet(b"", number)
        data = sealed.read(0, sealed.size)
        if not is_document:
            return Sheet(in_clear(looker.picture(data, LARGE)))
        page = looker.page(data, number, PAGE_WIDTH)
        return Sheet(in_clear(page), number, 0 if page is None else page.pages)


def derived_copy(vault: Vault, interview_id: str, item: Item, derivation: Derivation, moment: Moment) -> Item | None:
    """Seal a copy beside the original, which stays as it is; None if this picture or page cannot be decoded."""
    made = _made(vault, item, derivation)
    if not made:
        return None
    with Looker() as looker:
        look = looker.look(io.BytesIO(made), len(made))
    with vault.read() as tx:
        original = attachments.get(tx, item.id)
    told = replace(
        details_from(look, AttachmentKind(item.details.shown or AttachmentKind.PLACE)),
        exhibit=item.details.exhibit,
        graphic=item.details.graphic,
        made_from=item.id,
        made_of=original.sha256,
        made_by=derivation.who[:200],
        made_why=derivation.why[:500],
        made_how=derivation.how,
    )
    mime = "image/jpeg" if made.startswith(b"\xff\xd8") else "image/png"
    one = attachments.import_bytes(
        vault, interview_id, original.part, original.kind, made, mime, moment,
        title=original.title, details=details_text(told), thumbnail=look.small,
    )  # fmt: skip
    return item_of(one, look.small)


def _made(vault: Vault, item: Item, derivation: Derivation) -> bytes:
    crop, boxes = derivation.crop, derivation.boxes
    with open_attachment(vault, item.id) as sealed, Looker("pages" if derivation.page else "pictures") as looker:
        if sealed.size > (MOST_PAGES_BYTES if derivation.page else LARGEST_SOURCE):
            return b""
        data = sealed.read(0, sealed.size)
        if derivation.page:
            return looker.derived_page(data, derivation.page - 1, PAGE_WIDTH, crop, boxes)
        return looker.derived(data, crop, boxes)


def keep_sketch(vault: Vault, interview_id: str, drawn: Drawn, before: Item | None, moment: Moment) -> None:
    """Seal what was drawn; the one that it goes on from makes room for it."""
    with Looker() as looker:
        look = looker.look(io.BytesIO(drawn.picture), len(drawn.picture))
    kind = AttachmentKind.DRAWING
    exhibit = before.details.exhibit if before is not None else ""
    told = replace(details_from(look, kind), layers=1, exhibit=exhibit)
    attachments.import_bytes(
        vault, interview_id, part_of(kind), kind_of(kind), drawn.picture, "image/png", moment,
        title=drawn.title[:200], details=details_text(told), thumbnail=look.small,
    )  # fmt: skip
    if before is not None:
        # After the new one is safe: a power cut leaves two, never none.
        with vault.transaction() as tx:
            attachments.remove(tx, before.id, moment)
        attachments.delete_files(vault)
