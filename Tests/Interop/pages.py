"""The pages as people use them: in a real browser, with the mouse, the keyboard, on a telephone, on paper, in the dark."""

import contextlib
import subprocess
import urllib.parse

import openpyxl
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from support import SAMPLES, check, mirsheet

REAL = SAMPLES / "informe-real-excel/entrada.xlsx"
CLEAN = SAMPLES / "informe-limpio/entrada.xlsx"


@contextlib.contextmanager
def browser():
    """Debian's Chromium, which asks nothing of the network."""
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        try:
            yield chromium
        finally:
            chromium.close()


def page_of(folder, *files):
    path = folder / "revisión.html"
    run = mirsheet("check", *files, "--format", "html", "-o", path, "--fail-on", "never", lang="es")
    assert run.returncode == 0, run.stderr.decode()
    return path


def overview_of(folder):
    """The overview of an archive with a hole, a disagreement, and a file that is no report."""
    archive = folder / "archivo"
    archive.mkdir()
    for quarter, name in ((1, "1er"), (3, "3er")):
        book = openpyxl.load_workbook(CLEAN)
        for row in book.worksheets[0].iter_rows():
            for cell in row:
                if cell.value == "3er. Trimestre 2023":
                    cell.value = f"{name}. Trimestre 2023"
        book.save(archive / f"limpia T{quarter} ñ#1.xlsx")
    book = openpyxl.load_workbook(CLEAN)
    sheet = book.worksheets[0]
    cell = next(sheet.cell(row, 17) for row in range(15, sheet.max_row) if isinstance(sheet.cell(row, 17).value, (int, float)))
    cell.value += 1
    book.save(archive / "limpia T3 corregido.xlsx")
    (archive / "real.xlsx").write_bytes(REAL.read_bytes())
    (archive / "acta.txt").write_text("No es un informe.\n")
    out = folder / "salida"
    mirsheet("migrate", archive, "-o", out, "-q", lang="es")
    assert (out / "index.html").exists()
    return out / "index.html"


def is_seen(page, locator):
    """Whether a person sees it without moving anything."""
    box, size = locator.bounding_box(), page.viewport_size
    return box is not None and -1 < box["y"] < size["height"] and -1 < box["x"] < size["width"]


def led_to(page, follow):
    """What the address names after a link was followed; a browser that has much to do changes the address a little later."""
    before = page.url
    follow()
    page.wait_for_url(lambda address: address != before)
    return page.locator("[id='" + urllib.parse.unquote(page.url.split("#")[1]) + "']")


@check
def page_leads_from_findings_to_cells(folder):
    """a finding on the page leads to its cell and back, with the mouse and with the keyboard alone, without scripts"""
    path = page_of(folder, REAL, CLEAN)
    with browser() as chromium:
        context = chromium.new_context(viewport={"width": 1200, "height": 800}, java_script_enabled=False)
        page = context.new_page()
        page.goto(path.as_uri())
        cell = led_to(page, page.locator("ol.findings a").last.click)
        assert is_seen(page, cell), (page.url, cell.bounding_box())
        mark = cell.locator("a.mark")
        assert mark.locator(".tip").is_hidden()
        mark.hover()
        assert mark.locator(".tip").is_visible() and len(mark.locator(".tip").inner_text()) > 20
        mark.focus()
        finding = led_to(page, lambda: page.keyboard.press("Enter"))
        assert is_seen(page, finding) and finding.get_attribute("class") in ("error", "warning", "info")
        page.goto(path.as_uri())
        reached = set()
        links = page.locator("main a")
        for _ in range(links.count() + 20):
            page.keyboard.press("Tab")
            if page.locator("a:focus").count():
                reached.add(page.locator("a:focus").get_attribute("href"))
        wanted = {one.get_attribute("href") for one in links.all()}
        assert len(wanted) > 5 and reached == wanted, wanted - reached


@check
def pages_fit_a_telephone_and_paper(folder):
    """the pages fit a narrow window, and their print has all findings"""
    paths = [page_of(folder, REAL, CLEAN), overview_of(folder)]
    with browser() as chromium:
        for path in paths:
            page = chromium.new_page(viewport={"width": 390, "height": 800})
            page.goto(path.as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
            pdf = folder / (path.stem + ".pdf")
            page.pdf(path=str(pdf), format="Letter", landscape=True)
            text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
            words = " ".join(text.split())
            if path == paths[0]:
                for finding in page.locator("ol.findings > li .where").all():
                    assert " ".join(finding.inner_text().split())[:40] in words, finding.inner_text()
            else:
                assert "falta" in words and "Cumplimiento por programa" in words, words[:2000]


@check
def pages_are_accessible(folder):
    """axe finds nothing in the pages, light and dark"""
    paths = [page_of(folder, REAL, CLEAN), overview_of(folder)]
    with browser() as chromium:
        for path in paths:
            for scheme in ("light", "dark"):
                page = chromium.new_page(color_scheme=scheme)
                page.goto(path.as_uri())
                found = Axe().run(page)
                assert len(found.response["passes"]) > 10, "axe did not run"
                assert not found.violations_count, f"{path.name}, {scheme}: {found.generate_report()}"


@check
def overview_filters_and_leads_to_files(folder):
    """the overview shows the programmes asked for, the values in which versions disagree, and leads to every file"""
    path = overview_of(folder)
    with browser() as chromium:
        page = chromium.new_context(java_script_enabled=False).new_page()
        page.goto(path.as_uri())
        rows = page.locator("section.grid tbody tr")
        everything = rows.count()
        assert everything == 2
        page.check("#only-holes")
        shown = [row.inner_text() for row in rows.all() if row.is_visible()]
        assert len(shown) == 1, shown
        assert page.locator("section.grid td.hole:visible").count() == 1
        page.uncheck("#only-holes")
        labels = [label.inner_text() for label in page.locator("section.grid label").all()]
        unit = next(label for label in labels if "310" in label)
        page.get_by_label(unit).check()
        visible = [row for row in rows.all() if row.is_visible()]
        assert len(visible) == 1 and "310" in visible[0].inner_text()
        page.locator("td details summary").first.click()
        assert page.locator("ul.differences li").first.is_visible()
        assert " / " in page.locator("ul.differences li").first.inner_text()
        for link in page.locator("a").all():
            target = urllib.parse.unquote(link.get_attribute("href"))
            assert (path.parent / target).exists(), target
