"""A small organisation for tests: a real central behind real TLS, real vaults with sealed interviews."""

from __future__ import annotations

import dataclasses
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import JsonValue

from forms.interview.consent import Consent
from forms.interview.parts import Part
from forms.interview.record import SealedRecord
from storage.crypto.hpke import BoxKey
from storage.crypto.signing import SigningKey, key_id
from storage.interviews import amending, attachments, device, interviews, missions, organisation, sealing, statements
from storage.interviews.attachments import AttachmentKind
from storage.interviews.interviews import FormKey
from storage.interviews.missions import NewMission
from storage.keys import key_file
from storage.keys.key_file import KeptKeys, KeyPurpose
from storage.objects.certificate import Role
from storage.objects.kinds import PartKind
from storage.objects.organisation import Recipient, RecipientRole, box_text
from storage.platform.clock import Moment
from storage.vault import Vault, open_vault
from sync.central import admin
from sync.central.admin import Central
from sync.central.bucket import Place
from sync.central.serve import Server
from sync.client.delivery import deliver_waiting
from sync.client.http import HttpTransport, transport_of
from sync.client.report import DeliveryReport, Progress
from sync.client.transport import Transport
from tests.storage.vaults import LOWEST_FOR_TESTS, PASSPHRASE, new_vault

STORY = "the witness saw a white truck near the silo"
NAME = "Одарка Зозуля"


@dataclass
class SetClock:
    """A clock that stands where it was put."""

    wall: str = "2026-11-22T08:30:00.000Z"
    mono: int = 1_000

    def now(self) -> Moment:
        self.mono += 10
        return Moment(self.wall, "+02:00", "5f0c9a52-0000-4000-8000-000000000000", self.mono)


