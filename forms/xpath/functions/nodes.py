"""Functions about nodes."""

from collections.abc import Sequence

from forms.xpath.code import Code, Frame, NodesCode, NumberCode, TextCode, TruthCode, as_number, as_text, nodes_code
from forms.xpath.errors import XPathError
from forms.xpath.functions.building import Builder, Compiling, check_count, spread
from forms.xpath.nodes import Node
from forms.xpath.syntax import Expression

# The generator of Park and Miller, by which all engines shuffle alike from one seed.
_MULTIPLIER = 16_807
_MODULUS = 2_147_483_647


def _nodes(code: Code, name: str) -> NodesCode:
    if not isinstance(code, NodesCode):
        raise XPathError("nodes-wanted", name)
    return code


def _position(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 0, 1)
    if not arguments:
        compiling.use_position()
        return NumberCode(lambda node, frame: float(frame.position))
    first = _nodes(compiling.code(arguments[0]), name).first

    def run(node: Node, frame: Frame) -> float:
        found = first(node, frame)
        return float("nan") if found is None else float(found.place())

    return NumberCode(run)


def _last(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 0, 0)
    compiling.use_position()
    return NumberCode(lambda node, frame: float(frame.size))


def _count(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 1, 1)
    nodes = _nodes(compiling.whole(arguments[0]), name).run
    return NumberCode(lambda node, frame: float(sum(1 for found in nodes(node, frame) if found.relevant)))


def _count_non_empty(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 1, 1)
    nodes = _nodes(compiling.whole(arguments[0]), name).run
    return NumberCode(lambda node, frame: float(sum(1 for found in nodes(node, frame) if found.text())))


def _current(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 0, 0)
    return NodesCode(lambda node, frame: [frame.current], lambda node, frame: frame.current)


def _instance(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 1, 1)
    wanted = as_text(compiling.code(arguments[0]))

    def first(node: Node, frame: Frame) -> Node | None:
        return frame.scope.instance(wanted(node, frame))

    def run(node: Node, frame: Frame) -> list[Node]:
        found = first(node, frame)
        return [] if found is None else [found]

    return NodesCode(run, first)


def _randomize(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 1, 2)
    nodes = _nodes(compiling.whole(arguments[0]), name).run
    seed = as_text(compiling.code(arguments[1])) if len(arguments) == 2 else None

    def run(node: Node, frame: Frame) -> list[Node]:
        found = list(nodes(node, frame))
        if seed is None:
            return shuffled(found, int(frame.scope.random() * _MODULUS))
        number = frame.scope.number(seed(node, frame))
        return shuffled(found, int(number) if number == number and abs(number) < 2**63 else 0)

    return nodes_code(run)


def shuffled(nodes: Sequence[Node], seed: int) -> list[Node]:
    """Fisher and Yates, inside out, with Park and Miller."""
    found: list[Node] = []
    state = seed % _MODULUS
    if state <= 0:
        state += _MODULUS - 1
    for at, node in enumerate(nodes):
        state = state * _MULTIPLIER % _MODULUS
        pick = int((state - 1) / (_MODULUS - 1) * (at + 1))
        found.append(node)
        found[at], found[pick] = found[pick], found[at]
    return found


def _indexed_repeat(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 3, 7)
    if len(arguments) % 2 == 0:
        raise XPathError("argument-count", name)
    targets = _nodes(compiling.whole(arguments[0]), name).run
    levels = [
        (_nodes(compiling.whole(arguments[at]), name).run, as_number(compiling.code(arguments[at + 1])))
        for at in range(1, len(arguments), 2)
    ]

    def run(node: Node, frame: Frame) -> list[Node]:
        found = targets(node, frame)
        for repeats, index in levels:
            wanted = index(node, frame)
            chosen = {each for each in repeats(node, frame) if each.place() == wanted}
            found = [
                target for target in found if target in chosen or any(above in chosen for above in target.ancestors())
            ]
        return found

    return nodes_code(run)


def _name_of(local: bool) -> Builder:
    def build(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
        check_count(name, arguments, 0, 1)
        if not arguments:
            return TextCode(lambda node, frame: node.local_name if local else node.name)
        first = _nodes(compiling.code(arguments[0]), name).first

        def run(node: Node, frame: Frame) -> str:
            found = first(node, frame)
            if found is None:
                return ""
            return found.local_name if local else found.name

        return TextCode(run)

    return build


def _namespace(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 0, 1)
    if not arguments:
        return TextCode(lambda node, frame: node.uri)
    first = _nodes(compiling.code(arguments[0]), name).first

    def run(node: Node, frame: Frame) -> str:
        found = first(node, frame)
        return "" if found is None else found.uri

    return TextCode(run)


def _id(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 1, 1)
    strings = spread([compiling.code(arguments[0])])

    def run(node: Node, frame: Frame) -> list[Node]:
        wanted = {word for text in strings(node, frame) for word in text.split()}
        # No document of a form says which attributes are identifiers; those named so are.
        return [
            each
            for each in node.root().descendants()
            if any(one.name == "id" and one.value in wanted for one in each.attributes)
        ]

    return nodes_code(run)


def _lang(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 1, 1)
    wanted = as_text(compiling.code(arguments[0]))

    def run(node: Node, frame: Frame) -> bool:
        language = wanted(node, frame).lower()
        for each in (node, *node.ancestors()):
            for attribute in each.attributes:
                if attribute.name == "xml:lang":
                    given = attribute.value.lower()
                    return given == language or given.startswith(f"{language}-")
        return False

    return TruthCode(run)


def _pulldata(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 4, 4)
    runs = [as_text(compiling.code(argument)) for argument in arguments]

    def run(node: Node, frame: Frame) -> str:
        instance, wanted, column, key = [one(node, frame) for one in runs]
        item = frame.scope.lookup(instance, column, key)
        if item is None:
            return ""
        return next((each.text() for each in (*item.children, *item.attributes) if each.name == wanted), "")

    return TextCode(run)


FUNCTIONS: dict[str, Builder] = {
    "position": _position,
    "last": _last,
    "count": _count,
    "count-non-empty": _count_non_empty,
    "current": _current,
    "instance": _instance,
    "randomize": _randomize,
    "indexed-repeat": _indexed_repeat,
    "name": _name_of(False),
    "local-name": _name_of(True),
    "namespace-uri": _namespace,
    "pulldata": _pulldata,
    "id": _id,
    "lang": _lang,
}
