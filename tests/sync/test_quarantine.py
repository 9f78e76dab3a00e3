"""Packs of devices that are shut out: two people decide, and what they accept goes the ordinary way."""

import json
import logging
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.interviews import opened
from storage.objects.revocation import RevocationReason
from storage.vault import Vault
from sync.central import admin, packs, quarantine, tables
from sync.central.__main__ import main
from sync.central.database import reading
from sync.central.errors import CentralProblem
from sync.central.logs import JsonLines
from sync.central.quarantine import Decision
from sync.courier.pack import write_pack
from sync.protocol.errors import DeliveryRefused
from tests.sync.test_coordinator import fetch
from tests.sync.world import NAME, STORY, World

BOTH = ("Olha", "Petro")


def aside(world: World, folder: Path) -> tuple[Vault, Path, str]:
    """A laptop that packed a stick and was shut out; its pack, kept aside."""
    laptop = world.laptop("laptop")
    first = world.seal(laptop, photo=50_000)
    with laptop.read() as tx:
        last_seq = opened.manifest(tx, first).device.seq
    world.seal(laptop)
    pack = write_pack(laptop, folder, world.clock, progress=lambda *_: None, cancelled=lambda: False)
    assert pack is not None
    admin.revoke(
        world.central,
        world.key_id(laptop),
        reason=RevocationReason.SEIZED,
        signer=world.issuer,
        moment=world.clock.now(),
        last_seq=last_seq,
    )
    with pytest.raises(CentralProblem, match="device-revoked"):
        packs.import_pack(world.central, pack.path, answers=folder, clock=world.clock)
    (kept,) = packs.quarantined(world.central)
    return laptop, pack.path, kept.name


def run(world: World, *words: str) -> int:
    return main(["--folder", str(world.central.folder), "quarantine", *words])


def count(world: World, kind: str) -> int:
    o = tables.objects
    with reading(world.central.engine) as tx:
        return len(tx.execute(select(o.c.digest).where(o.c.kind == kind)).all())


def test_people_see_whose_it_is_and_how_much_and_nothing_of_it(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    laptop, _, name = aside(world, tmp_path)
    assert run(world, "list") == 2
    assert run(world, "show", name[:8]) == 0
    said = capsys.readouterr().out
    assert name[:16] in said
    assert world.key_id(laptop) in said
    assert "WAITS" in said
    assert "2 interviews and corrections" in said
    kept = quarantine.show(world.central, name)
    assert (len(kept.trusted), len(kept.after)) == (1, 1)
    assert STORY not in said
    assert NAME not in said
    assert count(world, "revision") == 0
    assert list((world.central.folder / "incoming").iterdir()) == []


def test_what_two_people_accept_is_taken_in_and_the_device_stays_shut_out(
    world: World, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    laptop, path, name = aside(world, tmp_path)
    with caplog.at_level(logging.INFO, "svidok.central"):
        assert run(world, "accept", name, "--by", BOTH[0], "--by", BOTH[1]) == 0
    assert count(world, "revision") == 2
    lines = [json.loads(JsonLines().format(record)) for record in caplog.records]
    (line,) = (line for line in lines if line["what"] == "quarantine-accepted")
    assert (line["pack"], line["device"], line["people"]) == (name, world.key_id(laptop), 2)
    assert BOTH[0] not in caplog.text
    # It is read as what came by the line, files included.
    report = fetch(world)
    assert (len(report.fetched), report.damaged) == (2, ())
    with pytest.raises(DeliveryRefused, match="device-revoked"):
        world.deliver(laptop)
    with pytest.raises(CentralProblem, match="device-revoked"):
        packs.import_pack(world.central, path, answers=tmp_path, clock=world.clock)
    (kept,) = quarantine.listed(world.central)
    assert kept.decided is not None
    assert (kept.decided.decision, kept.decided.people) == (Decision.ACCEPTED, "Olha, Petro")
    # Again changes nothing.
    again = quarantine.decide(world.central, name, Decision.ACCEPTED, BOTH, world.clock)
    assert again.stored == 0
    assert not again.refused


def test_what_is_rejected_stays_and_may_be_accepted_later(world: World, tmp_path: Path) -> None:
    _, path, name = aside(world, tmp_path)
    before = path.read_bytes()
    assert run(world, "reject", name, "--by", BOTH[0], "--by", BOTH[1]) == 0
    assert count(world, "revision") == 0
    assert run(world, "list") == 0
    (kept,) = packs.quarantined(world.central)
    assert kept.read_bytes() == before
    assert quarantine.decide(world.central, name, Decision.ACCEPTED, BOTH, world.clock).stored
    d = tables.decisions
    with reading(world.central.engine) as tx:
        assert tx.execute(select(d.c.decision).order_by(d.c.number)).scalars().all() == ["rejected", "accepted"]


def test_one_person_alone_decides_nothing(world: World, tmp_path: Path) -> None:
    _, _, name = aside(world, tmp_path)
    for people in ([], ["Olha"], ["Olha", "olha "], ["Olha", ""], ["Olha", "a,b"], ["Olha", "x" * 101]):
        for decision in Decision:
            with pytest.raises(CentralProblem, match="quarantine-people"):
                quarantine.decide(world.central, name, decision, people, world.clock)
    assert count(world, "revision") == 0


def test_a_pack_of_nobody_known_is_not_accepted(world: World, tmp_path: Path) -> None:
    laptop, _, name = aside(world, tmp_path)
    d = tables.devices
    with world.central.engine.begin() as tx:
        tx.execute(d.delete().where(d.c.key_id == world.key_id(laptop)))
    with pytest.raises(CentralProblem, match="device-unknown"):
        quarantine.decide(world.central, name, Decision.ACCEPTED, BOTH, world.clock)
    for wrong in ("", name[:4], "f" * 64, "../keys"):
        with pytest.raises(CentralProblem, match="quarantine-unknown"):
            quarantine.show(world.central, wrong)
    assert count(world, "revision") == 0
    assert quarantine.listed(world.central)[0].decided is None
