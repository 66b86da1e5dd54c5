from django.db import migrations, models

from shishi.domain.ledger.append_only import append_only

# SQLite changes a table by making it anew, without its triggers, so they are lifted before and laid afterwards.
laid = append_only("bulletins_bulletinfile")


class Migration(migrations.Migration):
    dependencies = [("bulletins", "0002_append_only")]

    operations = [
        migrations.RunPython(laid.reverse_code, laid.code),
        migrations.AddField("bulletinfile", "substituted", models.JSONField(default=list)),
        migrations.AddField(
            "bulletinfile", "version", models.PositiveIntegerField(default=1), preserve_default=False
        ),
        migrations.RemoveConstraint("bulletinfile", "bulletin_file_once"),
        migrations.AddConstraint(
            "bulletinfile",
            models.UniqueConstraint(fields=["bulletin", "name", "version"], name="bulletin_file_version_once"),
        ),
        append_only("bulletins_bulletinfile"),
    ]
