from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "toegang"
    verbose_name = "Toegang"

    def ready(self) -> None:
        """Put the pages in the menu, the work on the start page, and guard what allocations build on."""
        from segmenten.services import register_getuige
        from toegang import menu
        from toegang.services import make_strijdvergelijking

        menu.register()
        register_getuige(make_strijdvergelijking)
