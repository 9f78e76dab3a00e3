"""How a computed value is kept in a node."""

import re

from forms.xpath.code import Code, Frame, NumberCode, TextRun, as_text
from forms.xpath.nodes import Node
from forms.xpath.values import stored

_DECIMAL = re.compile(r"-?\d+\.\d*")


def answer_run(code: Code, data_type: str) -> TextRun:
    """The value of an expression as it is stored in a node of a type."""
    if isinstance(code, NumberCode):
        number = code.run
        if data_type == "int":

            def whole(node: Node, frame: Frame) -> str:
                value = number(node, frame)
                return str(int(value)) if abs(value) < 2**63 else stored(value)

            return whole
        return lambda node, frame: stored(number(node, frame))
    text = as_text(code)
    if data_type == "int":

        def cut(node: Node, frame: Frame) -> str:
            value = text(node, frame)
            return value.partition(".")[0] if _DECIMAL.fullmatch(value) else value

        return cut
    if data_type == "date":
        return lambda node, frame: text(node, frame).partition("T")[0]
    return text
