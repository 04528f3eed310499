"""The commands and their arguments; what each one does is in the module it names."""

from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from wsg_desktop import __version__
from wsg_desktop.cli.argument_words import speak
from wsg_desktop.domain.fields import DERIVED, FIELDS_BY_KEY
from wsg_desktop.domain.vocabulary import DeadlineReason, LinkType
from wsg_desktop.texts import LANGUAGES, N_, Translator, translator

SET_OPTIONS = ("--value", "--reason", "--basis")
"""Options of `set`, each with a value of its own."""

_MARK = "\0"
"""Stands before a protected value, for argparse drops a bare `--` wherever it is. No argument can hold it."""

WITHIN = "within"
"""The default of a command that only holds others."""

Commands = Any  # argparse keeps the type of its sub-commands private

NO_NAME = N_("this has no name; say which file is meant")

DESCRIPTION = N_("Projects, planning and partners of a programme of woonservicegebieden.")
WINDOW = N_(
    "Without a command the window opens: wsg-desktop [FILE.wsg], "
    "or wsg-desktop demo [FILE.wsg] for the sample."
)


def build_parser(tr: Translator) -> ArgumentParser:
    """Return the parser of every command; `run` of its result takes the arguments and a translator."""
    parser = main_parser(tr)
    add_commands(parser.add_subparsers(metavar="COMMAND", required=True), tr)
    return parser


def main_parser(tr: Translator) -> ArgumentParser:
    """Return a parser without any command."""
    speak(tr)
    parser = ArgumentParser(
        "wsg-desktop",
        description=tr(DESCRIPTION),
        epilog=tr(WINDOW),
        formatter_class=RawDescriptionHelpFormatter,
    )
    version = f"wsg-desktop {__version__}"
    parser.add_argument("--version", action="version", version=version, help=tr("say which version this is"))
    return parser


def add_commands(commands: Commands, tr: Translator) -> None:
    """Add every command."""
    _add_files(commands, tr)
    _add_exchange(commands, tr)
    _add_reading(commands, tr)
    _add_editing(commands, tr)
    _add_scheduling(commands, tr)
    _add_phases(commands, tr)
    _add_parties(commands, tr)
    _add_meetings(commands, tr)


def protect_value(argv: list[str]) -> list[str]:
    """Return `argv` with the value of `set` marked, so that it may begin with dashes (-3d, --)."""
    if argv[:1] != ["set"]:
        return argv
    places = [index for index, word in enumerate(argv) if index and not _is_option(argv, index)]
    if len(places) >= 4:
        index = places[3]
        return [*argv[:index], f"--value={_MARK}{argv[index]}", *argv[index + 1 :]]
    return argv


def _is_option(argv: list[str], index: int) -> bool:
    named = argv[index].partition("=")[0]
    return named in SET_OPTIONS or named in {"-h", "--help"} or argv[index - 1] in SET_OPTIONS


def _command(commands: Commands, name: str, run: Callable[..., int], text: str) -> ArgumentParser:
    parser: ArgumentParser = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
    parser.set_defaults(run=run)
    return parser


def _takes_programme(command: ArgumentParser) -> None:
    command.add_argument("file", type=_named_path, metavar="FILE.wsg")


def _named_path(text: str) -> Path:
    if not text:
        raise ArgumentTypeError(translator("nl")(NO_NAME))
    return Path(text)


def _add_files(commands: Commands, tr: Translator) -> None:
    from wsg_desktop.cli import files

    new = _command(commands, "new", files.new, tr(N_("make a new programme")))
    _takes_programme(new)
    kind = new.add_mutually_exclusive_group()
    kind.add_argument("--sample", action="store_true", help=tr(N_("the sample programme")))
    kind.add_argument("--generate", type=int, metavar="N", help=tr(N_("N made-up projects, to measure with")))
    new.add_argument("--name", default="", metavar="TEXT")

    check = _command(commands, "check", files.check, tr(N_("check the file, the rules and the journal")))
    _takes_programme(check)

    backup = _command(commands, "backup", files.back_up, tr(N_("make a verified backup now")))
    _takes_programme(backup)

    restore = _command(commands, "restore", files.restore, tr(N_("restore a backup as a new file")))
    restore.add_argument("backup", type=Path, metavar="BACKUP")
    restore.add_argument("file", type=Path, metavar="NEW.wsg")


