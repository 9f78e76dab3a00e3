"""What custody entries say, in the words of people."""

from PySide6.QtCore import QCoreApplication

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
        CustodyAction.PRINT: QCoreApplication.translate("CustodyWords", "the statement was printed or saved"),
        CustodyAction.EXPORT: QCoreApplication.translate("CustodyWords", "exported"),
        CustodyAction.HAND_OVER: QCoreApplication.translate("CustodyWords", "handed over on a stick"),
        CustodyAction.RECEIVE: QCoreApplication.translate("CustodyWords", "received"),
        CustodyAction.ACKNOWLEDGE: QCoreApplication.translate("CustodyWords", "central confirmed that it has it"),
        CustodyAction.SALVAGE: QCoreApplication.translate("CustodyWords", "a recording that was cut off was kept"),
        CustodyAction.REMOVE: QCoreApplication.translate("CustodyWords", "a file or recording was taken out"),
        CustodyAction.WITHDRAW: QCoreApplication.translate("CustodyWords", "consent was withdrawn"),
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
