"""The days of a series and the steps before a meeting."""

from datetime import date

from wsg_desktop.domain.calendar import Closing, work_calendar
from wsg_desktop.domain.meeting_days import ProposedDay, Recess, count_back, papers_day, series
from wsg_desktop.domain.meeting_vocabulary import Rhythm

CALENDAR = work_calendar()
SUMMER = Recess("Zomerreces", date(2027, 7, 10), date(2027, 8, 22))


def days(first: date, until: date, rhythm: Rhythm, every: int = 1) -> list[date | None]:
    return [it.day for it in series(first, until, rhythm, every, CALENDAR, [SUMMER])]


def test_months_keep_the_weekday_and_its_place_in_the_month() -> None:
    found = days(date(2026, 10, 15), date(2027, 3, 31), Rhythm.MONTHS)

    assert found == [
        date(2026, 10, 15),
        date(2026, 11, 19),
        date(2026, 12, 17),
        date(2027, 1, 21),
        date(2027, 2, 18),
        date(2027, 3, 18),
    ]


def test_fifth_weekday_is_the_last_one_of_a_shorter_month() -> None:
    assert days(date(2026, 10, 29), date(2027, 1, 31), Rhythm.MONTHS) == [
        date(2026, 10, 29),
        date(2026, 11, 26),
        date(2026, 12, 31),
        date(2027, 1, 28),
    ]


def test_weeks_go_past_new_year_and_holidays_give_way() -> None:
    # 25 December 2026 is a Friday; so is 1 January 2027.
    assert days(date(2026, 12, 11), date(2027, 1, 31), Rhythm.WEEKS, 2) == [
        date(2026, 12, 11),
        None,
        date(2027, 1, 8),
        date(2027, 1, 22),
    ]


def test_recess_moves_a_meeting_or_lets_it_fall_out_and_is_named() -> None:
    found = series(date(2027, 6, 17), date(2027, 9, 30), Rhythm.MONTHS, 1, CALENDAR, [SUMMER])

    assert found[1:3] == [
        ProposedDay(date(2027, 7, 15), None, "Zomerreces"),
        ProposedDay(date(2027, 8, 19), date(2027, 8, 26), "Zomerreces"),
    ]
    assert found[3] == ProposedDay(date(2027, 9, 16), date(2027, 9, 16))


def test_series_that_begins_in_a_weekend_begins_on_the_monday() -> None:
    assert days(date(2026, 11, 28), date(2026, 12, 31), Rhythm.WEEKS, 3) == [
        date(2026, 11, 30),
        date(2026, 12, 21),
    ]


def test_without_rhythm_there_is_one_meeting() -> None:
    assert days(date(2026, 12, 3), date(2027, 12, 3), Rhythm.NONE) == [date(2026, 12, 3)]


def test_steps_count_back_from_the_papers_and_fall_on_working_days() -> None:
    due = papers_day(date(2026, 12, 3), 7, CALENDAR)

    assert [it.day for it in count_back(due, CALENDAR)] == [
        date(2026, 11, 19),
        date(2026, 11, 23),
        date(2026, 11, 25),
        date(2026, 11, 26),
    ]
    closed = work_calendar(closings=(Closing(date(2026, 11, 23), date(2026, 11, 26)),))
    assert papers_day(date(2026, 12, 3), 7, closed) == date(2026, 11, 20)
