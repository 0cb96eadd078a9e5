from django.apps import AppConfig


class LogboekConfig(AppConfig):
    name = "inkoop.logboek"
    label = "logboek"
    verbose_name = "Logboek"
