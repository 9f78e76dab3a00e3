"""A handwritten signature as strokes with times, and as a small drawing. Knows no Qt."""

from dataclasses import dataclass

#: A signature with more points is not a signature.
MOST_POINTS = 20_000


@dataclass(frozen=True, slots=True)
class Point:
    """Where the pen was, how hard it pressed (0 to 1), and how many milliseconds after the first touch."""

    x: float
    y: float
    pressure: float
    ms: int


@dataclass(frozen=True, slots=True)
class Strokes:
    """Everything between the first touch and the last."""

    strokes: tuple[tuple[Point, ...], ...]
    width: int
    height: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing but a slip of the hand is there."""
        return sum(len(stroke) for stroke in self.strokes) < 4


def to_svg(signature: Strokes) -> bytes:
    """Give the drawing; the times of the points stand beside each stroke, because they are part of the evidence."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {signature.width} {signature.height}"'
        f' width="{signature.width}" height="{signature.height}">'
    ]
    for stroke in signature.strokes:
        path = " ".join(
            f"{'M' if place == 0 else 'L'}{point.x:.1f} {point.y:.1f}" for place, point in enumerate(stroke)
        )
        if len(stroke) == 1:
            path += f" L{stroke[0].x + 0.1:.1f} {stroke[0].y:.1f}"
        times = " ".join(str(point.ms) for point in stroke)
        pressures = " ".join(f"{point.pressure:.2f}" for point in stroke)
        lines.append(
            f'<path d="{path}" fill="none" stroke="#16336b" stroke-width="2.4" stroke-linecap="round"'
            f' stroke-linejoin="round" data-ms="{times}" data-pressure="{pressures}"/>'
        )
    lines.append("</svg>")
    return "\n".join(lines).encode()
