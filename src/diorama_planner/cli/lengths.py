"""`lengths`: what of a plan is cut from bars, on as few or as cheap bars as can be found."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diorama_planner.cli.opening import open_session
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import counted, msg

if TYPE_CHECKING:
    from diorama_planner.takeoff.bars import CutBar
    from diorama_planner.takeoff.cutting_list import BarCutting

UNCUT = 1


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("lengths", help="cut pieces from bars; exits 1 if some are too long")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--material", metavar="ID", help="of one material only")
    parser.add_argument("--kerf", metavar="LENGTH", help="what a cut takes, such as '1 mm'; nothing if left out")
    parser.add_argument("--bars", metavar="LENGTHS", help="what is on sale, such as '1 m; 650 mm', with --material")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Cut pieces."""
    from diorama_planner.app.sawing.bar_cutting import bar_cutting, bar_materials, lengths_on_sale
    from diorama_planner.core.units import parse_length

    session = open_session(args.file)
    materials = bar_materials(session)
    if args.bars and not args.material:
        raise UsageError(msg("say of which material these bars are"), msg("add --material ID"))
    if args.material:
        session.catalogue.material(args.material)
        materials = [material for material in materials if material.id == args.material]
        if not materials:
            raise UsageError(
                msg("nothing is cut from {id} in this plan", id=args.material),
                msg("without --material all that is cut from bars is shown"),
            )
    kerf = parse_length(args.kerf).mm if args.kerf else 0.0
    sold = lengths_on_sale(args.bars) if args.bars else ()
    found = [bar_cutting(session, material, kerf_mm=kerf, sold_mm=sold) for material in materials]
    if args.json:
        print(json.dumps([_facts(each, kerf) for each in found]))
    else:
        for each in found:
            _print(each)
        if not found:
            print("Nothing is cut from bars.")
    return UNCUT if any(each.plan.unlaid for each in found) else 0


def _facts(cut: BarCutting, kerf_mm: float) -> dict[str, Any]:
    """Give a plan for scripts."""
    plan = cut.plan
    return {
        "material": cut.material.id,
        "name": cut.material.label,
        "kerf_mm": kerf_mm,
        "new_bars": plan.bought.total(),
        "use_pct": round(100 * plan.use, 1),
        "measure": plan.measure,
        "least": round(plan.least, 2),
        "proved": plan.proved,
        "cost": None if plan.cost is None else str(plan.cost),
        "bars": [_bar_facts(bar) for bar in plan.bars],
        "uncut": [
            {"name": each.piece.name, "item": each.piece.item, "count": each.count, "why": str(each.why)}
            for each in plan.unlaid
        ],
    }


def _bar_facts(bar: CutBar) -> dict[str, Any]:
    return {
        "stock": bar.bar.key or None,
        "length_mm": bar.bar.length_mm,
        "offcut_mm": round(bar.offcut_mm, 2),
        "pieces": [
            {
                "name": cut.piece.name,
                "item": cut.piece.item,
                "start_mm": round(cut.start_mm, 2),
                "length_mm": round(cut.length_mm, 2),
                "part": cut.part,
                "parts": cut.parts,
            }
            for cut in bar.cuts
        ],
    }


def _print(cut: BarCutting) -> None:
    plan = cut.plan
    pieces = counted("1 piece", "{count} pieces", sum(len(bar.cuts) for bar in plan.bars))
    bars = counted("1 bar", "{count} bars", len(plan.bars))
    to_buy = plan.bought.total()
    print(f"{cut.material.label}: {pieces} from {bars}, {to_buy} to buy, {100 * plan.use:.1f} % used; {plan.proof}")
    for number, bar in enumerate(plan.bars, 1):
        lengths = " + ".join(f"{each.length_mm:.1f}" for each in bar.cuts)
        shelf = ", from the stash" if bar.bar.key else ""
        print(f"  bar {number}: {bar.bar.length_mm:g} mm{shelf}: {lengths}; {bar.offcut_mm:.1f} mm left over")
    for unlaid in plan.unlaid:
        print(f"  not cut: {unlaid.count} x {unlaid.why}")
