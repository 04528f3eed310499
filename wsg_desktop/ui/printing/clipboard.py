"""A chart on the clipboard: as pixels for Word and PowerPoint, as SVG for who can take that."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from wsg_desktop.drawing.export import picture_of
from wsg_desktop.drawing.paper import PaperWishes
from wsg_desktop.drawing.printout import Printout
from wsg_desktop.texts import Translator


def copy_picture(printout: Printout, paper: PaperWishes, tr: Translator) -> None:
    """Put one picture on the clipboard; raises `FileProblem` where there are too many rows for one."""
    picture = picture_of(printout, tr, paper)
    mime = QMimeData()
    mime.setImageData(picture.image(tr("The picture")))
    mime.setData("image/svg+xml", picture.svg())
    QGuiApplication.clipboard().setMimeData(mime)
