"""The arguments of `meeting FILE.wsg ...`: bodies, meetings, calendar files, the administrative calendar."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from wsg_desktop.domain.meeting_vocabulary import PeriodKind
from wsg_desktop.texts import N_, Translator

Commands = Any
MakeCommand = Callable[[Commands, str, Callable[..., int], str], ArgumentParser]


def add_meeting_actions(actions: Commands, command: MakeCommand, tr: Translator) -> None:
    """Add what can be done with meetings; `command` makes one command."""
    from wsg_desktop.cli import meetings

    listing = command(actions, "list", meetings.list_meetings, tr(N_("the meetings that come")))
    listing.add_argument("--body", metavar="NAME")
    listing.add_argument("--past", action="store_true", help=tr(N_("those of the past too")))
    groups = command(actions, "bodies", meetings.list_bodies, tr(N_("the bodies and who sits in them")))
    for action in (listing, groups):
        action.add_argument("--json", action="store_true")

    new = command(actions, "add", meetings.add, tr(N_("plan a meeting, or a series")))
    new.add_argument("body", metavar="BODY")
    new.add_argument("day", metavar="DAY")
    series = tr(N_("a series up to that day, by the rhythm of the body"))
    new.add_argument("--until", metavar="DAY", help=series)

    move = command(actions, "move", meetings.move, tr(N_("hold a meeting on another day, or call it off")))
    move.add_argument("body", metavar="BODY")
    move.add_argument("day", metavar="DAY")
    where = move.add_mutually_exclusive_group(required=True)
    where.add_argument("--to", metavar="DAY")
    where.add_argument("--call-off", action="store_true")

    calendar = command(actions, "ics", meetings.ics, tr(N_("write a calendar file for Outlook and others")))
    calendar.add_argument("--output", type=Path, required=True, metavar="PATH.ics")
    calendar.add_argument("--body", metavar="NAME", help=tr(N_("only the meetings of this body")))
    calendar.add_argument("--no-papers", action="store_true", help=tr(N_("not when papers go out")))
    calendar.add_argument("--deadlines", action="store_true", help=tr(N_("the deadlines of projects too")))
    calendar.add_argument("--actions", action="store_true", help=tr(N_("actions that are open too")))
    of_party = tr(N_("only deadlines that this party leads, and actions that it does"))
    calendar.add_argument("--party", metavar="NAME", help=of_party)

    dates = command(actions, "dates", meetings.dates, tr(N_("show or change the administrative calendar")))
    words = tr(N_("add council days, a recess, a subsidy window"))
    dates.add_argument("--add", nargs=3, metavar=("NAME", "FIRST", "LAST"), help=words)
    dates.add_argument("--kind", choices=[kind.value for kind in PeriodKind], default="council")
    moved = tr(N_("move a date of the administrative calendar"))
    dates.add_argument("--move", nargs=3, metavar=("NAME", "FIRST", "LAST"), help=moved)
    hanging = tr(N_("what the deadlines that hang on a date do when it moves"))
    dates.add_argument("--deadlines", choices=("move", "keep"), help=hanging)
    set_to = tr(N_("what the meetings that are set to a date do when it moves"))
    dates.add_argument("--meetings", choices=("move", "keep"), help=set_to)
    dates.add_argument("--remove", metavar="NAME")
    dates.add_argument("--json", action="store_true")
