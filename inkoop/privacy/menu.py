"""Menu entries and start page of privacy, and what its acts are called."""

from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.logboek.services import register_handeling
from inkoop.platform.schermen.services import Menupunt, Vulling, register_menu, register_vak
from inkoop.privacy.views.start import render_voorstellen

GROEP = "Beheer"


def register() -> None:
    """Register everything of this package that other pages show."""
    # How long data stays is set by one, and what goes is decided by another; both read both.
    register_menu(
        Menupunt("Bewaartermijnen", "bewaartermijnen", Recht.BEWAARTERMIJNEN, groep=GROEP, volgorde=820),
        Menupunt("Vernietigen", "vernietigingen", Recht.BEWAARTERMIJNEN, groep=GROEP, volgorde=821),
    )
    register_menu(
        Menupunt("Inzage voor een cliënt", "inzageverzoeken", Recht.CLIENTINZAGE, groep=GROEP, volgorde=815)
    )
    register_handeling("clientinzage_gevraagd", "Overzicht voor een cliënt gevraagd")
    register_handeling("gegevens_vernietigd", anker=True)
    # It waits for a decision: after what has a settlement made, before what came in.
    register_vak("start", Vulling("vernietigen", render_voorstellen, Recht.VERNIETIGING_BEVESTIGEN, 45))
