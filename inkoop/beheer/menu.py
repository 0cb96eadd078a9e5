"""Menu entries and start page of accounts, and what its acts are called."""

from inkoop.beheer.aanmelding import describe_stap
from inkoop.beheer.views.eigen import render_eigen_account
from inkoop.beheer.views.rechtenverzoek import render_verzoeken
from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.gebruikers.rolwoorden import describe_rollen
from inkoop.platform.logboek.services import register_detail, register_handeling
from inkoop.platform.schermen.services import Menupunt, Vulling, register_menu, register_vak

GROEP = "Beheer"


def register() -> None:
    """Register everything of this package that other pages show."""
    register_menu(
        Menupunt("Accounts", "accounts", Recht.BEHEER, groep=GROEP, volgorde=780),
        Menupunt(
            "Verzoeken om rechten", "rechtenverzoeken", Recht.ROLLEN_BEVESTIGEN, groep=GROEP, volgorde=785
        ),
        Menupunt("Verstuurde mail", "berichten", Recht.BEHEER, groep=GROEP, volgorde=787),
    )
    register_detail("is_active", label="Aangezet")
    register_detail("rollen_voor", "rollen_na", describe=lambda rol: describe_rollen([rol]) or rol)
    register_detail("met", "soort", describe=describe_stap)
    register_handeling("sessies_beeindigd", "Overal afgemeld door een beheerder")
    register_vak("account", Vulling("eigen", render_eigen_account, None))
    # It waits for a decision, before anything else of the operator.
    register_vak("start", Vulling("rechten", render_verzoeken, Recht.ROLLEN_BEVESTIGEN, 8))
