"""The organisation package in use: imported from a file, never an older one, never another root."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sqlalchemy import insert, select

from storage.interviews.errors import NoOrganisation, PackageRefused, PracticeMismatch
from storage.objects import envelope
from storage.objects import organisation as packages
from storage.objects.errors import Malformed, NotSigned
from storage.objects.kinds import ObjectKind
from storage.objects.organisation import Organisation, Policy
from storage.platform.clock import Moment
from storage.vault import Vault, add_recovery
from storage.vault.tables import organisation
from storage.vault.transaction import Transaction

# Put together once: nearly everything asks for it.
_CURRENT: Final = select(organisation).order_by(organisation.c.version.desc()).limit(1)


@dataclass(frozen=True, slots=True)
class CurrentOrganisation:
    """The package in use; `digest` is the policy digest that manifests name, `data` the signed bytes (a frame)."""

    package: Organisation
    digest: str
    data: bytes
    imported: str

    def is_expired(self, moment: Moment) -> bool:
        """Whether its last day has passed (by a clock that may be wrong, so sealing goes on)."""
        return moment.wall > self.package.expires


def examine(data: bytes) -> CurrentOrganisation:
    """Read and verify a package file without keeping it, so that people can compare its fingerprint.

    Raises:
        PackageRefused: Codes ``package-damaged``, ``package-signature``.
    """
    try:
        signed = envelope.from_file(ObjectKind.ORGANISATION, data)
        package = packages.verified(signed)
    except Malformed:
        raise PackageRefused("package-damaged") from None
    except NotSigned:
        raise PackageRefused("package-signature") from None
    return CurrentOrganisation(package, signed.digest, signed.to_frame(), "")


def import_package(tx: Transaction, data: bytes, moment: Moment, *, practice: bool) -> CurrentOrganisation:
    """Keep a package; the same one again changes nothing.

    Raises:
        PackageRefused: Codes ``package-damaged``, ``package-signature``, ``package-other-root``,
            ``package-older``, ``package-conflict``, ``package-expired``.
        PracticeMismatch: A practice package in a real vault, or the reverse.
    """
    offered = examine(data)
    if offered.package.practice != practice:
        raise PracticeMismatch
    held = current(tx)
    if held is not None:
        if offered.digest == held.digest:
            return held
        if offered.package.root != held.package.root:
            raise PackageRefused("package-other-root")
        if offered.package.version < held.package.version:
            raise PackageRefused("package-older")
        if offered.package.version == held.package.version:
            raise PackageRefused("package-conflict")
    if offered.is_expired(moment):
        raise PackageRefused("package-expired")
    tx.execute(
        insert(organisation).values(
            digest=offered.digest,
            root=offered.package.root,
            version=offered.package.version,
            content=offered.data,
            imported=moment.wall,
        )
    )
    return CurrentOrganisation(offered.package, offered.digest, offered.data, moment.wall)


def take(vault: Vault, data: bytes, moment: Moment) -> CurrentOrganisation:
    """Keep a package and let the recovery key that it names open this vault.

    Raises:
        PackageRefused, PracticeMismatch: As `import_package`.
        VaultError: The disk did not allow it; what is missing is made good at the next opening.
    """
    with vault.transaction() as tx:
        taken = import_package(tx, data, moment, practice=vault.practice)
    let_recover(vault)
    return taken


def let_recover(vault: Vault) -> None:
    """Let the recovery key of the package in use open this vault; the same key again changes nothing.

    Raises:
        VaultError: The disk did not allow it; the vault opens as before.
    """
    with vault.read() as tx:
        held = current(tx)
    if held is not None:
        add_recovery(vault, packages.box_bytes(held.package.recovery_box))


def current(tx: Transaction) -> CurrentOrganisation | None:
    """The package in use, if there is one."""
    row = tx.execute(_CURRENT).first()
    if row is None:
        return None
    return of_frame(row.content, row.imported)


def of_frame(content: bytes, imported: str = "") -> CurrentOrganisation:
    """A package that was kept."""
    package, digest = _verified(bytes(content))
    return CurrentOrganisation(package, digest, content, imported)


@lru_cache(maxsize=8)
def _verified(content: bytes) -> tuple[Organisation, str]:
    """The same bytes are the same package, signed by the same root: a delivery asks for it at every step."""
    signed = envelope.from_frame(ObjectKind.ORGANISATION, content)
    return packages.verified(signed), signed.digest


def receipt_keys(tx: Transaction, *, practice: bool | None = None) -> Iterator[bytes]:
    """Of every package ever accepted, newest first: a receipt stays good when central gets a new key."""
    for frame in tx.execute(select(organisation.c.content).order_by(organisation.c.version.desc())).scalars().all():
        package = of_frame(frame).package
        if practice in (None, package.practice):
            yield bytes.fromhex(package.central.receipt_key)


def policy(tx: Transaction) -> Policy:
    """What the organisation decided; without an organisation the cautious default."""
    held = current(tx)
    return held.package.policy if held is not None else packages.CAUTIOUS


def required(tx: Transaction) -> CurrentOrganisation:
    """The package in use.

    Raises:
        NoOrganisation: There is none.
    """
    held = current(tx)
    if held is None:
        raise NoOrganisation
    return held
