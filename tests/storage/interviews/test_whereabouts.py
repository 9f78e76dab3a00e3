"""What is safe where, and the log of deliveries."""

from pathlib import Path

from storage.interviews import deliveries, device, outbox, receipts, whereabouts
from storage.interviews.deliveries import Delivery, Road
from storage.interviews.outbox import Lane
from tests.storage.interviews.scene import Scene, later


def test_each_lane_says_what_a_verified_receipt_proves(scene: Scene, tmp_path: Path) -> None:
    scene.record_sound()
    scene.attach_photo(tmp_path)
    scene.seal()
    items = scene.waiting()
    texts = [item for item in items if item.lane is Lane.OBJECTS]
    sound = next(item for item in items if item.lane is Lane.AUDIO)
    with scene.vault.transaction() as tx:
        for item in texts:
            outbox.sent(tx, item.digest)
        outbox.parked(tx, sound.digest, "quota-full")
        (before,) = whereabouts.listed(tx)
        own = device.identity(tx).signing.public
    assert (before.text.safe_items, before.text.items) == (0, len(texts))
    assert (before.sound.refused_items, before.photos.items > 0) == (1, True)
    with scene.vault.transaction() as tx:
        receipts.record(tx, scene.keys.receipt(own, [item.digest for item in texts]), later(30), asked=())
        (after,) = whereabouts.listed(tx)
    assert after.interview_id == scene.interview_id
    assert after.text.is_safe
    assert after.text.bytes == sum(item.size for item in texts)
    assert not after.photos.is_safe
    assert not after.is_safe
    assert after.left_bytes == sum(item.size for item in items if item.is_blob)


def test_the_log_gives_the_newest_first_and_keeps_five_hundred(scene: Scene) -> None:
    with scene.vault.transaction() as tx:
        for number in range(503):
            deliveries.record(tx, Delivery("a", "b", Road.LINE, deliveries.DONE, delivered=number, sent_bytes=7))
        deliveries.record(tx, Delivery("a", "b", Road.ANSWER, "forged-receipt"))
    with scene.vault.read() as tx:
        kept = deliveries.listed(tx)
        (newest,) = deliveries.listed(tx, limit=1)
    assert len(kept) == 500
    assert (newest.road, newest.outcome) == (Road.ANSWER, "forged-receipt")
    assert (kept[1].delivered, kept[-1].delivered) == (502, 4)
