import datetime as dt
import json

from django.db import transaction

from shishi.core.actor import Actor
from shishi.domain.intake.models import Answer, Question
from shishi.domain.intake.permissions import require_import
from shishi.domain.ledger.actions import Subject, record
from shishi.domain.projects.models import Programme


@transaction.atomic
def remember_answer(
    *,
    programme: Programme,
    question: Question,
    name: str,
    reply: object,
    by: Actor,
    at: dt.datetime,
) -> Answer:
    """Keep a person's answer for the next workbook. The same answer again writes nothing; another replaces it."""
    require_import(by)
    text = json.dumps(reply, ensure_ascii=False)
    known = Answer.objects.filter(programme=programme, question=question, name=name).first()
    if known is not None and known.reply == text:
        return known
    answer, _ = Answer.objects.update_or_create(
        programme=programme,
        question=question,
        name=name,
        defaults={"reply": text, "at": at, "by": by.label},
    )
    record(
        area_code=programme.area_id,
        act="intake.remember_answer",
        subject=Subject("intake.answer", str(answer.pk)),
        after={"question": question.value, "name": name, "reply": text, "before": known.reply if known else None},
        by=by,
        at=at,
    )
    return answer
