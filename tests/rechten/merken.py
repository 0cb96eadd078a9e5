"""What an account must never see carries one of these in its text."""

from decimal import Decimal

from tests.rechten.matrix import CLIENTEN, WERKT_VOOR

VREEMDE_REGIO = "ZZREGIO"
VREEMDE_GEMEENTE = "ZZGEMEENTE"
VREEMDE_AANBIEDER = "ZZAANBIEDER"
CLIENT = "ZZCLIENT"
# What the neighbouring municipality pays under the own contract: as it is, and added to the own amount.
BUURBEDRAG = Decimal("77777.77")
BUURBEDRAGEN = ("77.777,77", "77777.77", "78.777,77", "78.101,77")
VREEMD_TARIEFJAAR = 2097
# As the page of trajectories says it: four figures alone also stand in keys of requests, which the log shows.
VREEMDE_TARIEVEN = f"{VREEMD_TARIEFJAAR} of de laatste"

_VREEMD = {
    "regio": (VREEMDE_REGIO, VREEMDE_TARIEVEN),
    "gemeente": (VREEMDE_REGIO, VREEMDE_GEMEENTE, VREEMDE_TARIEVEN, *BUURBEDRAGEN),
    "aanbieder": (VREEMDE_REGIO, VREEMDE_AANBIEDER),
}
MARKERS: dict[str, tuple[str, ...]] = {
    "anoniem": (VREEMDE_REGIO, VREEMDE_GEMEENTE, VREEMDE_AANBIEDER, CLIENT),
    **{
        rol: (*_VREEMD[bereik], *(() if rol in CLIENTEN else (CLIENT,))) for rol, bereik in WERKT_VOOR.items()
    },
}
