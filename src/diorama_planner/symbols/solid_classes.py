"""Which module and function models the body of a class: a table, looked up, never imported early.

The names are those of `classes`. What is not here is a pile of slabs.
"""

from __future__ import annotations


def _many(module: str, names: str) -> dict[str, tuple[str, str]]:
    return {name: (module, name) for name in names.split()}


MODELS: dict[str, tuple[str, str]] = {
    **_many("solid_cars", "car"),
}