def _add_exchange(commands: Commands, tr: Translator) -> None:
    from wsg_desktop.cli import exchange

    load = _command(commands, "import", exchange.import_list, tr(N_("import a list (xlsx, xls, ods, csv)")))
    _takes_programme(load)
    load.add_argument("list", type=Path, metavar="LIST")
    load.add_argument("--sheet", metavar="S")
    load.add_argument("--recipe", metavar="R")
    load.add_argument(
        "--take",
        choices=("safe", "theirs", "none"),
        default="safe",
        help=tr(N_("of projects that are there: what only the list changed, conflicts too, or nothing")),
    )
    load.add_argument("--dry-run", action="store_true", help=tr(N_("say what would happen, change nothing")))
    load.add_argument("--json", action="store_true")

    _add_overview(commands, tr)
    _add_answering(commands, tr)

    chart = _command(commands, "chart", exchange.chart, tr(N_("draw the planning as pdf, svg or png")))
    _takes_programme(chart)
    chart.add_argument("--output", type=Path, required=True, metavar="PATH.pdf|.svg|.png")
    chart.add_argument("--view", metavar="V")
    _add_paper(chart, tr)
    chart.add_argument("--language", choices=LANGUAGES, default="nl")
    chart.add_argument(
        "--compare", metavar="DAY", help=tr(N_("show how the bars stood at the end of that day"))
    )


def _add_overview(commands: Commands, tr: Translator) -> None:
    from wsg_desktop.cli import overviews

    out = _command(commands, "overview", overviews.overview, tr(N_("write overviews as workbooks")))
    _takes_programme(out)
    whose = out.add_mutually_exclusive_group()
    whose.add_argument("--party", metavar="NAME", action="append", default=[])
    whose.add_argument("--all-parties", action="store_true")
    whose.add_argument("--leads", action="store_true", help=tr(N_("those that lead an open project")))
    whose.add_argument("--programme", action="store_true", help=tr(N_("everything, for yourself")))
    narrow = tr(N_("only these projects; without parties one overview of them, to read"))
    out.add_argument("--view", metavar="V", default="", help=narrow)
    out.add_argument("--output", type=Path, required=True, metavar="PATH")
    out.add_argument("--language", choices=LANGUAGES, default="nl")
    out.add_argument("--deviations", action="store_true", help=tr(N_("ask leads only about what is late")))
    out.add_argument("--answer-by", metavar="DAY", default="")
    out.add_argument("--contact", metavar="TEXT", default="", help=tr(N_("whom questions go to")))
    out.add_argument("--columns", metavar="A,B", help=tr(N_("what partners see, beside number and name")))
    out.add_argument("--fill-in", metavar="A,B", help=tr(N_("what they fill in; empty for nothing")))
    out.add_argument("--no-protection", action="store_true", help=tr(N_("lock no cells")))
    out.add_argument("--drafts", action="store_true", help=tr(N_("write a mail with it beside each (.eml)")))
    out.add_argument("--message", type=Path, metavar="TEXT", help=tr(N_("a file with the text of that mail")))
    out.add_argument("--dry-run", action="store_true", help=tr(N_("say what goes and stays, write nothing")))
    earlier = tr(N_("with --programme as it was then: a day, or a meeting as “stuurgroep 3-12”"))
    out.add_argument("--as-on", metavar="WHEN", default="", help=earlier)


def _add_answering(commands: Commands, tr: Translator) -> None:
    from wsg_desktop.cli import answering, registering

    back = _command(
        commands, "answers", answering.answers, tr(N_("compare overviews that came back, and take them over"))
    )
    _takes_programme(back)
    back.add_argument("returned", type=Path, nargs="+", metavar="RETURNED")
    back.add_argument(
        "--take",
        choices=("safe", "theirs", "none"),
        default="safe",
        help=tr(N_("what only they changed, what they say in conflicts too, or nothing")),
    )
    back.add_argument("--dry-run", action="store_true", help=tr(N_("say what would happen, change nothing")))
    back.add_argument("--json", action="store_true")

    kept = _command(
        commands, "register", registering.register, tr(N_("what was sent to whom, and what came back"))
    )
    _takes_programme(kept)
    kept.add_argument("--late", action="store_true", help=tr(N_("only those whose answer is late")))
    kept.add_argument(
        "--text", action="store_true", help=tr(N_("the reminder to each that did not answer yet"))
    )
    keep = kept.add_mutually_exclusive_group()
    keep.add_argument(
        "--reminded", nargs="+", metavar="PARTY", help=tr(N_("keep that these parties were reminded now"))
    )
    keep.add_argument(
        "--answered",
        nargs="+",
        metavar="PARTY",
        help=tr(N_("keep that these parties answered without a workbook")),
    )
    keep.add_argument(
        "--withdraw", nargs="+", metavar="PARTY", help=tr(N_("take back what was kept last of these parties"))
    )
    kept.add_argument("--json", action="store_true")


