"""A programme to send overviews of, made once: making and filling it takes longer than most tests."""

from pathlib import Path

import pytest

from tests.conftest import NOW
from tests.services.answering import furnish
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.services import programme


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a programme of three projects that two corporations lead; nobody changes it."""
    path = tmp_path_factory.mktemp("furnished") / "p.wsg"
    document = programme.create(path, "Jan", FixedClock(NOW), name="Programma Oost")
    document.change("fill", furnish)
    document.close()
    return path
