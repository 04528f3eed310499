"""What the last step lists: projects as they come in, dates as read, problems with the worst first."""

from datetime import date

import pytest

from tests.ui.importing.conftest import DOUBTFUL, SaveList
from wsg_desktop.domain.terms import NO_TERM, Term, exact
from wsg_desktop.domain.vocabulary import Precision
from wsg_desktop.exchange.any_list import open_list
from wsg_desktop.exchange.drafts import Problem, Severity
from wsg_desktop.services.document import Document
from wsg_desktop.services.import_plan import ImportDecisions, plan_import
from wsg_desktop.services.importing import import_list
from wsg_desktop.texts import Translator
from wsg_desktop.ui.importing.answers import Answers
from wsg_desktop.ui.importing.check_lines import (
    Prepared,
    check_lists,
    chosen_words,
    counts,
    open_dates,
    problem_lines,
    reading_words,
)

TODAY = date(2026, 11, 23)


def _prepared(document: Document, save_list: SaveList, decisions: ImportDecisions | None = None) -> Prepared:
    draft = open_list(save_list(DOUBTFUL), today=TODAY).with_fields({3: "mixed_first_leads"}).draft()
    with document.reading() as read:
        return Prepared(draft, draft, plan_import(read, draft, TODAY, decisions), TODAY)


def test_projects_stand_as_they_will_be(document: Document, save_list: SaveList, nl: Translator) -> None:
    lists = check_lists(_prepared(document, save_list), nl)

    assert [it.line.ticked for it in lists.projects] == [True, True, True]
    first = lists.projects[0].line.cells
    assert first[:5] == ("1", "Ontmoeten", "Enter", "Gemeente Wierden", "ma 4 jan")
    assert lists.projects[1].line.cells[3] == "Gemeente Wierden", "the name that gem. Wierden will have"


def test_what_is_there_already_stands_last_without_a_tick(
    document: Document, save_list: SaveList, en: Translator
) -> None:
    draft = _prepared(document, save_list).draft
    document.change("import", lambda tx: import_list(tx, draft, ImportDecisions(leave=frozenset({1}))))
    prepared = _prepared(document, save_list)
    lists = check_lists(prepared, en)

    assert [it.line.cells[1] for it in lists.projects] == ["Ontmoeten", "Ommetje", "Woningen"]
    assert [it.line.ticked for it in lists.projects] == [True, False, False]
    assert lists.projects[1].line.cells[-1] == "In the programme already, as 2"
    assert (counts(prepared.plan).projects, counts(prepared.plan).duplicates) == (1, 2)


def test_dates_of_projects_that_stay_out_are_not_asked(
    document: Document, save_list: SaveList, en: Translator
) -> None:
    everything = check_lists(_prepared(document, save_list), en)
    without_third = check_lists(_prepared(document, save_list, ImportDecisions(leave=frozenset({3}))), en)

    assert [it.key.text for it in everything.doubtful] == ["mei/juni 2027", "31/02/2028"]
    assert [it.key.text for it in without_third.doubtful] == ["mei/juni 2027"]
    assert everything.exact_dates == 1


def test_an_answered_date_is_no_longer_open(document: Document, save_list: SaveList, en: Translator) -> None:
    lists = check_lists(_prepared(document, save_list), en)
    answers = Answers().with_date(lists.doubtful[0].key, exact(TODAY))

    assert len(open_dates(lists, Answers())) == 2
    assert open_dates(lists, answers) == [lists.doubtful[1].key]


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (NO_TERM, "nog geen datum"),
        (Term(None, Precision.UNKNOWN, "n.t.b."), "nog onbekend"),
        (Term(date(2027, 3, 31), Precision.MONTH), "woensdag 31 maart 2027, op de maand nauwkeurig"),
    ],
)  # fmt: skip
def test_a_date_is_read_in_words(term: Term, words: str, nl: Translator) -> None:
    assert reading_words(term, nl, TODAY) == words


def test_a_chosen_date_says_which_day_counts(nl: Translator) -> None:
    end, start = Term(date(2027, 3, 31), Precision.MONTH), Term(date(2027, 3, 1), Precision.MONTH)

    assert chosen_words(end, False, nl, TODAY) == "maart 2027, t/m 31 mrt 2027"
    assert chosen_words(start, True, nl, TODAY) == "maart 2027, vanaf 1 mrt 2027"


def test_problems_stand_with_the_worst_first(en: Translator) -> None:
    problems = [
        Problem("Blad1", f"A{at}", "Row {at}", {"at": at}, severity)
        for at, severity in enumerate((Severity.INFO, Severity.ERROR, Severity.WARNING))
    ]
    lines = problem_lines(problems, en)

    assert [line.cells for line in lines] == [
        ("Not read", "Blad1", "A1", "Row 1"),
        ("Look at this", "Blad1", "A2", "Row 2"),
        ("To know", "Blad1", "A0", "Row 0"),
    ]
    assert len({line.icon for line in lines}) == 3
