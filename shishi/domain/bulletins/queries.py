from shishi.domain.bulletins.models import Bulletin, BulletinFile
from shishi.domain.projects.models import Programme


def latest_bulletin(programme: Programme, period_key: str) -> Bulletin | None:
    """The newest version of a period's bulletin, with its snapshot."""
    found = Bulletin.objects.filter(snapshot__programme=programme, snapshot__period_key=period_key)
    return found.select_related("snapshot").defer("snapshot__content").order_by("-composed_at", "-pk").first()


def bulletins_of(programme: Programme) -> list[Bulletin]:
    """Every version of every period's bulletin, newest first."""
    found = Bulletin.objects.filter(snapshot__programme=programme).select_related("snapshot")
    return list(found.defer("snapshot__content").order_by("-snapshot__as_of", "-composed_at", "-pk"))


def files_of(bulletin: Bulletin) -> list[BulletinFile]:
    """The rendered files in the order in which they go out."""
    return list(BulletinFile.objects.filter(bulletin=bulletin).select_related("file").order_by("order", "pk"))


def bulletin_file(pk: int) -> BulletinFile | None:
    found = BulletinFile.objects.filter(pk=pk).select_related("file", "bulletin__snapshot")
    return found.defer("bulletin__snapshot__content").first()
