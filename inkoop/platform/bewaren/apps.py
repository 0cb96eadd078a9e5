from django.apps import AppConfig


class BewarenConfig(AppConfig):
    name = "inkoop.platform.bewaren"
    label = "bewaren"
    verbose_name = "Bewaren en vernietigen"

    def ready(self) -> None:
        """Bind the job, and give what somebody decides an anchor in the log."""
        from inkoop.platform.bewaren.services import VERNIETIGEN, vernietig_taak
        from inkoop.platform.logboek.services import register_handeling
        from inkoop.platform.taken.services import register_taaksoort

        register_taaksoort(VERNIETIGEN, vernietig_taak)
        register_handeling("vernietiging_bevestigd", anker=True)
        register_handeling("vernietiging_uitgevoerd", anker=True)
