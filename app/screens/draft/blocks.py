"""Groups of a form's page that have no node of their own: they only hold questions together. Knows no Qt."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from app.fields.question import Block, GroupBlock
from forms.engine import Block as FormBlock
from forms.engine import FormDefinition, Session, path_of

#: A child of a group or instance, and what it adds to the page.
Built = tuple[str, tuple[Block, ...]]


def in_blocks(
    session: Session, ref: str, built: Iterable[Built], language: str, together: frozenset[str]
) -> tuple[Block, ...]:
    """What stands below a node, put into the groups that the page has for it."""
    definition = session.definition
    if not definition.blocks:
        return tuple(block for _, blocks in built for block in blocks)
    found: list[Block] = []
    open_ones: list[tuple[FormBlock, list[Block]]] = []

    def close() -> None:
        group, inner = open_ones.pop()
        around = open_ones[-1][1] if open_ones else found
        is_one_page = not together.isdisjoint(group.appearance.split())
        title = session.block_label(group.index, language, within=ref)
        if inner and (title or is_one_page):
            around.append(GroupBlock(f"{ref}/#{group.index}", title, "", tuple(inner), together=is_one_page))
        else:
            around.extend(inner)

    for child, blocks in built:
        chain = _around(definition, path_of(child))
        while open_ones and [group for group, _ in open_ones] != chain[: len(open_ones)]:
            close()
        open_ones += [(group, []) for group in chain[len(open_ones) :]]
        (open_ones[-1][1] if open_ones else found).extend(blocks)
    while open_ones:
        close()
    return tuple(found)


@lru_cache(maxsize=8)
def _homes(definition: FormDefinition) -> Mapping[str, FormBlock]:
    """The group directly around each element that stands in one, by its path."""
    return {element.path: block for block in definition.blocks for element in block.elements}


def _around(definition: FormDefinition, path: str) -> list[FormBlock]:
    """The groups of the page around an element, the outermost first."""
    chain: list[FormBlock] = []
    at = _homes(definition).get(path)
    while at is not None:
        chain.append(at)
        at = definition.blocks[at.outer] if at.outer is not None else None
    return chain[::-1]
