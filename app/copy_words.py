"""The words for what can go wrong with copies, and with files that are taken in; a part of the table of failures."""

# A sentence is one line here, so that it is found whole for translation.
# ruff: noqa: E501

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

COPIES: dict[str, Callable[[], tuple[str, str]]] = {
    "file-too-large": lambda: (
        QCoreApplication.translate("ErrorMessages", "This file is too large to be what is expected here."),
        QCoreApplication.translate("ErrorMessages", "Choose another file."),
    ),
    "file-no-room": lambda: (
        QCoreApplication.translate("ErrorMessages", "There is no room on this disk for so large a file."),
        QCoreApplication.translate("ErrorMessages", "Make room on the disk, then add the file again."),
    ),
    "file-changed": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "The file was changed while it was taken in: the original is not what it was."
        ),
        QCoreApplication.translate(
            "ErrorMessages", "Nothing of it was kept. Close other programs that have it open, then take it in again."
        ),
    ),
    "file-unreadable": lambda: (
        QCoreApplication.translate("ErrorMessages", "The file or folder cannot be read."),
        QCoreApplication.translate(
            "ErrorMessages", "Check that it is there and that the stick is connected, then try again."
        ),
    ),
    "BackupError": lambda: (
        QCoreApplication.translate("ErrorMessages", "The copy could not be made."),
        QCoreApplication.translate("ErrorMessages", "The vault itself is as it was. Try again."),
    ),
    "copy-nobody-could-open": lambda: (
        QCoreApplication.translate(
            "ErrorMessages",
            "This vault has neither recovery cards nor a key of an organisation, so nobody could open a copy of it.",
        ),
        QCoreApplication.translate("ErrorMessages", "Make recovery cards or import your organisation's package first."),
    ),
    "copy-no-room": lambda: (
        QCoreApplication.translate("ErrorMessages", "There is too little room on this disk for a copy."),
        QCoreApplication.translate(
            "ErrorMessages", "Free some room. The copies made before are kept, and the vault is as it was."
        ),
    ),
    "medium-gone": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "The stick or disk with the copy is not there, or does not answer."
        ),
        QCoreApplication.translate(
            "ErrorMessages",
            "Plug it in and try again: copying goes on where it stopped. If it lies elsewhere now, choose its folder again.",
        ),
    ),
    "medium-full": lambda: (
        QCoreApplication.translate("ErrorMessages", "There is too little room on the stick or disk."),
        QCoreApplication.translate(
            "ErrorMessages", "Free some room on it or choose another. What was copied before still counts."
        ),
    ),
    "medium-read-only": lambda: (
        QCoreApplication.translate("ErrorMessages", "The stick or disk does not let the program write."),
        QCoreApplication.translate("ErrorMessages", "Check its lock switch, or choose another folder or stick."),
    ),
    "medium-is-the-vault": lambda: (
        QCoreApplication.translate("ErrorMessages", "This folder belongs to the vault itself."),
        QCoreApplication.translate("ErrorMessages", "Choose a folder on a stick, a memory card or another disk."),
    ),
    "medium-in-cloud": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "This folder is copied to a server by another program, so no copy is made there."
        ),
        QCoreApplication.translate("ErrorMessages", "Choose a folder on a stick, a memory card or another disk."),
    ),
    "medium-small-files": lambda: (
        QCoreApplication.translate("ErrorMessages", "The vault has grown larger than one file on this stick may be."),
        QCoreApplication.translate("ErrorMessages", "Take another stick or disk, formatted as exFAT or NTFS."),
    ),
    "medium-newer": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "The copy on the stick or disk is newer than this vault. It was not overwritten."
        ),
        QCoreApplication.translate(
            "ErrorMessages",
            "Keep the stick safe and tell your coordinator. Choose another stick or folder for the copies of this vault.",
        ),
    ),
    "copy-damaged": lambda: (
        QCoreApplication.translate("ErrorMessages", "The copy is damaged or not complete."),
        QCoreApplication.translate(
            "ErrorMessages", "The vault on this computer is as it was. Copy once more, best onto another stick."
        ),
    ),
    "no-copy-here": lambda: (
        QCoreApplication.translate("ErrorMessages", "There is no copy of a vault in this folder."),
        QCoreApplication.translate("ErrorMessages", "Choose the stick or the folder in which the copies were made."),
    ),
    "no-good-copy": lambda: (
        QCoreApplication.translate("ErrorMessages", "No copy on this computer is whole."),
        QCoreApplication.translate(
            "ErrorMessages", "Nothing was changed. Plug in the stick or disk with the second copy and choose it here."
        ),
    ),
    "damage-found": lambda: (
        QCoreApplication.translate("ErrorMessages", "The disk did not give back a part of this vault."),
        QCoreApplication.translate(
            "ErrorMessages",
            "Finish what you are at, lock the program and unlock it again: it then repairs the vault from its copy. Do not delete anything.",
        ),
    ),
    "copying-stopped": lambda: (
        QCoreApplication.translate("ErrorMessages", "It was stopped."),
        QCoreApplication.translate(
            "ErrorMessages", "What was there before still counts. You can begin again at any time."
        ),
    ),
}
