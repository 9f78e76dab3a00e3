"""The optional library behind one function; only the process that listens loads it."""

import importlib
import os
from typing import Protocol

from app.transcribing.models import LIBRARY, Kind, Model
from app.transcribing.pieces import RATE, Samples

MOST_THREADS = 4


class Engine(Protocol):
    """Whatever can understand a piece of speech."""

    def text_of(self, samples: Samples) -> str:
        """Give the words of half a minute at most."""


class Sherpa:
    """sherpa-onnx with a model of one of three kinds; a bad model ends the process, which is noticed outside."""

    def __init__(self, model: Model) -> None:
        recognizer = importlib.import_module(LIBRARY).OfflineRecognizer
        threads = max(1, min(MOST_THREADS, (os.cpu_count() or 2) - 1))
        files = [str(path) for path in model.networks]
        match model.kind:
            case Kind.CTC:
                self._engine = recognizer.from_nemo_ctc(model=files[0], tokens=str(model.tokens), num_threads=threads)
            case Kind.TRANSDUCER:
                self._engine = recognizer.from_transducer(
                    encoder=files[0], decoder=files[1], joiner=files[2], tokens=str(model.tokens),
                    num_threads=threads, model_type="nemo_transducer",
                )  # fmt: skip
            case Kind.WHISPER:
                # No language: the model hears which one it is, also where people change it.
                self._engine = recognizer.from_whisper(
                    encoder=files[0], decoder=files[1], tokens=str(model.tokens), language="", num_threads=threads
                )

    def text_of(self, samples: Samples) -> str:
        """Give the words of a piece."""
        stream = self._engine.create_stream()
        stream.accept_waveform(RATE, samples.astype("float32") / 32_768)
        self._engine.decode_stream(stream)
        return str(stream.result.text)
