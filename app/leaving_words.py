"""The words for what keeps answers from leaving for others; a part of the table of failures."""

# A sentence is one line here, so that it is found whole for translation.

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

LEAVING: dict[str, Callable[[], tuple[str, str]]] = {
    "leaving-not-allowed": lambda: (
        QCoreApplication.translate("ErrorMessages", "The organisation’s rules do not allow this."),
        QCoreApplication.translate("ErrorMessages", "Nothing has left. Ask your coordinator if it should be allowed."),
    ),
    "leaving-not-sealed": lambda: (
        QCoreApplication.translate("ErrorMessages", "The interview is still a draft, so nothing of it leaves."),
        QCoreApplication.translate("ErrorMessages", "Seal it first."),
    ),
    "leaving-closed": lambda: (
        QCoreApplication.translate("ErrorMessages", "The interview is closed: this computer can no longer read it."),
        QCoreApplication.translate("ErrorMessages", "Ask whoever it is sealed to; they can pass on what is needed."),
    ),
    "leaving-corrected": lambda: (
        QCoreApplication.translate("ErrorMessages", "There is a newer revision of this interview."),
        QCoreApplication.translate("ErrorMessages", "Open the newer one and send that."),
    ),
    "leaving-withdrawn": lambda: (
        QCoreApplication.translate("ErrorMessages", "The person withdrew the consent, so nothing leaves any more."),
        QCoreApplication.translate("ErrorMessages", "There is nothing to do here."),
    ),
    "leaving-narrowed": lambda: (
        QCoreApplication.translate(
            "ErrorMessages",
            "The person narrowed the consent, and the correction with it is not sealed yet, so nothing leaves.",
        ),
        QCoreApplication.translate(
            "ErrorMessages", "Finish the correction that was begun, seal it, and send that one. Nothing has left."
        ),
    ),
    "leaving-not-agreed": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "The person did not agree that this recipient gets anything, so nothing leaves."
        ),
        QCoreApplication.translate(
            "ErrorMessages", "If the person decides otherwise, write it into a correction and seal it."
        ),
    ),
    "leaving-embargo": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "The person named a day before which nothing leaves, and it has not come."
        ),
        QCoreApplication.translate("ErrorMessages", "Send it on that day or later. Nothing has left."),
    ),
    "leaving-nothing": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "Nothing is left to send: what the person agreed to is not among these answers."
        ),
        QCoreApplication.translate("ErrorMessages", "Look into the consent which parts this recipient may get."),
    ),
    "leaving-file": lambda: (
        QCoreApplication.translate("ErrorMessages", "A file that answers a question cannot be read, so nothing left."),
        QCoreApplication.translate("ErrorMessages", "Have the vault checked, and tell your coordinator."),
    ),
    "leaving-form": lambda: (
        QCoreApplication.translate("ErrorMessages", "The form of this interview cannot be read any more."),
        QCoreApplication.translate("ErrorMessages", "The answers are safe. Have the vault checked."),
    ),
    "leaving-two-people": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "Names, or what a child told, leave only when two people have approved it."
        ),
        QCoreApplication.translate("ErrorMessages", "Let both approve on this page. Nothing has left."),
    ),
    "approver-words": lambda: (
        QCoreApplication.translate("ErrorMessages", "These are not the words of the person who is to approve."),
        QCoreApplication.translate("ErrorMessages", "Let them type their own words again. Nothing was approved."),
    ),
    "approver-code": lambda: (
        QCoreApplication.translate("ErrorMessages", "This is no code of a person of the team."),
        QCoreApplication.translate("ErrorMessages", "Use up to 16 Latin letters, digits and hyphens."),
    ),
    "approver-known": lambda: (
        QCoreApplication.translate("ErrorMessages", "Somebody with this code may approve here already."),
        QCoreApplication.translate("ErrorMessages", "Take another code, or remove the other person first."),
    ),
    "leaving-ask-again": lambda: (
        QCoreApplication.translate("ErrorMessages", "The person wants to be asked before each transfer."),
        QCoreApplication.translate("ErrorMessages", "Ask, and say on this page that they agree. Then send."),
    ),
    "leaving-sent": lambda: (
        QCoreApplication.translate("ErrorMessages", "The server has this already."),
        QCoreApplication.translate("ErrorMessages", "There is nothing to do here."),
    ),
    "rules-unreadable": lambda: (
        QCoreApplication.translate("ErrorMessages", "This file holds no rules by which interviews may be passed on."),
        QCoreApplication.translate("ErrorMessages", "Nothing was changed. Ask whoever wrote the file to look at it."),
    ),
    "rules-readers": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "The rules for passing on name a reader who is not among those who may read."
        ),
        QCoreApplication.translate("ErrorMessages", "Add whoever is meant on the page before, or correct the rules."),
    ),
    "export-not-readable-back": lambda: (
        QCoreApplication.translate("ErrorMessages", "What was written could not be read back, so it was removed."),
        QCoreApplication.translate("ErrorMessages", "Take another stick or another folder, then try again."),
    ),
    "export-too-large": lambda: (
        QCoreApplication.translate("ErrorMessages", "All of this together is too large for one file of answers."),
        QCoreApplication.translate("ErrorMessages", "Save fewer interviews at a time. Nothing was written."),
    ),
    "export-unreadable": lambda: (
        QCoreApplication.translate("ErrorMessages", "This file is damaged, or it holds no answers of ours."),
        QCoreApplication.translate("ErrorMessages", "Ask for it again."),
    ),
    "export-for-others": lambda: (
        QCoreApplication.translate("ErrorMessages", "This file is encrypted for somebody else."),
        QCoreApplication.translate("ErrorMessages", "Only the readers whom the organisation named can open it."),
    ),
    "odk-unreachable": lambda: (
        QCoreApplication.translate("ErrorMessages", "The server cannot be reached now. Nothing is lost."),
        QCoreApplication.translate("ErrorMessages", "Try again when there is a connection."),
    ),
    "odk-cut": lambda: (
        QCoreApplication.translate("ErrorMessages", "The line was cut while sending. Nothing is lost."),
        QCoreApplication.translate("ErrorMessages", "Try again: it goes on where it broke."),
    ),
    "odk-busy": lambda: (
        QCoreApplication.translate("ErrorMessages", "The server is in trouble and took nothing more."),
        QCoreApplication.translate("ErrorMessages", "Try again later: it goes on where it broke."),
    ),
    "odk-sign-in": lambda: (
        QCoreApplication.translate("ErrorMessages", "The server does not know this name and password."),
        QCoreApplication.translate("ErrorMessages", "Type them again, or ask whoever looks after the server."),
    ),
    "odk-not-allowed": lambda: (
        QCoreApplication.translate("ErrorMessages", "The server does not let this address send."),
        QCoreApplication.translate("ErrorMessages", "Ask whoever looks after the server for a new address."),
    ),
    "odk-no-form": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "The server does not know this form, or there is nothing at this address."
        ),
        QCoreApplication.translate("ErrorMessages", "Check the address, and ask whether the form is published there."),
    ),
    "odk-too-large": lambda: (
        QCoreApplication.translate("ErrorMessages", "A file is larger than the server takes."),
        QCoreApplication.translate("ErrorMessages", "Ask whoever looks after the server to allow larger files."),
    ),
    "odk-conflict": lambda: (
        QCoreApplication.translate("ErrorMessages", "The server has another submission under the same identifier."),
        QCoreApplication.translate("ErrorMessages", "Nothing was changed there. Tell whoever looks after the server."),
    ),
    "odk-refused": lambda: (
        QCoreApplication.translate("ErrorMessages", "The server did not take it."),
        QCoreApplication.translate("ErrorMessages", "It stays here unharmed. Tell whoever looks after the server."),
    ),
    "odk-moved": lambda: (
        QCoreApplication.translate("ErrorMessages", "The server pointed to another address, which was not followed."),
        QCoreApplication.translate(
            "ErrorMessages", "Ask for the right address. It must be one that the organisation names."
        ),
    ),
    "odk-not-openrosa": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "What answered keeps no answers: it may be the sign-in page of a network."
        ),
        QCoreApplication.translate(
            "ErrorMessages", "Nothing counts as sent. Check the network and the address, then try again."
        ),
    ),
    "odk-untrusted": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "What answered is not the server that the organisation named. Nothing was sent."
        ),
        QCoreApplication.translate("ErrorMessages", "Do not send over this network. Tell your coordinator."),
    ),
    "odk-address": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "This address does not lead to the server that the organisation named."
        ),
        QCoreApplication.translate(
            "ErrorMessages", "Copy the address as you were given it, from its first letter to its last."
        ),
    ),
    "odk-key": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "The key of the project is no key that answers can be encrypted to."
        ),
        QCoreApplication.translate("ErrorMessages", "Nothing has left. Tell your coordinator."),
    ),
    "odk-other-key": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "The form names another key than the organisation’s rule, so nobody there could open it."
        ),
        QCoreApplication.translate("ErrorMessages", "Nothing has left. Tell your coordinator."),
    ),
    "odk-file": lambda: (
        QCoreApplication.translate("ErrorMessages", "A file that answers a question has a name that may not leave."),
        QCoreApplication.translate("ErrorMessages", "Nothing has left. Tell your coordinator."),
    ),
}
