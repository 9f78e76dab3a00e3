"""The attachment container v1: sealed records appended one by one, readable at any place, recoverable after a cut.

The recorder process imports this room and nothing above it, so nothing here may need the database.
"""

from storage.container.errors import ContainerDamaged, ContainerError, ContainerFull, ContainerTooNew
from storage.container.layout import AUDIO_RECORD, LOSSLESS_RECORD, PHOTO_RECORD
from storage.container.reader import ContainerReader
from storage.container.recovery import RecoveredPrefix, drop_torn_tail, recover
from storage.container.writer import EACH_4_MIB, EACH_RECORD, ContainerWriter, WrittenContainer

__all__ = [
    "AUDIO_RECORD",
    "EACH_4_MIB",
    "EACH_RECORD",
    "LOSSLESS_RECORD",
    "PHOTO_RECORD",
    "ContainerDamaged",
    "ContainerError",
    "ContainerFull",
    "ContainerReader",
    "ContainerTooNew",
    "ContainerWriter",
    "RecoveredPrefix",
    "WrittenContainer",
    "drop_torn_tail",
    "recover",
]
