"""A section cut into pages: one question, or one group that is asked together, on each. Knows no Qt."""

from dataclasses import dataclass, replace

from app.fields.question import Block, GroupBlock, Question, RepeatBlock


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: what stands on it, and the ref by which it is found again."""

    title: str
    blocks: tuple[Block, ...]

    @property
    def ref(self) -> str:
        """Of the first thing on it; empty when it has nothing."""
        return self.blocks[0].ref if self.blocks else ""


def one_by_one(blocks: tuple[Block, ...]) -> tuple[Leaf, ...]:
    """Each question by itself; a group with `field-list`, a table or a repeat as a whole.

    The heading of a group that is taken apart stands above each of its questions.
    """
    found: list[Leaf] = []
    for block in blocks:
        if isinstance(block, GroupBlock) and not (block.together or block.as_matrix):
            found += [_under(block, leaf) for leaf in one_by_one(block.blocks)]
        else:
            found.append(Leaf("" if isinstance(block, Question) else block.title, (block,)))
    return tuple(found)


def by_groups(blocks: tuple[Block, ...]) -> tuple[Leaf, ...]:
    """One page for each group, and one for loose questions that follow each other."""
    found: list[Leaf] = []
    loose: list[Block] = []
    for block in blocks:
        if isinstance(block, Question):
            loose.append(block)
            continue
        if loose:
            found.append(Leaf("", tuple(loose)))
            loose = []
        found.append(Leaf(block.title, (block,)))
    if loose:
        found.append(Leaf("", tuple(loose)))
    return tuple(found)


def place_of(leaves: tuple[Leaf, ...], ref: str) -> int | None:
    """On which of the pages a question, group or instance is; none while it is not asked."""
    return next((at for at, leaf in enumerate(leaves) if any(_holds(block, ref) for block in leaf.blocks)), None)


def _under(group: GroupBlock, leaf: Leaf) -> Leaf:
    if not group.title:
        return leaf
    return Leaf(leaf.title or group.title, (replace(group, ref=f"{group.ref}#{leaf.ref}", blocks=leaf.blocks),))


def _holds(block: Block, ref: str) -> bool:
    if isinstance(block, GroupBlock):
        return any(_holds(inner, ref) for inner in block.blocks)
    if ref == block.ref:
        return True
    if isinstance(block, RepeatBlock):
        return ref.startswith((f"{block.ref}[", f"{block.ref}/"))
    inside = {part.ref for part in block.parts.values()}
    return ref in inside or (block.missing is not None and ref == block.missing.ref)
