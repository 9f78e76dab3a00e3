"""The recorder of the program itself, with a microphone of the sound server: speech goes in, speech comes out."""

import io
from pathlib import Path

import numpy
import pytest
import soundfile
from pytestqt.qtbot import QtBot

from app.processes import Role, command
from app.recorder.errors import RecorderCode
from app.recorder.link import RecorderLink
from app.recorder.segment import Codec
from app.screens.playback.lossless import TAIL, samples_in
from storage.container import ContainerReader
from tests.app.recorder.sound_server import SoundServer, is_missing

pytestmark = [pytest.mark.desktop, pytest.mark.skipif(is_missing(), reason="no sound server or no voice here")]
KEY = bytes(range(32))
WORDS = "Ми ночували в погребі. О п’ятій сорок почули перший удар. Дах зайнявся одразу."


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch):
    with SoundServer() as running:
        for name in ("XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "HOME"):
            monkeypatch.setenv(name, running.environment[name])
        yield running


@pytest.fixture
def link(qtbot: QtBot, server: SoundServer):
    made = RecorderLink(command(Role.RECORDER))
    yield made
    made.close()


def sound_in(path: Path) -> numpy.ndarray:
    with ContainerReader(path, KEY) as reader:
        return soundfile.read(io.BytesIO(reader.read(0, reader.size)), dtype="float32")[0]


def loudness(sound: numpy.ndarray, rate: int) -> numpy.ndarray:
    """Loudness around each hundredth of a second."""
    energy = numpy.concatenate(([0.0], numpy.cumsum(sound.astype("float64") ** 2)))
    starts = numpy.arange(0, len(sound) - rate // 10, rate // 100)
    return numpy.sqrt(energy[starts + rate // 10] - energy[starts])


def resident_mb(pid: int, what: str) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(what):
            return int(line.split()[1]) / 1024
    return 0.0


def test_speech_is_recorded_and_the_recorder_stays_small(
    qtbot: QtBot, server: SoundServer, link: RecorderLink, tmp_path: Path
):
    wave = server.speech(WORDS)
    said, rate = soundfile.read(wave, dtype="float32")
    link.arm("")
    with qtbot.waitSignal(link.started, timeout=20_000):
        link.record(tmp_path / "a", KEY, reserve_bytes=0)
    speaker = server.say(wave)
    length = len(said) / rate
    with qtbot.waitSignal(link.progress, timeout=60_000, check_params_cb=lambda ms: ms > (length + 2) * 1000):
        pass
    speaker.wait(10)
    sizes = {what: resident_mb(link.process_id, what) for what in ("VmRSS", "VmHWM")}
    with qtbot.waitSignal(link.stopped, timeout=5_000):
        link.stop()
    print("recorder, MB:", sizes)
    assert sizes["VmHWM"] < 200
    heard, original = loudness(sound_in(tmp_path / "a"), 48_000), loudness(said, rate)
    best = max(
        float(numpy.corrcoef(heard[shift : shift + len(original)], original)[0, 1])
        for shift in range(len(heard) - len(original))
    )
    assert best > 0.9, "what was said is not what was recorded"


def test_the_microphones_of_the_system_are_found(qtbot: QtBot, link: RecorderLink):
    with qtbot.waitSignal(link.microphones_known, timeout=20_000) as known:
        link.list_microphones()
    assert "VirtualMic" in [microphone.name for microphone in known.args[0]]
    assert known.args[0][0].is_default


def test_a_muted_microphone_is_noticed(qtbot: QtBot, server: SoundServer, link: RecorderLink):
    server.mute(True)
    with qtbot.waitSignal(link.warned, timeout=20_000) as warned:
        link.arm("")
    assert warned.args == [RecorderCode.MICROPHONE_SILENT.value]


def test_an_unplugged_microphone_ends_the_recording_although_another_one_is_there(
    qtbot: QtBot, server: SoundServer, link: RecorderLink, tmp_path: Path
):
    server.plug_another()
    link.arm("")
    with qtbot.waitSignal(link.started, timeout=20_000):
        link.record(tmp_path / "a", KEY, reserve_bytes=0)
    with qtbot.waitSignal(link.progress, timeout=20_000, check_params_cb=lambda ms: ms >= 1_500):
        pass
    with qtbot.waitSignal(link.stopped, timeout=20_000) as stopped:
        server.unplug()
    assert stopped.args[0].reason == RecorderCode.MICROPHONE_LOST.value
    assert len(sound_in(tmp_path / "a")) >= 1.5 * 48_000


def test_the_only_microphone_unplugged_is_noticed_as_no_signal(qtbot: QtBot, server: SoundServer, link: RecorderLink):
    link.arm("")
    with qtbot.waitSignal(link.armed, timeout=20_000):
        pass
    server.unplug()
    # Qt does not tell that the last one is gone, and the server goes on with what the loudspeaker plays: nothing.
    with qtbot.waitSignal(link.warned, timeout=20_000) as warned:
        pass
    assert warned.args == [RecorderCode.MICROPHONE_SILENT.value]


def test_a_held_microphone_delivers_nothing_and_then_goes_on(
    qtbot: QtBot, server: SoundServer, link: RecorderLink, tmp_path: Path
):
    link.arm("")
    with qtbot.waitSignal(link.started, timeout=20_000):
        link.record(tmp_path / "a", KEY, reserve_bytes=0)
    with qtbot.waitSignal(link.paused, timeout=5_000):
        link.pause()
    with qtbot.assertNotEmitted(link.level, wait=1_500):
        pass
    with qtbot.waitSignal(link.resumed, timeout=5_000):
        link.resume()
    with qtbot.waitSignal(link.progress, timeout=10_000, check_params_cb=lambda ms: ms >= 1_000):
        pass
    with qtbot.waitSignal(link.stopped, timeout=5_000) as stopped:
        link.stop()
    assert stopped.args[0].heard_ms < 2_600


def test_two_microphones_record_at_once_and_one_that_is_unplugged_does_not_take_the_other_along(
    qtbot: QtBot, server: SoundServer, link: RecorderLink, tmp_path: Path
):
    server.plug_another()
    with qtbot.waitSignal(
        link.microphones_known, timeout=20_000, check_params_cb=lambda known: len(known) >= 2
    ) as known:
        link.list_microphones()
    ids = {microphone.name: microphone.id for microphone in known.args[0]}
    other = RecorderLink(command(Role.RECORDER))
    try:
        for name, each, device in (("a", link, ids["VirtualMic"]), ("b", other, ids["Other"])):
            each.arm(device)
            with qtbot.waitSignal(each.started, timeout=20_000):
                each.record(tmp_path / name, KEY, reserve_bytes=0)
        with qtbot.waitSignal(link.stopped, timeout=20_000) as lost:
            server.unplug()
        assert lost.args[0].reason == RecorderCode.MICROPHONE_LOST.value
        with qtbot.waitSignal(other.progress, timeout=20_000) as first:
            pass
        with qtbot.waitSignal(other.progress, timeout=20_000, check_params_cb=lambda ms: ms > first.args[0] + 1_000):
            pass
        with qtbot.waitSignal(other.stopped, timeout=5_000) as stopped:
            other.stop()
        assert stopped.args[0].reason == ""
    finally:
        other.close()
    assert len(sound_in(tmp_path / "b")) >= 48_000
    assert len(sound_in(tmp_path / "a")) > 0


def test_a_real_recording_is_split_without_a_gap(qtbot: QtBot, server: SoundServer, link: RecorderLink, tmp_path: Path):
    link.arm("")
    with qtbot.waitSignal(link.started, timeout=20_000):
        link.record(tmp_path / "a", KEY, reserve_bytes=0)
    with qtbot.waitSignal(link.progress, timeout=20_000, check_params_cb=lambda ms: ms > 1_500):
        pass
    with qtbot.waitSignal(link.split_done, timeout=20_000) as split:
        link.split(tmp_path / "b", KEY, Codec.FLAC)
    with qtbot.waitSignal(link.progress, timeout=20_000, check_params_cb=lambda ms: ms > 1_000):
        pass
    with qtbot.waitSignal(link.stopped, timeout=5_000) as stopped:
        link.stop()
    lengths = [one.args[0].heard_ms for one in (split, stopped)]
    assert len(sound_in(tmp_path / "a")) == pytest.approx(lengths[0] * 48, abs=960)
    with ContainerReader(tmp_path / "b", KEY) as reader:
        assert samples_in(reader.read(0, 64), reader.read(max(0, reader.size - TAIL), TAIL)) // 48 == lengths[1]
