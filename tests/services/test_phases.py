"""A phase passed to the next: periods, role, direction, and what is refused."""

from datetime import date

import pytest

from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import DeadlineReason, Precision
from wsg_desktop.errors import UserError
from wsg_desktop.services import areas, parties, phases, progress, project_fields, projects
from wsg_desktop.services.document import Document
from wsg_desktop.store import passages
from wsg_desktop.store import projects as reads
from wsg_desktop.store.areas import DirectorRow, director_on, list_directors
from wsg_desktop.store.project_details import find_texts
from wsg_desktop.store.rows import PassageRow, PhasePeriod, ProjectRow
from wsg_desktop.store.transaction import Transaction

DAY = date(2026, 12, 3)
BEGAN = date(2026, 2, 1)


@pytest.fixture
def b1(document: Document) -> str:
    """Return a project in Bathmen that develops since February, directed by Jansen."""

    def work(tx: Transaction) -> str:
        project = projects.create(tx, "Servicewinkel", number="B1")
        project_fields.set_field(tx, project, "phase", "development")
        project_fields.set_field(tx, project, "areas", ["Bathmen"])
        progress.set_phase_period(tx, project, "development", "actual_start", exact(BEGAN))
        jansen = parties.add_person(tx, name="Jansen")
        areas.set_director(tx, areas.area_named(tx, "Bathmen"), person_id=jansen, first=date(2026, 1, 1))
        return project

    return document.change("furnish", work)


def pass_on(document: Document, project_id: str, to_phase: str, day: date, **options: object) -> None:
    document.change("pass", lambda tx: phases.pass_on(tx, project_id, to_phase, day, **options))  # type: ignore[arg-type]


def row(document: Document, project_id: str) -> ProjectRow:
    with document.reading() as read:
        return reads.get_project(read, project_id)


def period(document: Document, project_id: str, phase: str) -> PhasePeriod:
    found = (it for it in row(document, project_id).phases if it.phase == phase)
    return next(found, PhasePeriod(phase))


def passage(document: Document) -> PassageRow:
    with document.reading() as read:
        (found,) = passages.list_passages(read)
    return found


def directors(document: Document) -> list[DirectorRow]:
    with document.reading() as read:
        return list_directors(read)


def test_phase_ends_the_day_before_and_the_next_begins(document: Document, b1: str) -> None:
    pass_on(document, b1, "realisation", DAY, decided_by="  stuurgroep  3 december ", note="met dank")

    assert row(document, b1).phase == "realisation"
    assert period(document, b1, "development").actual_start == exact(BEGAN)
    assert period(document, b1, "development").actual_end == exact(date(2026, 12, 2))
    assert period(document, b1, "realisation").actual_start == exact(DAY)
    kept = passage(document)
    assert (kept.number, kept.from_phase, kept.to_phase, kept.day) == (
        "B1",
        "development",
        "realisation",
        DAY,
    )
    assert (kept.decided_by, kept.note) == ("stuurgroep 3 december", "met dank")
    assert (kept.held_by, kept.taken_by) == ("Jansen", "")


def test_phase_that_never_began_gets_no_end(document: Document, b1: str) -> None:
    document.change("x", lambda tx: progress.set_phase_period(tx, b1, "development", "actual_start", NO_TERM))
    pass_on(document, b1, "realisation", DAY)
    assert period(document, b1, "development").actual_end == NO_TERM


def test_phase_that_had_ended_keeps_its_end_but_never_beyond_the_passage(document: Document, b1: str) -> None:
    ended = exact(date(2026, 10, 1))
    document.change("x", lambda tx: progress.set_phase_period(tx, b1, "development", "actual_end", ended))
    pass_on(document, b1, "realisation", DAY)
    assert period(document, b1, "development").actual_end == ended


def test_phase_that_was_to_end_later_ends_at_the_passage(document: Document, b1: str) -> None:
    later = Term(date(2026, 12, 31), Precision.MONTH, "december 2026")
    document.change("x", lambda tx: progress.set_phase_period(tx, b1, "development", "actual_end", later))
    pass_on(document, b1, "realisation", DAY)
    assert period(document, b1, "development").actual_end == exact(date(2026, 12, 2))


def test_phase_of_one_day_ends_on_the_day_it_began(document: Document, b1: str) -> None:
    pass_on(document, b1, "realisation", BEGAN)
    assert period(document, b1, "development").actual_end == exact(BEGAN)


def test_role_and_aim_follow_the_phase_table_again(document: Document, b1: str) -> None:
    def override(tx: Transaction) -> None:
        for key in ("director_role", "director_role_reason", "direction_aim", "direction_aim_reason"):
            project_fields.set_field(tx, b1, key, "anders")

    document.change("x", override)
    pass_on(document, b1, "realisation", DAY)

    assert row(document, b1).director_role == ""
    with document.reading() as read:
        texts = find_texts(read, [b1])[b1]
    assert (texts.director_role_reason, texts.direction_aim, texts.direction_aim_reason) == ("", "", "")


