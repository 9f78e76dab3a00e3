"""Folders that a person may choose as a speech model: good ones, wrong ones, and some made to hurt."""

import os
import sys
from pathlib import Path

import pytest

from app.transcribing import BadModel, Kind, found_in
from tests.app.transcribing.tones import model_in


def folder_of(where: Path, *names: str, tokens: str = "tokens.txt") -> Path:
    where.mkdir()
    for name in names:
        (where / name).write_bytes(b"\x08\x08rest")
    if tokens:
        (where / tokens).write_text("a 0\n")
    return where


def code_of(folder: Path) -> str:
    with pytest.raises(BadModel) as refused:
        found_in(folder)
    return refused.value.code


def test_each_kind_of_model_is_known_by_its_files(tmp_path: Path):
    assert found_in(model_in(tmp_path / "ctc")).kind is Kind.CTC
    names = ("encoder.int8.onnx", "decoder.int8.onnx", "joiner.int8.onnx", "encoder.onnx")
    transducer = found_in(folder_of(tmp_path / "transducer", *names))
    assert transducer.kind is Kind.TRANSDUCER
    assert [path.name for path in transducer.networks] == list(names[:3])
    whisper = found_in(folder_of(tmp_path / "w", "small-encoder.onnx", "small-decoder.onnx", tokens="small-tokens.txt"))
    assert (whisper.kind, whisper.tokens.name) == (Kind.WHISPER, "small-tokens.txt")


def test_what_is_no_whole_model_is_refused_with_a_reason(tmp_path: Path):
    assert code_of(tmp_path / "nowhere") == "model-missing"
    (tmp_path / "file").write_text("x")
    assert code_of(tmp_path / "file") == "model-missing"
    assert code_of(folder_of(tmp_path / "empty", tokens="")) == "model-incomplete"
    assert code_of(folder_of(tmp_path / "wordless", "model.onnx", tokens="")) == "model-incomplete"
    assert code_of(folder_of(tmp_path / "half", "encoder.onnx")) == "model-incomplete"
    wrong = folder_of(tmp_path / "wrong", "model.onnx")
    (wrong / "model.onnx").write_bytes(b"\xff\xd8\xff holiday")
    assert code_of(wrong) == "model-not-one"
    (wrong / "model.onnx").write_bytes(b"")
    assert code_of(wrong) == "model-not-one"


def test_a_folder_of_thousands_of_files_or_of_too_many_bytes_is_refused_unread(tmp_path: Path):
    many = folder_of(tmp_path / "many", "model.onnx")
    for number in range(600):
        (many / f"{number}.txt").touch()
    assert code_of(many) == "model-too-large"
    huge = folder_of(tmp_path / "huge", "model.onnx")
    with (huge / "model.onnx").open("r+b") as file:
        file.truncate(7 << 30)
    assert code_of(huge) == "model-too-large"


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes among files")
def test_links_and_pipes_are_no_part_of_a_model(tmp_path: Path):
    folder = folder_of(tmp_path / "links", tokens="tokens.txt")
    (folder / "model.onnx").symlink_to("/dev/zero")
    os.mkfifo(folder / "other.onnx")
    assert code_of(folder) == "model-incomplete"
