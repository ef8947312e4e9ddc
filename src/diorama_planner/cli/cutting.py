"""`cut`: the parts of a plan laid out on the sheets that they are cut from."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diorama_planner.cli.opening import open_session
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import Message, counted, msg

if TYPE_CHECKING:
    from diorama_planner.app.sawing.squeezing import Squeezed
    from diorama_planner.app.session import Session
    from diorama_planner.catalogue.material import Material
    from diorama_planner.takeoff.cutting_list import SheetCutting
    from diorama_planner.takeoff.nesting import Layout, Settings, Stock

UNPLACED = 1
LONGEST_S = 3600.0


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("cut", help="lay parts out on sheets; exits 1 if some do not fit")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--material", metavar="ID", help="of one material only")
    parser.add_argument("--gap", metavar="LENGTH", help="left free between parts, such as '2 mm'")
    parser.add_argument(
        "--kerf", metavar="LENGTH", help="what the cut takes: 0 for a knife, about 1 mm for a hot wire"
    )
    parser.add_argument("--edge", metavar="LENGTH", help="what cannot be used of bought sheets, all round")
    parser.add_argument("--turns", type=int, metavar="N", help="in how many positions of a full circle parts may lie")
    parser.add_argument("--straight", action="store_true", help="in rows that few cuts from edge to edge part")
    parser.add_argument("--squeeze", type=float, metavar="SECONDS", help="look for a denser layout for so long")
    parser.add_argument("--accept", action="store_true", help="keep the layouts in the plan")
    parser.add_argument("--list", action="store_true", help="print where each part lies")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Lay parts out."""
    from diorama_planner.app.sawing import cutting

    session = open_session(args.file)
    materials = cutting.sheet_materials(session)
    if args.material:
        session.catalogue.material(args.material)
        materials = [material for material in materials if material.id == args.material]
        if not materials:
            raise UsageError(
                msg("nothing is cut from {id} in this plan", id=args.material),
                msg("without --material all that is cut from sheets is shown"),
            )
    found = [_cutting(session, material, args) for material in materials]
    if args.accept and found:
        with session.edit(str(msg("Accept layouts of sheets"))) as draft:
            for each, _ in found:
                cutting.accept(draft, session, each.layout)
        session.save()
    if args.json:
        print(json.dumps([_facts(session, each, problem, bool(args.accept)) for each, problem in found]))
    else:
        for each, problem in found:
            _print(each, problem, args.list)
        if not found:
            print("Nothing is cut from sheets.")
    return UNPLACED if any(each.layout.unplaced for each, _ in found) else 0


def _cutting(session: Session, material: Material, args: argparse.Namespace) -> tuple[SheetCutting, Message | None]:
    """Lay a material out as asked for, as it was accepted if nothing was; and say why it was not squeezed."""
    from diorama_planner.app.sawing import cutting
    from diorama_planner.app.sawing.cut_sheets import sheet_cutting, shown
    from diorama_planner.core.units import parse_length
    from diorama_planner.takeoff.nesting import Edges

    asks = (args.gap, args.kerf, args.edge, args.turns, args.squeeze)
    if not args.straight and all(value is None for value in asks):
        return sheet_cutting(session, material), None
    settings = _settings(cutting.usual_settings(material), args)
    edges = Edges.all_round(parse_length(args.edge).mm) if args.edge else None
    stocks = cutting.stocks_of(session, material, edges)
    layout = cutting.layout_for(session, material, settings, stocks=stocks)
    if args.squeeze is None:
        return shown(session, material, layout), None
    squeezed = _squeezed(session, material, layout, stocks, args.squeeze)
    return shown(session, material, squeezed.layout), squeezed.problem


def _settings(usual: Settings, args: argparse.Namespace) -> Settings:
    from diorama_planner.core.units import parse_length

    lengths = {
        name: parse_length(value).mm for name, value in (("gap_mm", args.gap), ("kerf_mm", args.kerf)) if value
    }
    turns = {} if args.turns is None else {"turns": args.turns}
    changes: dict[str, Any] = {**lengths, **turns, "straight_cuts": args.straight}
    return replace(usual, **changes)


