"""The command that says what asks for attention: the cards, the week's list, and what does not add up."""

from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from typing import Any

from wsg_desktop.cli.answers import write_json, write_line
from wsg_desktop.cli.opening import opened
from wsg_desktop.domain.date_display import show_full_day
from wsg_desktop.domain.vocabulary import label
from wsg_desktop.domain.words import name_key
from wsg_desktop.errors import NotFound, UserError
from wsg_desktop.services import acceptances, edit_labels
from wsg_desktop.services.accepted_findings import find_accepted_id, judge
from wsg_desktop.services.attention import Attention, Counts, read_attention
from wsg_desktop.services.direction_warnings import own_phase_names
from wsg_desktop.services.document import Document
from wsg_desktop.services.finding_words import found_title, found_words
from wsg_desktop.services.findings import Found, Group, read_findings
from wsg_desktop.services.open_matters import matter_sentence, matter_title
from wsg_desktop.store import projects
from wsg_desktop.texts import N_, Translator, sentence

_SHOWN = 8
"""As many findings of each kind as are told in words; JSON holds the numbers of all."""

NO_FINDING = N_("There is no such finding: {kind}, {name}. See which there are without --right or --again.")
NOT_JUDGED = N_("A late answer is not judged to be right. Chase it, or take note of what came in.")

_CARDS = (
    ("late", N_("projects late")),
    ("near", N_("deadline near")),
    ("stale", N_("not updated for long")),
    ("without_lead", N_("without lead party")),
)


def attention(arguments: Namespace, tr: Translator) -> int:
    """Tell what asks for attention today, after judging a finding where that was asked."""
    if arguments.right or arguments.again:
        with opened(arguments.file) as document:
            _judge(document, arguments.right, arguments.again)
    with opened(arguments.file, readonly=True) as document, document.reading() as read:
        today = document.clock.today()
        found = read_attention(read, today)
        shown = read_findings(read, [it._replace(ids=it.ids[:_SHOWN]) for it in found.groups], today)
        names = own_phase_names(read)
        numbers = {row.id: row.number for row in projects.list_projects(read)} if arguments.json else {}
    if arguments.json:
        write_json(_as_json(found, numbers, today))
        return 0
    write_line(show_full_day(today, tr))
    for key, words in _CARDS:
        write_line(f"{getattr(found.now, key):6}  {tr(words)}")
    for item in found.to_do:
        write_line(f"{item.project.number}  {item.project.title}")
    for group in found.groups:
        write_line(f"{tr(label(group.kind))}: {len(group.ids)}")
        for it in [it for it in shown if it.kind is group.kind]:
            write_line(f"  {_name(it)}: {found_words(it, names, tr, today)}")
    right = sum(len(group.ids) for group in found.accepted)
    if right:
        write_line(tr.plural("{n} finding is right", "{n} findings are right", right))
    late = found.matters.late
    if late:
        write_line(f"{tr(N_('Decisions and actions late'))}: {len(late)}")
    for matter in late[:_SHOWN]:
        write_line(f"  {matter_title(matter)}: {matter_sentence(matter, tr, today)}")
    return 0


def _judge(document: Document, right: list[str] | None, again: list[str] | None) -> None:
    """Keep that one finding is right as it is, or let one be told again."""
    today = document.clock.today()
    with document.reading() as read:
        known = read_attention(read, today)
    if right:
        found = _find(document, known.groups, right)
        judged = judge(found)
        if judged is None:
            raise UserError(NOT_JUDGED)
        edit = sentence(edit_labels.ACCEPT_FINDING, name=found_title(found))
        document.change(edit, lambda tx: acceptances.accept(tx, judged))
    if again:
        found = _find(document, known.accepted, again)
        with document.reading() as read:
            accepted_id = find_accepted_id(read, found)
        edit = sentence(edit_labels.CHECK_AGAIN, name=found_title(found))
        document.change(edit, lambda tx: acceptances.check_again(tx, accepted_id))


def _find(document: Document, groups: Iterable[Group], wanted: list[str]) -> Found:
    """Return the finding of a kind about a project by its number, or about an area or parties by name."""
    kind, name = wanted
    with document.reading() as read:
        mine = [group for group in groups if group.kind == kind]
        for found in read_findings(read, mine, document.clock.today()):
            number = found.project.number if found.project else ""
            if name_key(name) in {name_key(number), name_key(found_title(found))}:
                return found
    raise NotFound(NO_FINDING, kind=kind, name=name)


def _name(found: Found) -> str:
    title = found_title(found)
    return f"{found.project.number}  {title}" if found.project else title


def _as_json(found: Attention, numbers: dict[str, str], today: date) -> dict[str, Any]:
    return {
        "day": today.isoformat(),
        "cards": _counts(found.now),
        "week_ago": None if found.week_ago is None else _counts(found.week_ago),
        "to_do": [item.project.number for item in found.to_do],
        "findings": [
            {
                "kind": group.kind.value,
                "count": len(group.ids),
                "projects": [numbers[project_id] for project_id in group.project_ids],
            }
            for group in found.groups
        ],
        "right": [{"kind": group.kind.value, "count": len(group.ids)} for group in found.accepted],
        "late_matters": [
            {"kind": it.kind.value, "title": matter_title(it), "since": it.since.isoformat()}
            for it in found.matters.late
        ],
    }


def _counts(counts: Counts) -> dict[str, int]:
    return {key: getattr(counts, key) for key, _ in _CARDS}
