"""Sound and photos on their way into sealed containers."""

import os
from pathlib import Path

from app.recorder.segment import Segment
from app.recorder.source import SAMPLE_BYTES, SAMPLE_RATE
from storage.container import (
    AUDIO_RECORD,
    EACH_4_MIB,
    EACH_RECORD,
    PHOTO_RECORD,
    ContainerReader,
    ContainerWriter,
)
from tests.app.recorder.speaking import tone
from tests.bench.figures import Figures, Watch, spread, timed

SECONDS = 60


def container(path: Path, record_size: int, durable_every: int, records: int) -> tuple[float, list[float]]:
    """MB/s of data sealed, and the seconds of each append."""
    writer = ContainerWriter.create(path, os.urandom(32), record_size=record_size, durable_every=durable_every)
    data = os.urandom(writer.room)
    appends: list[float] = []
    watch = Watch()
    for _ in range(records):
        with timed(appends):
            writer.append(data)
    written = writer.finish()
    return written.size / watch.seconds / 1e6, appends


def measure(folder: Path) -> Figures:
    """All figures of sealed sound and files."""
    audio, appends = container(folder / "audio", AUDIO_RECORD, EACH_RECORD, 1_000)
    photo, _ = container(folder / "photo", PHOTO_RECORD, EACH_4_MIB, 400)
    flushed, _ = container(folder / "flushed", PHOTO_RECORD, EACH_RECORD, 200)
    key, path = os.urandom(32), folder / "segment"
    segment, sound, block = Segment(path, key), tone(4), SAMPLE_RATE // 50 * SAMPLE_BYTES
    watch = Watch()
    for start in range(0, SECONDS * SAMPLE_RATE * SAMPLE_BYTES, block):
        at = start % len(sound)
        segment.hear(sound[at : at + block])
    written = segment.finish()
    encoded = watch.seconds
    with ContainerReader(path, key) as reader:
        watch = Watch()
        for offset in range(0, reader.size, 4_096):
            reader.read(offset, 4_096)
        read = watch.seconds
    return {
        "audio_records_flushed_each_mb_per_s": round(audio, 2),
        **spread("audio_record_append_and_flush", appends),
        "file_records_flushed_each_mb_per_s": round(flushed, 1),
        "file_records_flushed_each_4_mib_mb_per_s": round(photo, 1),
        "opus_encode_and_seal_times_real_time": round(SECONDS / encoded, 1),
        "opus_bytes_per_second": round(written.size / SECONDS),
        "sealed_audio_read_mb_per_s": round(written.size / read / 1e6, 1),
    }
