"""The words for what can go wrong on the way to central and with evidence for others; a part of the table of failures."""

# A sentence is one line here, so that it is found whole for translation.
# ruff: noqa: E501

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

DELIVERY: dict[str, Callable[[], tuple[str, str]]] = {
    "evidence-nothing-chosen": lambda: (
        QCoreApplication.translate("ErrorMessages", "No interview is ticked, so nothing was written."),
        QCoreApplication.translate("ErrorMessages", "Tick at least one interview."),
    ),
    "evidence-nothing-agreed": lambda: (
        QCoreApplication.translate("ErrorMessages", "Nothing of these interviews may go to this recipient any more."),
        QCoreApplication.translate("ErrorMessages", "Look at the reasons in the list. Nothing was given."),
    ),
    "evidence-not-readable-back": lambda: (
        QCoreApplication.translate("ErrorMessages", "What was written cannot be read back from this medium."),
        QCoreApplication.translate("ErrorMessages", "Take another memory stick, and destroy this one."),
    ),
    "EvidenceProblem": lambda: (
        QCoreApplication.translate("ErrorMessages", "The evidence package could not be written. Nothing was given."),
        QCoreApplication.translate("ErrorMessages", "Try again, or take another memory stick."),
    ),
    "all-packed": lambda: (
        QCoreApplication.translate("ErrorMessages", "All that waits lies on memory sticks already."),
        QCoreApplication.translate(
            "ErrorMessages",
            "If one of them was lost, tick that below and write it again. Otherwise wait for the answer.",
        ),
    ),
    "not-a-proxy": lambda: (
        QCoreApplication.translate("ErrorMessages", "This is not the address of a proxy. Nothing was changed."),
        QCoreApplication.translate(
            "ErrorMessages", "Write it as socks5://name:port or http://name:port, or leave the field empty."
        ),
    ),
    "handover-no-address": lambda: (
        QCoreApplication.translate("ErrorMessages", "This is not an address in a local network."),
        QCoreApplication.translate(
            "ErrorMessages", "Write it as the other laptop shows it, with the colon and the number behind it."
        ),
    ),
    "handover-nobody": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "There was nobody at this address, or nobody came in time. Nothing was handed over."
        ),
        QCoreApplication.translate(
            "ErrorMessages",
            "Check that both laptops are in the same network and that the other one waits, and compare the address. If a firewall closes the way, take a memory stick.",
        ),
    ),
    "handover-cut": lambda: (
        QCoreApplication.translate(
            "ErrorMessages",
            "The connection between the two laptops was cut, or the other side stopped. What arrived is kept.",
        ),
        QCoreApplication.translate(
            "ErrorMessages",
            "Do it again with the same folder, and compare the new words: it goes on from where it was cut.",
        ),
    ),
    "handover-not-theirs": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "What answered does not speak as this program does. Nothing more was handed over."
        ),
        QCoreApplication.translate(
            "ErrorMessages",
            "Check the address, and that the other laptop has the same version of the program. Then begin anew, or take a memory stick.",
        ),
    ),
    "handover-other-words": lambda: (
        QCoreApplication.translate("ErrorMessages", "The words are not the same, so nothing was handed over."),
        QCoreApplication.translate(
            "ErrorMessages",
            "Begin anew. If they differ again, somebody else may be in this network: use another one, or a memory stick.",
        ),
    ),
    "handover-refused": lambda: (
        QCoreApplication.translate(
            "ErrorMessages",
            "The other laptop offered something that is no pack and no answer, or is too large. Nothing was taken.",
        ),
        QCoreApplication.translate(
            "ErrorMessages", "Ask what they chose there. Only packs for central and its answers are handed over."
        ),
    ),
    "handover-no-room": lambda: (
        QCoreApplication.translate("ErrorMessages", "The other laptop has no room for it, or may not write there."),
        QCoreApplication.translate(
            "ErrorMessages",
            "Let them free some room or choose another folder, and begin anew. Nothing here has changed.",
        ),
    ),
    "handover-damaged": lambda: (
        QCoreApplication.translate("ErrorMessages", "What arrived is not what was sent, so it was not kept."),
        QCoreApplication.translate(
            "ErrorMessages",
            "Hand it over again. If that happens again, let them choose another folder, or take a memory stick.",
        ),
    ),
    "handover-not-a-pack": lambda: (
        QCoreApplication.translate(
            "ErrorMessages",
            "This file is no pack and no answer of central, or cannot be read. Nothing was handed over.",
        ),
        QCoreApplication.translate(
            "ErrorMessages", "Choose a file that the program wrote for central, or one that central gave back."
        ),
    ),
    "network-avoided": lambda: (
        QCoreApplication.translate("ErrorMessages", "Nothing is sent on this network: so you chose."),
        QCoreApplication.translate("ErrorMessages", "Go to another network, or allow this one under Delivery."),
    ),
    "wrong-server-key": lambda: (
        QCoreApplication.translate(
            "ErrorMessages", "Something else answered in place of your organisation's central. Nothing was sent."
        ),
        QCoreApplication.translate(
            "ErrorMessages",
            "If this network asks everybody to log in first, do that: the delivery then goes on by itself. "
            "Otherwise leave this network and tell your coordinator; a memory stick remains possible.",
        ),
    ),
}
