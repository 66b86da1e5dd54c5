from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "shishi.domain.ledger"
    label = "ledger"
    verbose_name = "存证台账"
