"""How assignments and their states are said."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.language import Language
from storage.interviews.assignments import Given
from storage.objects.assignment import AssignmentKind, AssignmentState


def state(one: Given) -> str:
    """How far it is, in one or two words."""
    if one.said.withdrawn:
        return QCoreApplication.translate("AssignmentWords", "taken back")
    if one.is_stuck:
        return QCoreApplication.translate("AssignmentWords", "central no longer knows this laptop: choose another")
    if one.state is None:
        return QCoreApplication.translate("AssignmentWords", "on its way")
    if one.state is AssignmentState.PLANNED and one.said.kind is AssignmentKind.CLARIFY:
        return QCoreApplication.translate("AssignmentWords", "arrived, not answered yet")
    return {
        AssignmentState.PLANNED: QCoreApplication.translate("AssignmentWords", "planned"),
        AssignmentState.BEGUN: QCoreApplication.translate("AssignmentWords", "begun"),
        AssignmentState.DONE: QCoreApplication.translate("AssignmentWords", "done"),
        AssignmentState.REFUSED: QCoreApplication.translate("AssignmentWords", "cannot be done"),
    }[one.state]


def kind(which: AssignmentKind) -> str:
    """What is asked."""
    return {
        AssignmentKind.INTERVIEW: QCoreApplication.translate("AssignmentWords", "Interview"),
        AssignmentKind.HEARD: QCoreApplication.translate("AssignmentWords", "Heard before"),
        AssignmentKind.CLARIFY: QCoreApplication.translate("AssignmentWords", "Question to an interview"),
    }[which]


def heading(one: Given, language: Language) -> str:
    """Number, place, day, and how far it is."""
    said = one.said
    day = language.day(date.fromisoformat(said.day)) if said.day else ""
    known = [text for text in (said.number, said.place, day) if text]
    return " · ".join((kind(said.kind), *known, state(one)))


def heard(one: Given) -> str:
    """A coordinator's word that somebody was heard before."""
    said = one.said
    who = " · ".join(text for text in (said.number, said.place) if text)
    text = QCoreApplication.translate("AssignmentWords", "{coordinator} says of {who}: heard before. {heard}")
    return text.format(coordinator=one.other.person, who=who, heard=said.heard)
