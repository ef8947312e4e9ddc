"""Sums with colours written as `#rrggbb` or `#rrggbbaa`; slots of symbols; contrast for people who read.

No palette lives here: themes are in `ui`, colours of materials in the catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diorama_planner.drawing.primitives import Colour


def rgba(colour: Colour) -> tuple[int, int, int, int]:
    """Split a colour into red, green, blue, alpha, each 0 to 255."""
    digits = colour.removeprefix("#")
    if len(digits) not in {6, 8}:
        raise ValueError(f"not a colour: {colour!r}")
    parts = [int(digits[i : i + 2], 16) for i in range(0, len(digits), 2)]
    return parts[0], parts[1], parts[2], parts[3] if len(parts) == 4 else 255


def hex_colour(red: float, green: float, blue: float, alpha: float = 255) -> Colour:
    """Write channels 0 to 255 as a colour, clipping what lies outside."""
    channels = [min(255, max(0, round(value))) for value in (red, green, blue, alpha)]
    if channels[3] == 255:
        channels.pop()
    return "#" + "".join(f"{value:02x}" for value in channels)


def shade(colour: Colour, factor: float) -> Colour:
    """Darken (factor below 1) or lighten (above 1, 2 being white) a colour."""
    red, green, blue, alpha = rgba(colour)
    if factor <= 1:
        return hex_colour(red * factor, green * factor, blue * factor, alpha)
    t = min(factor - 1, 1)
    return hex_colour(red + (255 - red) * t, green + (255 - green) * t, blue + (255 - blue) * t, alpha)


def with_alpha(colour: Colour, alpha: float) -> Colour:
    """Give a colour another opacity, 0 to 1."""
    red, green, blue, _ = rgba(colour)
    return hex_colour(red, green, blue, alpha * 255)


def mixed(colours: Sequence[Colour], weights: Sequence[float]) -> Colour:
    """Mix opaque colours by weights, as fibres side by side are seen from afar."""
    total = sum(weights)
    channels = [rgba(colour)[:3] for colour in colours]
    red, green, blue = (
        sum(each[channel] * weight for each, weight in zip(channels, weights, strict=True)) / total
        for channel in range(3)
    )
    return hex_colour(red, green, blue)


def resolve(colour: Colour, chosen: Mapping[str, Colour], defaults: Mapping[str, Colour]) -> Colour:
    """Turn `$slot` or `$slot*factor` into a plain colour; plain colours pass through."""
    if not colour.startswith("$"):
        return colour
    slot, _, factor = colour[1:].partition("*")
    found = chosen.get(slot) or defaults[slot]
    return shade(found, float(factor)) if factor else found


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, sRGB)."""

    def linear(channel: int) -> float:
        c = channel / 255
        return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4

    red, green, blue, _ = rgba(colour)
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
