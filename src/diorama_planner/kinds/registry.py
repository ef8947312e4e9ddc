"""Finds the kinds: every module of this folder that has a `KIND`. One is loaded when it is first looked up.

What a toolbar shows of all of them is read off the text of their modules, so that a plan loads only what is in it.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType

from diorama_planner import kinds
from diorama_planner.kinds.contract import ItemKind
from diorama_planner.model.record import Item

_KIND = re.compile(rb"\nKIND = ItemKind\((.*?)\n\)", re.DOTALL)
_FIELD = re.compile(r'^    (tag|name|icon|tool_key)="([^"]*)",$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class KindHead:
    """What is known of a kind before it is loaded: the plain words at the head of its `KIND`, as there."""

    module: str
    tag: str
    name: str
    icon: str
    tool_key: str = ""


def _scan() -> Mapping[str, KindHead]:
    heads = [head for module in pkgutil.iter_modules(kinds.__path__) if (head := _head(module.name)) is not None]
    return MappingProxyType({head.tag: head for head in heads})


def _head(module: str) -> KindHead | None:
    """Read the head of a kind; None for a module that is none."""
    found = _KIND.search(pkgutil.get_data(kinds.__name__, f"{module}.py") or b"")
    return KindHead(module, **dict(_FIELD.findall(found[1].decode()))) if found else None


class _Loaded(dict[str, ItemKind]):
    """The kinds that were asked for, others loaded when they are: asking again costs no more than a dictionary."""

    def __init__(self, heads: Mapping[str, KindHead]) -> None:
        super().__init__()
        self.heads = heads

    def __missing__(self, tag: str) -> ItemKind:
        module = import_module(f"{kinds.__name__}.{self.heads[tag].module}")
        kind: ItemKind = module.KIND
        self[tag] = kind
        return kind


class Kinds(Mapping[str, ItemKind]):
    """The kinds by tag: one that is named is loaded, and all of them by going through them, from below upwards."""

    def __init__(self, heads: Mapping[str, KindHead]) -> None:
        self.heads = heads
        self.loaded = _Loaded(heads)

    def __getitem__(self, tag: str) -> ItemKind:
        return self.loaded[tag]

    def __contains__(self, tag: object) -> bool:
        return tag in self.heads

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.heads, key=lambda tag: self[tag].level))

    def __len__(self) -> int:
        return len(self.heads)


KINDS = Kinds(_scan())
"""The kinds by tag."""


def kind_of(item: Item) -> ItemKind:
    """Give the kind of an item."""
    return KINDS.loaded[item.kind]


def called(item: Item) -> str:
    """Call an item what people call it: by its label, or by what it is; never by its id."""
    return item.label or kind_of(item).name
