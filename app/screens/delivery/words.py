"""What the delivery screen says of stages, and of why something waits."""

from PySide6.QtCore import QCoreApplication

from app.delivering import DeliveryState
from app.screens.delivery.presenter import Content, Standing, Waiting
from app.widgets.header import Connection
from storage.interviews.purging import Lack
from sync.client.report import Stage
from sync.client.scope import Amount


def stage(at: Stage) -> str:
    """What goes on."""
    return {
        Stage.CONNECTING: QCoreApplication.translate("DeliveryScreen", "Greeting central"),
        Stage.SENDING_TEXT: QCoreApplication.translate("DeliveryScreen", "Sending interviews"),
        Stage.SENDING_PHOTOS: QCoreApplication.translate("DeliveryScreen", "Sending photos and documents"),
        Stage.SENDING_AUDIO: QCoreApplication.translate("DeliveryScreen", "Sending recordings"),
        Stage.RECEIPTS: QCoreApplication.translate("DeliveryScreen", "Checking receipts"),
        Stage.FEED: QCoreApplication.translate("DeliveryScreen", "Fetching notes"),
    }[at]


def reason(chosen: Waiting, content: Content, state: DeliveryState) -> str:
    """Why it waits, in one sentence; of what is at central, that it is there."""
    where, amount = chosen.where, content.line.amount
    if where.is_safe:
        return QCoreApplication.translate(
            "DeliveryScreen", "All of it is at central, and the receipts are checked and kept."
        )
    if chosen.refused is not None:
        return QCoreApplication.translate("DeliveryScreen", "Central refused it; the reason stands below.")
    if amount is Amount.NOTHING:
        return QCoreApplication.translate("DeliveryScreen", "It waits because you paused the delivery.")
    if state.is_avoided:
        return QCoreApplication.translate("DeliveryScreen", "It waits because nothing is sent on this network.")
    text_only = amount is Amount.TEXT and where.text.is_safe
    no_sound = amount is Amount.NO_SOUND and where.text.is_safe and where.photos.is_safe
    if text_only or no_sound:
        return QCoreApplication.translate(
            "DeliveryScreen", "What may be sent is at central. The rest waits until you let it go."
        )
    if not content.has_organisation:
        return QCoreApplication.translate("DeliveryScreen", "It waits because this vault has no organisation yet.")
    if state.connection is not Connection.ONLINE:
        return QCoreApplication.translate(
            "DeliveryScreen", "It waits for a connection to central, or for a memory stick."
        )
    return QCoreApplication.translate("DeliveryScreen", "It goes with the next delivery.")


def standing(of: Standing) -> str:
    """Whether this computer may rely on central alone for it, and what is missing."""
    if of.closed_at:
        return QCoreApplication.translate("DeliveryScreen", "Closed on this computer: only others can open it now.")
    if of.verdict is None:
        return ""
    match of.verdict.lack:
        case None:
            return QCoreApplication.translate(
                "DeliveryScreen",
                "Central has proved, in every way that your organisation asks for, that it holds this interview.",
            )
        case Lack.ALARM:
            return QCoreApplication.translate(
                "DeliveryScreen",
                "It stays on this computer: what central signed contradicts itself, so nothing is closed after a "
                "receipt any more.",
            )
        case Lack.RECEIPT:
            return QCoreApplication.translate(
                "DeliveryScreen", "It stays on this computer: receipts for some of it are still missing."
            )
        case Lack.PROOF:
            return QCoreApplication.translate(
                "DeliveryScreen",
                "It stays on this computer: central has not proved yet that the receipts stand in its list. The next "
                "delivery asks again.",
            )
        case Lack.WITNESS:
            return QCoreApplication.translate(
                "DeliveryScreen",
                "It stays on this computer: the partner organisation that witnesses central’s list has not signed it "
                "yet. That comes with a later delivery.",
            )
    return QCoreApplication.translate(
        "DeliveryScreen", "It stays on this computer: the receipts are younger than {hours} hours."
    ).format(hours=of.hours)
