"""What the text of the product itself shows: it runs no text of others, and its chance is no guess."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from inkoop.stapel.plekken import PROJECT

WORTELS = ("inkoop", "segmenten", "contracten", "toegang", "bekostiging")
# The embedded servers of demo and tests are no part of an installation.
MODULES = [pad for wortel in WORTELS for pad in (PROJECT / wortel).rglob("*.py") if "stapel" not in pad.parts]
TEMPLATES = [*(PROJECT / "templates").rglob("*.html")]
SCRIPTS = [*(PROJECT / "static").rglob("*.js")]
# What runs a text, or makes objects of any kind of it, whatever it is called on.
BOUWSTENEN = {"eval", "exec", "compile", "__import__"}
# A shell, and a template that is made of a text: it can be made of somebody else's text.
OVERAL = {"system", "popen", "getoutput", "getstatusoutput", "Template", "from_string"}
# Readers of objects; what reads JSON has the same names.
LEZERS = re.compile(r"(?:pickle|marshal|shelve|dill)\.\w+|yaml\.(?!YAMLError|events|parse)\w*load\w*")


def name_call(knoop: ast.Call) -> str:
    return ast.unparse(knoop.func)


def iter_calls(tekst: str) -> Iterator[ast.Call]:
    return (knoop for knoop in ast.walk(ast.parse(tekst)) if isinstance(knoop, ast.Call))


def is_gevaar(call: ast.Call) -> bool:
    naam = name_call(call)
    los = naam.rpartition(".")[2]
    if los == "SafeString":
        # A text that counts as markup is one of ours.
        return not all(isinstance(deel, ast.Constant) for deel in call.args)
    shell = any(deel.arg == "shell" and ast.unparse(deel.value) != "False" for deel in call.keywords)
    return shell or naam in BOUWSTENEN or los in OVERAL or bool(LEZERS.fullmatch(naam))


def find_gevaar(tekst: str) -> list[str]:
    """Return what runs or templates a text, or gives it to a shell."""
    los = [
        f"{knoop.module}.{naam.name}"
        for knoop in ast.walk(ast.parse(tekst))
        if isinstance(knoop, ast.ImportFrom)
        for naam in knoop.names
    ]
    return [naam for naam in los if LEZERS.fullmatch(naam)] + [
        name_call(call) for call in iter_calls(tekst) if is_gevaar(call)
    ]


def find_zwakke_digesten(tekst: str) -> list[str]:
    """Return digests that are too weak to prove anything, where they are not marked as proving nothing."""
    return [ast.unparse(call) for call in iter_calls(tekst) if is_zwak(call)]


def is_zwak(call: ast.Call) -> bool:
    gegeven = {ast.unparse(deel) for deel in call.keywords}
    if name_call(call).endswith("salted_hmac"):
        # Django's own choice is SHA-1.
        return "algorithm='sha256'" not in gegeven
    # By its name, or by the name that it is given: `hashlib.new("sha1")`, `hmac.new(..., hashlib.sha1)`.
    genoemd = [
        name_call(call),
        *(ast.unparse(deel) for deel in [*call.args, *(k.value for k in call.keywords)]),
    ]
    is_genoemd = any(re.search(r"\b(md5|sha1)'?$", naam, re.IGNORECASE) for naam in genoemd)
    return is_genoemd and "usedforsecurity=False" not in gegeven


def find_imports(tekst: str) -> set[str]:
    knopen = [*ast.walk(ast.parse(tekst))]
    gewoon = {naam.name for knoop in knopen if isinstance(knoop, ast.Import) for naam in knoop.names}
    return gewoon | {knoop.module or "" for knoop in knopen if isinstance(knoop, ast.ImportFrom)}


def test_no_text_is_run_as_a_program_a_template_or_a_command() -> None:
    assert {
        str(pad): gevaar for pad in MODULES if (gevaar := find_gevaar(pad.read_text(encoding="utf-8")))
    } == {}


@pytest.mark.parametrize(
    "tekst",
    [
        "eval(x)",
        "exec(x)",
        "os.system(x)",
        "subprocess.getoutput(x)",
        "yaml.load(x)",
        "yaml.unsafe_load(x)",
        "pickle.loads(x)",
        "pickle.Unpickler(x)",
        "from pickle import loads",
        "run(x, shell=True)",
        "Template(x).render()",
        "template.Template(x)",
        "engines['django'].from_string(x)",
        "SafeString(x)",
    ],
)
def test_such_a_call_is_found(tekst: str) -> None:
    assert find_gevaar(tekst)


def test_chance_that_may_not_be_guessed_comes_from_the_system() -> None:
    """Python's `random` can be computed on from what it gave; only the invented year of a demo uses it."""
    gebruikers = {pad for pad in MODULES if "random" in find_imports(pad.read_text(encoding="utf-8"))}
    assert gebruikers == {PROJECT / "inkoop" / "demo" / "toeval.py"}


