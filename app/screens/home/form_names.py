"""What the shipped protocols are called on the screen; other forms are called by their title."""

from PySide6.QtCore import QCoreApplication

from app.shipped_forms import ProtocolId


def protocol_name(protocol: ProtocolId) -> str:
    """Name a protocol."""
    return {
        ProtocolId.CONTACT: QCoreApplication.translate("FormNames", "Contact and planning"),
        ProtocolId.FIRST_ACCOUNT: QCoreApplication.translate("FormNames", "First account"),
        ProtocolId.FULL_ACCOUNT: QCoreApplication.translate("FormNames", "Full account"),
        ProtocolId.FOLLOW_UP: QCoreApplication.translate("FormNames", "Follow-up"),
        ProtocolId.REFUSAL: QCoreApplication.translate("FormNames", "Refusal and withdrawal"),
    }[protocol]


def form_name(form_id: str, titles: dict[str, str]) -> str:
    """Name the form of an interview; `titles` are those of the organisation's own forms by their ids."""
    if form_id in set(ProtocolId):
        return protocol_name(ProtocolId(form_id))
    return titles.get(form_id) or form_id
