"""XLSForms: converted to the same XForm, or refused with the converter's own words."""

import io
import json
import re
import warnings

from lxml import etree

from forms.xlsform.frames import MAX_ANSWER, frame, read_frame
from forms.xlsform.rows import without_row
from forms.xlsform.worker import main
from tests.forms.conformance import corpus
from tests.forms.conformance.tally import Tally


def _answer(source: bytes, kind: str, name: str) -> dict:
    request = frame(json.dumps({"kind": kind, "form_name": name}).encode())
    out = io.BytesIO()
    with warnings.catch_warnings():
        # What reads workbooks warns of extensions it does not know; in the product nobody hears it.
        warnings.simplefilter("ignore")
        main(io.BytesIO(request + frame(source)), out)
    return json.loads(read_frame(io.BytesIO(out.getvalue()), MAX_ANSWER))


def _canonical(xform: bytes) -> bytes:
    parser = etree.XMLParser(resolve_entities=False, remove_blank_text=True)
    tree = etree.fromstring(xform, parser)
    return b" ".join(sorted(re.findall(rb"[^\s<>]+", etree.tostring(tree, method="c14n"))))


def _difference(answer: dict, error: str | None, xform: str | None) -> str:
    if error is None:
        if "errors" in answer:
            return f"refused: {answer['errors'][:2]}"
        if xform is None or not corpus.has_form(xform):
            return ""
        return "" if _canonical(answer["xform"].encode()) == _canonical(corpus.form(xform)) else "another XForm"
    if "errors" not in answer:
        return f"converted, refused by pyxform: {error[:120]}"
    wanted = " ".join(error.partition(": ")[2].split())
    # Without the row that we add where the converter names none.
    said = " ".join(" ".join(without_row(one) for one in answer["errors"]).split())
    # pyxform lists some names in the order of a set, another one in each process.
    same = wanted in said or sorted(re.findall(r"\w+", wanted)) == sorted(re.findall(r"\w+", said))
    return "" if same else f"said {said[:120]!r}, {wanted[:120]!r} expected"


def run(every: int = 1) -> Tally:
    """The texts of pyxform's own tests, and whole workbooks."""
    tally = Tally("xlsforms")
    for record in corpus.records("xlsforms/pyxform_md.jsonl", every):
        if record["kind"] == "md":
            answer = _answer(record["src"].encode(), "md", record["form_name"] or "")
            tally.add(record["id"], _difference(answer, record["error"], record["xform"]))
    for record in list(corpus.table("xlsforms/workbooks.json"))[::every]:
        path = corpus.ROOT / "xlsforms" / record["file"]
        answer = _answer(path.read_bytes(), path.suffix.lstrip("."), "")
        tally.add(record["file"], _difference(answer, record.get("err"), None))
    return tally
