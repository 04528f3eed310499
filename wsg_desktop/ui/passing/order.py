"""What the user says of a passage, and what the dialog says back, as data."""

from dataclasses import dataclass
from datetime import date

from wsg_desktop.domain.date_display import show_day, show_full_day
from wsg_desktop.services.passing_choice import PassingChoice
from wsg_desktop.texts import Translator


@dataclass(frozen=True, slots=True)
class PassingOrder:
    """To which phase, on which day, by whose decision, directed by whom from then on."""

    to_phase: str
    day: date
    decided_by: str = ""
    taken_by: str = ""
    in_areas: bool = False
    """Whether who takes the direction directs the areas of the projects too."""
    note: str = ""
    is_correction: bool = False
    """Whether nothing passed: the phase was written down wrong."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence under the form; a serious one is coloured."""

    text: str
    is_serious: bool = False


def title_words(choice: PassingChoice, tr: Translator) -> str:
    """Return which projects pass: "B1 Servicewinkel", or how many."""
    if choice.number:
        return f"{choice.number} {choice.title}"
    return tr.plural("{n} project", "{n} projects", len(choice.project_ids))


def passed_words(choice: PassingChoice, phase: str, tr: Translator) -> str:
    """Return what came of it: "B1 Servicewinkel is nu in Realisatie"."""
    if choice.number:
        return tr("{name} is now in {phase}.", name=title_words(choice, tr), phase=phase)
    return tr.plural(
        "{n} project is now in {phase}.",
        "{n} projects are now in {phase}.",
        len(choice.project_ids),
        phase=phase,
    )


def from_words(choice: PassingChoice, tr: Translator) -> str:
    """Return the present phase and since when: "Ontwikkeling, sinds 2 mrt 2026"."""
    present = choice.definition(choice.from_phase)
    if present is None:
        return tr("No phase")
    if choice.began is None:
        return present.name
    return tr("{phase}, since {day}", phase=present.name, day=show_day(choice.began, tr))


def direction_lines(choice: PassingChoice, to_phase: str, tr: Translator) -> tuple[str, str]:
    """Return what direction then aims at, and the role of the director, by the phase table."""
    says = choice.definition(to_phase)
    aim, role = (says.direction_aim, says.director_role) if says else ("", "")
    return (
        tr("Direction then aims at {aim}.", aim=aim) if aim else "",
        tr("Role of the director: {role}", role=role) if role else "",
    )


def remarks(choice: PassingChoice, order: PassingOrder, tr: Translator) -> list[Remark]:
    """Return what the user should know before the order is given; the serious ones first."""
    found: list[Remark] = []
    if choice.began and order.day < choice.began and not choice.goes_back(order.to_phase):
        day = show_full_day(choice.began, tr)
        found.append(
            Remark(tr("The present phase began on {day}; it cannot end before that.", day=day), True)
        )
    if choice.goes_back(order.to_phase):
        found.append(
            Remark(tr("This goes back to a phase before. What was reached stays in the history."), True)
        )
    elif choice.skips(order.to_phase):
        found.append(Remark(tr("This leaves out a phase between."), True))
    if order.day > choice.today:
        found.append(Remark(tr("The day is still to come, but the new phase counts at once."), True))
    if not choice.directors and not order.taken_by and choice.areas:
        found.append(Remark(tr("Nobody directs yet. Say who takes the direction."), True))
    if choice.overridden:
        found.append(Remark(_overridden(choice, tr)))
    return found


def _overridden(choice: PassingChoice, tr: Translator) -> str:
    if len(choice.project_ids) == 1:
        return tr(
            "This project has a role or an aim of its own. That belonged to the phase that ends and is"
            " cleared; from now on the phase table counts."
        )
    return tr.plural(
        "{n} project has a role or an aim of its own. That ends with the phase and is cleared.",
        "{n} projects have a role or an aim of their own. That ends with the phase and is cleared.",
        choice.overridden,
    )
