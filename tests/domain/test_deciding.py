"""The last meeting at which a decision costs no time, and what each later one costs."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wsg_desktop.domain.deciding import Sitting, decide_by, latest_start, needed_by, papers_day, weeks_late

TODAY = date(2026, 11, 23)
days = st.integers(0, 900).map(lambda ahead: TODAY + timedelta(days=ahead))
sittings = st.lists(days, max_size=8, unique=True).map(
    lambda them: [Sitting(str(n), day, day - timedelta(days=7)) for n, day in enumerate(them)]
)


def test_a_decision_is_taken_at_the_last_meeting_before_its_work_begins() -> None:
    meetings = [
        Sitting(name, day, day - timedelta(days=7))
        for name, day in (("dec", date(2026, 12, 3)), ("jan", date(2027, 1, 14)), ("feb", date(2027, 2, 25)))
    ]
    needed = needed_by([date(2027, 3, 1), date(2027, 2, 8)], 21)
    assert needed == date(2027, 1, 18)
    found = decide_by(needed, meetings, TODAY, 7)
    assert found.last is not None
    assert (found.last.id, found.papers_by, found.is_too_late) == ("jan", date(2027, 1, 11), False)
    assert [(it.sitting.id, it.weeks) for it in found.costs] == [("dec", 0), ("jan", 0), ("feb", 6)]


def test_a_meeting_whose_papers_are_out_decides_no_more() -> None:
    soon = Sitting("soon", TODAY + timedelta(days=3), TODAY - timedelta(days=4))
    found = decide_by(TODAY + timedelta(days=5), [soon], TODAY, 7)
    assert (found.last, found.costs, found.is_too_late) == (None, (), True)
    assert decide_by(soon.day, [soon], TODAY, 7, "soon").last == soon, "it stands on its agenda"
    today = Sitting("today", TODAY, TODAY - timedelta(days=7))
    assert decide_by(soon.day, [today, soon], TODAY, 7).last == today, "who sits now can decide now"
    assert papers_day(soon.day, None, 7) == soon.papers_due
    assert papers_day(soon.day, TODAY, 7) == TODAY


def test_work_begins_later_by_what_the_deadline_and_others_leave() -> None:
    begins, end = date(2027, 2, 1), date(2027, 6, 1)
    assert latest_start(begins, end, None) == begins
    assert latest_start(begins, end, date(2027, 6, 15)) == date(2027, 2, 15)
    assert latest_start(begins, end, date(2027, 6, 15), 3) == date(2027, 2, 4)
    assert latest_start(begins, end, date(2027, 5, 1), 3) == latest_start(begins, None, end, -3) == begins


@given(needed=st.none() | days, meetings=sittings)
def test_no_meeting_in_time_costs_anything_and_every_later_one_does(
    needed: date | None, meetings: list[Sitting]
) -> None:
    found = decide_by(needed, meetings, TODAY, 7)
    assert [it.sitting.day for it in found.costs] == sorted(
        it.day for it in meetings if it.papers_due >= TODAY or it.day == TODAY
    )
    for cost in found.costs:
        is_in_time = needed is None or cost.sitting.day <= needed
        assert (cost.weeks == 0) == is_in_time
        if needed is not None and not is_in_time:
            late = (cost.sitting.day - needed).days
            assert (cost.weeks - 1) * 7 < late <= cost.weeks * 7
    if found.last is not None:
        later = [it for it in found.costs if it.sitting.day > found.last.day]
        assert all(it.weeks > 0 for it in later)


@given(begins=st.lists(days, max_size=4), lead=st.integers(0, 200), asked=st.none() | days)
def test_the_first_to_begin_decides_when(begins: list[date], lead: int, asked: date | None) -> None:
    needed = needed_by(begins, lead, asked)
    limits = [day - timedelta(days=lead) for day in begins] + ([asked] if asked else [])
    assert needed == (min(limits) if limits else None)
    assert all(weeks_late(day, needed) >= 0 for day in limits)
