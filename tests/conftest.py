"""What holds for every test: its own data folder, no screen, no unexpected log lines, repeatable examples."""

import gc
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import sqlalchemy
from hypothesis import settings
from sqlalchemy import Engine

from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.services import programme
from wsg_desktop.services.document import Document
from wsg_desktop.store import engine
from wsg_desktop.store.transaction import Transaction

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Tests start the program many times, and each start would compile all of it.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over modules and tests: they are many, and stay to the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return this test's own folder for settings, backups and logs, so that none touches the user's."""
    folder = tmp_path_factory.mktemp("wsg-data")
    monkeypatch.setenv("WSG_DATA", str(folder))
    return folder


NOW = datetime(2026, 11, 23, 7, 45, tzinfo=UTC)


@pytest.fixture(scope="session", autouse=True)
def statements_compiled_once() -> Iterator[None]:
    """Let all programmes on SQLite share what SQLAlchemy makes of a statement, as one that stays open does.

    Every programme would begin with none, and writing SQL out would be a sixth of all the work of the tests.
    """
    compiled: dict[Any, Any] = {}

    def create_engine(url: str, **wishes: Any) -> Engine:
        made = sqlalchemy.create_engine(url, execution_options={"compiled_cache": compiled}, **wishes)
        if made.dialect.name == "sqlite":
            made.dialect = compiled.setdefault("dialect", made.dialect)
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "create_engine", create_engine)
        yield


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock that stands at Monday 23 November 2026, a quarter to nine in the Netherlands."""
    return FixedClock(NOW)


@pytest.fixture(scope="session")
def empty_programme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty programme, made once: making the tables takes ten times as long as copying them."""
    path = tmp_path_factory.mktemp("empty") / "programma.wsg"
    programme.create(path, "Jan", FixedClock(NOW), name="Proef").close()
    return path


class FilledProgramme(NamedTuple):
    """A programme that tests begin with: its file, and what filling it gave."""

    path: Path
    made: Any = None


Filling = Callable[[Transaction], Any]


@pytest.fixture(scope="session")
def filled_by(
    tmp_path_factory: pytest.TempPathFactory, empty_programme: Path
) -> Callable[[Filling | None], FilledProgramme]:
    """Return what fills an empty programme, once for each filling: that takes longer than many tests."""

    @cache
    def filled_by(filling: Filling | None) -> FilledProgramme:
        if filling is None:
            return FilledProgramme(empty_programme)
        path = Path(shutil.copy(empty_programme, tmp_path_factory.mktemp("filled")))
        opened = Document.open(path, "Jan", FixedClock(NOW))
        opened.backs_up = False
        made = opened.change("vullen", filling)
        opened.close()
        return FilledProgramme(path, made)

    return filled_by


@pytest.fixture
def filling() -> Filling | None:
    """Return what fills the programme before a test; tests that begin with something have their own."""
    return None


@pytest.fixture
def filled_programme(
    filled_by: Callable[[Filling | None], FilledProgramme], filling: Filling | None
) -> FilledProgramme:
    """Return what the programme of a test is a copy of."""
    return filled_by(filling)


@pytest.fixture
def document(tmp_path: Path, clock: FixedClock, filled_programme: FilledProgramme) -> Iterator[Document]:
    """Return a programme in a real file, empty unless the tests fill it, opened by Jan."""
    opened = Document.open(Path(shutil.copy(filled_programme.path, tmp_path)), "Jan", clock)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def no_unexpected_logs(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail the test on any log record of level WARNING or higher.

    A test that expects one asserts on `caplog` and then calls `caplog.clear()`.
    """
    yield
    unexpected = [
        record
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    lines = [f"{record.levelname} {record.name}: {record.getMessage()}" for record in unexpected]
    if lines:
        pytest.fail("unexpected log records:\n" + "\n".join(lines), pytrace=False)
