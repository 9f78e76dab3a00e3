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
