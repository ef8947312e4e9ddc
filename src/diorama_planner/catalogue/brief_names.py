"""Short names for narrow lists: what tells materials apart stays, sizes of stock and packs go.

Of "XPS foam board EU 1250 x 600 x 20 mm" the list beside the plan needs "XPS foam board 20 mm". Two rows that would
read alike keep their whole names. What is bought, and how large a pack is, is said elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_SIZE = r"[\d.]+(?:/\d+)?"
_LEFT_OUT = (
    re.compile(r"\s*\([^()]*\)"),
    re.compile(r",.*"),
    re.compile(rf"\s(?:(?:EU|US|UK|JP)\s)?{_SIZE} x {_SIZE}(?: ?(?:mm|cm|m|ft|in))? x(?= {_SIZE})"),
    re.compile(r"\s(?:EU|US|UK|JP)(?= [A-Z\d])"),
    re.compile(r"\s[A-Z]+\d{3,}$"),
    re.compile(r"(?<=\w)\s[\d.]+ (?:ml|l|g|kg|lb|oz|fl oz)(?: (?:kit|can|bag|box|tube|dropper))?$"),
)
_SHORTER = (("Woodland Scenics ", "WS "),)


def brief_name(name: str) -> str:
    """Give what of one name is worth reading in a narrow list; never nothing."""
    brief = name
    for pattern in _LEFT_OUT:
        brief = pattern.sub("", brief) or brief
    for long, short in _SHORTER:
        brief = brief.replace(long, short)
    return brief


def brief_names(names: Sequence[str]) -> list[str]:
    """Give a short name for each of a list; those that would read alike stay as they are."""
    briefs = [brief_name(name) for name in names]
    counts = Counter(briefs)
    return [brief if counts[brief] == 1 else name for brief, name in zip(briefs, names, strict=True)]
