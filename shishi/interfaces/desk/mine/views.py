from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shishi.core.clock import now, office_day
from shishi.domain.projects.queries import works_for
from shishi.domain.reporting.queries import duties_for, latest_key_for, reports_for
from shishi.domain.units.queries import posts_of
from shishi.interfaces.desk.current import current_programme
from shishi.interfaces.desk.duties import duties_of
from shishi.interfaces.desk.mine.pages import mine_page
from shishi.interfaces.web.door import actor_of


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    actor, programme = actor_of(request), current_programme()
    posts = posts_of(actor.user_id, on=office_day(now()))
    if programme is None:
        return render(request, "desk/mine.html", {"page": mine_page(actor, posts, (), ())})
    key = latest_key_for(actor, programme)
    duties = duties_of(duties_for(actor, programme, key), reports_for(actor, programme, key)) if key else ()
    page = mine_page(actor, posts, duties, works_for(actor, programme))
    return render(request, "desk/mine.html", {"page": page, "period_key": key})
