"""The words of the table of failures, and nothing else; app.error_messages decides which of them apply."""

# A sentence is one line here, so that it is found whole for translation.
# ruff: noqa: E501

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.assignment_words import ASSIGNMENTS
from app.copy_words import COPIES
from app.delivery_words import DELIVERY
from app.form_words import FORMS
from app.key_words import KEYS
from app.leaving_words import LEAVING
from app.received_words import RECEIVED
from app.referral_words import REFERRALS

TABLE: dict[str, Callable[[], tuple[str, str]]] = {
    **KEYS,
    **REFERRALS,
    "bug": lambda: (
        QCoreApplication.translate("ErrorMessages", "Something went wrong in the program. Your answers are saved."),
        QCoreApplication.translate(
            "ErrorMessages",
            "Go on working. If it happens again, lock the program, start it again and tell your coordinator what you were doing.",
        ),
    ),
    "vault-damaged": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "The vault is damaged, so it was not opened. Nothing in it was changed."
        ),
        QCoreApplication.translate(
            "ErrorMessages",
            "Do not delete anything. Take the computer to your coordinator: there are ways to recover what is in it.",
        ),
    ),
    "vault-too-new": lambda: (
        QCoreApplication.translate("ErrorMessages", "A newer version of the program made this vault."),
        QCoreApplication.translate(
            "ErrorMessages", "Install that version or a newer one. The vault has not been changed."
        ),
    ),
    "vault-busy": lambda: (
        QCoreApplication.translate("ErrorMessages", "This vault is already open."),
        QCoreApplication.translate(
            "ErrorMessages", "Close the other window of the program, or restart the computer, then try again."
        ),
    ),
    "vault-full": lambda: (
        QCoreApplication.translate("ErrorMessages", "The disk is full. What was saved before is safe."),
        QCoreApplication.translate(
            "ErrorMessages", "Free some room on the disk. What you typed since will be saved as soon as there is room."
        ),
    ),
    "disk-full": lambda: (
        QCoreApplication.translate("ErrorMessages", "There is no room left on the disk or stick."),
        QCoreApplication.translate("ErrorMessages", "Free some room or take another stick, then try again."),
    ),
    "vault-read-only": lambda: (
        QCoreApplication.translate("ErrorMessages", "The program may not write there."),
        QCoreApplication.translate(
            "ErrorMessages", "Check that the disk or stick is not write-protected, or choose another folder."
        ),
    ),
    "vault-unreachable": lambda: (
        QCoreApplication.translate("ErrorMessages", "The disk does not answer."),
        QCoreApplication.translate(
            "ErrorMessages", "Check that it is connected, then start the program again. What was called saved is safe."
        ),
    ),
    "not-a-vault": lambda: (
        QCoreApplication.translate("ErrorMessages", "There is no vault in this place any more."),
        QCoreApplication.translate("ErrorMessages", "Check that the disk is connected, then start the program again."),
    ),
    "vault-exists": lambda: (
        QCoreApplication.translate("ErrorMessages", "There is something in this place already, so no vault was made."),
        QCoreApplication.translate("ErrorMessages", "Start the program again and make the vault once more."),
    ),
    "no-statement": lambda: (
        QCoreApplication.translate("ErrorMessages", "There is no statement yet, so nothing was sealed or signed."),
        QCoreApplication.translate("ErrorMessages", "Read everything through and make the statement first."),
    ),
    "statement-outdated": lambda: (
        QCoreApplication.translate("ErrorMessages", "An answer was changed after the statement was made."),
        QCoreApplication.translate(
            "ErrorMessages", "Make the statement again. If it reads differently now, it is signed again."
        ),
    ),
    "signature-outdated": lambda: (
        QCoreApplication.translate("ErrorMessages", "Somebody has signed an earlier statement, but not this one."),
        QCoreApplication.translate(
            "ErrorMessages", "Let them sign again, or write down the reason why there is no signature."
        ),
    ),
    "unreachable": lambda: (
        QCoreApplication.translate("ErrorMessages", "Central cannot be reached now. Nothing is lost."),
        QCoreApplication.translate(
            "ErrorMessages", "Everything waits here and will be delivered when there is a connection."
        ),
    ),
    "central-full": lambda: (
        QCoreApplication.translate("ErrorMessages", "Central has no room left. Nothing is lost."),
        QCoreApplication.translate(
            "ErrorMessages",
            "Everything waits here and goes by itself once there is room. Tell whoever looks after central that its disk is full.",
        ),
    ),
    "ServerNotTrusted": lambda: (
        QCoreApplication.translate(
            "ErrorMessages",
            "What answered is not your organisation's central, or it does not tell the truth. Nothing more was sent.",
        ),
        QCoreApplication.translate(
            "ErrorMessages", "Do not deliver over this network. Tell your coordinator; a memory stick remains possible."
        ),
    ),
    "DeliveryRefused": lambda: (
        QCoreApplication.translate("ErrorMessages", "Central did not take this."),
        QCoreApplication.translate("ErrorMessages", "It stays here unharmed. Tell your coordinator."),
    ),
    "device-revoked": lambda: (
        QCoreApplication.translate("ErrorMessages", "Central does not accept this computer any more."),
        QCoreApplication.translate("ErrorMessages", "Everything stays here unharmed. Speak with your coordinator."),
    ),
    "certificate-expired": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "The certificate of this computer has expired, so central took nothing. Nothing is lost."
        ),
        QCoreApplication.translate(
            "ErrorMessages",
            "Under Organisation, save an enrolment request, give it to whoever looks after central, and import the new certificate.",
        ),
    ),
    "device-unknown": lambda: (
        QCoreApplication.translate("ErrorMessages", "Central does not know this computer yet."),
        QCoreApplication.translate(
            "ErrorMessages", "Under Organisation, save an enrolment request and import the certificate that comes back."
        ),
    ),
    "role-not-allowed": lambda: (
        QCoreApplication.translate("ErrorMessages", "Central does not allow this with your role."),
        QCoreApplication.translate("ErrorMessages", "Ask your coordinator whether you are enrolled in the right role."),
    ),
    "no-organisation": lambda: (
        QCoreApplication.translate("ErrorMessages", "There is no organisation package yet."),
        QCoreApplication.translate(
            "ErrorMessages", "Import it under Organisation. Until then interviews stay drafts on this computer."
        ),
    ),
    "package-damaged": lambda: (
        QCoreApplication.translate("ErrorMessages", "This file is not a sound organisation package."),
        QCoreApplication.translate(
            "ErrorMessages", "Ask for the file again and compare its size; do not use a file that was changed."
        ),
    ),
    "package-other-root": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "This package comes from another organisation, or contradicts the one in use."
        ),
        QCoreApplication.translate("ErrorMessages", "Check with your coordinator before you do anything else."),
    ),
    "package-older": lambda: (
        QCoreApplication.translate("ErrorMessages", "This package is older than the one in use, so it was not taken."),
        QCoreApplication.translate("ErrorMessages", "Ask for the newest package."),
    ),
    "package-expired": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "This package has expired, or the clock of this computer is wrong."
        ),
        QCoreApplication.translate(
            "ErrorMessages",
            "Check date and time of the computer. If they are right, ask your coordinator for a newer package.",
        ),
    ),
    "certificate-damaged": lambda: (
        QCoreApplication.translate("ErrorMessages", "This file is not a certificate of your organisation."),
        QCoreApplication.translate("ErrorMessages", "Ask whoever looks after central for the file again."),
    ),
    "certificate-other-device": lambda: (
        QCoreApplication.translate("ErrorMessages", "This certificate belongs to another computer."),
        QCoreApplication.translate("ErrorMessages", "Find the one made for this computer's request."),
    ),
    "transfer-incomplete": lambda: (
        QCoreApplication.translate("ErrorMessages", "The handing over is not complete."),
        QCoreApplication.translate(
            "ErrorMessages", "Write who gives and who takes; both sign, or write why somebody does not sign."
        ),
    ),
    "transfer-too-large": lambda: (
        QCoreApplication.translate("ErrorMessages", "Something about the handing over is too long to be signed."),
        QCoreApplication.translate("ErrorMessages", "Shorten the words, or clear the pad and sign again."),
    ),
    "file-other-kind": lambda: (
        QCoreApplication.translate("ErrorMessages", "The question asks for another kind of file."),
        QCoreApplication.translate("ErrorMessages", "Choose a file of the kind that the question names."),
    ),
    "log-forked": lambda: (
        QCoreApplication.translate(
            "ErrorMessages",
            "Central shows another past than it signed before. What it signed then and now is kept as evidence; nothing is removed from this computer any more.",
        ),
        QCoreApplication.translate(
            "ErrorMessages",
            "Go on working: everything stays here, and deliveries go on. Tell your organisation at once, by another way than central.",
        ),
    ),
    "central-clock-ahead": lambda: (
        QCoreApplication.translate(
            "ErrorMessages",
            "Central’s clock is more than two days ahead of this computer’s. What was delivered is delivered.",
        ),
        QCoreApplication.translate(
            "ErrorMessages",
            "Compare this computer’s clock with a telephone. If it is right, tell your coordinator that central’s is not.",
        ),
    ),
    "attachment-unreadable": lambda: (
        QCoreApplication.translate(
            "ErrorMessages",
            "A file that was cut off when the program or the computer stopped cannot be read. It is kept: nothing of it was deleted.",
        ),
        QCoreApplication.translate(
            "ErrorMessages",
            "Tell your coordinator, and delete nothing. A photo or document that you still have you can take in again.",
        ),
    ),
    "answer-unreadable": lambda: (
        QCoreApplication.translate("ErrorMessages", "This file is not an answer of central to this computer."),
        QCoreApplication.translate("ErrorMessages", "Choose the file that central wrote for this computer's pack."),
    ),
    "pack-not-readable-back": lambda: (
        QCoreApplication.translate("ErrorMessages", "The pack was written, but cannot be read back from the stick."),
        QCoreApplication.translate("ErrorMessages", "Use another stick. Nothing here has changed."),
    ),
    "pack-too-large": lambda: (
        QCoreApplication.translate(
            "ErrorMessages",
            "What waits of a single interview is too large for a pack: most sticks hold no file of 4 GB or more.",
        ),
        QCoreApplication.translate(
            "ErrorMessages", "It stays here unharmed. Deliver it over a connection, or speak with your coordinator."
        ),
    ),
    "PackProblem": lambda: (
        QCoreApplication.translate("ErrorMessages", "The pack could not be written or read."),
        QCoreApplication.translate("ErrorMessages", "Try another stick. Nothing here has changed."),
    ),
    "already-sealed": lambda: (
        QCoreApplication.translate("ErrorMessages", "This interview is sealed, so nothing in it changes any more."),
        QCoreApplication.translate("ErrorMessages", "Make a correction as a new revision."),
    ),
    "not-sealed": lambda: (
        QCoreApplication.translate("ErrorMessages", "Only a sealed interview can be corrected by a new revision."),
        QCoreApplication.translate("ErrorMessages", "Go on with the draft."),
    ),
    "recording-open": lambda: (
        QCoreApplication.translate("ErrorMessages", "The recording is not finished yet."),
        QCoreApplication.translate("ErrorMessages", "Stop the recording, wait a moment, then try again."),
    ),
    "consent-missing": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "A recording, photo or document is attached to which the person does not agree."
        ),
        QCoreApplication.translate(
            "ErrorMessages", "Ask again and note the answer, or take it out. Until then the interview stays a draft."
        ),
    ),
    "part-too-large": lambda: (
        QCoreApplication.translate("ErrorMessages", "The interview is too long to be sealed as it is."),
        QCoreApplication.translate(
            "ErrorMessages",
            "Nothing is lost. Its text is too long, most often a transcript, of which the rest can be written after the "
            "seal. Ask your coordinator before you remove anything.",
        ),
    ),
    "import-refused": lambda: (
        QCoreApplication.translate("ErrorMessages", "This file cannot be taken in."),
        QCoreApplication.translate("ErrorMessages", "It is empty, too large or cannot be read. Choose another file."),
    ),
    "no-such-interview": lambda: (
        QCoreApplication.translate("ErrorMessages", "This interview is not here any more."),
        QCoreApplication.translate("ErrorMessages", "Go back to the list."),
    ),
    "no-longer-readable": lambda: (
        QCoreApplication.translate(
            "ErrorMessages",
            "This interview is sealed to its recipients, so it does not open on this computer any more.",
        ),
        QCoreApplication.translate("ErrorMessages", "Ask your coordinator if you have to read it again."),
    ),
    **RECEIVED,
    "ObjectRefused": lambda: (
        QCoreApplication.translate("ErrorMessages", "This file is not what is expected here, or it was altered."),
        QCoreApplication.translate("ErrorMessages", "Ask for the file again."),
    ),
    "VaultError": lambda: (
        QCoreApplication.translate("ErrorMessages", "The vault cannot do this now."),
        QCoreApplication.translate("ErrorMessages", "What was called saved is safe. Start the program again."),
    ),
    "KeysError": lambda: (
        QCoreApplication.translate("ErrorMessages", "The keys of this vault cannot be used."),
        QCoreApplication.translate("ErrorMessages", "Take the computer to your coordinator. Do not delete anything."),
    ),
    "ContainerError": lambda: (
        QCoreApplication.translate("ErrorMessages", "A recording or picture is damaged and cannot be read whole."),
        QCoreApplication.translate("ErrorMessages", "Nothing was changed. Tell your coordinator."),
    ),
    "statement-not-made": lambda: (
        QCoreApplication.translate("ErrorMessages", "The statement could not be made."),
        QCoreApplication.translate(
            "ErrorMessages", "The answers are saved. Try again; if it stays so, take the statement on paper."
        ),
    ),
    "no-printer-here": lambda: (
        QCoreApplication.translate("ErrorMessages", "This computer knows no printer."),
        QCoreApplication.translate(
            "ErrorMessages", "Connect one with a cable, or let the person sign here on the screen instead."
        ),
    ),
    "gazetteer-unreadable": lambda: (
        QCoreApplication.translate("ErrorMessages", "The list of places cannot be read."),
        QCoreApplication.translate("ErrorMessages", "Type the place in words. Install the program again when you can."),
    ),
    "MalformedMessage": lambda: (
        QCoreApplication.translate("ErrorMessages", "Central answered something that cannot be understood."),
        QCoreApplication.translate(
            "ErrorMessages", "Nothing is lost. Check whether there is a newer version of the program."
        ),
    ),
    "attachment-damaged": lambda: (
        QCoreApplication.translate("ErrorMessages", "A recording or picture is damaged and cannot be read whole."),
        QCoreApplication.translate("ErrorMessages", "Nothing was changed. Tell your coordinator."),
    ),
    "cloud-folder": lambda: (
        QCoreApplication.translate(
            "ErrorMessages",
            "The program's folder is copied to a server by another program (such as OneDrive or Dropbox), so no vault is made there.",
        ),
        QCoreApplication.translate(
            "ErrorMessages", "Take the folder out of that program, or sign in as a person without it."
        ),
    ),
    "practice-not-ready": lambda: (
        QCoreApplication.translate("ErrorMessages", "Practice could not be prepared."),
        QCoreApplication.translate(
            "ErrorMessages", "Close the program, remove the folder of practice, and start it again."
        ),
    ),
    "no-such-form": lambda: (
        QCoreApplication.translate("ErrorMessages", "The form of this interview is not in this vault."),
        QCoreApplication.translate("ErrorMessages", "Nothing is lost. Tell your coordinator."),
    ),
    **COPIES,
    **FORMS,
    **DELIVERY,
    **LEAVING,
    **ASSIGNMENTS,
}
