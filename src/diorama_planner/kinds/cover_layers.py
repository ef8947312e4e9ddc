"""The layers of a cover: glue, fibres, turf, one on the other, some of them mixed; and what can be done to a list.

How much ground they are laid on is worked out in `cover_sums`. Lists run from below upwards and never change; every
function gives a new one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diorama_planner.model.record import WHOLE, Coat, Coats

SLACK = 0.05
"""Shares are typed with one decimal: a mix that misses the whole by less is whole."""

PARTNER_COLOUR = "#c2a95c"
"""Straw: what a second fibre of a mix is drawn in at first."""


def spans_of(layers: Sequence[Coat]) -> Iterator[range]:
    """Give the places of the layers that are laid together, the lowest first."""
    first, sum_of_shares = 0, 0.0
    for place, layer in enumerate(layers):
        if layer.share >= WHOLE - SLACK and place > first:
            yield range(first, place)  # what came before is left short
            first, sum_of_shares = place, 0.0
        sum_of_shares += layer.share
        if sum_of_shares >= WHOLE - SLACK:
            yield range(first, place + 1)
            first, sum_of_shares = place + 1, 0.0
    if first < len(layers):
        yield range(first, len(layers))


def mixes_of(layers: Sequence[Coat]) -> list[Coats]:
    """Give the layers that are laid together, the lowest first."""
    if len(layers) == 1:
        return [tuple(layers)]
    return [tuple(layers[place] for place in span) for span in spans_of(layers)]


def is_whole(mix: Sequence[Coat]) -> bool:
    """Whether the shares of a mix come to 100 per cent."""
    return abs(sum(layer.share for layer in mix) - WHOLE) <= SLACK


def made_whole(layers: Sequence[Coat]) -> Coats:
    """Give layers with the shares of every mix as they are to each other, but 100 per cent together."""
    found: list[Coat] = []
    for mix in mixes_of(layers):
        found += mix if is_whole(mix) else _shared_out(mix, WHOLE)
    return tuple(found)


def with_share(layers: Coats, place: int, share: float) -> Coats:
    """Give one layer another share of its mix; the others share what is left as before.

    A layer on its own that leaves something gets a partner of the same material.
    """
    span = next(span for span in spans_of(layers) if place in span)
    others = [layers[other] for other in span if other != place]
    rest = WHOLE - share
    changed = replace(layers[place], share=share)
    if rest <= SLACK:
        mix = [replace(changed, share=WHOLE)]
    elif others:
        parts = iter(_shared_out(others, rest))
        mix = [changed if other == place else next(parts) for other in span]
    else:
        mix = [changed, replace(changed, share=rest, colour=PARTNER_COLOUR)]
    return (*layers[: span.start], *mix, *layers[span.stop :])


def without(layers: Coats, place: int) -> Coats:
    """Take a layer away; what it was mixed with takes its share."""
    span = next(span for span in spans_of(layers) if place in span)
    others = [layers[other] for other in span if other != place]
    return (*layers[: span.start], *_shared_out(others, WHOLE), *layers[span.stop :])


def raised(layers: Coats, place: int, by: int) -> Coats:
    """Put a layer higher (1) or lower (-1): within its mix past its neighbour, else past all of the next mix."""
    spans = list(spans_of(layers))
    number = next(n for n, span in enumerate(spans) if place in span)
    if place + by in spans[number]:
        order = list(layers)
        order[place], order[place + by] = order[place + by], order[place]
        return tuple(order)
    if not 0 <= number + by < len(spans):
        return layers
    spans[number], spans[number + by] = spans[number + by], spans[number]
    return tuple(layers[old] for span in spans for old in span)


def inserted(layers: Coats, place: int, material: str) -> Coats:
    """Lay a material between the layers before `place` and those from it on, never into the middle of a mix."""
    span = next((span for span in spans_of(layers) if place in span), range(place, place))
    return (*layers[: span.start], Coat(material=material), *layers[span.start :])


def _shared_out(parts: Sequence[Coat], whole: float) -> Coats:
    """Give parts with their shares in proportion, `whole` together, written with one decimal."""
    total = sum(part.share for part in parts)
    shares = [round(part.share / total * whole, 1) for part in parts]
    if shares:
        shares[-1] = round(whole - sum(shares[:-1]), 6)
    return tuple(
        replace(part, share=min(max(share, SLACK), WHOLE)) for part, share in zip(parts, shares, strict=True)
    )
