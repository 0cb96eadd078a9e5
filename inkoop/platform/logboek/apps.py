from django.apps import AppConfig


class LogboekConfig(AppConfig):
    name = "inkoop.platform.logboek"
    label = "logboek"
    verbose_name = "Logboek"
