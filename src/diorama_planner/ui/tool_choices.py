"""The tools that there are, made from the kinds, and their actions. Read when the first plan is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from diorama_planner.kinds.registry import KINDS, KindHead
from diorama_planner.ui.actions import ActionSpec, has_plan, holds_tool, take_tool
from diorama_planner.ui.texts import tr


@dataclass(frozen=True, slots=True)
class ToolChoice:
    """A tool of the toolbar. `part` sets groups of tools apart; those of a family share a button."""

    tag: str
    text: str
    key: str
    icon: str
    part: int

    @property
    def family(self) -> str:
        """The tag of the tool whose button it shares, its own if it has one to itself."""
        plain = self.tag.partition("/")[0]
        return _FAMILIES.get(plain, plain)


_ORDER = (
    "wall",
    "fence",
    "opening",
    "landform",
    "ground_cover",
    "pour",
    "path",
    "road",
    "track",
    "tyre_track",
    "engraving",
    "sculpture",
    "ridge",
    "ramp",
    "spot_height",
    "scatter",
    "light",
    "light_strip",
    "neon",
    "supply",
    "junction",
    "bus",
    "buck",
    "effect",
    "wire",
    "trough",
    "label",
    "dimension",
    "section",
    "camera",
)
_SIGNS = ("label", "dimension", "section", "camera")
_FAMILIES = {
    "fence": "wall",
    "ridge": "landform",
    "ramp": "landform",
    "spot_height": "landform",
    "sculpture": "landform",
    "trough": "landform",
    "scatter": "ground_cover",
    "road": "path",
    "track": "path",
    "tyre_track": "path",
    "engraving": "path",
    "section": "dimension",
    "light_strip": "light",
    "neon": "light",
    "supply": "light",
    "junction": "light",
    "bus": "light",
    "buck": "light",
    "effect": "light",
    "wire": "light",
}

_SORTS = {
    "camera": (
        ("Camera at tyre level", "camera"),
        ("Camera at a driver's eye", "camera"),
        ("Camera on a crane", "camera"),
        ("Camera from above", "camera"),
    )
}
"""Names and icons of the sorts in which a kind is put down, beside the usual one; as in `app.defaults`."""

_SUBMENUS = {"landform": "Ground", "path": "Ways", "light": "Light", "camera": "Camera"}
"""Where the tools of large families stand in the Insert menu."""


def tool_choices() -> tuple[ToolChoice, ...]:
    """The tools in the order of the toolbar: select, one for each drawn kind, then what writes and measures."""
    drawn = [head for head in KINDS.heads.values() if head.tool_key or head.tag in _ORDER]
    rank = {tag: place for place, tag in enumerate(_ORDER)}
    drawn.sort(key=lambda head: rank.get(head.tag, len(rank)))
    return (
        ToolChoice("select", "Select", "V", "mouse-pointer-2", 0),
        *(_of_kind(kind, 1) for kind in drawn if kind.tag not in _SIGNS),
        *(choice for kind in drawn if kind.tag in _SIGNS for choice in _with_sorts(kind, 2)),
        ToolChoice("measure", "Measure", "M", "ruler", 2),
    )


def tool_actions() -> Iterator[ActionSpec]:
    """An action for each tool: what draws stands in the Insert menu, the others in Tools."""
    for choice in tool_choices():
        draws = choice.tag not in {"select", "measure"}
        yield ActionSpec(
            f"tool-{choice.tag}",
            "Insert" if draws else "Tools",
            choice.text,
            take_tool(choice.tag),
            (choice.key,) if choice.key else (),
            choice.icon,
            has_plan,
            holds_tool(choice.tag),
            section=int(draws),
            submenu=_SUBMENUS.get(choice.family, ""),
            words=tr("draw tool"),
        )


def _of_kind(kind: KindHead, part: int) -> ToolChoice:
    return ToolChoice(kind.tag, kind.name, kind.tool_key, kind.icon, part)


def _with_sorts(kind: KindHead, part: int) -> Iterator[ToolChoice]:
    yield _of_kind(kind, part)
    for number, (name, icon) in enumerate(_SORTS.get(kind.tag, ()), start=1):
        yield ToolChoice(f"{kind.tag}/{number}", name, "", icon, part)
