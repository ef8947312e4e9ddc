"""`neon`: which techniques can show the neon signs of a plan, what they take, why others cannot; and taking one."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from diorama_planner.cli.opening import open_session
from diorama_planner.core.messages import msg


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("neon", help="say which techniques can show the neon signs of a plan")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("sign", nargs="?", metavar="SIGN", help="its id or label; all signs if left out")
    parser.add_argument("--take", metavar="TECHNIQUE", help="build them so, and save")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Weigh techniques for signs, or take one."""
    from diorama_planner.app.light.neon_choices import sign_facts, signs_called, take_technique

    session = open_session(args.file)
    signs = signs_called(session, args.sign)
    if args.take:
        take_technique(session, signs, args.take)
        session.save()
        signs = signs_called(session, args.sign)
    facts = [sign_facts(sign, session.around()) for sign in signs]
    if args.json:
        print(json.dumps(facts, ensure_ascii=False))
        return 0
    for sign in facts:
        size = msg("{width:g} x {height:g} mm", width=round(sign["width_mm"], 1), height=round(sign["height_mm"], 1))
        print(f"{sign['name']} ({sign['id']}): {size}")
        for each in sign["techniques"]:
            mark = "*" if each["technique"] == sign["technique"] else " "
            why = f": {'; '.join(each['why'])}" if each["why"] else ""
            print(f" {mark} {each['technique']:<16} {'yes' if each['possible'] else 'no':<4} {each['short']}{why}")
    if not facts:
        print(msg("No neon signs are in this plan."))
    return 0
