"""Look-ups in flat lists: equalities of columns become keys of an index."""

from collections.abc import Sequence

from forms.engine.reads import CURRENT
from forms.engine.secondary import SecondaryInstance
from forms.xpath.code import Code, Frame, NodesCode, TextRun, nodes_code
from forms.xpath.nodes import Node
from forms.xpath.syntax import Axis, Chain, Expression, Literal, Path, Test


def conjunction(expression: Expression) -> Sequence[Expression]:
    """The parts of a predicate that must all hold."""
    if isinstance(expression, Chain) and expression.operators[0] == "and":
        return expression.operands
    return (expression,)


def column_and_key(expression: Expression) -> tuple[str, Expression] | None:
    """The column and the key of an equality that can be looked up."""
    if not isinstance(expression, Chain) or expression.operators != ("=",):
        return None
    left, right = expression.operands
    for column, key in ((left, right), (right, left)):
        if (
            isinstance(column, Path)
            and column.start is None
            and not column.absolute
            and len(column.steps) == 1
            and column.steps[0].axis is Axis.CHILD
            and column.steps[0].test is Test.NAME
            and not column.steps[0].predicates
            and not _depends_on_row(key)
        ):
            return column.steps[0].name, key
    return None


def _depends_on_row(expression: Expression) -> bool:
    match expression:
        case Literal():
            return False
        case Path(absolute, _, start, _):
            return not absolute and start != CURRENT
        case _:
            return True


def is_one_text(code: Code, key: Expression) -> bool:
    """Whether a key is one text whatever the answers are."""
    # Several nodes would each have to be tried; only a path to at most one node gives one key.
    if isinstance(key, Literal):
        return True
    return isinstance(code, NodesCode) and code.single


def look_up(source: SecondaryInstance, columns: tuple[str, ...], keys: list[TextRun], leaf: str) -> NodesCode:
    """Code of the rows with these texts in these columns, or of one of their columns."""

    def rows(node: Node, frame: Frame) -> list[Node]:
        found = source.find(columns, tuple(key(frame.current, frame) for key in keys))
        if not leaf:
            return found
        return [child for row in found for child in row.children if child.name == leaf]

    return nodes_code(rows)
