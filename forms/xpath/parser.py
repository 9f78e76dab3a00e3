"""Tokens to a syntax tree: one function per group of the grammar, precedence by a table."""

from forms.xpath.errors import XPathError
from forms.xpath.lexer import Kind, Token, tokens
from forms.xpath.syntax import Axis, Call, Chain, Expression, Literal, Negate, Number, Path, Step, Test

# Nesting of parentheses, predicates and arguments.
MAX_DEPTH = 64

_LEVELS: tuple[frozenset[str], ...] = (
    frozenset({"or"}),
    frozenset({"and"}),
    frozenset({"=", "!="}),
    frozenset({"<", "<=", ">", ">="}),
    frozenset({"+", "-"}),
    frozenset({"*", "div", "mod"}),
)
_LEVEL_OF = {name: level for level, names in enumerate(_LEVELS) for name in names}
_SIGNS = frozenset({Kind.OPERATOR, Kind.SYMBOL})
_AXES = {axis.value: axis for axis in Axis}
_NODE_TESTS = {test.value: test for test in Test if test is not Test.NAME}
_ANY_BELOW = Step(Axis.DESCENDANT_OR_SELF, Test.NODE)


def parse(text: str) -> Expression:
    """The syntax tree of an expression.

    Raises:
        XPathError: It is not XPath 1.0, too long or too deep.
    """
    parser = _Parser(tokens(text))
    found = parser.expression()
    parser.expect_end()
    return found


class _Parser:
    def __init__(self, all_tokens: list[Token]) -> None:
        # The end stands there twice: whoever stands at it may look one token ahead.
        self._tokens = [*all_tokens, all_tokens[-1]]
        # What stands there as a sign, not as a name or a value.
        self._signs = [token.text if token.kind in _SIGNS else "" for token in self._tokens]
        self._at = 0
        self._depth = 0

    def _peek(self, ahead: int = 0) -> Token:
        return self._tokens[self._at + ahead]

    def _is(self, text: str, ahead: int = 0) -> bool:
        return self._signs[self._at + ahead] == text

    def _take(self) -> Token:
        token = self._peek()
        if token.kind is not Kind.END:
            self._at += 1
        return token

    def _accept(self, text: str) -> bool:
        if self._signs[self._at] == text:
            self._at += 1
            return True
        return False

    def _expect(self, text: str) -> None:
        if not self._accept(text):
            raise self._unexpected()

    def _unexpected(self) -> XPathError:
        token = self._peek()
        what = "end" if token.kind is Kind.END else token.text
        return XPathError("unexpected-token", f"{what} at {token.at + 1}")

    def expect_end(self) -> None:
        if self._peek().kind is not Kind.END:
            raise self._unexpected()

    def expression(self) -> Expression:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise XPathError("expression-too-deep")
        found = self._binary(0)
        self._depth -= 1
        return found

    def _binary(self, lowest: int) -> Expression:
        """Operators of precedence `lowest` and higher; equal ones that follow each other make one chain."""
        found = self._unary()
        while (level := self._level()) >= lowest:
            operands, operators = [found], []
            while self._level() == level:
                operators.append(self._take().text)
                operands.append(self._binary(level + 1))
            found = Chain(tuple(operands), tuple(operators))
        return found

    def _level(self) -> int:
        return _LEVEL_OF.get(self._signs[self._at], -1)

    def _unary(self) -> Expression:
        minuses = 0
        while self._accept("-"):
            minuses += 1
        found = self._union()
        if not minuses:
            return found
        # An even number of minuses still makes a number of the operand.
        negated = Negate(found)
        return negated if minuses % 2 else Negate(negated)

    def _union(self) -> Expression:
        first = self._path()
        if not self._is("|"):
            return first
        operands = [first]
        while self._accept("|"):
            operands.append(self._path())
        return Chain(tuple(operands), ("|",) * (len(operands) - 1))

    def _path(self) -> Expression:
        if self._accept("//"):
            return Path(True, (_ANY_BELOW, *self._steps()))
        if self._accept("/"):
            return Path(True, self._steps() if self._starts_step() else ())
        if not self._starts_primary():
            return Path(False, self._steps())
        primary = self._primary()
        predicates = self._predicates()
        if self._accept("//"):
            return Path(False, (_ANY_BELOW, *self._steps()), primary, predicates)
        if self._accept("/"):
            return Path(False, self._steps(), primary, predicates)
        if predicates:
            return Path(False, (), primary, predicates)
        return primary

    def _starts_primary(self) -> bool:
        token = self._peek()
        if token.kind in (Kind.NUMBER, Kind.LITERAL):
            return True
        if token.kind is Kind.NAME:
            return self._is("(", 1) and token.text not in _NODE_TESTS
        return token.text in ("(", "$")

    def _starts_step(self) -> bool:
        token = self._peek()
        return token.kind is Kind.NAME or (token.kind is Kind.SYMBOL and token.text in (".", "..", "@"))

    def _steps(self) -> tuple[Step, ...]:
        steps = [self._step()]
        while True:
            if self._accept("//"):
                steps.append(_ANY_BELOW)
            elif not self._accept("/"):
                return tuple(steps)
            steps.append(self._step())

    def _step(self) -> Step:
        if self._accept(".."):
            return Step(Axis.PARENT, Test.NODE, predicates=self._predicates())
        if self._accept("."):
            return Step(Axis.SELF, Test.NODE, predicates=self._predicates())
        axis = Axis.CHILD
        if self._accept("@"):
            axis = Axis.ATTRIBUTE
        elif self._is("::", 1):
            name = self._take().text
            if name not in _AXES:
                raise XPathError("unknown-axis", name)
            axis = _AXES[name]
            self._expect("::")
        token = self._peek()
        if token.kind is not Kind.NAME:
            raise self._unexpected()
        self._take()
        test, name = Test.NAME, token.text
        if token.text in _NODE_TESTS and self._accept("("):
            test, name = _NODE_TESTS[token.text], ""
            if test is Test.INSTRUCTION and self._peek().kind is Kind.LITERAL:
                name = self._take().text[1:-1]
            self._expect(")")
        return Step(axis, test, name, self._predicates())

    def _predicates(self) -> tuple[Expression, ...]:
        if not self._is("["):
            return ()
        found: list[Expression] = []
        while self._accept("["):
            found.append(self.expression())
            self._expect("]")
        return tuple(found)

    def _primary(self) -> Expression:
        token = self._take()
        if token.kind is Kind.NUMBER:
            return Number(float(token.text))
        if token.kind is Kind.LITERAL:
            return Literal(token.text[1:-1])
        if token.text == "$":
            raise XPathError("no-variables", self._peek().text)
        if token.kind is Kind.NAME:
            self._expect("(")
            return Call(token.text, self._arguments())
        found = self.expression()
        self._expect(")")
        return found

    def _arguments(self) -> tuple[Expression, ...]:
        if self._accept(")"):
            return ()
        found = [self.expression()]
        while self._accept(","):
            found.append(self.expression())
        self._expect(")")
        return tuple(found)
