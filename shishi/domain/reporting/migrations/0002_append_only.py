from django.db import migrations

from shishi.domain.ledger.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("reporting", "0001_initial")]

    operations = [
        append_only("reporting_report"),
        append_only("reporting_reportvalue"),
        append_only("reporting_review"),
        append_only("reporting_reviewedvalue"),
        append_only("reporting_confirmation"),
    ]
