"""The command about what partners answered: answers."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from wsg_desktop.cli.answers import LONGEST_CHANGE, write_json, write_line, write_problem
from wsg_desktop.cli.as_json import moment, plain
from wsg_desktop.cli.opening import opened
from wsg_desktop.domain.answers import Verdict, Why
from wsg_desktop.domain.words import brief
from wsg_desktop.errors import UserError
from wsg_desktop.services.answer_words import (
    VERDICTS,
    explain,
    field_name,
    show_theirs,
    show_value,
    words_of_passed,
)
from wsg_desktop.services.answered import AnsweredCell, AnsweredFile, AnsweredRow, others_of
from wsg_desktop.services.answers import Taken
from wsg_desktop.texts import N_, Translator

HEADING = N_("{file}: {party}")
NEW = N_("new project: {title}")
THERE = N_("{title} is in the programme already, as {number}")
LIKE = N_("{title} looks like {number} in the programme, and is left alone: answer that in the window")
TOOK = N_("Taken over: {count}.")
NO_ANSWER = N_("No answer was found in it.")
WOULD_TAKE = N_("Would take over: {count}.")


def answers(arguments: Namespace, tr: Translator) -> int:
    """Compare returned overviews with the programme, and take over what was asked for."""
    from wsg_desktop.services import answer_comparing, answer_files, answers

    problem: UserError | None = None
    taken: list[Taken] = []
    readable = answer_files.open_returned(answer_files.find_returned(arguments.returned))
    if passed := words_of_passed(answer_files.list_passed_over(arguments.returned), tr):
        write_problem(passed)
    with opened(arguments.file, readonly=arguments.dry_run) as document:
        today = document.clock.today()
        with document.reading() as read:
            files = answer_comparing.compare(read, readable, today)
        if arguments.dry_run:
            taken = [answers.would_take(file, arguments.take) for file in files]
        else:
            try:
                for it in answers.take_over_each(document, files, arguments.take):
                    taken.append(it)
            except UserError as why:  # a full disk, say: what was taken over of the files before it is told
                problem = why
    done = list(zip(files, taken, strict=False))
    if arguments.json:
        write_json([_file(file, files, it, tr) for file, it in done])
    else:
        for file, it in done:
            _show(file, files, it, tr, would=arguments.dry_run, today=today)
    if problem is not None:
        raise problem
    return 1 if files and all(file.refusal for file in files) else 0


def _file(file: AnsweredFile, files: Sequence[AnsweredFile], taken: Taken, tr: Translator) -> dict[str, Any]:
    problems = [
        {"sheet": it.sheet, "cell": it.cell, "severity": it.severity.value, "message": it.sentence(tr)}
        | {"count": it.count, "last": it.last or it.cell}
        for it in file.problems
    ]
    if file.refusal is not None:
        message = file.refusal.text(tr)
        nowhere = {"sheet": None, "cell": None, "severity": "error", "message": message}
        problems.append(nowhere | {"count": 1, "last": None})
    refused = {key: problem.text(tr) for key, problem in taken.refused}
    return {
        "file": file.path.name,
        "export_id": file.export_id or None,
        "recognised_by": file.recognised_by or None,
        "party": file.party or None,
        "came_before": file.came_before,
        "is_answer": file.is_answer,
        "changes": [
            _change(row, cell, files, tr) | _outcome(cell, taken, refused) for row, cell in file.cells()
        ],
        "new_projects": [
            {"title": it.title, "row": it.row + 1, "is_there_as": it.is_there_as or None}
            | {"is_alike": it.is_alike, "taken": it.key in taken.keys, "refused": refused.get(it.key)}
            for it in file.new_projects
        ],
        "problems": problems,
    }


def _outcome(cell: AnsweredCell, taken: Taken, refused: Mapping[str, str]) -> dict[str, Any]:
    return {"taken": cell.key in taken.keys, "refused": refused.get(cell.key)}


def _change(
    row: AnsweredRow, cell: AnsweredCell, files: Sequence[AnsweredFile], tr: Translator
) -> dict[str, Any]:
    source = cell.changed_from
    return {
        "number": row.number,
        "title": row.title,
        "field": cell.field,
        "cell": cell.address,
        "sent": plain(cell.sent),
        "theirs": _theirs(cell),
        "ours": plain(cell.ours),
        "text": cell.text,
        "verdict": cell.verdict.value,
        "why": None if cell.why is Why.PLAIN else cell.why.value,
        "question": cell.question.sentence(tr) if cell.question else None,
        "proposals": [plain(it) for it in cell.question.proposals] if cell.question else [],
        "changed_by": cell.changed_by or None,
        "changed_at": moment(cell.changed_at) if cell.changed_at else None,
        "changed_from": {"party": source.party, "file": source.file} if source else None,
        "others": [
            {"party": it.party, "file": it.file, "theirs": _theirs(it.cell)} for it in others_of(files, cell)
        ],
    }


def _theirs(cell: AnsweredCell) -> Any:
    return cell.text if cell.theirs is None else plain(cell.theirs)


def _show(
    file: AnsweredFile,
    files: Sequence[AnsweredFile],
    taken: Taken,
    tr: Translator,
    *,
    would: bool,
    today: date,
) -> None:
    if file.refusal is not None:
        write_problem(file.refusal.text(tr))
        return
    write_line(tr(HEADING, file=file.path.name, party=file.party))
    changes = sum(file.count(it) for it in (Verdict.SAFE, Verdict.CONFLICT, Verdict.QUESTION))
    counts = (
        tr.plural("{n} change", "{n} changes", changes),
        tr.plural("{n} new project", "{n} new projects", len(file.new_projects)),
        tr.plural("{n} problem", "{n} problems", len(file.problems)),
    )
    write_line("  " + ", ".join(counts))
    if not file.is_answer:
        write_line("  " + tr(NO_ANSWER))
    for row, cell in file.cells():
        write_line("  " + _line(row, cell, files, tr, today))
    for it in file.new_projects:
        message = (LIKE if it.is_alike else THERE) if it.is_there_as else NEW
        write_line("  " + tr(message, title=it.title, number=it.is_there_as))
    write_line("  " + tr(WOULD_TAKE if would else TOOK, count=len(taken.keys)))
    for _, problem in taken.refused:
        write_problem("  " + brief(problem.text(tr), LONGEST_CHANGE))
    for it in file.problems:
        write_problem(f"  {it.sheet}!{it.cell}: {brief(it.sentence(tr), LONGEST_CHANGE)}")


def _line(
    row: AnsweredRow, cell: AnsweredCell, files: Sequence[AnsweredFile], tr: Translator, today: date
) -> str:
    theirs = brief(show_theirs(cell, tr, today))
    ours = brief(show_value(cell.ours, cell.field, tr, today))
    why = brief(explain(cell, files, tr, today), LONGEST_CHANGE)
    verdict = ": ".join(filter(None, (tr(VERDICTS[cell.verdict]), why)))
    change = f"{ours} → {theirs}" if ours and ours != theirs else theirs
    return f"{row.number}  {field_name(cell.field, tr)}: {change}  ({verdict})"
