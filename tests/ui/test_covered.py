"""Places rest while a window with much work stands before them, and read once when it goes."""

from tests.ui.counting_place import CountingPlace
from wsg_desktop.services import projects
from wsg_desktop.ui.covered import covered
from wsg_desktop.ui.main_window import MainWindow


def test_a_place_reads_once_when_what_covers_it_goes(open_window: MainWindow) -> None:
    place = open_window.places.current
    assert isinstance(place, CountingPlace)
    read, counted = place.refreshed, int(place.label.text())
    with covered(), covered():
        for title in ("One", "Two"):
            open_window.session.change("add", lambda tx, it=title: projects.create(tx, it))
        open_window.session.undo()
        assert (place.refreshed, place.label.text()) == (read, str(counted))
    assert (place.refreshed, place.label.text()) == (read + 1, str(counted + 1))
    open_window.session.undo()
    assert (place.refreshed, place.label.text()) == (read + 2, str(counted))


def test_a_place_reads_only_what_was_touched_and_a_hidden_one_when_it_is_shown(
    open_window: MainWindow,
) -> None:
    place = open_window.places.current
    assert isinstance(place, CountingPlace)
    with covered():
        made = [
            open_window.session.change("add", lambda tx, it=title: projects.create(tx, it)).value
            for title in ("One", "Two")
        ]
    assert set(made) <= place.changes[-1].touched["project"]
    with covered():
        open_window.session.undo()
        read = place.refreshed
        place.hide()
    assert place.refreshed == read
    place.show()
    assert place.refreshed == read + 1


def test_a_place_that_goes_with_its_programme_meanwhile_is_not_asked(open_window: MainWindow) -> None:
    with covered():
        open_window.session.change("add", lambda tx: projects.create(tx, "One"))
        open_window.session.close()
    assert not open_window.session.is_open