def test_digests_are_sha256_or_prove_nothing() -> None:
    assert [fout for pad in MODULES for fout in find_zwakke_digesten(pad.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "tekst",
    [
        "hashlib.md5(x)",
        "sha1(x)",
        "hashlib.new('sha1', x)",
        "hashlib.file_digest(x, 'MD5')",
        "hmac.new(sleutel, x, hashlib.sha1)",
        "hmac.digest(sleutel, x, digest='sha1')",
        "salted_hmac('z', x)",
        "salted_hmac('z', x, algorithm='sha1')",
    ],
)
def test_a_weak_digest_is_found(tekst: str) -> None:
    assert find_zwakke_digesten(tekst)


LOS = re.compile(
    r"\|\s*safe\b|autoescape off|safeseq|<script(?![^>]*\bsrc=)|\son\w+=|javascript:", re.IGNORECASE
)
SCRIPTGEVAAR = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|postMessage|"
    r"addEventListener\(.message|localStorage|sessionStorage|indexedDB|__proto__|document\.cookie"
)


def test_every_template_escapes_and_holds_no_script_of_its_own() -> None:
    assert {
        pad.name: wat[0] for pad in TEMPLATES if (wat := LOS.search(pad.read_text(encoding="utf-8")))
    } == {}


@pytest.mark.parametrize(
    "tekst",
    [
        "{{ x|safe }}",
        "{{ x | safe }}",
        "{{ x|safeseq }}",
        "{% autoescape off %}",
        "<script>",
        '<script type="module">',
        '<a onclick="x">',
        '<a href="javascript:x">',
    ],
)
def test_what_is_not_escaped_is_found(tekst: str) -> None:
    assert LOS.search(tekst)
    assert not LOS.search(
        '{{ x }} <script src="{% static x %}" defer></script> <p lang="nl">veilig: safe</p>'
    )


def test_our_scripts_make_no_markup_and_keep_and_receive_nothing() -> None:
    """No text becomes HTML or program; nothing stays in the browser, and no other window is heard."""
    assert SCRIPTS
    assert [pad.name for pad in SCRIPTS if SCRIPTGEVAAR.search(pad.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "tekst",
    [
        "a.innerHTML = b",
        "a.insertAdjacentHTML('beforeend', b)",
        "eval(a)",
        "new Function(a)",
        "addEventListener('message', f)",
        'window.addEventListener("message", f)',
        "localStorage.setItem(a, b)",
        "document.cookie = a",
    ],
)
def test_a_script_that_does_is_found(tekst: str) -> None:
    assert SCRIPTGEVAAR.search(tekst)


def test_htmx_runs_no_text_and_keeps_no_page_in_the_browser() -> None:
    basis = (PROJECT / "templates" / "schermen" / "basis.html").read_text(encoding="utf-8")
    assert '"allowEval": false' in basis
    assert '"selfRequestsOnly": true' in basis
    geschiedenis = re.compile(r"hx-(push-url|boost|history-elt|replace-url)|hx-on")
    assert [pad.name for pad in TEMPLATES if geschiedenis.search(pad.read_text(encoding="utf-8"))] == []


def read_nginx() -> str:
    return Path(PROJECT / "docs" / "installatie" / "nginx.conf").read_text(encoding="utf-8")


def test_the_proxy_of_the_docs_speaks_tls_of_now_only() -> None:
    tekst = read_nginx()
    assert re.findall(r"ssl_protocols (.*);", tekst) == ["TLSv1.2 TLSv1.3"]
    (rij,) = re.findall(r"ssl_ciphers (.*);", tekst)
    assert all(naam.startswith("ECDHE-") and re.search(r"GCM|CHACHA20", naam) for naam in rij.split(":"))
    # The strongest first, as the server says: for each kind of key.
    assert re.findall(r"ssl_prefer_server_ciphers (.*);", tekst) == ["on"]
    for soort in ("ECDHE-ECDSA-", "ECDHE-RSA-"):
        sterkte = [naam.removeprefix(soort) for naam in rij.split(":") if naam.startswith(soort)]
        assert sterkte == ["AES256-GCM-SHA384", "CHACHA20-POLY1305", "AES128-GCM-SHA256"]
    assert re.findall(r"listen (\d+)( ssl)?;", tekst) == [("80", ""), ("443", " ssl")]


def test_the_proxy_of_the_docs_says_itself_what_a_visitor_may_not() -> None:
    koppen = dict(re.findall(r"proxy_set_header (\S+) (\S+);", read_nginx()))
    assert koppen["X-Forwarded-Proto"] == "https"
    assert koppen["X-Forwarded-For"] == "$remote_addr"
    assert koppen["Forwarded"] == '""'
