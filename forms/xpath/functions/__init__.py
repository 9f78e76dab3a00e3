"""All functions by name."""

from forms.xpath.functions import nodes, numbers, places, texts, times, truths
from forms.xpath.functions.building import Builder, Compiling

FUNCTIONS: dict[str, Builder] = {
    **texts.FUNCTIONS,
    **numbers.FUNCTIONS,
    **truths.FUNCTIONS,
    **nodes.FUNCTIONS,
    **times.FUNCTIONS,
    **places.FUNCTIONS,
}

__all__ = ["FUNCTIONS", "Builder", "Compiling"]
