"""What is not shown while the person looks at the same screen: it would tell them what others said. Knows no Qt."""

from dataclasses import replace

from app.fields.question import Block, GroupBlock, Page, Question

#: What is already known and what is to be covered: neither is ever shown or read to the person (rule G51).
HIDDEN = frozenset({"iv_known_facts", "iv_topics"})
#: What the documenter thinks of the account, and why a warning was passed by.
SECTIONS = frozenset({"evaluation", "rules"})


def is_hidden(section: str) -> bool:
    """Whether a section is closed while the screen is shared."""
    return section.rpartition("/")[2] in SECTIONS


def for_shared_screen(page: Page) -> Page:
    """The page without what the person is not to see; answers stay as they are."""
    return replace(page, blocks=_kept(page.blocks))


def _kept(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, GroupBlock):
            found.append(replace(block, blocks=_kept(block.blocks)))
        elif not (isinstance(block, Question) and block.ref.rpartition("/")[2] in HIDDEN):
            found.append(block)
    return tuple(found)
