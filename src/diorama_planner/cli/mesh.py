"""`mesh`: what is in a mesh file, and making a thing of it that stands on a plan."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.app.space.mesh_files import MeshFile
    from diorama_planner.model.record import Point

_UNITS = ("mm", "cm", "m", "in", "ft")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("mesh", help="make a thing of a mesh (STL, OBJ, GLB, 3MF) and put it on a plan")
    parser.add_argument("mesh", type=Path, metavar="MESH")
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE", help="the plan; not needed with --info")
    parser.add_argument("--info", action="store_true", help="only say what is in it")
    parser.add_argument("--size", metavar="LENGTH", help="its longest side: '65.7 mm' on the bench, '4.2 m real'")
    parser.add_argument("--units", choices=_UNITS, help="of the file; guessed, and told, if left out")
    parser.add_argument(
        "--measures", choices=("model", "real"), help="what was measured: the model, or the real thing"
    )
    parser.add_argument("--up", choices=("x", "y", "z"), help="the axis of the file that points up")
    parser.add_argument("--turn", type=int, metavar="QUARTERS", help="by how many quarters it is turned from above")
    parser.add_argument("--name", metavar="NAME", help="the file's name if left out")
    parser.add_argument("--category", default="street", metavar="ID")
    parser.add_argument("--at", nargs=2, metavar=("X", "Y"), help="its place; the middle of the base if left out")
    parser.add_argument("--keep", choices=("plan", "catalogue"), default="plan", help="where the thing is kept")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Say what is in a mesh file, or make a thing of it."""
    from diorama_planner.app.space.mesh_files import read_mesh_file
    from diorama_planner.cli.opening import open_session

    if not args.info and args.file is None:
        raise UsageError(msg("which plan is it for?"), msg("name one, or ask with --info what is in the file"))
    session = open_session(args.file)
    file = read_mesh_file(args.mesh)
    _tell(_facts(file, session.scale), as_json=args.json) if args.info else _insert(session, file, args)
    return 0


def _facts(file: MeshFile, scale: float) -> dict[str, Any]:
    from diorama_planner.app.space.own_meshes import extent, guess, lengths_by_unit

    guessed = guess(file, scale)
    return {
        "name": file.name,
        "triangles": file.triangles,
        "dropped": file.dropped,
        "shown": len(file.mesh.triangles),
        "closed": file.volume is not None,
        "size": [round(side, 6) for side in extent(file.mesh)],
        "up": file.up,
        "unit": guessed.unit,
        "why": str(guessed.why),
        "measures": guessed.meant,
        "longest": lengths_by_unit(file),
        "skipped": dict(file.skipped),
    }


def _tell(facts: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(facts, ensure_ascii=False))
        return
    closed = "closed" if facts["closed"] else "not closed"
    print(f"{facts['name']}: {facts['triangles']:,} triangles, {closed}; {facts['shown']:,} are kept for the view")
    if facts["dropped"]:
        print(f"dropped, without area or usable corners: {facts['dropped']:,}")
    for what, count in facts["skipped"].items():
        print(f"left out: {what} ({count:,})")
    print("size in its units: " + " x ".join(f"{side:g}" for side in facts["size"]) + f", {facts['up']} up")
    print(f"taken to be in {facts['unit']} ({facts['why']}), measures of the {facts['measures']} thing")
    print("longest side: " + ", ".join(f"{length} if {unit}" for unit, length in facts["longest"].items()))


def _insert(session: Session, file: MeshFile, args: argparse.Namespace) -> None:
    from diorama_planner.app.space.own_meshes import (
        Measure,
        bench_factor,
        extent,
        guess,
        insert_mesh,
        mesh_thing,
        stood_up,
        usual_quarters,
    )
    from diorama_planner.core.units import format_size, parse_model_mm

    guessed = guess(file, session.scale)
    measure = Measure(args.units or guessed.unit, args.measures or guessed.meant, guessed.why)
    up = args.up or file.up
    mesh = stood_up(file.mesh, up, usual_quarters(file.mesh, up) if args.turn is None else args.turn)
    factor = bench_factor(measure, session.scale)
    if args.size:
        factor = parse_model_mm(args.size, session.scale) / max(extent(mesh))
    entry, data = mesh_thing(
        mesh,
        factor,
        name=args.name or file.name,
        category=args.category,
        scale=session.scale,
        taken=session.catalogue.thing_map,
        meant=measure.meant,
    )
    item_id = insert_mesh(session, entry, data, _place(session, args.at), args.keep)
    session.save()
    size = [side / session.scale for side in entry.real_mm]
    if args.json:
        print(json.dumps({"thing": entry.id, "item": item_id, "size_mm": [round(side, 3) for side in size]}))
        return
    how = "" if args.size or args.units else f" (taken to be in {measure.unit}: {guessed.why})"
    print(f"placed {entry.name} ({entry.id}), {format_size((size[0], size[1], size[2]))}{how}")


def _place(session: Session, at: list[str] | None) -> Point:
    from diorama_planner.core.units import parse_length

    if at is None:
        width, depth, _ = session.base_size()
        return width / 2, depth / 2
    return parse_length(at[0]).mm, parse_length(at[1]).mm
