"""What a check found, in the words of people: what it means, and what to do about it."""

# A sentence is one line here, so that it is found whole for translation.
# ruff: noqa: E501

from PySide6.QtCore import QCoreApplication

from storage.integrity.findings import Area, Finding, FindingCode


def found(finding: Finding) -> str:
    """One finding as a sentence."""
    return {
        FindingCode.DATABASE_DAMAGED: QCoreApplication.translate("Integrity", "Pages of the vault cannot be read as they were written. The disk may be failing."),
        FindingCode.ROWS_CHANGED: QCoreApplication.translate("Integrity", "Not changed by this program, and yet different from what it left: {what} ({count})."),
        FindingCode.ROWS_MISSING: QCoreApplication.translate("Integrity", "Something was taken away behind the program’s back: {what} ({count})."),
        FindingCode.ROWS_ADDED: QCoreApplication.translate("Integrity", "Something was put in behind the program’s back: {what} ({count})."),
        FindingCode.HEADS_CHANGED: QCoreApplication.translate("Integrity", "The sum over everything in the vault is not the one that was kept. Part of it was put back or replaced."),
        FindingCode.JOURNAL_BROKEN: QCoreApplication.translate("Integrity", "The numbered list of everything this computer signed has a gap or a wrong place ({count})."),
        FindingCode.CUSTODY_BROKEN: QCoreApplication.translate("Integrity", "Lines of the custody list do not follow from each other, or are not signed by this computer ({count})."),
        FindingCode.OBJECT_CHANGED: QCoreApplication.translate("Integrity", "Sealed content is not what was sealed ({count})."),
        FindingCode.OBJECT_MISSING: QCoreApplication.translate("Integrity", "Sealed content is missing ({count})."),
        FindingCode.OBJECT_UNSIGNED: QCoreApplication.translate("Integrity", "Something that should carry this computer’s signature does not ({count})."),
        FindingCode.MANIFEST_DIFFERS: QCoreApplication.translate("Integrity", "The files of a sealed interview are not those that were sealed with it ({count})."),
        FindingCode.NOT_QUEUED: QCoreApplication.translate("Integrity", "A sealed interview was taken off the list of what is to be delivered ({count})."),
        FindingCode.RECEIPT_MISSING: QCoreApplication.translate("Integrity", "An interview counts as delivered, but a receipt of central for it is missing ({count})."),
        FindingCode.FILE_MISSING: QCoreApplication.translate("Integrity", "Files of recordings, photos or documents are missing ({count})."),
        FindingCode.FILE_CUT: QCoreApplication.translate("Integrity", "Files of recordings, photos or documents are shorter than they were ({count})."),
        FindingCode.FILE_LONGER: QCoreApplication.translate("Integrity", "Something was added to files of recordings, photos or documents ({count})."),
        FindingCode.FILE_CHANGED: QCoreApplication.translate("Integrity", "Files of recordings, photos or documents were changed ({count})."),
        FindingCode.FILE_EXCHANGED: QCoreApplication.translate("Integrity", "A file of another recording, photo or document lies in the place of the right one ({count})."),
        FindingCode.FILE_UNREADABLE: QCoreApplication.translate("Integrity", "The disk does not give back files of recordings, photos or documents ({count})."),
        FindingCode.RECEIVED_DAMAGED: QCoreApplication.translate("Integrity", "Interviews received from central are not what their authors signed ({count})."),
        FindingCode.OLDER_STATE: QCoreApplication.translate("Integrity", "An older state of this vault was put back. What was written after it may be missing."),
        FindingCode.TWO_LIVES: QCoreApplication.translate("Integrity", "Two copies of this vault were worked on separately. Neither holds everything."),
        FindingCode.OTHER_MACHINE: QCoreApplication.translate("Integrity", "This vault was opened on another computer than before."),
        FindingCode.HEADER_OLDER: QCoreApplication.translate("Integrity", "An older list of what opens this vault was put back: a passphrase that was changed since may open it again."),
        FindingCode.CENTRAL_AHEAD: QCoreApplication.translate("Integrity", "Central holds more from this vault than the vault knows of: it was restored from an older state, or copied."),
    }[finding.code].format(what=area(finding.area), count=finding.count)  # fmt: skip


def area(kind: Area | None) -> str:
    """Name what was touched."""
    if kind is None:
        return ""
    return {
        Area.ANSWERS: QCoreApplication.translate("Integrity", "answers"),
        Area.NOTES: QCoreApplication.translate("Integrity", "notes and markers"),
        Area.ATTACHMENTS: QCoreApplication.translate("Integrity", "recordings, photos, documents"),
        Area.STATEMENTS: QCoreApplication.translate("Integrity", "statements and signatures"),
        Area.INTERVIEWS: QCoreApplication.translate("Integrity", "headings and states of interviews"),
        Area.SEALED: QCoreApplication.translate("Integrity", "sealed content"),
        Area.CUSTODY: QCoreApplication.translate("Integrity", "lines of the custody list"),
        Area.JOURNAL: QCoreApplication.translate("Integrity", "the list of what was signed"),
        Area.RECEIVED: QCoreApplication.translate("Integrity", "what was received from central"),
        Area.RECEIPTS: QCoreApplication.translate("Integrity", "receipts of central"),
        Area.VAULT: QCoreApplication.translate("Integrity", "what belongs to the vault as a whole"),
    }[kind]


_NOT_BY_DAMAGE = frozenset({FindingCode.OTHER_MACHINE, FindingCode.OLDER_STATE, FindingCode.TWO_LIVES, FindingCode.CENTRAL_AHEAD, FindingCode.HEADER_OLDER})  # fmt: skip


def what_to_do(codes: frozenset[FindingCode]) -> str:
    """What a person does now."""
    if not codes:
        return QCoreApplication.translate("Integrity", "There is nothing to do.")
    if codes <= {FindingCode.OTHER_MACHINE}:
        return QCoreApplication.translate(
            "Integrity",
            "If you or your coordinator moved it there, all is well. If not, tell your coordinator today: somebody may have a copy.",
        )
    if codes <= _NOT_BY_DAMAGE:
        return QCoreApplication.translate(
            "Integrity",
            "If you restored it from a copy yourself, deliver what is waiting and tell your coordinator. If not, somebody else had this computer: stop working with it and tell your coordinator today.",
        )
    return QCoreApplication.translate(
        "Integrity",
        "Delete nothing and go on with nothing new here. Tell your coordinator today, and save this report for them. What was delivered is safe; what is missing can be brought back from a copy.",
    )
