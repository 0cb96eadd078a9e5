"""The search box in the header."""

from typing import Any

from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.services import Pagina
from toegang.selectors import KORTSTE_VRAAG, MEESTE_PER_GROEP, zoek


class ZoekenView(Pagina):
    """What was found for a text, of what this user may see."""

    template_name = "toegang/zoeken.html"
    titel = "Zoeken"
    inleiding = (
        "Zoek op een deel van een nummer, op een pseudoniem, of op de naam van een aanbieder, perceel, "
        "product of gemeente. Een typefout geeft niet."
    )
    recht = Recht.START

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what was found; a question that is too short finds nothing."""
        # PostgreSQL refuses a text that holds the sign NUL.
        vraag = self.request.GET.get("vraag", "").replace("\0", "").strip()
        is_te_kort = 0 < len(vraag) < KORTSTE_VRAAG
        uitslag = zoek(self.gebruiker, vraag, self.peildatum) if len(vraag) >= KORTSTE_VRAAG else None
        return super().get_context_data(
            vraag=vraag,
            is_te_kort=is_te_kort,
            kortste=KORTSTE_VRAAG,
            meeste=MEESTE_PER_GROEP,
            uitslag=uitslag,
            **kwargs,
        )
