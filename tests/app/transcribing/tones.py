"""A real model of a few hundred bytes that tells low tones from high ones, and the tones; written byte by byte.

An ONNX file is a protocol buffer; what stands here of it are four operations and two tables of numbers.
"""

from pathlib import Path

import numpy

from app.transcribing.pieces import RATE, Samples

TOKENS = "▁низько 0\n▁високо 1\n<blk> 2\n"
_META = {"vocab_size": "2", "normalize_type": "", "subsampling_factor": "1", "model_type": "EncDecCTCModelBPE"}


def _varint(number: int) -> bytes:
    made = b""
    while number > 127:
        made += bytes([number & 127 | 128])
        number >>= 7
    return made + bytes([number])


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, data: bytes | str) -> bytes:
    data = data.encode() if isinstance(data, str) else data
    return _varint(field << 3 | 2) + _varint(len(data)) + data


def _table(name: str, numbers: "numpy.ndarray") -> bytes:
    shape = b"".join(_number(1, side) for side in numbers.shape)
    return _bytes(5, shape + _number(2, 1) + _bytes(8, name) + _bytes(9, numbers.astype("<f4").tobytes()))


def _value(field: int, name: str, kind: int, sides: tuple[int | str, ...]) -> bytes:
    shape = b"".join(_bytes(1, _number(1, one) if isinstance(one, int) else _bytes(2, one)) for one in sides)
    return _bytes(field, _bytes(1, name) + _bytes(2, _bytes(1, _number(1, kind) + _bytes(2, shape))))


def _step(kind: str, takes: tuple[str, ...], gives: str, more: bytes = b"") -> bytes:
    return _bytes(1, b"".join(_bytes(1, one) for one in takes) + _bytes(2, gives) + _bytes(4, kind) + more)


def network() -> bytes:
    """Loud in the low bands is one word, loud in the high bands another, quiet is none."""
    weights = numpy.zeros((80, 3))
    weights[4:14, 0], weights[45:60, 1] = 1 / 10, 1 / 15
    graph = _step("Transpose", ("audio_signal",), "t", _bytes(5, _bytes(1, "perm") + b"\x40\0\x40\2\x40\1\xa0\1\7"))
    graph += _step("MatMul", ("t", "W"), "m") + _step("Add", ("m", "B"), "a")
    graph += _step("LogSoftmax", ("a",), "logprobs", _bytes(5, _bytes(1, "axis") + _number(3, 2) + _number(20, 2)))
    graph += _bytes(2, "tones") + _table("W", weights) + _table("B", numpy.array([0.0, 0.0, -10.0]))
    graph += _value(11, "audio_signal", 1, ("N", 80, "T")) + _value(11, "length", 7, ("N",))
    graph += _value(12, "logprobs", 1, ("N", "T", 3))
    meta = b"".join(_bytes(14, _bytes(1, name) + _bytes(2, value)) for name, value in _META.items())
    return _number(1, 8) + _bytes(7, graph) + _bytes(8, _number(2, 13)) + meta


def _whole(steps: bytes, name: str, sides: bytes, meta: dict[str, str]) -> bytes:
    said = b"".join(_bytes(14, _bytes(1, key) + _bytes(2, value)) for key, value in meta.items())
    return _number(1, 8) + _bytes(7, steps + _bytes(2, name) + sides) + _bytes(8, _number(2, 13)) + said


def _order(*sides: int) -> bytes:
    return _bytes(5, _bytes(1, "perm") + b"".join(_number(8, side) for side in sides) + _number(20, 7))


def transducer_in(folder: Path) -> Path:
    """The same ears as three networks: one passes the sound on, one remembers nothing, one names what is loud."""
    folder.mkdir(parents=True)
    meta = {**_META, "pred_rnn_layers": "1", "pred_hidden": "4", "is_giga_am": "0", "feat_dim": "80"}
    weights = numpy.zeros((80, 3))
    weights[4:14, 0], weights[45:60, 1] = 1 / 10, 1 / 15
    sound, lengths = ("N", 80, "T"), ("N",)
    encoder = _step("Identity", ("audio_signal",), "outputs") + _step("Identity", ("length",), "encoded_lengths")
    sides = _value(11, "audio_signal", 1, sound) + _value(11, "length", 7, lengths)
    sides += _value(12, "outputs", 1, sound) + _value(12, "encoded_lengths", 7, lengths)
    (folder / "encoder.onnx").write_bytes(_whole(encoder, "encoder", sides, meta))
    state = (1, "N", 4)
    decoder = _step("Transpose", ("states.1",), "outputs", _order(1, 2, 0))
    decoder += _step("Identity", ("target_length",), "prednet_lengths") + _step("Identity", ("states.1",), "states")
    decoder += _step("Identity", ("onnx::LSTM_3",), "162") + _step("Identity", ("targets",), "unused")
    sides = _value(11, "targets", 6, ("N", "U")) + _value(11, "target_length", 6, lengths)
    sides += _value(11, "states.1", 1, state) + _value(11, "onnx::LSTM_3", 1, state)
    sides += _value(12, "outputs", 1, ("N", 4, "U")) + _value(12, "prednet_lengths", 6, lengths)
    sides += _value(12, "states", 1, state) + _value(12, "162", 1, state)
    (folder / "decoder.onnx").write_bytes(_whole(decoder, "decoder", sides, {}))
    joiner = _step("Transpose", ("encoder_outputs",), "t", _order(0, 2, 1)) + _step("MatMul", ("t", "W"), "m")
    joiner += _step("Add", ("m", "B"), "a") + _step("Unsqueeze", ("a", "two"), "outputs")
    joiner += _step("Identity", ("decoder_outputs",), "unused")
    two = _bytes(5, _number(1, 1) + _number(2, 7) + _bytes(8, "two") + _bytes(9, (2).to_bytes(8, "little")))
    joiner += _table("W", weights) + _table("B", numpy.array([0.0, 0.0, -10.0])) + two
    sides = _value(11, "encoder_outputs", 1, sound) + _value(11, "decoder_outputs", 1, ("N", 4, "U"))
    sides += _value(12, "outputs", 1, ("N", "T", 1, 3))
    (folder / "joiner.onnx").write_bytes(_whole(joiner, "joiner", sides, {}))
    (folder / "tokens.txt").write_text(TOKENS, encoding="utf-8")
    return folder


def model_in(folder: Path) -> Path:
    """Lay the model into a folder."""
    folder.mkdir(parents=True)
    (folder / "model.onnx").write_bytes(network())
    (folder / "tokens.txt").write_text(TOKENS, encoding="utf-8")
    return folder


def tone(height: int, seconds: float, loud: float = 8_000) -> Samples:
    """A tone, or silence where nothing is loud."""
    return (loud * numpy.sin(2 * numpy.pi * height * numpy.arange(int(RATE * seconds)) / RATE)).astype("int16")


def hum(lowest: int, highest: int, seconds: float) -> Samples:
    """Many tones at once, as a voice has them."""
    heights = range(lowest, highest, 40)
    return sum((tone(height, seconds, 12_000 / len(heights)) for height in heights[1:]), tone(heights[0], seconds, 300))


def blocks(*sounds: Samples) -> list[bytes]:
    """Sounds one after the other, in blocks of a second."""
    whole = numpy.concatenate(sounds)
    return [whole[at : at + RATE].astype("<i2").tobytes() for at in range(0, len(whole), RATE)]
