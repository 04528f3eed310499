"""The program as a whole, each time in a process of its own: what it imports, opens and logs."""

import argparse
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from wsg_desktop.__main__ import VERBS, main
from wsg_desktop.services import programme, projects
from wsg_desktop.texts import translator

HEAVY = (
    "sqlalchemy",
    "alembic",
    "openpyxl",
    "xlsxwriter",
    "python_calamine",
    "holidays",
    "babel",
    "rapidfuzz",
)


def _run(code: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "WSG_DATA": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        check=False, capture_output=True, text=True, env=environment, timeout=120,
    )  # fmt: skip


FIRST_PAINT = """
import sys
from pathlib import Path
from wsg_desktop.settings import LANGUAGE, Settings
from wsg_desktop.paths import settings_folder
Settings(settings_folder() / "settings.json").set(LANGUAGE, "en")
from wsg_desktop.app import Program
program = Program([])
heavy = sys.argv[2].split(",")
def painted():
    print("first paint:", [name for name in heavy if name in sys.modules])
program.window.first_shown.connect(painted)
def opened():
    print("opened:", program.window.windowTitle())
    print("imported for changes:", "sqlalchemy.orm" in sys.modules)
    program.window.close()
program.window.session.opened.connect(opened)
path = Path(sys.argv[1]) if sys.argv[1] else None
if path is None:
    program.window.first_shown.connect(program.window.close)
print("exit:", program.run(path))
import gc
print("collecting:", gc.isenabled())
"""

ENDED = ["exit: 0", "collecting: True"]
"""Python's collector rests while a programme is opened, and works again after it."""


def test_the_first_paint_imports_nothing_heavy_and_the_programme_opens_after_it(tmp_path: Path) -> None:
    path = tmp_path / "Deventer.wsg"
    programme.create(path, "Jan", name="Deventer").close()
    done = _run(FIRST_PAINT, tmp_path / "data", str(path), ",".join(HEAVY))
    opened = ["opened: Deventer - WSG Desktop", "imported for changes: False"]
    assert done.stdout.splitlines() == ["first paint: []", *opened, *ENDED]
    assert (tmp_path / "data" / "data" / "wsg-desktop.log").exists()


def test_without_a_file_it_begins_on_the_start_screen(tmp_path: Path) -> None:
    done = _run(FIRST_PAINT, tmp_path / "data", "", ",".join(HEAVY))
    assert done.stdout.splitlines() == ["first paint: []", *ENDED]


BUG = """
import logging, sys
from wsg_desktop.settings import LANGUAGE, Settings
from wsg_desktop.paths import settings_folder
Settings(settings_folder() / "settings.json").set(LANGUAGE, "en")
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from wsg_desktop.app import Program
program = Program([])
def fail():
    raise ZeroDivisionError("a bug of ours")
def close():
    dialog = QApplication.activeModalWidget()
    print("dialog:", dialog.windowTitle())
    dialog.accept()
    program.window.close()
program.window.first_shown.connect(lambda: QTimer.singleShot(0, fail))
program.window.first_shown.connect(lambda: QTimer.singleShot(200, fail))
program.window.first_shown.connect(lambda: QTimer.singleShot(500, close))
print("exit:", program.run(None))
"""


def test_a_bug_is_shown_once_and_logged_always_and_the_program_goes_on(tmp_path: Path) -> None:
    done = _run(BUG, tmp_path / "data")
    assert done.stdout.splitlines() == ["dialog: Something went wrong in the program", "exit: 0"]
    log = (tmp_path / "data" / "data" / "wsg-desktop.log").read_text(encoding="utf-8")
    assert log.count("ZeroDivisionError: a bug of ours") == 2


PROBLEM = """
from wsg_desktop.settings import LANGUAGE, Settings
from wsg_desktop.paths import settings_folder
Settings(settings_folder() / "settings.json").set(LANGUAGE, "en")
from PySide6.QtCore import QTimer
from wsg_desktop.app import Program
from wsg_desktop.store.refusals import damaged
program = Program([])
def fail():
    raise damaged()
def close():
    print("said:", *(it.text[:30] for it in program.window.messages.said), sep="|")
    program.window.close()
program.window.first_shown.connect(lambda: QTimer.singleShot(0, fail))
program.window.first_shown.connect(lambda: QTimer.singleShot(200, fail))
program.window.first_shown.connect(lambda: QTimer.singleShot(500, close))
print("exit:", program.run(None))
"""


