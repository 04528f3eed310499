"""The moment that is compared with: chosen, typed, kept, and called by its name."""

from datetime import UTC, date, datetime, timedelta

import pytest

from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.errors import UserError
from wsg_desktop.services import compare_moment, copies, projects
from wsg_desktop.services.compare_moment import CompareMoment, read_compare_moment
from wsg_desktop.services.comparing import compare
from wsg_desktop.services.document import Document
from wsg_desktop.texts import translator

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (CompareMoment(day=date(2026, 9, 3)), "3 September"),
        (CompareMoment(day=date(2025, 9, 3)), "3 September 2025"),
        (CompareMoment(at=datetime(2026, 9, 3, tzinfo=UTC), name="Stuurgroep"), "Stuurgroep"),
    ],
)
def test_a_moment_is_called_and_found_again(moment: CompareMoment, words: str) -> None:
    assert compare_moment.moment_words(moment, translator("en"), TODAY) == words
    assert read_compare_moment(moment.to_values()) == moment


@pytest.mark.parametrize("values", [None, 3, [], {}, {"day": 3}, {"day": "gisteren"}, {"at": "ooit"}])
def test_what_cannot_be_read_is_no_moment(values: object) -> None:
    assert read_compare_moment(values) is None


def test_a_week_and_a_month_ago() -> None:
    assert compare_moment.week_ago(TODAY).day == date(2026, 11, 16)
    assert compare_moment.month_ago(TODAY).day == date(2026, 10, 24)


@pytest.mark.parametrize("day", [None, TODAY, TODAY + timedelta(days=1)])
def test_only_a_day_that_has_passed_is_taken(day: date | None) -> None:
    with pytest.raises(UserError):
        compare_moment.on_day(day, TODAY)


def test_a_restore_point_stands_for_all_of_the_second_it_was_made_in(
    document: Document, clock: FixedClock
) -> None:
    clock.set(clock.now() + timedelta(microseconds=700_000))
    document.change("voor", lambda tx: projects.create(tx, "Voor", number="V1"))
    document.back_up("Stuurgroep")
    document.back_up()
    clock.set(clock.now() + timedelta(seconds=1))
    document.change("na", lambda tx: projects.create(tx, "Na", number="N1"))
    (moment,) = compare_moment.named_moments(copies.list_restore_points(document))
    with document.reading() as read:
        found = compare(read, moment.since)
    assert (moment.name, [it.number for it in found.differences()]) == ("Stuurgroep", ["N1"])
