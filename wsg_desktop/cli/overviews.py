"""The command that writes overviews: for parties, of a view, or of the whole programme."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wsg_desktop.cli.answers import write_line, write_problem
from wsg_desktop.cli.opening import opened, past_of, read_day
from wsg_desktop.errors import FileProblem, UserError, why
from wsg_desktop.texts import N_, Translator

if TYPE_CHECKING:
    from wsg_desktop.services.document import Document
    from wsg_desktop.services.overview_mail import Message
    from wsg_desktop.services.overview_options import OverviewOptions
    from wsg_desktop.services.overviews import Wish, Written
    from wsg_desktop.services.past_meetings import PastMoment

WHOSE = N_("Say whose overview it is: --party NAME, --all-parties, --leads, --view V or --programme.")
FOR_YOURSELF = N_(
    "An overview for yourself holds everything, so {option} has no meaning there. Leave it out."
)
NO_MESSAGE = N_("The text {name} cannot be read: {reason}. Choose another file and try again.")
ONLY_OWN = N_("--as-on shows an earlier moment for yourself. Use it with --programme.")
NOBODY = N_("No party leads or takes part in a project, so there is nothing to write.")
STAYS = N_("Stays in the house: {number} {title}")
NAMES = N_("Names people: {names}")
DO_ACTIONS = N_("Names who does an action: {names}")
ADDRESS_IN_TEXT = N_("Has an address or telephone number in its text: {number} {title}")
GOES = N_("{party}: {fills} to fill in, {reads} to read, {kept} stay in the house")


def overview(arguments: Namespace, tr: Translator) -> int:
    """Write overviews as workbooks for parties, of a view, or of the whole programme."""
    from wsg_desktop.services import overviews

    wish = overviews.Wish(tuple(arguments.party), arguments.all_parties, arguments.leads, arguments.view)
    if not (wish.parties or wish.all_parties or wish.leads or wish.view or arguments.programme):
        write_problem(tr(WHOSE))
        return 2
    _check_own(arguments)
    # What stays in the house is not kept as sent, so it may be written while the window has the programme.
    with opened(arguments.file, readonly=arguments.programme or arguments.dry_run) as document:
        options = _options(arguments, document)
        if arguments.dry_run:
            return _tell(document, wish, options, tr)
        message = _message(arguments, options)
        past = _past(arguments, document, tr)
        written = overviews.write_from_command(document, wish, arguments.output, options, past)
        _report_kept(document, options, tr, is_own=arguments.programme)
        paths = [it.path for it in written]
        if arguments.drafts:
            paths += _write_drafts(document, written, options, message)
    for path in paths:
        write_line(str(path))
    if not written:
        write_line(tr(NOBODY))
    return 0


def _past(arguments: Namespace, document: "Document", tr: Translator) -> "PastMoment | None":
    """Return the earlier moment that is asked for."""
    from wsg_desktop.services.past_meetings import PastMoment

    if not arguments.as_on:
        return None
    past = past_of(document, arguments.as_on, tr)
    return PastMoment(past.when, past.day, past.compared.name or arguments.as_on)


def _check_own(arguments: Namespace) -> None:
    """Refuse what has no meaning for an overview for yourself, and what only has one there."""
    if arguments.as_on and not arguments.programme:
        raise UserError(ONLY_OWN)
    if arguments.programme:
        for option in ("view", "deviations", "columns", "fill_in", "drafts", "message", "dry_run"):
            if getattr(arguments, option) not in ("", None, False):
                raise UserError(FOR_YOURSELF, option=f"--{option.replace('_', '-')}")


def _options(arguments: Namespace, document: "Document") -> "OverviewOptions":
    from wsg_desktop.exchange.overview_content import OverviewKind
    from wsg_desktop.services.overview_options import (
        OverviewOptions,
        asked_named,
        check_answer_day,
        columns_named,
    )

    today, day = document.clock.today(), arguments.answer_by
    return OverviewOptions(
        arguments.language,
        check_answer_day(read_day(day, today), today) if day else None,
        arguments.contact,
        not arguments.no_protection,
        OverviewKind.DEVIATIONS if arguments.deviations else OverviewKind.FULL,
        _listed(arguments.columns, columns_named),
        _listed(arguments.fill_in, asked_named),
    )


def _listed(text: str | None, named: Callable[[Sequence[str]], tuple[str, ...]]) -> tuple[str, ...] | None:
    return None if text is None else named([it.strip() for it in text.split(",") if it.strip()])


def _message(arguments: Namespace, options: "OverviewOptions") -> "Message":
    """Return the mail, checked before anything is written."""
    from wsg_desktop.services.overview_mail import usual_message
    from wsg_desktop.texts import translator

    message = usual_message(options.kind, options.language)
    if arguments.message is not None:
        path: Path = arguments.message
        try:
            message = message._replace(text=path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            reason = why(error) if isinstance(error, OSError) else "UTF-8"
            raise FileProblem(NO_MESSAGE, name=path.name, reason=reason) from error
    message.check(translator(options.language))
    return message


def _write_drafts(
    document: "Document", written: "Sequence[Written]", options: "OverviewOptions", message: "Message"
) -> list[Path]:
    from wsg_desktop.services.overview_mail import letter_of, recipients_of, write_drafts

    with document.reading() as read:
        recipients = recipients_of(read, written)
    return write_drafts(recipients, (), letter_of(document, message, options))


def _tell(document: "Document", wish: "Wish", options: "OverviewOptions", tr: Translator) -> int:
    """Say per party what would go, what stays in the house, and what goes along about people."""
    from wsg_desktop.services.overview_choice import overview_choice, personal_data
    from wsg_desktop.services.overview_making import source_of
    from wsg_desktop.services.overviews import narrowed, party_ids_of
    from wsg_desktop.store.parties import list_parties

    with document.reading() as read:
        options = narrowed(read, document, wish, options)
        ids = party_ids_of(read, document, wish, options)
        source = source_of(read, document.clock.today(), options)
        choice = overview_choice(source, list_parties(read), options)
    for it in choice.parties if ids else ():
        if it.party.id in (ids or ()):
            goes = tr(GOES, party=it.party.name, fills=it.leads, reads=it.reads, kept=it.kept_in)
            actions = tr.plural("{n} action or decision", "{n} actions and decisions", it.actions)
            write_line(f"{goes}, {actions}" if it.actions else goes)
    if ids is None:
        write_line(tr.plural("{n} row to read", "{n} rows to read", choice.shared))
    for row in choice.kept_in:
        write_line(tr(STAYS, number=row.number, title=row.title))
    personal = personal_data(source, ids, options)
    if personal.names:
        write_line(tr(NAMES, names=", ".join(personal.names)))
    if personal.holders:
        write_line(tr(DO_ACTIONS, names=", ".join(personal.holders)))
    for it in (*personal.texts, *personal.matters):
        write_line(tr(ADDRESS_IN_TEXT, number=it.number, title=it.title))
    return 0


def _report_kept(document: "Document", options: "OverviewOptions", tr: Translator, *, is_own: bool) -> None:
    """Say on the other stream how much stayed in the house."""
    from wsg_desktop.services.overview_making import source_of

    if is_own:
        return
    with document.reading() as read:
        kept = len(source_of(read, document.clock.today(), options).kept_in)
    said = tr.plural(
        "{n} internal project stays in the house", "{n} internal projects stay in the house", kept
    )
    if kept:
        write_problem(said)
