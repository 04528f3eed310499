"""Ctrl+K opens at once and is brought up to date in steps; it reads again only what was named anew."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wsg_desktop.domain.terms import exact
from wsg_desktop.services import areas, parties, project_fields, projects
from wsg_desktop.services.jumping import read_targets
from wsg_desktop.settings import JUMPED_TO
from wsg_desktop.store import jumping
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui.jumping.jumper import Jumper
from wsg_desktop.ui.main_window import MainWindow

Edit = Callable[[Transaction], object]


@pytest.fixture
def ids(open_window: MainWindow) -> dict[str, str]:
    """Fill the programme with a few things and return their ids."""
    found: dict[str, str] = {}

    def work(tx: Transaction) -> None:
        found["area"] = areas.add_area(tx, "Bathmen")
        found["party"] = parties.add_party(tx, "Corporatie 1")
        found["project"] = projects.create(tx, "Eettafel in het wijkcentrum")
        found["other"] = projects.create(tx, "Zorgcoördinator aanstellen")

    assert open_window.session.change("Fill", work)
    return found


def _setting(key: str, value: object) -> Callable[[dict[str, str]], Edit]:
    return lambda ids: lambda tx: project_fields.set_field(tx, ids["project"], key, value)


def _read_anew(window: MainWindow, jumper: Jumper, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Make the index ready and return whether the lines were read; it holds what is so in any case."""
    found: list[object] = []
    read_lines = jumping.list_named_lines

    def spy(read):  # noqa: ANN001, ANN202
        found.append(read)
        return read_lines(read)

    with monkeypatch.context() as patched:
        patched.setattr(jumping, "list_named_lines", spy)
        jumper.readying.finish()
    with window.session.reading() as read:
        targets = read_targets(read, window.tr_)
    assert [jumper.readying.index.get(it.key) for it in targets] == targets
    return bool(found)


@pytest.mark.parametrize(
    ("edit", "is_anew"),
    [
        (_setting("end", exact(date(2027, 3, 1))), False),
        (_setting("percent", 40), False),
        (_setting("situation", "Gesproken"), False),
        (_setting("title", "Eetkamer"), True),
        (_setting("number", "E7"), True),
        (lambda ids: lambda tx: project_fields.set_field(tx, ids["project"], "areas", [ids["area"]]), True),
        (lambda ids: lambda tx: projects.delete(tx, [ids["other"]]), True),
        (lambda _ids: lambda tx: parties.add_party(tx, "Zorgpartij"), True),
        (lambda ids: lambda tx: areas.set_area_field(tx, ids["area"], "name", "Enter"), True),
    ],
)
def test_it_reads_again_what_was_named_anew_and_only_then(
    open_window: MainWindow,
    ids: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    edit: Callable[[dict[str, str]], Edit],
    is_anew: bool,
) -> None:
    jumper = open_window.commands._make_jumper()
    assert _read_anew(open_window, jumper, monkeypatch)
    assert open_window.session.change("Change", edit(ids))
    assert not jumper.readying.is_ready
    assert _read_anew(open_window, jumper, monkeypatch) is is_anew
    assert open_window.session.undo()
    assert _read_anew(open_window, jumper, monkeypatch) is is_anew


def test_the_field_is_there_before_anything_is_read_and_is_then_brought_up_to_date(
    open_window: MainWindow, ids: dict[str, str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window
    window.settings.set(JUMPED_TO, [f"project:{ids['project']}", f"project:{ids['other']}"])
    jumper = window.commands._make_jumper()
    jumper.readying.finish()

    def work(tx: Transaction) -> None:
        project_fields.set_field(tx, ids["project"], "title", "Eetkamer")
        projects.delete(tx, [ids["other"]])

    assert window.session.change("Change", work)
    window.commands.jump()
    panel = jumper.panel
    assert panel is not None
    assert panel.isVisible()
    assert not jumper.readying.is_ready
    gone = panel.list.results.results[1].target
    panel.list.step(1)
    qtbot.waitUntil(lambda: jumper.readying.is_ready and _titles(jumper)[:2] == ["Eetkamer", "Today"])
    assert panel.list.currentIndex().row() == 1

    followed: list[object] = []
    monkeypatch.setattr(jumper, "follow", followed.append)
    panel.chosen.emit(gone)
    QApplication.processEvents()
    assert followed == []
    panel.chosen.emit(panel.list.results.results[0].target)
    qtbot.waitUntil(lambda: len(followed) == 1)
    panel.close()


def test_what_changes_while_it_is_made_ready_is_in_it(open_window: MainWindow, ids: dict[str, str]) -> None:
    readying = open_window.commands._make_jumper().readying
    readying._step()
    assert open_window.session.change("Add", lambda tx: projects.create(tx, "Beweegtuin"))
    readying.finish()
    assert [it.title for it in readying.index.find("beweeg", 9)] == ["Beweegtuin"]
    assert readying.index.get(f"project:{ids['project']}") is not None


def _titles(jumper: Jumper) -> list[str]:
    assert jumper.panel is not None
    return [it.target.title for it in jumper.panel.list.results.results]
