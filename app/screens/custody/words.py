"""What custody entries say, in the words of people."""

from PySide6.QtCore import QCoreApplication

from storage.interviews.addenda import STAYS
from storage.interviews.central_log import Disagreement
from storage.interviews.custody import CustodyEntry
from storage.interviews.receipts import CLOCK_AHEAD
from storage.interviews.recovery import UNREADABLE
from storage.interviews.redacting import REDACTED
from storage.interviews.withdrawing import WITHDRAWN
from storage.objects.custody import CustodyAction


def done(action: CustodyAction) -> str:
    """What was done, short, to stand after a time."""
    words = {
        CustodyAction.CREATE: QCoreApplication.translate("CustodyWords", "begun"),
        CustodyAction.OPEN: QCoreApplication.translate("CustodyWords", "the draft was opened"),
        CustodyAction.SEAL: QCoreApplication.translate("CustodyWords", "sealed"),
        CustodyAction.AMEND: QCoreApplication.translate("CustodyWords", "a correction was begun"),
        CustodyAction.VIEW: QCoreApplication.translate("CustodyWords", "opened for reading"),
        CustodyAction.PLAY: QCoreApplication.translate("CustodyWords", "a recording was played"),
        CustodyAction.TRANSCRIBE: QCoreApplication.translate("CustodyWords", "a transcript was begun"),
        CustodyAction.PRINT: QCoreApplication.translate("CustodyWords", "pages were sent to a printer"),
        CustodyAction.EXPORT: QCoreApplication.translate("CustodyWords", "exported"),
        CustodyAction.HAND_OVER: QCoreApplication.translate("CustodyWords", "handed over on a stick"),
        CustodyAction.TRANSFER: QCoreApplication.translate("CustodyWords", "an exhibit passed from hand to hand"),
        CustodyAction.RECEIVE: QCoreApplication.translate("CustodyWords", "received"),
        CustodyAction.ACKNOWLEDGE: QCoreApplication.translate("CustodyWords", "central confirmed that it has it"),
        CustodyAction.SALVAGE: QCoreApplication.translate("CustodyWords", "a recording that was cut off was kept"),
        CustodyAction.REMOVE: QCoreApplication.translate("CustodyWords", "a file or recording was taken out"),
        CustodyAction.WITHDRAW: QCoreApplication.translate("CustodyWords", "consent was withdrawn"),
        CustodyAction.RENEW: QCoreApplication.translate("CustodyWords", "consent was given again"),
        CustodyAction.CLOSE: QCoreApplication.translate("CustodyWords", "closed: this computer can no longer read it"),
        CustodyAction.UNLOCK: QCoreApplication.translate("CustodyWords", "the vault was opened"),
        CustodyAction.RECOVER: QCoreApplication.translate(
            "CustodyWords", "a new passphrase was set with recovery cards"
        ),
        CustodyAction.LOCK_OUT: QCoreApplication.translate(
            "CustodyWords", "the vault was locked against everybody here"
        ),
        CustodyAction.ROTATE: QCoreApplication.translate("CustodyWords", "the keys of the vault were changed"),
        CustodyAction.BACKUP: QCoreApplication.translate("CustodyWords", "a copy was made"),
        CustodyAction.RESTORE: QCoreApplication.translate("CustodyWords", "the vault was restored from a copy"),
        CustodyAction.NOTICE: QCoreApplication.translate("CustodyWords", "the program noticed something unusual"),
    }
    return words[action]


def remark(entry: CustodyEntry) -> str:
    """What else is to be said about an entry; empty for most."""
    if entry.action is CustodyAction.NOTICE:
        return _noticed(entry.detail)
    if entry.detail == WITHDRAWN:
        return QCoreApplication.translate("CustodyWords", "its key was destroyed: consent was withdrawn")
    if entry.detail == "signed-later":
        return QCoreApplication.translate("CustodyWords", "from before entries were signed")
    said = []
    if entry.action is CustodyAction.TRANSFER:
        number = QCoreApplication.translate("CustodyWords", "exhibit {number}")
        said.append(number.format(number=entry.detail.partition(":")[2].upper()))
    if entry.action is CustodyAction.EXPORT:
        said.append(_exported(entry.detail))
    if entry.action is CustodyAction.PRINT:
        said.append(_printed(entry.detail))
    if entry.action is CustodyAction.RECOVER and entry.detail:
        cards = QCoreApplication.translate("CustodyWords", "cards used: {numbers}")
        said.append(cards.format(numbers=", ".join(entry.detail.split(","))))
    if entry.suspect:
        said.append(QCoreApplication.translate("CustodyWords", "the clock was doubtful"))
    return "; ".join(said)


