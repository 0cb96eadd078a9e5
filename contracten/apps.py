from django.apps import AppConfig


class ContractenConfig(AppConfig):
    name = "contracten"
    verbose_name = "Contracten"

    def ready(self) -> None:
        """Put the pages in the menu, the work on the start page, and guard the structure of contracts."""
        from contracten import menu
        from contracten.models.zicht import (
            get_aanbiedertoegangen_van,
            get_kvk_nummers_van,
            get_regiocodes_van_aanbieder,
        )
        from contracten.services import find_bezwaren_tegen_structuur
        from inkoop.platform.gebruikers.aanmelding.diensten import register_kvk_lezer
        from inkoop.platform.gebruikers.toegangen import register_toegangen
        from inkoop.platform.taken.services import register_regiobereik
        from segmenten.services import register_bewaker

        menu.register()
        register_regiobereik(get_regiocodes_van_aanbieder)
        register_toegangen(get_aanbiedertoegangen_van)
        register_kvk_lezer(get_kvk_nummers_van)
        register_bewaker(find_bezwaren_tegen_structuur)