def _add_paper(chart: ArgumentParser, tr: Translator) -> None:
    paper = chart.add_argument_group(tr(N_("paper, for pdf")))
    paper.add_argument("--page", choices=("a4", "a3", "a2", "a1"), type=str.lower)
    paper.add_argument("--portrait", action="store_true")
    paper.add_argument(
        "--pages-wide",
        type=int,
        choices=range(1, 13),
        default=1,
        metavar="N",
        help=tr(N_("divide the time over N pages side by side, 12 at the most")),
    )
    paper.add_argument(
        "--one-page", action="store_true", help=tr(N_("fold into areas what does not fit on one page"))
    )
    paper.add_argument(
        "--appendix", action="store_true", help=tr(N_("what the one page folds, by its numbers"))
    )


def _add_reading(commands: Commands, tr: Translator) -> None:
    from wsg_desktop.cli import attention, reading

    asks = _command(commands, "attention", attention.attention, tr(N_("what asks for attention today")))
    _takes_programme(asks)
    right = tr(N_("a finding is right as it is: its kind, and the number or name that it is about"))
    asks.add_argument("--right", nargs=2, metavar=("KIND", "NAME"), help=right)
    asks.add_argument("--again", nargs=2, metavar=("KIND", "NAME"), help=tr(N_("check such a finding again")))
    asks.add_argument("--json", action="store_true")

    listing = _command(commands, "list", reading.list_things, tr(N_("list what is in a programme")))
    _takes_programme(listing)
    listing.add_argument("what", choices=("projects", "areas", "parties", "links"))
    listing.add_argument("--view", metavar="V")
    listing.add_argument(
        "--as-on",
        metavar="DAY",
        help=tr(N_("as it was at the end of that day, or in a meeting: “stuurgroep 3-12”")),
    )
    listing.add_argument("--json", action="store_true")

    _add_history(commands, tr)

    changes = _command(commands, "changes", reading.changes, tr(N_("what changed since a day or moment")))
    _takes_programme(changes)
    since = changes.add_mutually_exclusive_group(required=True)
    since.add_argument("--since", metavar="DAY-OR-MOMENT")
    last = tr(N_("what a body is told: since its last meeting"))
    since.add_argument("--since-meeting", metavar="BODY", help=last)
    changes.add_argument("--slips", action="store_true", help=tr(N_("only what changed the plan, by kind")))
    changes.add_argument("--json", action="store_true")


def _add_history(commands: Commands, tr: Translator) -> None:
    from wsg_desktop.cli import reading
    from wsg_desktop.cli.whole_history import KINDS

    words = tr(N_("every change of the programme, or of one project"))
    history = _command(commands, "history", reading.history, words)
    _takes_programme(history)
    history.add_argument("number", nargs="?", metavar="NUMBER")
    history.add_argument("--who", metavar="NAME", help=tr(N_("only what this person did")))
    history.add_argument("--since", metavar="DAY", help=tr(N_("from that day on")))
    history.add_argument("--until", metavar="DAY", help=tr(N_("up to and including that day")))
    history.add_argument("--kind", choices=KINDS, help=tr(N_("only changes of this kind")))
    history.add_argument("--json", action="store_true")


def _add_editing(commands: Commands, tr: Translator) -> None:
    from wsg_desktop.cli import editing

    one = _command(commands, "set", editing.set_field, tr(N_("change one field of a project")))
    one.usage = "wsg-desktop set FILE.wsg NUMBER FIELD VALUE [--reason REASON] [--basis TEXT]"
    _takes_programme(one)
    one.add_argument("number", metavar="NUMBER")
    one.add_argument("field", metavar="FIELD", choices=sorted({*FIELDS_BY_KEY, *DERIVED}))
    one.add_argument(
        "--value",
        required=True,
        type=lambda text: text.removeprefix(_MARK),
        metavar="VALUE",
        help=tr(N_("the word --value may be left out")),
    )
    reasons = [reason.value for reason in DeadlineReason if reason is not DeadlineReason.CALENDAR]
    one.add_argument("--reason", choices=reasons, default="correction")
    one.add_argument("--basis", default="", metavar="TEXT", help=tr(N_("the decision a deadline rests on")))

    for name, run, text in (
        ("undo", editing.undo, N_("take the last change back")),
        ("redo", editing.redo, N_("do the last undone change again")),
    ):
        command = _command(commands, name, run, tr(text))
        _takes_programme(command)
        if name == "undo":
            which = tr(N_("take back change N of the history instead, whoever made it"))
            command.add_argument("--set", type=int, metavar="N", help=which)


