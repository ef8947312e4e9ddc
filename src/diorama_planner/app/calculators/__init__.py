"""The calculators: every sum that the window's panel and `diorama-planner calc` offer, by name.

Declarations are grouped by subject in `scaling`, `sheets`, `finishes`, `lighting` and `cameras`; the sums are
`formulas`.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from types import MappingProxyType

from diorama_planner.app.calculators.cameras import CAMERAS
from diorama_planner.app.calculators.declaration import Calculator, CatalogueSource, Given, Input, Output, Value
from diorama_planner.app.calculators.finishes import FINISHES
from diorama_planner.app.calculators.lighting import LIGHTING
from diorama_planner.app.calculators.reading import read_input
from diorama_planner.app.calculators.scaling import SCALING
from diorama_planner.app.calculators.sheets import SHEETS
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg

__all__ = ["CALCULATORS", "Calculator", "Input", "Output", "Value", "calculate", "find_calculator"]

CALCULATORS: Mapping[str, Calculator] = MappingProxyType(
    {calculator.name: calculator for calculator in (*SCALING, *SHEETS, *FINISHES, *LIGHTING, *CAMERAS)}
)


def find_calculator(name: str) -> Calculator:
    """The calculator of that name or alias. Raises `UsageError` naming the nearest ones."""
    known = {alias: each for each in CALCULATORS.values() for alias in (each.name, *each.aliases)}
    found = known.get(name)
    if found is None:
        near = difflib.get_close_matches(name, known, 3) or list(known)
        raise UsageError(
            msg("There is no calculator '{name}'", name=name), msg("Did you mean {near}?", near=" or ".join(near))
        )
    return found


def calculate(
    name: str, texts: Mapping[str, str], *, catalogue: CatalogueSource = load_catalogue
) -> Mapping[str, Value]:
    """Compute a calculator from typed texts.

    Args:
        name: of the calculator, or an alias.
        texts: typed text by input name; what is missing or empty takes its default.
        catalogue: gives the catalogue when a sum asks for it.

    Returns:
        Values by output name, in the unit that the output names; None where an input for it is missing.

    Raises:
        UsageError: an unknown name, a text that cannot be read (`where` names the input), an impossible sum.
    """
    calculator = find_calculator(name)
    for key in texts:
        if calculator.input(key) is None:
            known = ", ".join(each.name for each in calculator.inputs)
            raise UsageError(
                msg("'{calculator}' has no input '{key}'", calculator=calculator.name, key=key),
                msg("It takes {known}.", known=known),
            )
    values = {spec.name: read_input(spec, texts.get(spec.name, ""), catalogue) for spec in calculator.inputs}
    return calculator.compute(Given(values, catalogue))
