"""Compile the catalogues of texts before a wheel is packed: a clean checkout holds only what people edit."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTexts(BuildHookInterface[Any]):
    """Writes an .mo file beside every .po file; resources are packed as they are."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - called by hatch
        """Compile every language."""
        for texts in (Path(self.root) / "resources" / "i18n").glob("*.po"):
            compiled = texts.with_suffix(".mo")
            with texts.open("rb") as source, compiled.open("wb") as target:
                write_mo(target, read_po(source, locale=texts.stem))
