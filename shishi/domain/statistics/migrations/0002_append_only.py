from django.db import migrations

from shishi.domain.ledger.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("statistics", "0001_initial")]

    operations = [
        append_only("statistics_snapshot"),
    ]