def test_who_takes_the_direction_directs_the_only_area_from_that_day(document: Document, b1: str) -> None:
    pass_on(document, b1, "realisation", DAY, taken_by="De Vries")

    kept = passage(document)
    assert (kept.held_by, kept.taken_by) == ("Jansen", "De Vries")
    found = directors(document)
    area = found[0].area_id
    before, after = (director_on(found, area, day) for day in (date(2026, 12, 2), DAY))
    assert [it.label for it in (before, after) if it] == ["Jansen", "De Vries"]


def test_the_same_director_is_not_appointed_twice(document: Document, b1: str) -> None:
    pass_on(document, b1, "realisation", DAY, taken_by="jansen")
    assert passage(document).taken_by == "Jansen"
    assert len(directors(document)) == 1


def test_area_keeps_its_director_where_that_is_said(document: Document, b1: str) -> None:
    pass_on(document, b1, "realisation", DAY, taken_by="De Vries", in_areas=False)
    assert [row.label for row in directors(document)] == ["Jansen"]


@pytest.mark.parametrize(("in_areas", "appointed"), [(None, 0), (False, 0), (True, 2)])
def test_several_areas_get_the_director_only_when_asked(
    document: Document, b1: str, in_areas: bool | None, appointed: int
) -> None:
    document.change("x", lambda tx: project_fields.set_field(tx, b1, "areas", ["Bathmen", "Colmschate"]))
    pass_on(document, b1, "realisation", DAY, taken_by="De Vries", in_areas=in_areas)
    assert sum(row.label == "De Vries" for row in directors(document)) == appointed


def test_going_back_resumes_the_phase_from_when_it_first_began(document: Document, b1: str) -> None:
    pass_on(document, b1, "realisation", DAY)
    pass_on(document, b1, "development", date(2027, 3, 1))

    assert row(document, b1).phase == "development"
    assert period(document, b1, "development").actual_start == exact(BEGAN)
    assert period(document, b1, "development").actual_end == NO_TERM
    assert period(document, b1, "realisation").actual_end == exact(date(2027, 2, 28))


def test_project_without_phase_can_begin_one(document: Document, b1: str) -> None:
    document.change("x", lambda tx: project_fields.set_field(tx, b1, "phase", None))
    pass_on(document, b1, "initiative", date(2026, 1, 5))
    assert passage(document).from_phase is None
    assert period(document, b1, "initiative").actual_start == exact(date(2026, 1, 5))


@pytest.mark.parametrize(
    ("to_phase", "day", "words"),
    [
        ("development", DAY, "B1 is in Ontwikkeling already"),
        ("realisation", date(2026, 1, 31), "B1 came to Ontwikkeling on 01-02-2026"),
        ("nazorg", DAY, "no phase called nazorg"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    document: Document, b1: str, to_phase: str, day: date, words: str
) -> None:
    with pytest.raises(UserError, match=words):
        pass_on(document, b1, to_phase, day)
    assert row(document, b1).phase == "development"


@pytest.mark.parametrize(
    ("phase", "following"),
    [(None, "initiative"), ("initiative", "development"), ("realisation", "operation"), ("operation", None)],
)
def test_phases_follow_each_other(phase: str | None, following: str | None) -> None:
    assert phases.phase_after(phase) == following


def test_decisions_are_passages_with_a_body_and_deadlines_by_decision(document: Document, b1: str) -> None:
    pass_on(document, b1, "realisation", DAY, decided_by="stuurgroep 3 december")
    pass_on(document, b1, "operation", date(2027, 5, 1))
    agreed = exact(date(2027, 6, 30))
    document.change(
        "x",
        lambda tx: project_fields.set_deadline(
            tx, b1, agreed, DeadlineReason.DECISION, "stuurgroep 1 oktober"
        ),
    )

    with document.reading() as read:
        passed, deadline = passages.list_decisions(read)
        assert passages.list_decisions(read, [b1]) == [passed, deadline]
        assert passages.list_decisions(read, ["another"]) == []
        assert passages.list_bodies(read) == ["stuurgroep 3 december", "stuurgroep 1 oktober"]
    assert (passed.project_id, passed.day, passed.to_phase) == (b1, DAY, "realisation")
    assert (deadline.day, deadline.decided_by) == (document.clock.today(), "stuurgroep 1 oktober")
    assert deadline.deadline == agreed


def test_deadline_that_was_corrected_since_is_no_decision(document: Document, b1: str) -> None:
    for reason in (DeadlineReason.DECISION, DeadlineReason.CORRECTION):
        document.change(
            "x", lambda tx, it=reason: project_fields.set_deadline(tx, b1, exact(DAY), it, "stuurgroep")
        )
    with document.reading() as read:
        assert passages.list_decisions(read) == []


def test_what_is_in_the_bin_shows_no_decisions(document: Document, b1: str) -> None:
    pass_on(document, b1, "realisation", DAY, decided_by="stuurgroep")
    document.change("bin", lambda tx: projects.delete(tx, [b1]))
    with document.reading() as read:
        assert passages.list_decisions(read) == []
        assert passages.list_passages(read) == []
