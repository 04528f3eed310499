"""The templates of papers: one's own where there is one, else ours; what is broken is named beforehand."""

import shutil
from collections.abc import Collection
from pathlib import Path

from wsg_desktop.errors import UserError, not_written
from wsg_desktop.exchange.papers.kinds import CONTENTS, PaperKind, shipped_template, template_name
from wsg_desktop.exchange.papers.slide_writing import check_slides
from wsg_desktop.exchange.papers.template_check import check_template
from wsg_desktop.services.paper_wishes import PaperWishes
from wsg_desktop.texts import N_
from wsg_desktop.written_files import placed

NO_FOLDER = N_("There is no folder {folder} with templates. Name the folder that they are in.")


def own_templates(folder: Path, language: str) -> list[str]:
    """Return the names of the templates in a folder that papers in this language are made with."""
    wishes = PaperWishes(language, templates=folder)
    found = {kind: find_template(kind, wishes) for kind in CONTENTS}
    return [path.name for kind, path in found.items() if path != shipped_template(kind, language)]


def find_template(kind: PaperKind, wishes: PaperWishes) -> Path:
    """Return the template of a paper: one's own where there is one, else the one that comes with us."""
    if wishes.templates is not None and kind not in wishes.with_ours:
        for folder in (wishes.templates / wishes.language, wishes.templates):
            own = folder / template_name(kind)
            if own.is_file():
                return own
    return shipped_template(kind, wishes.language)


def broken_templates(wishes: PaperWishes, kinds: Collection[PaperKind]) -> dict[PaperKind, UserError]:
    """Return per paper what is broken in the template of one's own: its field and where that stands.

    Raises `UserError` for a folder of one's own that is not there.
    """
    if wishes.templates is not None and not wishes.templates.is_dir():
        raise UserError(NO_FOLDER, folder=wishes.templates)
    found: dict[PaperKind, UserError] = {}
    for kind in kinds:
        template = find_template(kind, wishes) if kind in CONTENTS else None
        if template is None or template == shipped_template(kind, wishes.language):
            continue
        try:
            if kind is PaperKind.PRESENTATION:
                check_slides(template)
            else:
                check_template(template, CONTENTS[kind])
        except UserError as problem:
            found[kind] = problem
    return found


def copy_templates(folder: Path, language: str) -> list[Path]:
    """Copy the templates that come with us into `folder`, to be changed there; what is there already stays.

    Return what was copied. Raises `FileProblem` when it cannot be written.
    """
    copied: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for kind in CONTENTS:
            target = folder / template_name(kind)
            if not target.exists():
                with placed(target) as fresh:
                    shutil.copyfile(shipped_template(kind, language), fresh)
                copied.append(target)
    except OSError as error:
        raise not_written(folder, error) from error
    return copied
