"""What the step of the columns shows: samples, the field, what is asked and what was answered."""

from datetime import date

from tests.ui.importing.conftest import DOUBTFUL, SaveList
from wsg_desktop.exchange.any_list import OpenedList, open_list
from wsg_desktop.exchange.column_matching import MIXED, TAKEN
from wsg_desktop.texts import Translator
from wsg_desktop.ui.importing.answers import Answers
from wsg_desktop.ui.importing.column_lines import column_lines, count_questions, is_ready, one_line
from wsg_desktop.ui.importing.field_words import NOT_READ, field_choices, field_words


def _opened(save_list: SaveList) -> OpenedList:
    return open_list(save_list(DOUBTFUL), today=date(2026, 11, 23))


def test_a_line_has_its_letter_header_and_three_samples(save_list: SaveList) -> None:
    lines = column_lines(_opened(save_list), Answers())

    assert [line.letters for line in lines] == list("ABCDEFG")
    assert lines[5].samples == ("04-01-2027", "voorjaar 2027", "n.t.b.")
    assert (lines[1].field, lines[1].is_open) == ("title", False)


def test_what_is_asked_stays_asked_until_it_is_answered(save_list: SaveList) -> None:
    opened = _opened(save_list)
    asked = column_lines(opened, Answers())[3]
    answers = Answers().with_field(opened, 3, "lead_parties")
    answered = column_lines(opened, answers)[3]

    assert (asked.question, asked.is_open, asked.field) == (MIXED, True, None)
    assert (answered.question, answered.is_open, answered.field) == ("", False, "lead_parties")
    assert count_questions(opened, Answers()) - count_questions(opened, answers) == 1


def test_a_column_that_lost_its_field_says_so(save_list: SaveList) -> None:
    opened = _opened(save_list)
    lost = column_lines(opened, Answers().with_field(opened, 0, "title"))[1]

    assert (lost.field, lost.question) == (None, TAKEN)


def test_without_a_title_there_is_nothing_to_import(save_list: SaveList) -> None:
    opened = _opened(save_list)

    assert is_ready(opened, Answers())
    assert not is_ready(opened, Answers().with_field(opened, 1, None))


def test_long_texts_are_cut_to_one_line() -> None:
    assert one_line("een\n twee   drie", 60) == "een twee drie"
    assert len(one_line("woord " * 1000, 60)) == 60


def test_likely_fields_come_first_and_each_once(en: Translator) -> None:
    choices = field_choices(("end", "period"), "end", en)
    likely = [choice.value for choice in choices if choice.is_likely]

    assert likely == ["end", "period", None]
    assert len({choice.value for choice in choices}) == len(choices)
    others = [choice.words.lower() for choice in choices if not choice.is_likely]
    assert others == sorted(others)


def test_every_field_has_words_of_its_own(en: Translator, nl: Translator) -> None:
    choices = [choice.value for choice in field_choices((), None, en)]
    for tr in (en, nl):
        words = [field_words(key, tr) for key in choices]
        assert len(set(words)) == len(words)
        assert all(words)
    assert field_words("development.planned_end", en) == "Development, planned end"
    assert field_words(None, en) == NOT_READ