def _squeezed(
    session: Session, material: Material, layout: Layout, stocks: Sequence[Stock], seconds: float
) -> Squeezed:
    from diorama_planner.app.sawing.cutting import parts_of
    from diorama_planner.app.sawing.squeezing import squeeze

    if not 0 < seconds <= LONGEST_S:
        raise UsageError(
            msg("a layout cannot be squeezed for {seconds} s", seconds=seconds),
            msg("say for how many seconds, at most {most}", most=int(LONGEST_S)),
        )
    return squeeze(layout, parts_of(session, material), stocks, seconds=seconds)


def _facts(session: Session, cut: SheetCutting, problem: Message | None, accepted: bool) -> dict[str, Any]:
    """Give a layout for scripts."""
    from diorama_planner.app.sawing.cutting import offcuts_offered
    from diorama_planner.takeoff.nesting import use_pct

    layout, settings = cut.layout, cut.layout.settings
    rests: dict[int, list[float]] = {}
    for sheet, region in offcuts_offered(session, layout):
        rests.setdefault(sheet, []).append(round(region.area, 1))
    sheets = [_sheet_facts(cut, number, rests.get(number, [])) for number in range(len(layout.sheets))]
    unplaced = [
        {"part": u.part, "name": cut.parts[u.part].name, "count": u.count, "why": str(u.why), "pieces": u.pieces}
        for u in layout.unplaced
    ]
    return {
        "material": cut.material.id,
        "name": cut.material.label,
        "gap_mm": settings.gap_mm,
        "kerf_mm": settings.kerf_mm,
        "new_sheets": layout.new_sheets,
        "use_pct": round(use_pct(layout, cut.parts), 1),
        "accepted": accepted or cut.is_accepted,
        "stale": cut.is_stale and not accepted,
        "problem": str(problem) if problem else None,
        "sheets": sheets,
        "unplaced": unplaced,
    }


def _sheet_facts(cut: SheetCutting, number: int, offcuts: list[float]) -> dict[str, Any]:
    from diorama_planner.takeoff.nesting import NEW, laid, use_pct

    layout, stock = cut.layout, cut.layout.sheets[number]
    parts = [
        {
            "part": p.part,
            "name": cut.parts[p.part].name,
            "item": cut.parts[p.part].item,
            "x_mm": round(p.x_mm, 3),
            "y_mm": round(p.y_mm, 3),
            "turn_deg": p.turn_deg,
            "box_mm": [round(side, 3) for side in laid(cut.parts[p.part], p).bounds],
            "locked": p.locked,
        }
        for p in layout.on(number)
    ]
    return {
        "stock": stock.key or None,
        "name": stock.name,
        "new": stock.key == NEW,
        "length_mm": stock.length_mm,
        "width_mm": stock.width_mm,
        "use_pct": round(use_pct(layout, cut.parts, number), 1),
        "offcuts_mm2": offcuts,
        "parts": parts,
        "cuts_mm": [[*c.start, *c.end] for c in layout.cuts if c.sheet == number],
    }


def _print(cut: SheetCutting, problem: Message | None, with_list: bool) -> None:
    from diorama_planner.takeoff.nesting import laid, use_pct

    layout = cut.layout
    said = " (accepted)" if cut.is_accepted else " (the accepted layout is out of date)" if cut.is_stale else ""
    parts = counted("1 part", "{count} parts", len(layout.placements))
    sheets = counted("1 sheet", "{count} sheets", len(layout.sheets))
    used = f"{use_pct(layout, cut.parts):.1f} % used"
    print(f"{cut.material.label}: {parts} on {sheets}, {layout.new_sheets} to buy, {used}{said}")
    if problem:
        print(f"  not squeezed: {problem}")
    for number, stock in enumerate(layout.sheets):
        size = f"{stock.length_mm:g} x {stock.width_mm:g} mm"
        print(f"  sheet {number + 1}: {stock.name}, {size}, {use_pct(layout, cut.parts, number):.1f} %")
        for p in layout.on(number) if with_list else ():
            xmin, ymin, xmax, ymax = laid(cut.parts[p.part], p).bounds
            where = f"x {xmin:.1f} to {xmax:.1f}, y {ymin:.1f} to {ymax:.1f} mm"
            print(f"    {cut.parts[p.part].name:40} {where}, turned {p.turn_deg:g} deg")
    for unplaced in layout.unplaced:
        print(f"  not placed: {unplaced.count} x {unplaced.why}")