def _add_scheduling(commands: Commands, tr: Translator) -> None:
    from wsg_desktop.cli import scheduling

    plan = _command(
        commands, "schedule", scheduling.schedule, tr(N_("early and late dates, slack, conflicts per item"))
    )
    _takes_programme(plan)
    plan.add_argument("--to", metavar="NUMBER", help=tr(N_("count slack to the end of this item")))
    plan.add_argument("--json", action="store_true")

    link = commands.add_parser("link", help=tr(N_("let items wait for each other, or no longer")))
    actions = link.add_subparsers(metavar="add|remove", required=True)
    link.set_defaults(**{WITHIN: actions})
    for name, run, text in (
        ("add", scheduling.add_link, N_("let TARGET wait for SOURCE")),
        ("remove", scheduling.remove_link, N_("let TARGET no longer wait for SOURCE")),
    ):
        action = _command(actions, name, run, tr(text))
        _takes_programme(action)
        action.add_argument("source", metavar="SOURCE")
        action.add_argument("target", metavar="TARGET")
        action.add_argument("--type", choices=[kind.value for kind in LinkType], metavar="FS|SS|FF|SF")
        if name == "add":
            lag = tr(N_("working days in between; negative lets them overlap"))
            action.add_argument("--lag", type=int, default=0, metavar="DAYS", help=lag)


def _add_phases(commands: Commands, tr: Translator) -> None:
    from wsg_desktop.cli import calendar, phases, settings

    passing = _command(commands, "pass", phases.pass_on, tr(N_("pass a project on to its next phase")))
    _takes_programme(passing)
    passing.add_argument("number", metavar="NUMBER")
    passing.add_argument("phase", metavar="PHASE", help=tr(N_("its name or key, such as realisation")))
    passing.add_argument("--day", default="", metavar="D", help=tr(N_("today, unless you say another one")))
    passing.add_argument("--decided-by", default="", metavar="TEXT", help=tr(N_("the body that decided it")))
    passing.add_argument("--director", default="", metavar="NAME", help=tr(N_("who directs from then on")))
    passing.add_argument("--note", default="", metavar="TEXT")

    own = _command(commands, "settings", settings.settings, tr(N_("show or change the programme's settings")))
    _takes_programme(own)
    own.add_argument("key", nargs="?", metavar="KEY", help=tr(N_("without it: all of them")))
    own.add_argument("value", nargs="?", metavar="VALUE", help=tr(N_("what it is from now on")))
    own.add_argument("--json", action="store_true")

    closed = _command(commands, "calendar", calendar.calendar, tr(N_("show or change the working calendar")))
    _takes_programme(closed)
    closed.add_argument(
        "--add", nargs=3, metavar=("NAME", "FIRST", "LAST"), help=tr(N_("add a closing period"))
    )
    closed.add_argument("--remove", metavar="NAME", help=tr(N_("take a closing period away")))
    closed.add_argument("--good-friday", choices=("on", "off"), help=tr(N_("whether Good Friday is closed")))
    closed.add_argument(
        "--liberation-day", choices=("on", "off"), help=tr(N_("whether 5 May is closed every year"))
    )
    closed.add_argument("--json", action="store_true")


def _add_parties(commands: Commands, tr: Translator) -> None:
    from wsg_desktop.cli import parties

    party = commands.add_parser("party", help=tr(N_("list the parties, show one, or merge two")))
    actions = party.add_subparsers(metavar="list|show|merge", required=True)
    party.set_defaults(**{WITHIN: actions})
    listing = _command(
        actions, "list", parties.list_parties, tr(N_("every party, and which may be the same"))
    )
    show = _command(actions, "show", parties.show_party, tr(N_("one party: names, contacts, projects")))
    merge = _command(
        actions, "merge", parties.merge, tr(N_("make one party of two; KEPT is the name that stays"))
    )
    for action in (listing, show, merge):
        _takes_programme(action)
    show.add_argument("name", metavar="NAME")
    merge.add_argument("kept", metavar="KEPT")
    merge.add_argument("gone", metavar="GONE")
    merge.add_argument("--dry-run", action="store_true", help=tr(N_("say what would happen, change nothing")))
    for action in (listing, show):
        action.add_argument("--json", action="store_true")


def _add_meetings(commands: Commands, tr: Translator) -> None:
    from wsg_desktop.cli import meeting_work_parser as work

    for name, text, add in (
        ("meeting", N_("bodies and their meetings: plan, prepare, close"), _meeting_actions),
        ("decision", N_("list decisions, ask one, record what became of it"), work.add_decision_actions),
        ("action", N_("list actions, add one, say that it was done"), work.add_action_actions),
    ):
        parser = commands.add_parser(name, help=tr(text))
        _takes_programme(parser)
        actions = parser.add_subparsers(metavar="ACTION", required=True)
        parser.set_defaults(**{WITHIN: actions})
        add(actions, _command, tr)


def _meeting_actions(actions: Commands, command: Callable[..., ArgumentParser], tr: Translator) -> None:
    from wsg_desktop.cli.meeting_parser import add_meeting_actions
    from wsg_desktop.cli.meeting_work_parser import add_meeting_work

    add_meeting_actions(actions, command, tr)
    add_meeting_work(actions, command, tr)
