from shishi.core.actor import Actor
from shishi.domain.bulletins.models import Bulletin, BulletinFile
from shishi.domain.bulletins.permissions import visible_to
from shishi.domain.projects.models import Programme


def latest_bulletin(programme: Programme, period_key: str) -> Bulletin | None:
    """The newest version of a period's bulletin, with its snapshot."""
    found = Bulletin.objects.filter(snapshot__programme=programme, snapshot__period_key=period_key)
    return found.select_related("snapshot").defer("snapshot__content").order_by("-composed_at", "-pk").first()


def bulletins_of(programme: Programme, actor: Actor) -> list[Bulletin]:
    """Every version of every period's bulletin that the actor may see, newest first."""
    found = visible_to(actor, Bulletin.objects.filter(snapshot__programme=programme)).select_related("snapshot")
    return list(found.defer("snapshot__content").order_by("-snapshot__as_of", "-composed_at", "-pk"))


def files_of(bulletin: Bulletin) -> list[BulletinFile]:
    """The newest version of each rendered file, in the order in which they go out."""
    found = BulletinFile.objects.filter(bulletin=bulletin).select_related("file").order_by("order", "name", "version")
    return list({file.name: file for file in found}.values())


def bulletin_file(pk: int, actor: Actor) -> BulletinFile | None:
    seen = visible_to(actor, Bulletin.objects.all())
    found = BulletinFile.objects.filter(pk=pk, bulletin__in=seen).select_related("file", "bulletin__snapshot")
    return found.defer("bulletin__snapshot__content").first()
