"""Finds the kinds: every module of this folder that has a `KIND`, by tag, in order of their level."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from diorama_planner import kinds
from diorama_planner.kinds.contract import ItemKind
from diorama_planner.model.record import Item


def _scan() -> Mapping[str, ItemKind]:
    names = sorted(module.name for module in pkgutil.iter_modules(kinds.__path__) if _has_kind(module.name))
    having = [import_module(f"{kinds.__name__}.{name}").KIND for name in names]
    found: list[ItemKind] = sorted(having, key=lambda kind: kind.level)
    return MappingProxyType({kind.tag: kind for kind in found})


def _has_kind(name: str) -> bool:
    """Whether a module is a kind, by its text: what kinds share is loaded by those that need it, when they do."""
    return b"\nKIND = " in (pkgutil.get_data(kinds.__name__, f"{name}.py") or b"")


KINDS: Mapping[str, ItemKind] = _scan()
"""The kinds by tag."""


def kind_of(item: Item) -> ItemKind:
    """Give the kind of an item."""
    return KINDS[item.kind]


def called(item: Item) -> str:
    """Call an item what people call it: by its label, or by what it is; never by its id."""
    return item.label or kind_of(item).name
