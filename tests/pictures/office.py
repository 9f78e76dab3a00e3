"""An organisation for the pictures: not practice, so that its screens look as they do at work."""

import shutil
from pathlib import Path

from app.places import Places
from storage.crypto.hpke import BoxKey
from storage.crypto.signing import SigningKey
from storage.interviews import device, organisation
from storage.objects.certificate import Role
from storage.objects.export_rule import ExportRule
from storage.objects.organisation import CAUTIOUS, Recipient, RecipientRole, box_text
from storage.platform.clock import SystemClock
from storage.vault import Vault
from sync.central import admin
from sync.central.serve import Server
from tests.pages.page import Page
from tests.storage.vaults import PASSPHRASE, new_vault

HOST = "127.0.0.1"
#: The one way out: what the person agreed to, into a file that the coordinator can open.
_WAY_OUT = ExportRule(
    form="first_account",
    recipient="hrmmu",
    name="ММПЛУ ООН",
    server="",
    ca_pem="",
    rsa_key="",
    readers=("coordinator",),
)


class WorkingOffice:
    """A central behind TLS on this machine, an organisation's root key, a coordinator with a vault."""

    practice = False
    coordinator_vault = 1

    def __init__(self, table: Path, places: Places) -> None:
        self._clock = SystemClock()
        self._table = table
        self._issuer = SigningKey.generate()
        self.package = table / "organisation.svidok-org"
        self._central = admin.init(table / "central", self._clock.now(), practice=False)
        self._server = Server(self._central, self._clock, host=HOST, port=0)
        self._url = f"https://{HOST}:{self._server.start()}"
        coordinator = new_vault(table / "coordinator")
        self._found_organisation(coordinator)
        coordinator.close()
        place = places.vault(self.coordinator_vault).directory
        place.parent.mkdir(parents=True)
        shutil.move(table / "coordinator", place)

    def coordinator_passphrase(self, unlock: Page) -> str:
        """Known to whoever made the vault."""
        return PASSPHRASE

    def certify(self, request: Path) -> Path | None:
        """Enrol the device whose request lies on the table."""
        enrolment = admin.enrol(
            self._central, request.read_bytes(), role=Role.DOCUMENTER, issuer=self._issuer, moment=self._clock.now()
        )
        certificate = self._table / "device.svidok-certificate"
        certificate.write_bytes(enrolment.certificate)
        return certificate

    def close(self) -> None:
        """End the server."""
        self._server.stop()
        self._central.close()

    def _found_organisation(self, coordinator: Vault) -> None:
        moment = self._clock.now()
        with coordinator.transaction() as tx:
            box = device.identity(tx).box.public
            request = device.enrolment_request(tx, role=Role.COORDINATOR, person="C-01", practice=False, moment=moment)
        recipients = (
            Recipient(id="coordinator", role=RecipientRole.COORDINATOR, name="C-01", box=box_text(box)),
            _recipient("custodian", RecipientRole.CUSTODIAN),
            _recipient("crsv-custodian", RecipientRole.CRSV_CUSTODIAN),
        )
        package = admin.make_organisation(
            self._central,
            root=SigningKey.generate(),
            name="Коаліція «Пам’ять»",
            code="KP",
            urls=(self._url,),
            recipients=recipients,
            recovery_box=BoxKey.generate().public,
            issuers=(self._issuer.public,),
            moment=moment,
            policy=CAUTIOUS.model_copy(update={"exports": (_WAY_OUT,)}),
        )
        self.package.write_bytes(package)
        enrolment = admin.enrol(self._central, request, role=Role.COORDINATOR, issuer=self._issuer, moment=moment)
        with coordinator.transaction() as tx:
            organisation.import_package(tx, package, moment, practice=False)
            device.keep_certificate(tx, enrolment.certificate, practice=False)


def _recipient(name: str, role: RecipientRole) -> Recipient:
    return Recipient(id=name, role=role, name=name, box=box_text(BoxKey.generate().public))
