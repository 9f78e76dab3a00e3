"""Speech to text by a model that the person brings: in a process of its own, bounded, without a network."""

from app.transcribing.models import BadModel, Kind, Model, found_in, is_installed
from app.transcribing.scribe import RATE, Progress, Scribe, State

__all__ = ["RATE", "BadModel", "Kind", "Model", "Progress", "Scribe", "State", "found_in", "is_installed"]
