"""Expressions by chance, most of them right: over the form `FORM`, from the element `/data/person/age`."""

from random import Random

_PATHS = (
    "/data/a", "/data/b", "/data/day", "/data/person/age", "/data/person/name", "../age", "../name", ".", "../dog/name",
    "/data/person/dog/name", "/data/person[1]/age", "/data/person[position() = 2]/name", "../../a", "current()/../name",
    "/data/person[age > 3]/name", "../dog[1]/name", "/data/person[name = current()/../name]/age", "//name",
    "/data/*", "../../person/age", "/data/person[last()]/age", "instance('list')/rows/item[key = /data/a]/word",
    "instance('list')/rows/item[key = current()/../name and other = 'x']/word", "instance('list')/rows/item/key",
    "/data/person[position() < 3]/dog/name", "ancestor::person/name", "../preceding-sibling::person/age",
)  # fmt: skip
_NUMBERS = ("0", "1", "2.5", "-3", "17", "0.1", "1e3")
_LITERALS = ("'a'", "'x'", "''", "'2022-02-24'", "'7'", '"Олена"', "'a b'")


def nodes(chance: Random) -> str:
    """A path."""
    return chance.choice(_PATHS)


def number(chance: Random, depth: int = 3) -> str:
    """An expression that gives a number."""
    if depth == 0:
        return chance.choice((*_NUMBERS, nodes(chance)))
    match chance.randrange(12):
        case 0 | 1:
            operator = chance.choice((" + ", " - ", " * ", " div ", " mod "))
            return f"({number(chance, depth - 1)}{operator}{number(chance, depth - 1)})"
        case 2:
            return f"{chance.choice(('count', 'sum', 'max', 'min', 'count-non-empty'))}({nodes(chance)})"
        case 3:
            return f"round({number(chance, depth - 1)}, {chance.randrange(3)})"
        case 4:
            return f"string-length({text(chance, depth - 1)})"
        case 5:
            return "position(..)"
        case 6:
            return f"if({truth(chance, depth - 1)}, {number(chance, depth - 1)}, {number(chance, depth - 1)})"
        case 7:
            return f"number({text(chance, depth - 1)})"
        case 8:
            return f"count-selected({nodes(chance)})"
        case 9:
            return f"-{number(chance, depth - 1)}"
    return chance.choice((*_NUMBERS, nodes(chance)))


def text(chance: Random, depth: int = 3) -> str:
    """An expression that gives a text."""
    if depth == 0:
        return chance.choice((*_LITERALS, f"string({nodes(chance)})"))
    match chance.randrange(9):
        case 0:
            return f"concat({text(chance, depth - 1)}, {nodes(chance)})"
        case 1:
            return f"join(' ', {nodes(chance)})"
        case 2:
            return f"coalesce({text(chance, depth - 1)}, {text(chance, depth - 1)})"
        case 3:
            return f"if({truth(chance, depth - 1)}, {text(chance, depth - 1)}, {text(chance, depth - 1)})"
        case 4:
            return f"substr({text(chance, depth - 1)}, {chance.randrange(3)})"
        case 5:
            return f"indexed-repeat(/data/person/name, /data/person, {chance.randrange(1, 4)})"
        case 6:
            return f"selected-at({nodes(chance)}, {chance.randrange(2)})"
    return chance.choice((*_LITERALS, f"string({nodes(chance)})"))


def truth(chance: Random, depth: int = 3) -> str:
    """An expression that gives yes or no."""
    if depth == 0:
        return chance.choice(("true()", "false()", "1 = 1"))
    match chance.randrange(7):
        case 0 | 1:
            return f"{nodes(chance)} {chance.choice(('=', '!='))} {text(chance, depth - 1)}"
        case 2:
            return (
                f"{number(chance, depth - 1)} {chance.choice(('<', '<=', '>', '>=', '='))} {number(chance, depth - 1)}"
            )
        case 3:
            return f"({truth(chance, depth - 1)} {chance.choice(('and', 'or'))} {truth(chance, depth - 1)})"
        case 4:
            return f"not({truth(chance, depth - 1)})"
        case 5:
            return f"selected({nodes(chance)}, {chance.choice(_LITERALS)})"
    return f"{nodes(chance)} = {nodes(chance)}"


def expression(chance: Random) -> str:
    """Any of them."""
    return chance.choice((number, text, truth))(chance, chance.randrange(1, 5))
