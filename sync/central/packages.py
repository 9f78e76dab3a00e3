"""The organisation package at central: described for the ceremony, signed here for trying out, taken from elsewhere."""

from collections.abc import Sequence

from storage.crypto.signing import SigningKey
from storage.objects import envelope, organisation
from storage.objects.central_description import CentralDescription
from storage.objects.envelope import Signed
from storage.objects.errors import ObjectRefused
from storage.objects.founding import Founding
from storage.objects.kinds import ObjectKind
from storage.objects.organisation import CentralAddress, Organisation, Policy, Recipient
from storage.platform import files
from storage.platform.clock import Moment
from sync.central.certificates import spki_pin
from sync.central.errors import CentralProblem
from sync.central.opened import Central


def address(central: Central, urls: Sequence[str]) -> CentralAddress:
    """What packages say of this central.

    Raises:
        CentralProblem: code package-refused, when an address does not fit the format.
    """
    ca = central.ca_pem
    try:
        return CentralAddress(
            urls=tuple(urls),
            ca_pem=ca.decode("ascii"),
            spki_pins=(spki_pin(ca),),
            receipt_key=central.keys.receipt.public.hex(),
            ingest_box=organisation.box_text(central.keys.ingest.public),
            courier_box=organisation.box_text(central.keys.courier.public),
        )
    except ValueError as error:
        raise CentralProblem("package-refused") from error


def describe(central: Central, urls: Sequence[str], moment: Moment) -> Signed:
    """What is carried to the ceremony: this central's address and public keys, signed by its receipt key.

    Raises:
        CentralProblem: code package-refused, when an address does not fit the format.
    """
    try:
        said = CentralDescription(practice=central.practice, at=moment.wall, central=address(central, urls))
    except ValueError as error:
        raise CentralProblem("package-refused") from error
    return envelope.sign(said, central.keys.receipt)


def make_organisation(
    central: Central,
    *,
    root: SigningKey,
    name: str,
    code: str,
    urls: Sequence[str],
    recipients: Sequence[Recipient],
    recovery_box: bytes,
    moment: Moment,
    issuers: Sequence[bytes] = (),
    version: int | None = None,
    policy: Policy = organisation.CAUTIOUS,
) -> bytes:
    """A root-signed organisation package that names this central; central keeps it as the one in use.

    Raises:
        CentralProblem: code package-refused, when a name, address or key does not fit the format.
    """
    if version is None:
        version = package_of(central)[0].version + 1 if central.package.exists() else 1
    try:
        founding = Founding(
            name=name,
            code=code,
            practice=central.practice,
            recipients=tuple(recipients),
            recovery_box=organisation.box_text(recovery_box),
            issuers=tuple(public.hex() for public in issuers),
            policy=policy,
        )
        data = founding.signed(address(central, urls), root, version, moment).to_json()
    except (ValueError, ObjectRefused) as error:
        raise CentralProblem("package-refused") from error
    files.write_durably(central.package, data)
    return data


def take_package(central: Central, data: bytes) -> str:
    """Keep a package that was signed elsewhere, such as in the ceremony, and give its digest.

    Raises:
        CentralProblem: codes package-unreadable, practice-mismatch, package-for-another, package-other-root,
            package-older.
    """
    try:
        signed = envelope.from_file(ObjectKind.ORGANISATION, data)
        package = organisation.verified(signed)
    except ObjectRefused as error:
        raise CentralProblem("package-unreadable") from error
    if package.practice != central.practice:
        raise CentralProblem("practice-mismatch")
    # Of another central's package laptops would bring us nothing that we could open or acknowledge.
    if package.central != address(central, package.central.urls):
        raise CentralProblem("package-for-another")
    if central.package.exists():
        held, digest = package_of(central)
        if digest == signed.digest:
            return digest
        if held.root != package.root:
            raise CentralProblem("package-other-root")
        if package.version <= held.version:
            raise CentralProblem("package-older")
    files.write_durably(central.package, signed.to_json())
    return signed.digest


def package_of(central: Central) -> tuple[Organisation, str]:
    """The organisation package in use and its digest.

    Raises:
        CentralProblem: code no-organisation.
    """
    try:
        signed = envelope.from_file(ObjectKind.ORGANISATION, central.package.read_bytes())
        return organisation.verified(signed), signed.digest
    except (OSError, ObjectRefused) as error:
        raise CentralProblem("no-organisation") from error
