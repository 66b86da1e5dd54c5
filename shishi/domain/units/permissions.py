from django.db.models import QuerySet

from shishi.core.actor import Actor, require, require_for
from shishi.domain.units.models import Post, Unit

MANAGE_UNITS = "units.manage"
APPOINT = "units.appoint"
DELEGATE = "units.delegate"
SEE_UNITS = "unit.see"
SEE_POSTS = "post.see"


def require_manage(by: Actor) -> None:
    require(by, MANAGE_UNITS)


def require_appoint(by: Actor) -> None:
    require(by, APPOINT)


def require_delegate(by: Actor, post: Post) -> None:
    """The head of a unit names deputies in it; whoever appoints may name them anywhere."""
    require_for(by, DELEGATE, post.unit_id)


def visible_to(actor: Actor, units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Those of the units whose pages the actor may see."""
    reach = actor.reach(SEE_UNITS)
    return units if reach.everything else units.filter(pk__in=reach.own | reach.cooperating)


def visible_posts(actor: Actor, posts: QuerySet[Post]) -> QuerySet[Post]:
    """Those of the posts whose holders the actor may see."""
    reach = actor.reach(SEE_POSTS)
    return posts if reach.everything else posts.filter(unit__in=reach.own)
