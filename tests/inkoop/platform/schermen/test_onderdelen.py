"""The small components: what they say, that no text becomes markup, and that templates stay readable."""

from pathlib import Path

import pytest
from django.template import Context, Template

from inkoop.platform.schermen import onderdelen

TEMPLATES = Path(__file__).resolve().parents[4] / "templates"
REGEL = 140
KWAAD = "<script>"


def toon(bron: str, **context: object) -> str:
    """Return what a template with these tags shows."""
    return Template("{% load schermen %}" + bron).render(Context(context))


@pytest.mark.parametrize(
    ("bron", "html"),
    [
        ('{% kop "Lijst" %}', '<h2 class="nl-heading nl-heading--level-2">Lijst</h2>'),
        (
            '{% kop "Lijst" niveau=3 anker="l" %}',
            '<h3 class="nl-heading nl-heading--level-3" id="l">Lijst</h3>',
        ),
        ('{% link "Naar" "/x" %}', '<a class="nl-link" href="/x">Naar</a>'),
        ('{% link "Nergens heen" "" %}', "Nergens heen"),
        ('{% knop "Doe" %}', '<button class="nl-button nl-button--primary" type="submit">Doe</button>'),
        (
            '{% actie "Ga" "/x" huidig=True %}',
            '<a class="nl-button nl-button--secondary" aria-current="true" href="/x">Ga</a>',
        ),
        (
            '{% gegeven "Code" "ab" "code" %}',
            '<div class="gegevens__regel"><dt>Code</dt><dd class="gegevens__code">ab</dd></div>',
        ),
        ("{% gegevens niets %}", ""),
        ('{% samen "a" "" "b" %}', "a, b"),
    ],
)
def test_a_component_is_one_tag(bron: str, html: str) -> None:
    assert toon(bron) == html


def test_running_text_is_one_line_however_its_template_is_broken() -> None:
    bron = "{% alinea %}\n    Een zin van\n    \u20ac\u00a01,00.\n  {% endalinea %}"
    assert toon(bron) == '<p class="nl-paragraph">Een zin van \u20ac\u00a01,00.</p>'


def test_a_fact_keeps_the_link_that_is_its_label() -> None:
    html = toon('{% link "2022" "/x" as label %}{% gegeven label "\u20ac 1" %}')
    assert '<dt><a class="nl-link" href="/x">2022</a></dt><dd>\u20ac 1</dd>' in html


def test_an_address_carries_its_questions() -> None:
    assert toon('{% adres "zoeken" vraag="a b&c" %}') == "/zoeken?vraag=a+b%26c"


@pytest.mark.parametrize(
    "bron",
    [
        "{% kop kwaad anker=kwaad %}",
        "{% link kwaad kwaad %}",
        "{% actie kwaad kwaad rel=kwaad %}",
        "{% alinea %}{{ kwaad }}{% endalinea %}",
        "{% melding %}{{ kwaad }}{% endmelding %}",
        "{% gegeven kwaad kwaad %}",
        "{% feit kwaad %}{{ kwaad }}{% endfeit %}",
        "{% kerncijfer kwaad kwaad %}{{ kwaad }}{% endkerncijfer %}",
        "{% regel kwaad kwaad kwaad kwaad %}",
        "{% uitklap kwaad %}{{ kwaad }}{% enduitklap %}",
        "{% tabelvenster kwaad %}{{ kwaad }}{% endtabelvenster %}",
    ],
)
def test_no_text_becomes_markup(bron: str) -> None:
    html = toon(bron, kwaad=KWAAD)
    assert "&lt;script&gt;" in html
    assert KWAAD not in html


def test_text_that_is_not_marked_safe_is_escaped_for_who_calls_from_python() -> None:
    assert KWAAD not in onderdelen.render_alinea(KWAAD)
    assert KWAAD not in onderdelen.render_uitklap(KWAAD, "Titel")


def test_no_line_of_a_template_is_too_long_to_read() -> None:
    lang = [
        f"{pad.relative_to(TEMPLATES)}:{nummer} ({len(regel)})"
        for pad in TEMPLATES.rglob("*.html")
        for nummer, regel in enumerate(pad.read_text().splitlines(), 1)
        if len(regel) > REGEL
    ]
    assert lang == []


def test_pages_do_not_type_by_hand_what_a_tag_makes() -> None:
    """The templates of the design base itself may: they are the components."""
    getypt = (
        "nl-heading",
        "nl-paragraph",
        "nl-link",
        "nl-button",
        "utrecht-alert",
        "<dl class",
        'class="leeg"',
        "tijdlijn__",
    )
    mag = {"schermen", "fouten", "documenten", "admin", "drf_spectacular"}
    gevonden = [
        f"{pad.relative_to(TEMPLATES)}: {stuk}"
        for pad in TEMPLATES.rglob("*.html")
        if pad.relative_to(TEMPLATES).parts[0] not in mag
        for stuk in getypt
        if stuk in pad.read_text()
    ]
    assert gevonden == ["bekostiging/stapinhoud.html: <dl class"]
