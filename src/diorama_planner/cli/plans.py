"""`new`, `info`, `check` and `rescale`: subcommands about a whole plan."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from diorama_planner.cli.opening import open_session
from diorama_planner.core.errors import UsageError, WriteError
from diorama_planner.core.issues import Severity
from diorama_planner.core.messages import msg
from diorama_planner.model.record import BASE_ID


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommands."""
    new = subparsers.add_parser("new", help="make an empty plan, or one from a template")
    new.add_argument("file", type=Path, metavar="FILE")
    new.add_argument("--scale", metavar="SCALE", help="such as 1:64")
    new.add_argument("--base", metavar="SIZE", help="such as '200x240 mm'")
    new.add_argument("--base-thickness", default="9 mm", metavar="LENGTH")
    new.add_argument("--base-material", default="mdf_eu_9", metavar="ID")
    new.add_argument("--template", metavar="NAME", help="alley, fuel-station, workshop, ...")
    new.add_argument("--name", metavar="TITLE", help="title of the plan; the file's name if left out")
    new.add_argument("--force", action="store_true", help="replace FILE if it exists")
    new.set_defaults(run=run_new)

    info = subparsers.add_parser("info", help="say what is in a plan")
    info.add_argument("file", type=Path, metavar="FILE")
    info.add_argument("--json", action="store_true", help="print JSON")
    info.set_defaults(run=run_info)

    check = subparsers.add_parser("check", help="list what is wrong; exits 1 on errors and warnings")
    check.add_argument("file", type=Path, metavar="FILE")
    check.add_argument("--json", action="store_true", help="print JSON")
    check.set_defaults(run=run_check)

    rescale = subparsers.add_parser("rescale", help="convert a whole plan to another scale")
    rescale.add_argument("file", type=Path, metavar="FILE")
    rescale.add_argument("--to", required=True, metavar="SCALE")
    rescale.add_argument("--base", choices=("scale", "keep"), default="scale", help="what becomes of the base")
    rescale.add_argument("-o", "--output", type=Path, required=True, metavar="OUT")
    rescale.set_defaults(run=run_rescale)


def run_new(args: argparse.Namespace) -> int:
    """Make a plan."""
    from diorama_planner.app.advice.named_scales import read_scale
    from diorama_planner.app.starts import new_document, template_named
    from diorama_planner.core.units import parse_length, parse_size

    if args.file.exists() and not args.force:
        raise WriteError(msg("{name} exists already", name=args.file.name), msg("choose another name or use --force"))
    session = open_session()
    if args.template:
        if args.scale or args.base:
            raise UsageError(msg("a template brings its scale and base"), msg("leave --scale and --base out"))
        session.open(template_named(args.template).path)
    else:
        if not (args.scale and args.base):
            raise UsageError(msg("--scale and --base are needed"), msg("or choose a --template"))
        size = parse_size(args.base)
        if len(size) != 2:
            raise UsageError(msg("a base has two sides"), msg("its thickness goes with --base-thickness"))
        session.catalogue.material(args.base_material)
        document = new_document(
            args.name or args.file.stem,
            read_scale(args.scale, lambda: session.catalogue),
            (size[0], size[1]),
            thickness_mm=parse_length(args.base_thickness).mm,
            material=args.base_material,
        )
        session.new(document)
    session.save(args.file)
    return 0


def run_info(args: argparse.Namespace) -> int:
    """Say what is in a plan."""
    from diorama_planner.core.scale import Scale
    from diorama_planner.project_io.migrations import SCHEMA

    session = open_session(args.file)
    kinds = Counter(item.kind for item in session.document.items() if item.id != BASE_ID)
    facts = {
        "name": session.title,
        "scale": str(Scale(session.scale)),
        "base_mm": list(session.base_size()),
        "items": kinds.total(),
        "kinds": dict(sorted(kinds.items())),
        "schema": SCHEMA,
    }
    if args.json:
        print(json.dumps(facts))
        return 0
    width, depth, thickness = session.base_size()
    print(f"{facts['name']}  {facts['scale']}  base {width:g} x {depth:g} x {thickness:g} mm")
    for kind, count in sorted(kinds.items()):
        print(f"{count:6}  {kind}")
    return 0


def run_check(args: argparse.Namespace) -> int:
    """List what is wrong."""
    issues = open_session(args.file).issues()
    if args.json:
        rows = [
            {
                "code": issue.code,
                "severity": issue.severity.value,
                "record": issue.record_id,
                "message": str(issue.message),
                "fix": str(issue.fix.label) if issue.fix else None,
            }
            for issue in issues
        ]
        print(json.dumps(rows))
    else:
        for issue in issues:
            fixes = f"  [{'; '.join(str(fix.label) for fix in issue.fixes)}]" if issue.fixes else ""
            print(f"{issue.severity.value:8} {issue.record_id}: {issue.message}{fixes}")
        if not issues:
            print("Nothing wrong found.")
    return int(any(issue.severity is not Severity.HINT for issue in issues))


def run_rescale(args: argparse.Namespace) -> int:
    """Convert a whole plan."""
    from diorama_planner.app import verbs
    from diorama_planner.app.advice.named_scales import read_scale

    session = open_session(args.file)
    scale = read_scale(args.to, lambda: session.catalogue)
    with session.edit("Rescale") as draft:
        verbs.rescale(draft, scale.denominator, base=args.base)
    session.save(args.output)
    return 0
