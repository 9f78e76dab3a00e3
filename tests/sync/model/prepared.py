"""The organisation that every sequence begins with, made once in a process and copied for each."""

import atexit
import copy
import functools
import random
import shutil
import tempfile
from pathlib import Path
from typing import Final

from storage.interviews import device, organisation
from storage.objects.certificate import Role
from storage.objects.organisation import Recipient, RecipientRole, box_text
from storage.vault import Vault
from sync.central import admin
from sync.client.addressing import fetch_devices
from sync.client.delivery import calls_of, greet
from tests.sync.model.line import ids_from
from tests.sync.world import SetClock, World

LAPTOPS: Final = ("laptop0", "laptop1", "laptop2")
COORDINATORS: Final = ("coordinator", "coordinator2")
CUSTODIAN: Final = "custodian"
EVERYBODY: Final = (*LAPTOPS, *COORDINATORS, CUSTODIAN)
# A disk in memory: what is tried is the protocol, not the disk.
MEMORY: Final = "/dev/shm" if Path("/dev/shm").is_dir() else None


def begun(folder: Path) -> World:
    """A copy of the organisation in a folder; its central is open, its vaults are not, and no server runs."""
    made = _made()
    shutil.copytree(made.folder, folder, dirs_exist_ok=True)
    world = copy.copy(made)
    world.folder, world.clock = folder, SetClock()
    world.central = admin.open_central(folder / "central")
    return world


@functools.cache
def _made() -> World:
    kept = tempfile.TemporaryDirectory(prefix="model-", dir=MEMORY)
    atexit.register(kept.cleanup)
    with ids_from(random.Random(0)):
        return _made_in(Path(kept.name))


def _made_in(folder: Path) -> World:
    world = World(folder)
    second = world._vault(COORDINATORS[1])
    request = world._request(second, Role.COORDINATOR)
    _name_as_reader(world, second)
    world._admit(second, request, Role.COORDINATOR)
    for name in LAPTOPS:
        world.laptop(name)
    world.keeper(CUSTODIAN)
    for coordinator in (world.coordinator, second):
        _get_to_know(world, coordinator)
    # From here on requests go in without a socket.
    world.close()
    return world


def _name_as_reader(world: World, second: Vault) -> None:
    """The organisation's next package: its second coordinator reads what the first one reads."""
    with second.transaction() as tx:
        box = box_text(device.identity(tx).box.public)
    with world.coordinator.read() as tx:
        held = organisation.required(tx).package
    reader = Recipient(id=COORDINATORS[1], role=RecipientRole.COORDINATOR, name="Second coordinator", box=box)
    world.package = admin.make_organisation(
        world.central,
        root=world.root,
        name=held.name,
        code=held.code,
        urls=held.central.urls,
        recipients=(*held.recipients, reader),
        recovery_box=world.custodian.public,
        issuers=(world.issuer.public,),
        moment=world.clock.now(),
        version=held.version + 1,
    )
    with world.coordinator.transaction() as tx:
        organisation.import_package(tx, world.package, world.clock.now(), practice=True)


def _get_to_know(world: World, coordinator: Vault) -> None:
    line = world.transport(coordinator)
    try:
        calls = calls_of(coordinator, line)
        greet(coordinator, calls)
        fetch_devices(coordinator, calls, world.clock)
    finally:
        line.close()
