"""The command that shows and changes the working calendar."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from wsg_desktop.cli.answers import write_json, write_line, write_table
from wsg_desktop.cli.opening import opened, read_day
from wsg_desktop.domain.date_display import show_day
from wsg_desktop.services import edit_labels, programme
from wsg_desktop.services.work_calendar import CalendarContent, get_closing, read_calendar
from wsg_desktop.texts import N_, Translator

if TYPE_CHECKING:
    from wsg_desktop.services.document import Document

ON = "on"


def calendar(arguments: Namespace, tr: Translator) -> int:
    """Show the working calendar, after changing it where that was asked."""
    changes = bool(arguments.add or arguments.remove or arguments.good_friday or arguments.liberation_day)
    with opened(arguments.file, readonly=not changes) as document:
        if arguments.add:
            _add(document, *arguments.add)
        if arguments.remove:
            _remove(document, arguments.remove)
        for switch, name in (
            (arguments.good_friday, "good_friday_closed"),
            (arguments.liberation_day, "liberation_day_closed"),
        ):
            if switch:
                values: dict[str, Any] = {name: switch == ON}
                document.change(
                    edit_labels.SWITCH_HOLIDAY, lambda tx, it=values: programme.change_settings(tx, **it)
                )
        with document.reading() as read:
            content = read_calendar(read, document.clock.today())
    if arguments.json:
        write_json(_as_json(content))
    else:
        _write(content, tr)
    return 0


def _add(document: "Document", name: str, first: str, last: str) -> None:
    today = document.clock.today()
    begins, ends = read_day(first, today), read_day(last, today, end=True)
    document.change(
        edit_labels.closing_label(name),
        lambda tx: programme.add_closing_days(tx, name, begins, ends),
    )


def _remove(document: "Document", name: str) -> None:
    with document.reading() as read:
        closing = get_closing(read, name)
    document.change(
        edit_labels.closing_label(closing.name, went=True),
        lambda tx: programme.remove_closing_days(tx, closing.id),
    )


def _as_json(content: CalendarContent) -> dict[str, Any]:
    return {
        "good_friday": content.good_friday,
        "liberation_day": content.liberation_day,
        "closings": [
            {"name": it.name, "first": it.first.isoformat(), "last": it.last.isoformat()}
            for it in content.closings
        ],
        "holidays": [
            {"day": it.day.isoformat(), "name": it.name, "closed": it.closed} for it in content.holidays
        ],
        "working_days": {str(year): days for year, days in content.working_days},
    }


def _write(content: CalendarContent, tr: Translator) -> None:
    closed, open_ = tr("closed"), tr("working day")
    rows = [
        *([it.name, show_day(it.first, tr), show_day(it.last, tr), closed] for it in content.closings),
        *(
            [it.name, show_day(it.day, tr), show_day(it.day, tr), closed if it.closed else open_]
            for it in content.holidays
        ),
    ]
    write_table(tr, [N_("Name"), N_("First day"), N_("Last day"), N_("Closed?")], rows)
    for year, days in content.working_days:
        write_line(tr("{year}: {n} working days", year=year, n=days))
