"""The command that makes the papers of a meeting."""

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from wsg_desktop.cli.answers import write_json, write_line
from wsg_desktop.cli.meeting_work import find_meeting
from wsg_desktop.cli.opening import opened
from wsg_desktop.domain.date_display import show_day
from wsg_desktop.exchange.papers.kinds import PaperKind
from wsg_desktop.services.edit_labels import SEND_AFTER, SEND_PAPERS, meeting_label
from wsg_desktop.services.meeting_moments import made_from, paper_of, send_after, send_papers
from wsg_desktop.services.paper_pdfs import write_pdfs
from wsg_desktop.services.paper_templates import copy_templates
from wsg_desktop.services.paper_wishes import PaperWishes, PdfWishes
from wsg_desktop.services.paper_words import remarks
from wsg_desktop.services.papers import PapersMade, write_papers
from wsg_desktop.texts import LANGUAGES, N_, Translator

_OF_THE_COMPUTER = re.compile(r"~\$|\.|Thumbs\.db$|desktop\.ini$", re.IGNORECASE)

Commands = Any
MakeCommand = Callable[[Commands, str, Callable[..., int], str], ArgumentParser]


def add_papers_action(actions: Commands, command: MakeCommand, tr: Translator) -> None:
    """Add `papers` to the actions of `meeting`; `command` makes one command."""
    papers = command(actions, "papers", make_papers, tr(N_("make the papers of a meeting in a folder")))
    papers.add_argument("body", metavar="BODY")
    day = tr(N_("the meeting on that day; without it the next one"))
    papers.add_argument("--day", default="", metavar="D", help=day)
    where = tr(N_("in which folder; without it beside the programme"))
    papers.add_argument("--to", type=Path, metavar="DIR", help=where)
    papers.add_argument("--language", choices=LANGUAGES)
    only = tr(N_("only these papers"))
    papers.add_argument(
        "--only", nargs="+", choices=[it.value for it in PaperKind], metavar="KIND", help=only
    )
    own = tr(N_("a folder with Word and PowerPoint templates of your own"))
    papers.add_argument("--template", type=Path, metavar="DIR", help=own)
    pdf = tr(N_("each also as PDF, by the LibreOffice of this computer"))
    papers.add_argument("--pdf", action="store_true", help=pdf)
    joined = tr(N_("all of it also as one PDF, in the order of the papers"))
    papers.add_argument("--one-pdf", action="store_true", help=joined)
    now = tr(N_("what is so now, also when the papers were sent before"))
    papers.add_argument("--now", action="store_true", help=now)
    papers.add_argument("--json", action="store_true")

    sent = command(actions, "sent", keep_sent, tr(N_("keep that papers went out, which fixes what they say")))
    sent.add_argument("body", metavar="BODY")
    sent.add_argument("papers", type=Path, nargs="+", metavar="PAPER", help=tr(N_("files, or their folder")))
    sent.add_argument("--day", default="", metavar="D", help=day)
    after = tr(N_("they went out after the papers, for the same meeting"))
    sent.add_argument("--after", action="store_true", help=after)

    copies = command(
        actions, "templates", write_templates, tr(N_("copy our templates, to make your own of them"))
    )
    copies.add_argument("folder", type=Path, metavar="DIR")
    copies.add_argument("--language", choices=LANGUAGES)


def make_papers(arguments: Namespace, tr: Translator) -> int:
    """Make the papers of a meeting."""
    from wsg_desktop.drawing.planning_page import draw_planning

    kinds = tuple(PaperKind(it) for it in arguments.only or ())
    wishes = PaperWishes(
        arguments.language or tr.language, kinds, arguments.template, as_sent=not arguments.now
    )
    with opened(arguments.file, readonly=True) as document:
        with document.reading() as read:
            today = document.clock.today()
            meeting = find_meeting(read, arguments.body, arguments.day, today, coming=True, held=True)
        target = arguments.to or document.path.parent
        made = write_papers(document, meeting.id, target, wishes, draw=draw_planning)
    assert made is not None
    pdfs = PdfWishes(each=arguments.pdf, joined=arguments.one_pdf)
    if any(pdfs):
        made = write_pdfs(made, pdfs)
    if arguments.json:
        write_json(_object(made))
        return 0
    write_line(str(made.folder))
    for path in made.files:
        write_line(f"  {path.relative_to(made.folder).as_posix()}")
    for remark in remarks(made, tr):
        write_line(remark)
    return 0


def keep_sent(arguments: Namespace, tr: Translator) -> int:
    """Keep that the papers of a meeting went out."""
    files = [it for path in arguments.papers for it in _files(path)]
    label, keep = (SEND_AFTER, send_after) if arguments.after else (SEND_PAPERS, send_papers)
    with opened(arguments.file) as document:
        with document.reading() as read:
            today = document.clock.today()
            meeting = find_meeting(read, arguments.body, arguments.day, today, coming=True)
        papers = [paper_of(it, it.suffix.lstrip(".").lower()) for it in files]
        made = made_from(files, meeting.id)
        document.record_fact(
            meeting_label(label, meeting.body, meeting.day),
            lambda tx: keep(tx, meeting.id, papers, made=made),
        )
    told = {"body": meeting.body, "day": show_day(meeting.day, tr)}
    write_line(
        tr.plural(
            "Kept that {n} paper of {body} of {day} went out.",
            "Kept that {n} papers of {body} of {day} went out.",
            len(papers),
            **told,
        )
    )
    return 0


def _files(path: Path) -> list[Path]:
    """Return the files that lie in a folder itself: what is in the folders of it is not for the members.

    Nor is what an office program or the computer keeps there for itself.
    """
    if not path.is_dir():
        return [path]
    return sorted(it for it in path.iterdir() if it.is_file() and not _OF_THE_COMPUTER.match(it.name))


def write_templates(arguments: Namespace, tr: Translator) -> int:
    """Copy the templates that come with the program."""
    for path in copy_templates(arguments.folder, arguments.language or tr.language):
        write_line(str(path))
    return 0


def _object(made: PapersMade) -> dict[str, Any]:
    return {
        "folder": str(made.folder),
        "change_set": made.imprint.seq,
        "as_on": made.as_on.isoformat() if made.as_on else None,
        "papers": [
            {"kind": it.kind.value, "file": it.path.relative_to(made.folder).as_posix()} for it in made.papers
        ],
        "one_pdf": made.joined.name if made.joined else None,
        "not_in_one_pdf": [it.name for it in made.not_joined],
        "pdfs": [it.relative_to(made.folder).as_posix() for it in made.pdfs],
        "withheld": {key: list(value) for key, value in made.withheld._asdict().items()},
        "unexplained": list(made.unexplained),
        "long_notes": list(made.long_notes),
        "early_deadlines": list(made.unfit.early),
        "undated_deadlines": list(made.unfit.undated),
        "missing_files": list(made.missing_files),
        "empty_files": list(made.empty_files),
        "unread_files": list(made.unread_files),
        "dropped": made.dropped,
    }
