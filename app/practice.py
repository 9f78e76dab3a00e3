"""Practice: an organisation, a central on this machine and a coordinator's vault, all with fresh keys, all apart.

What is secret here protects nothing: the file beside the vaults holds practice's keys in clear.
"""

import json
import secrets
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.places import Places
from app.practice_central import HOST, opened
from app.processes import Role, command
from storage.crypto.hpke import BoxKey
from storage.crypto.kdf import Argon2Cost
from storage.crypto.signing import SigningKey
from storage.interviews import device, organisation
from storage.keys.passphrase import offered
from storage.keys.recovery import make_cards
from storage.keys.words import word_list
from storage.objects.certificate import Role as DeviceRole
from storage.objects.organisation import Recipient, RecipientRole, box_text
from storage.platform.clock import Clock
from storage.platform.files import private_directory, write_durably
from storage.vault import Vault, create_vault
from sync.central import admin
from sync.central.admin import Central

COORDINATOR_VAULT = 1
_MOST_BYTES = 65_536


class PracticeFailed(Exception):
    """Practice could not be prepared."""

    code = "practice-not-ready"


@dataclass(frozen=True, slots=True)
class Secrets:
    """Practice's keys and the coordinator's passphrase."""

    passphrase: str
    root: str
    coordinator_box: str
    custodian: str
    recovery: str

    @classmethod
    def fresh(cls) -> "Secrets":
        """Make new ones."""
        return cls(offered(word_list("uk")), *(secrets.token_hex(32) for _ in range(4)))


class CentralProcess:
    """The central of practice as a child; it ends with its line, so that it never outlives this process."""

    def __init__(self, line: Sequence[str]) -> None:
        # Only our own command line.
        self._child = subprocess.Popen(  # noqa: S603
            line, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def port(self) -> int:
        """Wait until it takes requests, and give its port."""
        assert self._child.stdout is not None
        line = self._child.stdout.readline(16)
        if not line.strip().isdigit():
            raise PracticeFailed
        return int(line)

    def stop(self) -> None:
        """Let go of the line and wait for its end."""
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                pipe.close()
        self._child.wait(timeout=20)


class Practice:
    """Practice as it runs: enrols every vault that is opened in it."""

    def __init__(self, places: Places, clock: Clock, kept: Secrets, port: int) -> None:
        self.places = places
        self.passphrase = kept.passphrase
        self._clock = clock
        self._kept = kept
        self._port = port

    @property
    def url(self) -> str:
        """Where the central of practice is."""
        return f"https://{HOST}:{self._port}"

    def prepare(self, cost: Argon2Cost) -> None:
        """Make the organisation's package and the coordinator's vault, or bring them up to date."""
        central = opened(self.places)
        try:
            place = self.places.vault(COORDINATOR_VAULT)
            if not place.directory.exists():
                place.directory.parent.mkdir(exist_ok=True)
                vault = create_vault(
                    place.directory,
                    passphrase=self._kept.passphrase,
                    cost=cost,
                    practice=True,
                    recovery=make_cards().public,
                    moment=self._clock.now(),
                )
                try:
                    self._package(central, vault)
                    self._enrol(central, vault, DeviceRole.COORDINATOR, "coordinator")
                finally:
                    vault.close()
            elif self.url not in admin.package_of(central)[0].central.urls:
                self._renew(central)
        finally:
            central.close()

    def enrol(self, vault: Vault, number: int) -> None:
        """Give a vault that was just opened the newest package and, where it has none that counts, a certificate."""
        central = opened(self.places)
        try:
            with vault.transaction() as tx:
                data = central.package.read_bytes()
                current = organisation.current(tx)
                if current is None or current.package.version < admin.package_of(central)[0].version:
                    organisation.import_package(tx, data, self._clock.now(), practice=True)
                held = device.identity(tx).certificate
            if held is None:
                self._enrol(central, vault, DeviceRole.DOCUMENTER, f"trainee-{number}")
            elif held.expires < self._clock.now().wall:
                self._enrol(central, vault, held.role, held.person)
        finally:
            central.close()

    def _enrol(self, central: Central, vault: Vault, role: DeviceRole, person: str) -> None:
        moment = self._clock.now()
        with vault.transaction() as tx:
            current = organisation.current(tx)
            if current is None:
                organisation.import_package(tx, central.package.read_bytes(), moment, practice=True)
            request = device.enrolment_request(tx, role=role, person=person, practice=True, moment=moment)
        enrolment = admin.enrol(central, request, role=role, issuer=self._root, moment=moment)
        with vault.transaction() as tx:
            device.keep_certificate(tx, enrolment.certificate, practice=True)

    def _package(self, central: Central, coordinator: Vault) -> None:
        with coordinator.transaction() as tx:
            box = device.identity(tx).box.public
        custodian = BoxKey.from_seed(bytes.fromhex(self._kept.custodian)).public
        recipients = (
            _recipient("coordinator", RecipientRole.COORDINATOR, box),
            _recipient("custodian", RecipientRole.CUSTODIAN, custodian),
            _recipient("crsv-custodian", RecipientRole.CRSV_CUSTODIAN, custodian),
        )
        self._make(central, recipients)

    def _renew(self, central: Central) -> None:
        # Another port than last time: the same organisation, one version on.
        self._make(central, admin.package_of(central)[0].recipients)

    def _make(self, central: Central, recipients: Sequence[Recipient]) -> None:
        admin.make_organisation(
            central,
            root=self._root,
            name="Навчання · Practice",
            code="PRA",
            urls=(self.url,),
            recipients=recipients,
            recovery_box=BoxKey.from_seed(bytes.fromhex(self._kept.recovery)).public,
            moment=self._clock.now(),
        )

    @property
    def _root(self) -> SigningKey:
        return SigningKey.from_seed(bytes.fromhex(self._kept.root))


def _recipient(name: str, role: RecipientRole, public: bytes) -> Recipient:
    return Recipient(id=name, role=role, name=name, box=box_text(public))


def secrets_of(places: Places) -> Secrets:
    """Read practice's keys, making folder and keys the first time."""
    private_directory(places.folder)
    file: Path = places.practice_file
    if not file.exists():
        kept = Secrets.fresh()
        fields = {name: getattr(kept, name) for name in Secrets.__slots__}
        write_durably(file, json.dumps(fields, ensure_ascii=False).encode())
        file.chmod(0o600)
        return kept
    try:
        with file.open("rb") as stream:
            found = json.loads(stream.read(_MOST_BYTES))
        return Secrets(**{name: str(found[name]) for name in Secrets.__slots__})
    except (ValueError, KeyError, TypeError) as error:
        raise PracticeFailed from error


def start_central(places: Places) -> CentralProcess:
    """Start practice's central."""
    return CentralProcess(command(Role.CENTRAL, "--practice", str(places.folder)))
