"""The closed sets of words used on the wire; chosen once, never changed."""

from enum import StrEnum


class PartKind(StrEnum):
    """The four parts of every interview, each with its own key and recipients."""

    FACTS = "facts"
    BODY = "body"
    IDENTITY = "identity"
    CRSV = "crsv"


class ObjectKind(StrEnum):
    """Everything that travels or is kept under its digest."""

    REVISION = "revision"
    PART = "part"
    WRAPSET = "wrapset"
    BLOB = "blob"
    CUSTODY_EVENT = "custody-event"
    CUSTODY_ENTRY = "custody-entry"
    RECEIPT = "receipt"
    REVIEW = "review-comment"
    ORGANISATION = "organisation-package"
    DEVICE_REQUEST = "device-request"
    CERTIFICATE = "certificate"
    REVOCATION = "revocation"
    CENTRAL = "central-description"
    EXHIBIT_TRANSFER = "exhibit-transfer"
    ADDENDUM = "addendum"
    CONSENT_NOTICE = "consent-notice"
    ASSIGNMENT = "assignment"
    ASSIGNMENT_ANSWER = "assignment-answer"
    MISSION_PACKAGE = "mission-package"
    # One of the three, sealed to a device.
    ADDRESSED = "addressed"
    APPROVAL = "approval"

    @property
    def payload_type(self) -> str:
        """The type that a signature over such an object covers."""
        return f"application/vnd.svidok.{self.value}.v1+json"