def test_what_the_user_can_mend_is_no_bug_wherever_it_was_met(tmp_path: Path) -> None:
    done = _run(PROBLEM, tmp_path / "data")
    assert done.stdout.splitlines() == ["said:|The programme file is damaged.", "exit: 0"]
    log = (tmp_path / "data" / "data" / "wsg-desktop.log").read_text(encoding="utf-8")
    assert "Traceback" not in log


def test_a_verb_goes_to_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "Nieuw.wsg"
    assert main(["new", str(path), "--name", "Deventer"]) == 0
    assert path.exists()
    assert main(["list", str(path), "projects", "--json"]) == 0
    assert capsys.readouterr().out.strip().endswith("[]")


def test_every_verb_of_the_command_line_is_known() -> None:
    from wsg_desktop.cli.parser import build_parser

    (commands,) = (
        action
        for action in build_parser(translator("en"))._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    assert set(commands.choices) <= VERBS


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only here a missing screen can be seen")
def test_without_a_screen_it_says_so_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("wsg_desktop.__main__.translator", lambda _language: lambda text: text)
    assert main([]) == 1
    assert capsys.readouterr().err.startswith("There is no screen")


KILLED = """
import os, signal, sys
from pathlib import Path
from wsg_desktop.settings import LANGUAGE, Settings
from wsg_desktop.paths import settings_folder
Settings(settings_folder() / "settings.json").set(LANGUAGE, "en")
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from wsg_desktop.app import Program
from wsg_desktop.ui.widgets.growing_text import GrowingText
program = Program([])
def type_and_die():
    window = program.window
    window.activateWindow()
    window.go_to("projects")
    window.places.current.table.selectRow(0)
    QTest.qWait(300)
    field = next(it for it in window.findChildren(GrowingText) if it.accessibleName() == "Description")
    field.setFocus()
    QTest.keyClicks(field, "The kitchen is there")
    QTest.qWait(2600)
    print("typed:", field.toPlainText(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
program.window.session.opened.connect(lambda: QTimer.singleShot(0, type_and_die))
program.run(Path(sys.argv[1]))
"""

GIVEN_BACK = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from wsg_desktop.app import Program
program = Program([])
def answer():
    dialog = QApplication.activeModalWidget()
    if dialog is None:
        print("nothing asked")
    else:
        print(dialog.windowTitle())
        print(dialog.accessibleDescription().splitlines()[0])
        next(it for it in dialog.findChildren(QPushButton) if it.text() == sys.argv[2]).click()
    QTimer.singleShot(100, leave)
def leave():
    print("copied:", QGuiApplication.clipboard().text())
    program.window.close()
program.window.session.opened.connect(lambda: QTimer.singleShot(500, answer))
print("exit:", program.run(Path(sys.argv[1])))
"""


def test_what_was_being_typed_when_it_was_killed_is_given_back_once(tmp_path: Path) -> None:
    path = tmp_path / "Deventer.wsg"
    document = programme.create(path, "Jan", name="Deventer")
    document.change("x", lambda tx: projects.create(tx, "Servicewinkel"))
    document.close()
    killed = _run(KILLED, tmp_path / "data", str(path))
    assert (killed.returncode, killed.stdout) == (-signal.SIGKILL, "typed: The kitchen is there\n")
    said = [
        "Not everything that you typed is kept",
        "“The kitchen is there” in Description is not kept.",
    ]
    later = _run(GIVEN_BACK, tmp_path / "data", str(path), "Go back")
    assert later.stdout.splitlines() == [*said, "copied: ", "exit: 0"], "it waits for a better moment"
    again = _run(GIVEN_BACK, tmp_path / "data", str(path), "Copy the text")
    assert again.stdout.splitlines() == [*said, "copied: The kitchen is there", "exit: 0"]
    done = _run(GIVEN_BACK, tmp_path / "data", str(path), "Copy the text")
    assert done.stdout.splitlines() == ["nothing asked", "copied: ", "exit: 0"]
