"""What an organisation decides before its package can be signed: everything but central, version and time."""

from datetime import datetime, timedelta
from typing import Annotated, Final, Self

from pydantic import Field, StringConstraints, ValidationError

from storage.crypto.signing import SigningKey
from storage.objects import envelope
from storage.objects.envelope import Signed
from storage.objects.errors import Malformed
from storage.objects.organisation import CentralAddress, Organisation, Policy, Recipient
from storage.objects.payload import BoxText, Fields, KeyHex, ShortText
from storage.platform.clock import Moment, iso

PACKAGE_DAYS: Final = 365


class Founding(Fields):
    """Name, recipients, recovery key, issuers and policy: kept beside the root key until central is there."""

    name: ShortText
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,5}$")]
    practice: bool
    recipients: Annotated[tuple[Recipient, ...], Field(max_length=60)]
    recovery_box: BoxText
    issuers: Annotated[tuple[KeyHex, ...], Field(max_length=16)]
    policy: Policy

    @classmethod
    def of(cls, package: Organisation) -> Self:
        """What a signed package says of it."""
        return cls(
            name=package.name,
            code=package.code,
            practice=package.practice,
            recipients=package.recipients,
            recovery_box=package.recovery_box,
            issuers=package.issuers,
            policy=package.policy,
        )

    def signed(self, central: CentralAddress, root: SigningKey, version: int, moment: Moment) -> Signed:
        """The organisation package, signed by the root, for a year.

        Raises:
            Malformed: A name, address or key does not fit the format.
        """
        expires = iso(datetime.fromisoformat(moment.wall) + timedelta(days=PACKAGE_DAYS))
        try:
            package = Organisation(
                root=root.public.hex(),
                name=self.name,
                code=self.code,
                practice=self.practice,
                version=version,
                issued=moment.wall,
                expires=expires,
                central=central,
                recipients=self.recipients,
                recovery_box=self.recovery_box,
                issuers=self.issuers,
                policy=self.policy,
            )
        except ValidationError:
            # The library's message quotes the value: it must not travel further.
            raise Malformed("package-fields") from None
        return envelope.sign(package, root)