@dataclass
class World:
    """One organisation; `close` ends everything it started."""

    folder: Path
    database: str = ""
    practice: bool = True
    port: int = 0
    #: Where central listens, and the name or address under which laptops look for it.
    host: str = "127.0.0.1"
    name: str = "127.0.0.1"
    #: Addresses that the organisation names before the one where central really is.
    before: tuple[str, ...] = ()
    bucket: Place | None = None
    clock: SetClock = field(default_factory=SetClock)
    root: SigningKey = field(default_factory=SigningKey.generate)
    issuer: SigningKey = field(default_factory=SigningKey.generate)
    custodian: BoxKey = field(default_factory=BoxKey.generate)
    vaults: list[Vault] = field(default_factory=list)
    boxes: dict[str, BoxKey] = field(default_factory=dict)
    package: bytes = b""

    def __post_init__(self) -> None:
        self.central: Central = admin.init(
            self.folder / "central",
            self.clock.now(),
            practice=self.practice,
            database=self.database,
            bucket=self.bucket,
            hosts=(self.name, "127.0.0.1", "localhost"),
        )
        self.server = Server(self.central, self.clock, host=self.host, port=self.port)
        self.port = self.server.start()
        self.coordinator = self._vault("coordinator")
        request = self._request(self.coordinator, Role.COORDINATOR)
        with self.coordinator.transaction() as tx:
            box = device.identity(tx).box.public
        recipients = (
            Recipient(id="coordinator", role=RecipientRole.COORDINATOR, name="Coordinator", box=box_text(box)),
            self._recipient("custodian", RecipientRole.CUSTODIAN),
            self._recipient("crsv", RecipientRole.CRSV_CUSTODIAN),
        )
        self.package = admin.make_organisation(
            self.central,
            root=self.root,
            name="Test coalition",
            code="ORG",
            urls=(*self.before, f"https://{self.name}:{self.port}"),
            recipients=recipients,
            recovery_box=BoxKey.generate().public,
            issuers=(self.issuer.public,),
            moment=self.clock.now(),
        )
        self._admit(self.coordinator, request, Role.COORDINATOR)

    def laptop(self, name: str) -> Vault:
        """An enrolled documenter's vault."""
        vault = self._vault(name)
        self.admit(vault)
        return vault

    def keeper(self, name: str, role: Role = Role.CUSTODIAN) -> Vault:
        """An enrolled custodian's vault, without the key that opens anything."""
        vault = self._vault(name)
        self._admit(vault, self._request(vault, role), role)
        return vault

    def crsv_key_file(self, passphrase: str, box: str = "crsv") -> bytes:
        """The key file of a recipient without a vault."""
        kept = KeptKeys(box=self.boxes[box])
        purpose = KeyPurpose.CRSV_CUSTODIAN if box == "crsv" else KeyPurpose.CUSTODIAN
        recovery = BoxKey.generate().public
        cost = LOWEST_FOR_TESTS
        return key_file.sealed(
            kept, purpose, practice=self.practice, passphrase=passphrase, cost=cost, recovery=recovery
        )

    def twin(self, vault: Vault, name: str) -> Vault:
        """Another laptop with a copy of this vault's disk: the same device, as far as anybody can tell."""
        shutil.copytree(vault.directory, self.folder / name, ignore=shutil.ignore_patterns("*-shm", "*.lock", "lock"))
        twin = open_vault(self.folder / name, PASSPHRASE)
        self.vaults.append(twin)
        return twin

    def admit(self, vault: Vault) -> None:
        """Enrol a documenter's vault, or renew its certificate."""
        self._admit(vault, self._request(vault, Role.DOCUMENTER), Role.DOCUMENTER)

    def seal(
        self,
        vault: Vault,
        *,
        photo: int = 0,
        audio: int = 0,
        leaves: bool = True,
        statement: bool = True,
        agreed: dict[str, JsonValue] | None = None,
        body: dict[str, JsonValue] | None = None,
        facts: dict[str, JsonValue] | None = None,
        crsv: dict[str, JsonValue] | None = None,
        crsv_audio: int = 0,
        amends: str = "",
    ) -> str:
        """Seal a small interview with attachments of about these sizes, or a correction of one; its id."""
        moment = self.clock.now()
        if amends:
            interview = amending.amend(vault, amends, moment)
        with vault.transaction() as tx:
            all_missions = missions.all_missions(tx)
            mission = all_missions[0] if all_missions else missions.create(tx, NewMission("Dnipro"), moment)
            form = FormKey("first_account", "1", "ab" * 32)
            if not amends:
                interview = interviews.start(tx, mission.id, form, moment).id
        for size, kind, mime, part in (
            (photo, AttachmentKind.PHOTO, "image/jpeg", PartKind.BODY),
            (audio, AttachmentKind.AUDIO, "audio/ogg", PartKind.BODY),
            (crsv_audio, AttachmentKind.AUDIO, "audio/ogg", PartKind.CRSV),
        ):
            if size:
                self._attach(vault, interview, part, kind, mime, size, moment)
        record = SealedRecord(
            {
                Part.FACTS: {
                    "form": {"id": "first_account", "version": "1", "digest": "ab" * 32},
                    "answers": {
                        "/first_account/consent/cn_store_reg": {"type": "select_one", "value": "yes"},
                        "/first_account/mn_is_minor": {"type": "select_one", "value": "no"},
                        "/first_account/incidents[3f9a01bc]/in_what": {"type": "select_one", "value": "shelling"},
                        **(facts or {}),
                    },
                    "consent": {
                        "leaves": True,
                        "recipients": [{"recipient": "court", "purposes": ["trial"], **(agreed or {})}],
                    },
                    "counts": {"repeats": {"incidents": 1}},
                },
                Part.BODY: {"ac_text": STORY, **(body or {})},
                Part.IDENTITY: {"pp_name": NAME},
                Part.CRSV: crsv or {},
            }
        )
        if statement:
            statements.keep(vault, interview, b"%PDF-1.7 told", "uk", moment)
        sealing.seal(vault, interview, record, consent(leaves=leaves), moment)
        return interview

    def _attach(
        self,
        vault: Vault,
        interview: str,
        part: PartKind,
        kind: AttachmentKind,
        mime: str,
        size: int,
        moment: Moment,
    ) -> None:
        if size <= attachments.LARGEST:
            attachments.import_bytes(vault, interview, part, kind, os.urandom(size), mime, moment, title="file")
            return
        path = self.folder / "large"
        with path.open("wb") as file:
            for start in range(0, size, 1 << 20):
                file.write(os.urandom(min(1 << 20, size - start)))
        most = attachments.LARGEST_STREAMED
        attachments.import_file(vault, interview, part, kind, path, moment, title="file", largest=most)
        path.unlink()

    def transport(self, vault: Vault, *, timeout: float = 10.0) -> HttpTransport:
        """A real connection to the real server."""
        return transport_of(vault, timeout=timeout)

    def deliver(self, vault: Vault, transport: Transport | None = None) -> DeliveryReport:
        """One delivery from beginning to end."""
        steps: list[Progress] = []
        own = transport or self.transport(vault)
        try:
            return deliver_waiting(vault, own, self.clock, progress=steps.append, cancelled=lambda: False)
        finally:
            if transport is None:
                own.close()

    def restart(self) -> None:
        """End the server if it runs, open central's folder again as the service does, and serve."""
        self.server.stop()
        self.central.close()
        self.central = admin.open_central(self.folder / "central", serving=True)
        self.server = Server(self.central, self.clock, host=self.host, port=self.port)
        self.server.start()

    def state(self, vault: Vault, interview: str) -> str:
        """What the list shows of an interview."""
        with vault.read() as tx:
            return interviews.get(tx, interview).state.value

    def key_id(self, vault: Vault) -> str:
        """The name of a vault's device key."""
        with vault.transaction() as tx:
            return signing_id(device.identity(tx).signing)

    def close(self) -> None:
        """End the server and every vault."""
        self.server.stop()
        for vault in self.vaults:
            vault.close()
        self.central.close()

    def _vault(self, name: str) -> Vault:
        vault = new_vault(self.folder / name, practice=self.practice)
        self.vaults.append(vault)
        return vault

    def _request(self, vault: Vault, role: Role) -> bytes:
        with vault.transaction() as tx:
            return device.enrolment_request(
                tx, role=role, person="p-1", practice=self.practice, moment=self.clock.now()
            )

    def _admit(self, vault: Vault, request: bytes, role: Role) -> None:
        enrolment = admin.enrol(self.central, request, role=role, issuer=self.issuer, moment=self.clock.now())
        with vault.transaction() as tx:
            organisation.import_package(tx, self.package, self.clock.now(), practice=self.practice)
            device.keep_certificate(tx, enrolment.certificate, practice=self.practice)

    def _recipient(self, name: str, role: RecipientRole) -> Recipient:
        self.boxes[name] = BoxKey.generate()
        return Recipient(id=name, role=role, name=name, box=box_text(self.boxes[name].public))

    def custodian_box(self, name: str) -> BoxKey:
        """The key of a recipient without a vault: `custodian` or `crsv`."""
        return self.boxes[name]


def signing_id(key: SigningKey) -> str:
    """The name of a key."""
    return key_id(key.public)


def consent(*, leaves: bool) -> Consent:
    """Everything agreed, or everything but leaving."""
    fields = {name.name: True for name in dataclasses.fields(Consent)}
    return Consent(**{**fields, "leaves": leaves, "identity": "stat_only", "recipients": ()})  # type: ignore[arg-type]
