"""Columns in the room that there is."""

from wsg_desktop.ui.widgets.column_room import Wish, share_room

WISHES = {0: Wish(190, 180), 3: Wish(110, 90), 7: Wish(230, 190), 10: Wish(175, 175)}


def test_columns_are_as_wide_as_they_wish_where_there_is_room() -> None:
    assert share_room(WISHES, (10,), 705) == {0: 190, 3: 110, 7: 230, 10: 175}


def test_each_gives_up_what_its_words_do_not_need_before_any_leaves() -> None:
    assert share_room(WISHES, (10,), 670) == {0: 185, 3: 100, 7: 210, 10: 175}
    assert share_room(WISHES, (10,), 635) == {0: 180, 3: 90, 7: 190, 10: 175}


def test_what_gives_way_leaves_in_its_order() -> None:
    assert share_room(WISHES, (10, 3), 560) == {0: 190, 3: 110, 7: 230}
    assert share_room(WISHES, (10, 3), 440) == {0: 190, 7: 230}
    assert share_room(WISHES, (11, 10), 560).keys() == {0, 3, 7}, "one that is not there changes nothing"


def test_where_nothing_fits_words_stay_whole() -> None:
    assert share_room(WISHES, (10,), 300) == {0: 190, 3: 110, 7: 230}
