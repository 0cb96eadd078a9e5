"""The start page: it opens a place that the other packages fill with the work of the user."""

from inkoop.platform.gebruikers.rechten import Recht
from inkoop.platform.schermen.views import Kruimel, Pagina


class StartView(Pagina):
    """The first page after signing in, for everyone with an account."""

    template_name = "schermen/start.html"
    titel = "Start"
    recht = Recht.START

    def get_titel(self) -> str:
        """Greet the user by name."""
        return f"Welkom, {self.request.user}"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """Leave out the breadcrumb: this is where it starts."""
        return {**super().get_context_data(**kwargs), "kruimelpad": list[Kruimel]()}
