from django.apps import AppConfig


class SegmentenConfig(AppConfig):
    name = "segmenten"
    verbose_name = "Segmenten"
