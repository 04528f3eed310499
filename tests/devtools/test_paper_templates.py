"""The templates that we ship are those that the script makes: whoever changes one changes the other."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from devtools.paper_templates import build
from wsg_desktop.exchange.papers.kinds import CONTENTS, PaperKind, shipped_template
from wsg_desktop.texts import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", CONTENTS)
def test_the_script_makes_what_we_ship(kind: PaperKind, language: str) -> None:
    shipped = _parts(shipped_template(kind, language))
    assert _parts(BytesIO(build(kind, language))) == shipped, "run python -m devtools.paper_templates"


def _parts(file: Path | BytesIO) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as packed:
        return {name: packed.read(name) for name in packed.namelist()}
