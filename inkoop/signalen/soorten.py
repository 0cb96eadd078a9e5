"""Every kind of signal there is, gathered from the apps that own what they are about."""

from inkoop.kern.signaal import Signaalsoort, find_signaalsoorten

SOORTEN: dict[str, Signaalsoort] = {
    **find_signaalsoorten("contracten.signalen"),
    **find_signaalsoorten("toegang.signalen"),
}
