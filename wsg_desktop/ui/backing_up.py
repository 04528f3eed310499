"""How often the open programme is backed up while somebody works in it: as the settings say."""

from wsg_desktop.settings import BACKUP_MINUTES, Settings
from wsg_desktop.ui.document_session import DocumentSession


def keep_backing_up(session: DocumentSession, settings: Settings) -> None:
    """Let each programme that is opened be backed up as often as the user wishes, also after a new wish."""

    def take(key: str = BACKUP_MINUTES.key) -> None:
        if key == BACKUP_MINUTES.key and session.is_open:
            from datetime import timedelta

            session.document.backs_up_every = timedelta(minutes=settings.get(BACKUP_MINUTES))

    session.opened.connect(take)
    settings.listen(take)
