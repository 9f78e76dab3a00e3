"""What consent events, what has left and what is to be done say, in the words of people."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from forms.interview.changing import Change
from storage.interviews.consent_events import Gone, Task, TaskKind, Way


def changes() -> Mapping[Change, str]:
    """How consent may change, the withdrawals first."""
    return {
        Change.WITHDRAW_ALL: QCoreApplication.translate("ConsentChange", "withdraw everything"),
        Change.WITHDRAW_SHARE: QCoreApplication.translate("ConsentChange", "no further sharing"),
        Change.NARROW: QCoreApplication.translate("ConsentChange", "narrowed"),
        Change.ANONYMISE: QCoreApplication.translate("ConsentChange", "switch to anonymous"),
        Change.CORRECT: QCoreApplication.translate("ConsentChange", "correct data"),
        Change.REAFFIRM: QCoreApplication.translate("ConsentChange", "re-affirmed"),
        Change.WIDEN: QCoreApplication.translate("ConsentChange", "widened"),
        Change.GRANT: QCoreApplication.translate("ConsentChange", "new consent"),
    }


def happens(change: Change) -> str:
    """What this does here, at once and at the seal of the correction."""
    if change is Change.WITHDRAW_ALL:
        return QCoreApplication.translate(
            "ConsentChange",
            "From now on nothing of it leaves this laptop. When the correction is sealed you are asked whether what "
            "the person said is to be destroyed here; central is told.",
        )
    if change is Change.WITHDRAW_SHARE:
        return QCoreApplication.translate(
            "ConsentChange",
            "From now on the ticked recipients get nothing more; where none is ticked, nothing leaves at all, to the "
            "central register neither.",
        )
    if change is Change.ANONYMISE:
        return QCoreApplication.translate(
            "ConsentChange",
            "In the correction every recipient gets the text without the person’s name. What they have already they "
            "have under the old decision.",
        )
    return QCoreApplication.translate(
        "ConsentChange", "A correction begins. Write into it what the person decides now, and seal it."
    )


def left(gone: tuple[Gone, ...], named: Callable[[str], str], when: Callable[[str], str]) -> str:
    """What has left, one thing a line; honest also where little is known."""
    if not gone:
        return QCoreApplication.translate("ConsentChange", "As far as this laptop knows, nothing of it has left.")
    return "\n".join(f"• {_gone(one, named(one.recipient), when(one.at))}" for one in gone)


def _gone(one: Gone, who: str, when: str) -> str:
    match one.way:
        case Way.REGISTER if one.is_whole:
            text = QCoreApplication.translate("ConsentChange", "The central register has it, since {when}.")
        case Way.REGISTER:
            text = QCoreApplication.translate("ConsentChange", "Part of it is on its way to the central register.")
        case Way.SERVER if one.is_whole:
            text = QCoreApplication.translate("ConsentChange", "{who}: sent to their server, {when}.")
        case Way.SERVER:
            text = QCoreApplication.translate(
                "ConsentChange", "{who}: sending was begun, {when}; they may have a part of it."
            )
        case Way.FILE:
            text = QCoreApplication.translate("ConsentChange", "{who}: in an encrypted file, {when}.")
        case Way.STICK:
            text = QCoreApplication.translate("ConsentChange", "On a stick for the central register, {when}.")
        case Way.PAPER:
            text = QCoreApplication.translate("ConsentChange", "On paper: pages were printed, {when}.")
    return text.format(who=who, when=when)


def limits() -> str:
    """What nobody can take back, whatever the program does."""
    return QCoreApplication.translate(
        "ConsentChange",
        "Tell the person honestly: a lawful proceeding may keep its copy; what was published, what is a court exhibit "
        "and statistics already issued cannot be recalled; a lawful seizure or court order overrides. The custody "
        "list stays: it holds codes, not personal data.",
    )


def task(one: Task, who: str) -> str:
    """What is to be done."""
    words = {
        TaskKind.SEAL: QCoreApplication.translate("ConsentChange", "Finish the correction and seal it."),
        TaskKind.TELL: QCoreApplication.translate(
            "ConsentChange", "Tell the person honestly what can no longer be recalled."
        ),
        TaskKind.REGISTER: QCoreApplication.translate(
            "ConsentChange",
            "Deliver the correction: the register is told by it. Make sure that a coordinator has closed the content.",
        ),
        TaskKind.NOTIFY: QCoreApplication.translate(
            "ConsentChange", "Tell {who} in writing that consent was taken back or narrowed."
        ),
        TaskKind.PAPER: QCoreApplication.translate(
            "ConsentChange", "Find the printed pages; lock them away or destroy them."
        ),
        TaskKind.PUBLISHED: QCoreApplication.translate(
            "ConsentChange", "Ask whether anything was published; remove it from our own publications where possible."
        ),
        TaskKind.STATISTICS: QCoreApplication.translate(
            "ConsentChange", "Leave it out of the next edition of statistics."
        ),
    }
    return words[one.kind].format(who=who)
