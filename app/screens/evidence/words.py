"""What the screen says of parts, and of why something stays back."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from storage.objects.kinds import PartKind
from sync.evidence.selection import Reason, Selection


def part(kind: PartKind) -> str:
    """A part as people call it."""
    return {
        PartKind.FACTS: QCoreApplication.translate("EvidenceScreen", "coded data"),
        PartKind.BODY: QCoreApplication.translate("EvidenceScreen", "the account"),
        PartKind.IDENTITY: QCoreApplication.translate("EvidenceScreen", "who the person is"),
        PartKind.CRSV: QCoreApplication.translate("EvidenceScreen", "what is kept apart"),
    }[kind]


def reason(why: Reason) -> str:
    """Why it stays."""
    return {
        Reason.WITHDRAWN: QCoreApplication.translate("EvidenceScreen", "the consent was withdrawn"),
        Reason.NOT_AGREED: QCoreApplication.translate("EvidenceScreen", "the person did not agree to it"),
        Reason.EMBARGO: QCoreApplication.translate("EvidenceScreen", "the day that the person named has not come"),
        Reason.ASK_FIRST: QCoreApplication.translate("EvidenceScreen", "the person is to be asked first"),
        Reason.TWO_PEOPLE: QCoreApplication.translate(
            "EvidenceScreen", "a child, or nobody knows the age: two people have to approve it"
        ),
        Reason.IDENTITY: QCoreApplication.translate("EvidenceScreen", "it would show who the person is"),
        Reason.SUSPECTS: QCoreApplication.translate("EvidenceScreen", "it tells of people who may have done it"),
        Reason.OTHER_READERS: QCoreApplication.translate("EvidenceScreen", "only custodians open it"),
        Reason.APART: QCoreApplication.translate("EvidenceScreen", "it has a road of its own"),
        Reason.NOT_HERE: QCoreApplication.translate("EvidenceScreen", "the file has not come here yet"),
    }[why]


def goes(chosen: Selection) -> str:
    """What of an interview goes."""
    said = [part(kind) for kind in chosen.parts]
    if chosen.files:
        files = QCoreApplication.translate("EvidenceScreen", "files: {count}")
        said.append(files.format(count=len(chosen.files)))
    if said and chosen.beside:
        # The package says so, too: whoever passes one on should know.
        said.append(QCoreApplication.translate("EvidenceScreen", "the word that another correction is not decided yet"))
    return ", ".join(said) or QCoreApplication.translate("EvidenceScreen", "nothing")


def stays(chosen: Selection) -> str:
    """What stays, and why; files of one reason are counted."""
    kinds = {kind.value: kind for kind in PartKind}
    said: list[str] = []
    files: dict[Reason, int] = {}
    for one in chosen.withheld:
        if one.what == "interview":
            return reason(one.reason)
        if one.what in kinds:
            said.append(f"{part(kinds[one.what])}: {reason(one.reason)}")
        else:
            files[one.reason] = files.get(one.reason, 0) + 1
    counted = QCoreApplication.translate("EvidenceScreen", "files: {count}")
    said += [f"{counted.format(count=count)}: {reason(why)}" for why, count in files.items()]
    return _joined(said)


def _joined(said: Sequence[str]) -> str:
    return "; ".join(said)
