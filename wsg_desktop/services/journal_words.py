"""The values that the journal keeps, in words: ids become names, enum values words, JSON dates."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from wsg_desktop.domain.amounts import show_euros, show_percent
from wsg_desktop.domain.date_display import month_name, show_day, show_term
from wsg_desktop.domain.markup import plain
from wsg_desktop.domain.terms import NO_TERM, Term
from wsg_desktop.domain.vocabulary import Light, PartyRole, Precision, label
from wsg_desktop.services import change_labels as labels
from wsg_desktop.services.meeting_labels import NAMED_BY as MEETINGS_NAMED_BY
from wsg_desktop.texts import N_, Translator

DAYS_WITHOUT_YEAR = 183
"""Half a year to either side no day and month comes twice."""

Values = Mapping[str, Any]
"""All fields of one row, as the journal keeps them."""

NAMED_BY: dict[str, tuple[str, ...]] = {
    "project_area": ("area_id",),
    "project_goal": ("goal_id",),
    "project_party": ("party_id",),
    "link": ("source_id",),
    "project_tag": ("tag",),
    "situation": ("text",),
    "party_alias": ("alias",),
    "sent_overview": ("file_name",),
} | MEETINGS_NAMED_BY
"""Per entity the fields of which the first that is filled says what a row is about."""

_PERIODS = (
    ("planned_start", "planned_end", N_("planned {first} – {last}")),
    ("actual_start", "actual_end", N_("actual {first} – {last}")),
)


class JournalWords:
    """Shows journaled values in one language; `names` holds the names of the ids in them."""

    def __init__(self, tr: Translator, today: date, names: Mapping[str, str]) -> None:
        self._tr = tr
        self._today = today
        self._names = names

    def name(self, row_id: object) -> str:
        """Return the name that goes with an id; empty when nobody knows it."""
        return self._names.get(str(row_id), "")

    def term(self, raw: object) -> str:
        """Return a journaled term; a day that is not far off goes without its year: "15 mrt"."""
        term = as_term(raw)
        if term.day is None or term.precision is not Precision.DAY:
            return show_term(term, self._tr, today=self._today)
        if abs((term.day - self._today).days) > DAYS_WITHOUT_YEAR:
            return show_day(term.day, self._tr)
        return f"{term.day.day} {month_name(term.day.month, self._tr, short=True)}"

    def choice(self, entity: str, field: str, value: str) -> str:
        """Return a word of the vocabulary; one that only a newer version knows stays as it is."""
        choices = labels.CHOICES[entity, field]
        return self._tr(label(choices(value))) if value in set(choices) else value

    def value(self, entity: str, field: str, raw: object) -> str:
        """Return a journaled value that is no term; empty where there is none."""
        if raw is None or raw == "":
            return ""
        if (entity, field) in labels.CHOICES:
            return self.choice(entity, field, str(raw))
        if (entity, field) in labels.DAYS:
            return show_day(date.fromisoformat(str(raw)), self._tr)
        if isinstance(raw, int):
            return self._number(entity, field, raw)
        if field.endswith("_id"):
            return self.name(raw)
        return plain(str(raw)) if (entity, field) in labels.FORMATTED else str(raw)

    def row(self, entity: str, values: Values) -> str:
        """Return what a whole row is called: a name, "Geld: Aandacht", "Realisatie: gepland 1 jul – …"."""
        if entity in {"project_phase", "area_phase"}:
            return self._period(entity, values)
        told = {
            "phase_passage": self._passage,
            "project_status": self._status,
            "project_reference": _reference,
            "accepted_finding": self._accepted,
        }.get(entity)
        if told:
            return told(values)
        if entity == "area_director":
            return ", ".join(filter(None, (self.name(values[field]) for field in ("person_id", "party_id"))))
        named_by = NAMED_BY.get(entity, ("name", "title", "function_title"))
        return next(filter(None, (self.value(entity, it, values.get(it)) for it in named_by)), "")

    def came_or_went(self, entity: str, values: Values, *, went: bool) -> str:
        """Return that a row is new or gone: "trekker toegevoegd: Bibliotheek"."""
        messages = labels.CAME_AND_WENT.get(entity, (entity, entity))
        if entity == "project_party" and values["role"] == PartyRole.LEAD:
            messages = labels.LEAD_CAME_AND_WENT
        return self._tr(messages[1] if went else messages[0], name=self.row(entity, values))

    def _number(self, entity: str, field: str, raw: int) -> str:
        if isinstance(raw, bool):
            return self._tr("yes" if raw else "no")
        if (entity, field) in labels.MONEY:
            return show_euros(raw, self._tr.language)
        return show_percent(raw) if field == "percent" else str(raw)

    def _period(self, entity: str, values: Values) -> str:
        said: list[str] = []
        for start, end, message in _PERIODS:
            if values.get(start) or values.get(end):
                first, last = (self.term(values[key]) if values.get(key) else "…" for key in (start, end))
                said.append(self._tr(message, first=first, last=last))
        phase = self.choice(entity, "phase", values["phase"])
        return f"{phase}: {', '.join(said)}" if said else phase

    def _passage(self, values: Values) -> str:
        day = show_day(date.fromisoformat(str(values["day"])), self._tr)
        decided = values.get("decided_by")
        words = [
            self.choice("phase_passage", "to_phase", values["to_phase"]),
            day,
            *([decided] if decided else ()),
        ]
        return ", ".join(words)

    def _accepted(self, values: Values) -> str:
        subjects = " / ".join(filter(None, map(self.name, (values["subject_id"], values["other_id"]))))
        return f"{subjects} ({self.choice('accepted_finding', 'kind', values['kind'])})"

    def _status(self, values: Values) -> str:
        aspect, light = (self.choice("project_status", field, values[field]) for field in ("aspect", "light"))
        why = values.get("reason") or values.get("cause")
        if values["light"] == Light.NONE:
            # The light is the computed one; people only explained it.
            return f"{aspect}: {why}" if why else aspect
        return f"{aspect}: {light} ({why})" if why else f"{aspect}: {light}"


def _reference(values: Values) -> str:
    named = values.get("label")
    return f"{named} ({values['target']})" if named else str(values["target"])


def as_term(raw: object) -> Term:
    """Return the term that the journal keeps as `[day, precision, text]`, or as nothing."""
    if not isinstance(raw, list):
        return NO_TERM
    day, precision, text = cast("list[Any]", raw)
    return Term(date.fromisoformat(day) if day else None, Precision(precision), text)
