"""The arguments of preparing and closing meetings, and of `decision` and `action`."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from wsg_desktop.domain.meeting_vocabulary import DecisionState, ReservationOutcome
from wsg_desktop.services.meeting_moments import Choice
from wsg_desktop.texts import LANGUAGES, N_, Translator

Commands = Any
MakeCommand = Callable[[Commands, str, Callable[..., int], str], ArgumentParser]


def add_meeting_work(actions: Commands, command: MakeCommand, tr: Translator) -> None:
    """Add what prepares and ends a meeting to the actions of `meeting`; `command` makes one command."""
    from wsg_desktop.cli import meeting_work
    from wsg_desktop.cli.papers import add_papers_action

    words = tr(N_("what there is to prepare: changes, decisions asked, actions, agenda"))
    prepare = command(actions, "prepare", meeting_work.prepare, words)
    prepare.add_argument("body", metavar="BODY")
    day = tr(N_("the meeting on that day; without it the next one"))
    prepare.add_argument("--day", default="", metavar="D", help=day)
    fills = tr(N_("ask the decisions that are proposed, and fill the agenda"))
    prepare.add_argument("--fill", action="store_true", help=fills)
    prepare.add_argument("--language", choices=LANGUAGES)

    close = command(actions, "close", meeting_work.close, tr(N_("close a meeting, which fixes it for good")))
    close.add_argument("body", metavar="BODY")
    last = tr(N_("the meeting on that day; without it the last one"))
    close.add_argument("--day", default="", metavar="D", help=last)
    what = tr(N_("what to do with every decision that has no outcome"))
    close.add_argument("--open", choices=[it.value for it in Choice], help=what)
    close.add_argument("--note", default="", metavar="TEXT")
    for action in (prepare, close):
        action.add_argument("--json", action="store_true")
    add_papers_action(actions, command, tr)


def add_decision_actions(actions: Commands, command: MakeCommand, tr: Translator) -> None:
    """Add what can be done with decisions."""
    from wsg_desktop.cli import deciding

    listing = command(actions, "list", deciding.list_decisions, tr(N_("what was asked and decided")))
    listing.add_argument("--body", metavar="NAME")
    listing.add_argument("--open", action="store_true", help=tr(N_("only what is still to be decided")))
    listing.add_argument("--json", action="store_true")

    new = command(actions, "add", deciding.add_decision, tr(N_("ask a decision of a body")))
    new.add_argument("body", metavar="BODY")
    new.add_argument("title", metavar="SUBJECT")
    new.add_argument("--text", default="", metavar="TEXT", help=tr(N_("the decision in full")))
    new.add_argument("--day", default="", metavar="D", help=tr(N_("at the meeting on that day")))
    new.add_argument("--project", metavar="NUMBER")
    changes = new.add_mutually_exclusive_group()
    changes.add_argument("--deadline", metavar="D", help=tr(N_("the deadline that it agrees")))
    changes.add_argument("--phase", metavar="PHASE", help=tr(N_("the phase that it lets begin")))

    done = command(actions, "done", deciding.record, tr(N_("record what became of a decision")))
    done.add_argument("decision", metavar="DECISION", help=tr(N_("its number, or how its subject begins")))
    outcomes = [it.value for it in DecisionState if it is not DecisionState.ASKED]
    done.add_argument(
        "--outcome",
        choices=outcomes,
        default=DecisionState.TAKEN.value,
        metavar="OUTCOME",
        help=", ".join(outcomes),
    )
    done.add_argument("--text", default="", metavar="TEXT", help=tr(N_("the decision as it was taken")))
    done.add_argument("--responsible", default="", metavar="NAME")
    done.add_argument("--from", dest="effective", default="", metavar="D", help=tr(N_("from which day")))
    whose = tr(N_("whose approval it waits for"))
    done.add_argument("--reserved-for", default="", metavar="NAME", help=whose)
    done.add_argument("--reserved-until", default="", metavar="D")
    agreed = tr(N_("the deadline that it agrees"))
    done.add_argument("--deadline", default="", metavar="D", help=agreed)
    corrects = tr(N_("why it is corrected, after its meeting was closed"))
    done.add_argument("--correction", default="", metavar="WHY", help=corrects)
    applies = tr(N_("apply it to its projects, each one step to undo"))
    done.add_argument("--apply", action="store_true", help=applies)

    settle = command(
        actions, "settle", deciding.settle, tr(N_("record what became of the reservation of a decision"))
    )
    settle.add_argument("decision", metavar="DECISION", help=tr(N_("its number, or how its subject begins")))
    settle.add_argument("reservation", choices=[it.value for it in ReservationOutcome])
    settle.add_argument("--apply", action="store_true", help=applies)

    words = tr(N_("apply a decision to its projects, each one step to undo"))
    late = command(actions, "apply", deciding.apply, words)
    late.add_argument("decision", metavar="DECISION", help=tr(N_("its number, or how its subject begins")))


def add_action_actions(actions: Commands, command: MakeCommand, tr: Translator) -> None:
    """Add what can be done with actions."""
    from wsg_desktop.cli import doing

    listing = command(actions, "list", doing.list_actions, tr(N_("who does what before when")))
    listing.add_argument("--body", metavar="NAME")
    listing.add_argument("--all", action="store_true", help=tr(N_("those that are done or dropped too")))
    listing.add_argument("--late", action="store_true", help=tr(N_("only those that are late")))
    listing.add_argument("--holder", default="", metavar="NAME", help=tr(N_("only of this person or party")))
    form = listing.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--text", action="store_true", help=tr(N_("the reminder of each, to copy")))
    form.add_argument(
        "--ics", type=Path, metavar="PATH.ics", help=tr(N_("write those with a date as a calendar file"))
    )

    new = command(actions, "add", doing.add_action, tr(N_("add an action")))
    new.add_argument("text", metavar="TEXT")
    new.add_argument("--holder", default="", metavar="NAME", help=tr(N_("who does it")))
    new.add_argument("--due", default="", metavar="D", help=tr(N_("before which day")))
    new.add_argument("--project", metavar="NUMBER")
    new.add_argument("--body", metavar="NAME", help=tr(N_("the body that agreed it")))

    done = command(actions, "done", doing.finish, tr(N_("say that an action was done")))
    done.add_argument("action", metavar="NUMBER")
    done.add_argument("--day", default="", metavar="D", help=tr(N_("today, unless you say another one")))
