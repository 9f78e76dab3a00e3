"""The engine of forms: a frozen definition, and sessions that answer it."""

from forms.engine.changes import NO_MEDIA, Changes, Choice, Media, NodeState, Problem, ProblemKind, RepeatWrite, Write
from forms.engine.definition import Block, Control, Element, FormDefinition, Kind, language_code, path_of
from forms.engine.errors import FormError, RepeatRefused, UnknownRef
from forms.engine.saved import SavedInstance, SavedValue
from forms.engine.session import Environment, Session
from forms.engine.undoing import Step, Steps
from forms.engine.xform import load_form

__all__ = [
    "NO_MEDIA",
    "Block",
    "Changes",
    "Choice",
    "Control",
    "Element",
    "Environment",
    "FormDefinition",
    "FormError",
    "Kind",
    "Media",
    "NodeState",
    "Problem",
    "ProblemKind",
    "RepeatRefused",
    "RepeatWrite",
    "SavedInstance",
    "SavedValue",
    "Session",
    "Step",
    "Steps",
    "UnknownRef",
    "Write",
    "language_code",
    "load_form",
    "path_of",
]