def _exported(detail: str) -> str:
    way, _, recipient = detail.partition(",")
    words = {
        "odk-begun": QCoreApplication.translate("CustodyWords", "sending to a server began ({recipient})"),
        "odk": QCoreApplication.translate("CustodyWords", "a server has it, encrypted ({recipient})"),
        "file": QCoreApplication.translate("CustodyWords", "into an encrypted file ({recipient})"),
    }
    return words.get(way, "{recipient}").format(recipient=recipient or detail)


def _printed(detail: str) -> str:
    words = {
        "": QCoreApplication.translate("CustodyWords", "the statement"),
        "consent-card": QCoreApplication.translate("CustodyWords", "the consent card"),
        "paper-filled": QCoreApplication.translate("CustodyWords", "the form with what was written down"),
        "record-card": QCoreApplication.translate("CustodyWords", "the record card"),
    }
    return words.get(detail, detail)


def _noticed(detail: str) -> str:
    word, _, rest = detail.partition(":")
    if word == "approval":
        code, _, recipient = rest.partition(",")
        said = QCoreApplication.translate(
            "CustodyWords", "{code} approved with their own words that it leaves ({recipient})"
        )
        return said.format(code=code, recipient=recipient)
    if word == "approver":
        said = QCoreApplication.translate("CustodyWords", "{code} may approve from now on what leaves")
        return said.format(code=rest)
    if word == "approver-removed":
        return QCoreApplication.translate("CustodyWords", "{code} may approve no more").format(code=rest)
    if word in ("assignment", "package"):
        return _sent(detail)
    if detail.startswith("consent-"):
        return QCoreApplication.translate("CustodyWords", "the person said that they change their consent")
    words = {
        STAYS: QCoreApplication.translate(
            "CustodyWords", "something made after the seal is too large to be delivered: it stays on this computer"
        ),
        REDACTED: QCoreApplication.translate(
            "CustodyWords", "words that the person wants kept from others were taken out"
        ),
        "clock": QCoreApplication.translate("CustodyWords", "a recording began while the clock was doubtful"),
        CLOCK_AHEAD: QCoreApplication.translate(
            "CustodyWords", "central’s clock was more than two days ahead of this computer’s"
        ),
        Disagreement.FORKED.value: QCoreApplication.translate(
            "CustodyWords", "central’s log was not the one that it had signed before"
        ),
        Disagreement.SHRUNK.value: QCoreApplication.translate(
            "CustodyWords", "central’s log was shorter than it had signed before"
        ),
        Disagreement.NOT_LOGGED.value: QCoreApplication.translate(
            "CustodyWords", "a receipt of central was not in its log"
        ),
        UNREADABLE: QCoreApplication.translate(
            "CustodyWords", "a file that was cut off cannot be read; it and its key are kept"
        ),
        "older-state": QCoreApplication.translate("CustodyWords", "an older state of the vault had been put back"),
        "two-lives": QCoreApplication.translate("CustodyWords", "a second vault goes on under the same name"),
        "other-machine": QCoreApplication.translate("CustodyWords", "the vault was opened on another computer"),
        "header-older": QCoreApplication.translate(
            "CustodyWords", "an older list of what opens the vault had been put back"
        ),
        "central-ahead": QCoreApplication.translate("CustodyWords", "central holds more of this vault than the vault"),
        "repaired": QCoreApplication.translate("CustodyWords", "the vault was damaged and made whole from a copy"),
        "files-fetched": QCoreApplication.translate(
            "CustodyWords", "missing or damaged files were brought back from the second copy"
        ),
        "custody-changed": QCoreApplication.translate(
            "CustodyWords", "earlier lines had been changed before they were signed"
        ),
    }
    return words.get(detail, detail)


def _sent(detail: str) -> str:
    """What went between a coordinator and a laptop."""
    words = {
        "assignment:given": QCoreApplication.translate("CustodyWords", "an assignment was given to a laptop"),
        "assignment:taken": QCoreApplication.translate("CustodyWords", "an assignment of a coordinator arrived"),
        "assignment:withdrawn": QCoreApplication.translate("CustodyWords", "an assignment was taken back"),
        "assignment:planned": QCoreApplication.translate("CustodyWords", "a laptop has its assignment"),
        "assignment:begun": QCoreApplication.translate("CustodyWords", "an assignment was begun"),
        "assignment:done": QCoreApplication.translate("CustodyWords", "an assignment was done"),
        "assignment:refused": QCoreApplication.translate("CustodyWords", "an assignment cannot be done"),
        "package:published": QCoreApplication.translate("CustodyWords", "a mission package was published"),
        "package:taken": QCoreApplication.translate("CustodyWords", "a mission package was taken"),
    }
    return words.get(detail, detail)
