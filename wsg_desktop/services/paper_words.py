"""What the maker of papers has to know before they go out, in plain sentences."""

from collections.abc import Iterator, Sequence

from wsg_desktop.domain.date_display import show_day
from wsg_desktop.services.meeting_change_words import first_named
from wsg_desktop.services.papers import PapersMade
from wsg_desktop.texts import Translator

MOST_NAMED = 10


def remarks(made: PapersMade, tr: Translator) -> list[str]:
    """Return what was left out, what is missing and what to look at; empty where all is well."""
    return [*_again(made, tr), *_withheld(made, tr), *_unfit(made, tr), *_lacking(made, tr)]


def _again(made: PapersMade, tr: Translator) -> Iterator[str]:
    if made.as_on is not None:
        yield tr("The papers say again what was fixed on {day}.", day=show_day(made.as_on, tr))


def _withheld(made: PapersMade, tr: Translator) -> Iterator[str]:
    it = made.withheld
    if it.projects:
        yield tr.plural(
            "{n} project is left out, because the members may not see it: {names}.",
            "{n} projects are left out, because the members may not see them: {names}.",
            len(it.projects), names=_listed(it.projects, tr),
        )  # fmt: skip
    if it.decisions:
        yield tr.plural(
            "{n} decision is left out, because the members may not see it: {names}.",
            "{n} decisions are left out, because the members may not see them: {names}.",
            len(it.decisions), names=_listed(it.decisions, tr),
        )  # fmt: skip
    if it.items:
        yield tr.plural(
            "{n} point of the agenda is left out, because the members may not see it: {names}.",
            "{n} points of the agenda are left out, because the members may not see them: {names}.",
            len(it.items), names=_listed(it.items, tr),
        )  # fmt: skip
    if it.actions:
        yield tr.plural(
            "{n} action is left out, because the members may not see it: {names}.",
            "{n} actions are left out, because the members may not see them: {names}.",
            len(it.actions), names=_listed(it.actions, tr),
        )  # fmt: skip


def _unfit(made: PapersMade, tr: Translator) -> Iterator[str]:
    if made.unfit.early:
        names = _listed(made.unfit.early, tr)
        yield tr("A deadline is asked that lies before the day expected now: {projects}.", projects=names)
    if made.unfit.undated:
        names = _listed(made.unfit.undated, tr)
        yield tr("A new deadline is asked without a day: {projects}.", projects=names)


def _lacking(made: PapersMade, tr: Translator) -> Iterator[str]:
    if made.not_printed is not None:
        yield made.not_printed.text(tr)
    if made.not_joined:
        names = _listed([it.name for it in made.not_joined], tr)
        yield tr("Not in the one PDF, so send along or print: {names}.", names=names)
    if made.unexplained:
        names = _listed(made.unexplained, tr)
        yield tr("A cause, consequence or measure is still missing: {projects}.", projects=names)
    if made.long_notes:
        yield tr("May be longer than one page: {names}.", names=_listed(made.long_notes, tr))
    if made.missing_files:
        yield tr("Not found, so not in the folder: {names}.", names=_listed(made.missing_files, tr))
    if made.empty_files:
        yield tr("Empty, so not in the folder: {names}.", names=_listed(made.empty_files, tr))
    if made.unread_files:
        yield tr(
            "Cannot be read, so not in the folder: {names}. Close it where it is open and make the papers "
            "again.",
            names=_listed(made.unread_files, tr),
        )
    if made.dropped:
        yield tr.plural(
            "{n} character was left out that no document can hold.",
            "{n} characters were left out that no document can hold.",
            made.dropped,
        )


def _listed(names: Sequence[str], tr: Translator) -> str:
    return first_named(names, MOST_NAMED, "; ", tr)
