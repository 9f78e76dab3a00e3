"""Names and sentences of the readiness page's findings: how it stands, and what to do."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.screens.readiness.findings import Item, Looked

DRAWN: Final = {
    Item.ENCRYPTION: "lock",
    Item.SWAP: "layers",
    Item.HIBERNATION: "moon",
    Item.MEMORY: "key-round",
    Item.SCREEN_LOCK: "eye-off",
    Item.KEYS: "key-round",
    Item.COPY: "save",
    Item.RESTORE: "rotate-ccw",
    Item.CHECK: "check-check",
    Item.FORM: "file-text",
}

_NAMES: Final[dict[Item, Callable[[], str]]] = {
    Item.ENCRYPTION: lambda: QCoreApplication.translate("Readiness", "Encryption of the disk"),
    Item.SWAP: lambda: QCoreApplication.translate("Readiness", "Memory that is moved to the disk"),
    Item.HIBERNATION: lambda: QCoreApplication.translate("Readiness", "Hibernation"),
    Item.MEMORY: lambda: QCoreApplication.translate("Readiness", "Keys in memory"),
    Item.SCREEN_LOCK: lambda: QCoreApplication.translate("Readiness", "Screen lock of the computer"),
    Item.KEYS: lambda: QCoreApplication.translate("Readiness", "A second way into the vault"),
    Item.COPY: lambda: QCoreApplication.translate("Readiness", "Copy on a second medium"),
    Item.RESTORE: lambda: QCoreApplication.translate("Readiness", "Bringing back from the copy"),
    Item.CHECK: lambda: QCoreApplication.translate("Readiness", "Full check of the vault"),
    Item.FORM: lambda: QCoreApplication.translate("Readiness", "Form"),
}

_SENTENCES: Final[dict[tuple[Item, str], Callable[[], str]]] = {
    (Item.ENCRYPTION, "yes"): lambda: QCoreApplication.translate(
        "Readiness", "The disk of this computer is encrypted."
    ),
    (Item.ENCRYPTION, "no"): lambda: QCoreApplication.translate(
        "Readiness",
        "The disk is not encrypted. The vault is encrypted all the same, but what the system itself keeps is not. "
        "Have BitLocker, FileVault or LUKS turned on.",
    ),
    (Item.ENCRYPTION, "unknown"): lambda: QCoreApplication.translate(
        "Readiness",
        "It cannot be found out whether the disk is encrypted. Look into the settings of the system, or ask whoever "
        "set the computer up.",
    ),
    (Item.SWAP, "yes"): lambda: QCoreApplication.translate("Readiness", "Nothing in memory reaches the disk in clear."),
    (Item.SWAP, "no"): lambda: QCoreApplication.translate(
        "Readiness",
        "The system may move memory to the disk without encryption, and with it words of an interview. "
        "Have the disk encrypted, or have this moving of memory turned off.",
    ),
    (Item.SWAP, "unknown"): lambda: QCoreApplication.translate(
        "Readiness", "It cannot be found out whether memory that is moved to the disk is encrypted there."
    ),
    (Item.HIBERNATION, "yes"): lambda: QCoreApplication.translate(
        "Readiness", "Hibernation is off, or its place on the disk is encrypted."
    ),
    (Item.HIBERNATION, "no"): lambda: QCoreApplication.translate(
        "Readiness",
        "Hibernation writes the whole memory to the disk without encryption. Have it turned off; until then shut the "
        "computer down instead.",
    ),
    (Item.HIBERNATION, "unknown"): lambda: QCoreApplication.translate(
        "Readiness", "It cannot be found out whether hibernation is safe. Shut the computer down instead."
    ),
    (Item.MEMORY, "yes"): lambda: QCoreApplication.translate(
        "Readiness", "The keys of the vault are never moved to the disk."
    ),
    (Item.MEMORY, "no"): lambda: QCoreApplication.translate(
        "Readiness",
        "The system may move the keys of the vault to the disk together with other memory. With an encrypted disk that "
        "does no harm.",
    ),
    (Item.SCREEN_LOCK, "yes"): lambda: QCoreApplication.translate(
        "Readiness", "The computer locks its screen by itself."
    ),
    (Item.SCREEN_LOCK, "no"): lambda: QCoreApplication.translate(
        "Readiness", "The computer does not lock its screen by itself. Turn that on in the settings of the system."
    ),
    (Item.SCREEN_LOCK, "unknown"): lambda: QCoreApplication.translate(
        "Readiness",
        "It cannot be found out whether the computer locks its screen by itself. Svidok locks itself in any case.",
    ),
    (Item.KEYS, "backed-up"): lambda: QCoreApplication.translate(
        "Readiness", "If the passphrase is lost, the vault can still be opened with cards on paper."
    ),
    (Item.KEYS, "not-typed-back"): lambda: QCoreApplication.translate(
        "Readiness", "No recovery card has been typed back yet. Take one from its place and type it on the first page."
    ),
    (Item.KEYS, "nobody"): lambda: QCoreApplication.translate(
        "Readiness",
        "Only your passphrase opens this vault: if it is lost, everything is lost. Make recovery cards or take the "
        "package of your organisation.",
    ),
    (Item.COPY, "fresh"): lambda: QCoreApplication.translate("Readiness", "Last copied {when}."),
    (Item.COPY, "old"): lambda: QCoreApplication.translate(
        "Readiness", "Last copied {when}. Plug in the stick or disk with the copy; copying begins by itself."
    ),
    (Item.COPY, "never"): lambda: QCoreApplication.translate(
        "Readiness", "There is no copy besides this computer. Choose a stick or disk on the page of copies."
    ),
    (Item.RESTORE, "fresh"): lambda: QCoreApplication.translate("Readiness", "Tried {when}; everything came back."),
    (Item.RESTORE, "old"): lambda: QCoreApplication.translate(
        "Readiness", "Last tried {when}. Try it again on the page of copies."
    ),
    (Item.RESTORE, "never"): lambda: QCoreApplication.translate(
        "Readiness", "Nobody has tried yet whether the copy can be brought back. Try it on the page of copies."
    ),
    (Item.CHECK, "sound"): lambda: QCoreApplication.translate("Readiness", "Last checked {when}: everything is whole."),
    (Item.CHECK, "old"): lambda: QCoreApplication.translate(
        "Readiness", "Last checked {when}. The next check runs in the background while the program is open."
    ),
    (Item.CHECK, "found"): lambda: QCoreApplication.translate(
        "Readiness", "The check of {when} found something that is not as it was written. Look at it before you go on."
    ),
    (Item.CHECK, "never"): lambda: QCoreApplication.translate(
        "Readiness", "Not checked yet. The check runs in the background while the program is open."
    ),
    (Item.FORM, "ready"): lambda: QCoreApplication.translate("Readiness", "Version {value} is ready."),
    (Item.FORM, "not-ready"): lambda: QCoreApplication.translate(
        "Readiness", "The form is prepared when the first interview begins; that takes some seconds."
    ),
}


def name_of(item: Item) -> str:
    """Give the name of what was looked at."""
    return _NAMES[item]()


def sentence_of(looked: Looked, when: Callable[[str], str]) -> str:
    """Say how it stands; `when` writes a time as people do."""
    text = _SENTENCES[(looked.item, looked.code)]()
    is_time = looked.item in (Item.COPY, Item.RESTORE, Item.CHECK) and bool(looked.value)
    return text.format(when=when(looked.value) if is_time else "", value=looked.value)
