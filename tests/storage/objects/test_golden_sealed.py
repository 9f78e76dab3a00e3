"""Sealed bytes made once and kept: every later version must still open them."""

import json
from pathlib import Path

from storage.objects import part as parts
from storage.objects import review, wrapset
from storage.objects.kinds import PartKind
from storage.objects.part import AttachedFile, PartContent, StatementSignature
from tests.storage.objects.test_organisation import BOX, CERTIFICATE, NOTE
from tests.storage.objects.test_part import BOXES, INTERVIEW, KEY

GOLDEN = Path(__file__).parents[2] / "golden" / "objects"
SEGMENT_KEYS = {"00112233445566aa": (bytes(32), bytes([1]) * 32)}


def _content(kind: PartKind) -> PartContent:
    return PartContent(
        part=kind,
        interview=INTERVIEW,
        rev=1,
        number="I-TRH-2026-K7Q-0001-X",
        record={"told": "Вони прийшли вранці.", "count": 2},
        # A voice or a name is never a fact.
        attachments=()
        if kind is PartKind.FACTS
        else (
            AttachedFile(
                id="00112233445566aa",
                kind="audio",
                mime="audio/ogg; codecs=opus",
                title="",
                captured="2026-11-22T08:10:00.000Z",
                sha256=("a" * 64, "b" * 64),
                size=40_000,
                duration_ms=10_000,
                details="",
            ),
        ),
        signatures=()
        if kind is PartKind.FACTS
        else (
            StatementSignature(
                signer="witness",
                kind="refused",
                statement="c" * 64,
                attachment=None,
                reason="боїться",
                at="2026-11-22T08:20:00.000Z",
            ),
        ),
    )


def _keys(kind: PartKind) -> dict[str, tuple[bytes, ...]]:
    return {} if kind is PartKind.FACTS else SEGMENT_KEYS


def test_every_kind_of_part_still_opens() -> None:
    commits = json.loads((GOLDEN / "parts.commits.json").read_bytes())
    for kind in PartKind:
        sealed = (GOLDEN / f"part-{kind.value}.bin").read_bytes()
        opened = parts.open_part(sealed, KEY, interview=INTERVIEW, rev=1, part=kind, commit=commits[kind.value])
        assert opened.content == _content(kind)
        assert opened.segment_keys == _keys(kind)


def test_the_wrapset_still_opens_for_its_recipients() -> None:
    wraps = wrapset.Wrapset.from_bytes((GOLDEN / "wrapset.json").read_bytes())
    assert [wraps.open(box) for box in BOXES] == [KEY] * 3


def test_the_review_note_still_opens() -> None:
    assert review.open_review((GOLDEN / "review-sealed.bin").read_bytes(), BOX) == (NOTE, CERTIFICATE)
