"""Commands that bring lists in and take charts out."""

from argparse import Namespace
from pathlib import Path

from wsg_desktop.cli.answers import write_json, write_line, write_problem
from wsg_desktop.cli.opening import opened
from wsg_desktop.texts import Translator, translator


def import_list(arguments: Namespace, tr: Translator) -> int:
    """Import a list as one undo step, or update what it told before; problems never stop the rest."""
    from wsg_desktop.services.list_import import import_file

    with opened(arguments.file, readonly=arguments.dry_run) as document:
        report = import_file(
            document,
            arguments.list,
            sheet=arguments.sheet,
            recipe=arguments.recipe,
            changes=arguments.take,
            dry_run=arguments.dry_run,
        )
    if arguments.json:
        write_json(report.as_json(tr))
        return 0
    for line in (*report.lines(tr), *report.change_lines(tr), *report.date_lines(tr)):
        write_line(line)
    for problem in report.problem_lines(tr):
        write_problem(problem)
    return 0


def chart(arguments: Namespace, tr: Translator) -> int:  # noqa: ARG001 - every command takes both
    """Draw the planning as PDF, SVG or PNG."""
    from wsg_desktop.cli.charts import chart_wishes, write_view

    path: Path = arguments.output
    with opened(arguments.file, readonly=True) as document:
        write_view(document, chart_wishes(arguments), path, translator(arguments.language))
    write_line(str(path))
    return 0
