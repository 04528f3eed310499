"""Commands on whole programme files: new, check, backup, restore."""

from argparse import Namespace

from wsg_desktop.cli.answers import write_line, write_problem
from wsg_desktop.cli.opening import opened, person
from wsg_desktop.errors import UserError
from wsg_desktop.services.document import Document
from wsg_desktop.texts import N_, Translator

NO_COUNT = N_("Type how many projects to make: a number from 1 to 1000000.")


def new(arguments: Namespace, tr: Translator) -> int:
    """Make a programme: empty, the sample, or with made-up projects."""
    document = _create(arguments)
    document.close()
    write_line(tr(N_("{name} was made."), name=arguments.file))
    return 0


def check(arguments: Namespace, tr: Translator) -> int:
    """Check integrity, domain rules and that the journal replays to the present state."""
    from wsg_desktop.services.checking import check_programme

    with opened(arguments.file, readonly=True) as document:
        findings = check_programme(document)
    for finding in findings:
        write_problem(finding.text(tr))
    if not findings:
        write_line(tr(N_("{name} is in order."), name=arguments.file.name))
    return 1 if findings else 0


def back_up(arguments: Namespace, tr: Translator) -> int:  # noqa: ARG001 - every command takes both
    """Make a verified backup and print where it is."""
    with opened(arguments.file, readonly=True) as document:
        write_line(str(document.back_up()))
    return 0


def restore(arguments: Namespace, tr: Translator) -> int:
    """Write a backup as a new programme file."""
    from wsg_desktop.services.restoring import restore_backup

    restore_backup(arguments.backup, arguments.file)
    write_line(tr(N_("{name} was restored."), name=arguments.file))
    return 0


def _create(arguments: Namespace) -> Document:
    if arguments.generate is not None:
        from wsg_desktop.services.generator import generate

        if not 1 <= arguments.generate <= 1_000_000:
            raise UserError(NO_COUNT)
        return generate(arguments.file, arguments.generate, who=person(), name=arguments.name)
    if arguments.sample:
        from wsg_desktop.services.sample import create_sample

        return create_sample(arguments.file, person(), name=arguments.name)
    from wsg_desktop.services.programme import create

    return create(arguments.file, person(), name=arguments.name)
