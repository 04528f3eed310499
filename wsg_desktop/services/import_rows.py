"""The rows that an import inserts, made from the drafts of a list."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from wsg_desktop.domain.outline import keys_after
from wsg_desktop.domain.splitting import Answerable
from wsg_desktop.domain.vocabulary import Aspect, Confidentiality, ItemKind, PartyRole, State
from wsg_desktop.exchange.drafts import AreaDraft
from wsg_desktop.services.draft_texts import EXPLANATION, TEXT_FIELDS, explained_aspect, notes_of
from wsg_desktop.services.import_plan import ImportPlan, Incoming
from wsg_desktop.store.records import new_id

Row = dict[str, Any]


class ImportKeys:
    """The ids of what the import adds or refers to."""

    def __init__(self, plan: ImportPlan) -> None:
        self.areas = {**plan.areas, **{area.name: new_id() for area in plan.new_areas}}
        self.new_parties = {party: new_id() for party in plan.new_parties}
        self.parties = {
            name: self.new_parties.get(match.party, match.party) for name, match in plan.parties.items()
        }
        self.projects = {it.place: new_id() for it in plan.projects}
        self.people: dict[tuple[str, str], str] = {}
        self.goals: dict[str, str] = {}

    def party_ids(self, names: Sequence[str]) -> list[str]:
        """Return the ids of parties, each once: two names may turn out to be one party."""
        return list(dict.fromkeys(self.parties[name] for name in names))

    def parent_id(self, plan: ImportPlan, place: int) -> str | None:
        """Return the id of what a project of the list stands under, here or in the programme, if anything."""
        above = plan.draft.parents.get(place)
        if above is None:
            return None
        same = plan.duplicates.get(above)
        return self.projects.get(above) or (same.id if same else None)

    def person_id(self, person: Answerable) -> str:
        """Return the id of a person or function, at their party where that is named."""
        return self.people[person_key(person, self.parties.get(person.party, ""))]


def person_key(person: Answerable, party: str) -> tuple[str, str]:
    """Return what tells people apart: their name, or function where there is none, at the party's id."""
    return (person.name or person.function).lower(), party


def area_row(area: AreaDraft, area_id: str) -> Row:
    """Return the row of a new area."""
    return {
        "id": area_id,
        "name": area.name,
        "kind": area.kind.value,
        "municipality": area.municipality,
        "municipality_code": area.municipality_code,
        "province": area.province,
        "state": area.state or State.ACTIVE.value,
        "phase": area.phase,
        "direction_type": area.direction_type,
        "start": area.start,
        "notes": area.notes,
    }


def project_row(it: Incoming, number: str, keys: ImportKeys, file: str) -> Row:
    """Return the row of a project; what the list does not tell has the same value as in a new project."""
    project = it.project
    texts = {key: project.texts[key] for key in TEXT_FIELDS if key in project.texts}
    reasons = {f"{key}_reason": file for key in ("director_role", "direction_aim") if key in texts}
    persons = {f"{key}_id": keys.person_id(person) for key, person in project.persons.items()}
    directing = {f"{key}_id": keys.parties[name] for key, name in project.directing_parties.items()}
    return {
        "id": keys.projects[it.place],
        "number": number,
        "title": project.title,
        "kind": project.kind or ItemKind.PROJECT.value,
        "state": project.state or State.ACTIVE.value,
        "phase": project.phase,
        "direction_type": project.direction_type,
        "confidentiality": project.confidentiality or Confidentiality.PARTNERS.value,
        "start": project.start,
        "end": project.end,
        "deadline": project.deadline,
        "percent": project.percent,
        "budget": project.budget,
        "spent": project.spent,
        "notes": notes_of(it.project, keeps_number=bool(it.number)),
        **texts,
        **reasons,
        **persons,
        **directing,
    }


def area_links(found: Iterable[Incoming], keys: ImportKeys) -> Iterator[Row]:
    """Yield a row for each area of each project."""
    for it in found:
        for area_id in dict.fromkeys(keys.areas[name] for name in it.project.areas):
            yield {"project_id": keys.projects[it.place], "area_id": area_id}


def party_rows(found: Iterable[Incoming], keys: ImportKeys) -> Iterator[Row]:
    """Yield a row for each party of each project; one that leads is not a partner as well."""
    for it in found:
        leads = keys.party_ids(it.project.lead_parties)
        partners = [party for party in keys.party_ids(it.project.partner_parties) if party not in leads]
        for role, ids in ((PartyRole.LEAD, leads), (PartyRole.PARTNER, partners)):
            for party_id, sort_key in zip(ids, keys_after(None, len(ids)), strict=True):
                yield {
                    "project_id": keys.projects[it.place],
                    "party_id": party_id,
                    "role": role.value,
                    "sort_key": sort_key,
                }


def goal_rows(found: Iterable[Incoming], keys: ImportKeys) -> Iterator[Row]:
    """Yield a row for each goal of each project."""
    for it in found:
        for goal_id in dict.fromkeys(keys.goals[title.lower()] for title in it.project.goals):
            yield {"project_id": keys.projects[it.place], "goal_id": goal_id}


def phase_rows(found: Iterable[Incoming], keys: ImportKeys) -> Iterator[Row]:
    """Yield a row for each phase of which the list tells the period."""
    for it in found:
        for phase, terms in it.project.phases.items():
            yield {"project_id": keys.projects[it.place], "phase": phase, **terms}


def status_rows(found: Iterable[Incoming], keys: ImportKeys, file: str) -> Iterator[Row]:
    """Yield a row for each light; the list is the reason for one of time, which is computed otherwise."""
    for it in found:
        explained = explained_aspect(it.project)
        for aspect, light in it.project.lights.items():
            words = {key: it.project.texts.get(key, "") for key in EXPLANATION} if aspect == explained else {}
            reason = file if aspect == Aspect.TIME.value else ""
            row = {"project_id": keys.projects[it.place], "aspect": aspect, "light": light, "reason": reason}
            yield {**row, **words}


def situation_rows(found: Iterable[Incoming], keys: ImportKeys, day: date, file: str) -> Iterator[Row]:
    """Yield the stand van zaken of each project, as the list told it on `day`."""
    for it in found:
        if it.project.situation:
            yield {
                "project_id": keys.projects[it.place],
                "day": day,
                "text": it.project.situation,
                "reported_by": file,
            }


def tag_rows(found: Iterable[Incoming], keys: ImportKeys) -> Iterator[Row]:
    """Yield a row for each tag of each project."""
    for it in found:
        for tag in it.project.tags:
            yield {"project_id": keys.projects[it.place], "tag": tag}


def reference_rows(found: Iterable[Incoming], keys: ImportKeys) -> Iterator[Row]:
    """Yield a row for each link to a page."""
    for it in found:
        for target in it.project.references:
            yield {"project_id": keys.projects[it.place], "target": target}


def link_rows(plan: ImportPlan, keys: ImportKeys) -> Iterator[Row]:
    """Yield a row for each dependency."""
    for link in plan.links:
        source = keys.projects[link.source] if isinstance(link.source, int) else link.source
        yield {
            "source_id": source,
            "target_id": keys.projects[link.target],
            "type": link.type.value,
            "lag": link.lag,
        }
