"""The words for failures of passphrases, cards, keys and locks; a part of app.error_words."""

# A sentence is one line here, so that it is found whole for translation.
# ruff: noqa: E501

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

KEYS: dict[str, Callable[[], tuple[str, str]]] = {
    "wrong-passphrase": lambda: (
        QCoreApplication.translate("ErrorMessages", "This passphrase does not open the vault."),
        QCoreApplication.translate(
            "ErrorMessages",
            "Check the keyboard language and capital letters, and type it again. If it is lost, use the recovery cards.",
        ),
    ),
    "weak-passphrase": lambda: (
        QCoreApplication.translate("ErrorMessages", "This passphrase is too easy to guess."),
        QCoreApplication.translate("ErrorMessages", "Add one or two words, or take the six words offered."),
    ),
    "memory-not-enough": lambda: (
        QCoreApplication.translate("ErrorMessages", "There is not enough free memory to check the passphrase."),
        QCoreApplication.translate("ErrorMessages", "Close other programs and try again."),
    ),
    "cost-refused": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "The vault asks for more work than any vault of this program. It may have been altered."
        ),
        QCoreApplication.translate("ErrorMessages", "Take the computer to your coordinator."),
    ),
    "practice-mismatch": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "Practice and real work never meet: one side is practice, the other is not."
        ),
        QCoreApplication.translate("ErrorMessages", "Use a file or a vault of the same kind."),
    ),
    "card-unreadable": lambda: (
        QCoreApplication.translate("ErrorMessages", "A card has words that are not right."),
        QCoreApplication.translate(
            "ErrorMessages", "Compare it with the paper word by word: 33 words, each from the card's list."
        ),
    ),
    "cards-mixed": lambda: (
        QCoreApplication.translate("ErrorMessages", "The cards do not belong together."),
        QCoreApplication.translate("ErrorMessages", "Use cards of one set: they were written down on the same day."),
    ),
    "cards-too-few": lambda: (
        QCoreApplication.translate("ErrorMessages", "These cards are not enough."),
        QCoreApplication.translate(
            "ErrorMessages",
            "Enter more cards of the same set: two of the vault’s own, or as many as the organisation decided, usually three.",
        ),
    ),
    "card-repeated": lambda: (
        QCoreApplication.translate("ErrorMessages", "The same card was entered twice."),
        QCoreApplication.translate("ErrorMessages", "Enter another card of the same set."),
    ),
    "cards-of-another-vault": lambda: (
        QCoreApplication.translate("ErrorMessages", "These cards belong to another vault."),
        QCoreApplication.translate("ErrorMessages", "Choose the vault whose cards they are, or find the right cards."),
    ),
    "no-such-slot": lambda: (
        QCoreApplication.translate("ErrorMessages", "This vault has no recovery cards."),
        QCoreApplication.translate("ErrorMessages", "Use its passphrase."),
    ),
    "lock-out-too-close": lambda: (
        QCoreApplication.translate("ErrorMessages", "The passphrase and the lock-out passphrase are too much alike."),
        QCoreApplication.translate("ErrorMessages", "Choose words that nobody could type by mistake for the others."),
    ),
    "lock-out-without-recovery": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "There are no recovery cards that could open the vault after a lock-out."
        ),
        QCoreApplication.translate("ErrorMessages", "Make recovery cards first, then choose the lock-out passphrase."),
    ),
    "not-allowed-by-policy": lambda: (
        QCoreApplication.translate("ErrorMessages", "Your organisation does not allow this."),
        QCoreApplication.translate("ErrorMessages", "Ask your coordinator if you think it should."),
    ),
    "keys-remain": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "The disk did not let the keys be removed: what is left of the vault can still be opened."
        ),
        QCoreApplication.translate(
            "ErrorMessages", "Other files are gone. If you are in danger, destroy the disk itself or get rid of it."
        ),
    ),
    "recovery-key-unknown": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "New keys would make the recovery cards of this vault useless, so nothing was changed."
        ),
        QCoreApplication.translate("ErrorMessages", "Make new recovery cards first, then ask for new keys again."),
    ),
    "slot-unknown": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "A newer version of the program gave this vault one more way in, so nothing was changed."
        ),
        QCoreApplication.translate("ErrorMessages", "Ask for new keys in that version of the program."),
    ),
    "rotation-damaged": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "Something in the vault was changed outside the program, so no new keys were made."
        ),
        QCoreApplication.translate(
            "ErrorMessages", "Have the vault checked as a whole first, and tell your coordinator what the check finds."
        ),
    ),
    "rotation-cancelled": lambda: (
        QCoreApplication.translate("ErrorMessages", "Making new keys was stopped. The vault is as it was."),
        QCoreApplication.translate("ErrorMessages", "You can ask for new keys again at any time."),
    ),
    "keys-in-use": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "Something of the vault is being read just now, so no new keys were made."
        ),
        QCoreApplication.translate("ErrorMessages", "Wait until copying or playing has ended, then try again."),
    ),
    "recording-now": lambda: (
        QCoreApplication.translate("ErrorMessages", "A recording is going on."),
        QCoreApplication.translate("ErrorMessages", "Finish the recording first, then try again."),
    ),
    "cards-of-another-organisation": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "These cards fit together, but they belong to another organisation."
        ),
        QCoreApplication.translate(
            "ErrorMessages", "Find the cards whose control words are those of this organisation."
        ),
    ),
    "key-file-damaged": lambda: (
        QCoreApplication.translate("ErrorMessages", "This is not a file of keys, or it is damaged."),
        QCoreApplication.translate("ErrorMessages", "Choose another file, or the copy of it on the second stick."),
    ),
    "key-file-too-new": lambda: (
        QCoreApplication.translate("ErrorMessages", "A newer version of the program wrote this file of keys."),
        QCoreApplication.translate(
            "ErrorMessages", "Install that version or a newer one. The file has not been changed."
        ),
    ),
    "key-file-refused": lambda: (
        QCoreApplication.translate("ErrorMessages", "This passphrase does not open the file of keys."),
        QCoreApplication.translate(
            "ErrorMessages",
            "Check the keyboard language and capital letters, and type it again. If it is lost, use the cards of the organisation.",
        ),
    ),
    "key-file-purpose": lambda: (
        QCoreApplication.translate("ErrorMessages", "This file of keys is for something else."),
        QCoreApplication.translate(
            "ErrorMessages", "Choose the file with the root key: the one that was put into the safe."
        ),
    ),
    "keys-there-already": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "There are keys or a package of this name in the folder already, so nothing was written."
        ),
        QCoreApplication.translate("ErrorMessages", "Choose an empty folder on the stick."),
    ),
    "cloud-target": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "This folder is copied to a server by another program, so no keys are written there."
        ),
        QCoreApplication.translate("ErrorMessages", "Choose a folder on a memory stick."),
    ),
    "central-unreadable": lambda: (
        QCoreApplication.translate("ErrorMessages", "This is not the file in which a central describes itself."),
        QCoreApplication.translate("ErrorMessages", "Have the administrator make it again, and carry it here."),
    ),
    "request-unreadable": lambda: (
        QCoreApplication.translate("ErrorMessages", "This is not an enrolment request that its computer has signed."),
        QCoreApplication.translate("ErrorMessages", "Have the request saved again on that computer and carry it here."),
    ),
    "request-there-already": lambda: (
        QCoreApplication.translate("ErrorMessages", "This computer is among the recipients already."),
        QCoreApplication.translate("ErrorMessages", "Choose the request of another one."),
    ),
    "no-printer": lambda: (
        QCoreApplication.translate("ErrorMessages", "This computer knows no printer."),
        QCoreApplication.translate("ErrorMessages", "Copy the card by hand; that is the safer way anyway."),
    ),
    "not-written-rightly": lambda: (
        QCoreApplication.translate("ErrorMessages", "The stick did not give back what was written to it."),
        QCoreApplication.translate("ErrorMessages", "Take another stick and write the files again."),
    ),
}
