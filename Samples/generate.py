"""Writes the sample inputs beside this script.

    python3 generate.py

Needs openpyxl and XlsxWriter. The same bytes come out of every run with the
same versions of the two libraries.
"""

import datetime
import json
import re
import zipfile
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

HERE = Path(__file__).resolve().parent
DATE = datetime.datetime(2024, 7, 1, 9, 0, 0)

# ---------------------------------------------------------------- the headings

LEAVES = ["Nivel", "Nombre", "Definición", "Método de Cálculo", "Unidad de Medida",
          "Tipo", "Dimensión", "Frecuencia de Medición", "Sentido Esperado"]
GROUPS = ["Valores Programados", "Valores Alcanzados", "Variación *"]
MEANS = "Medios de Verificación"


def quarters(trim="Trim."):
    names = [f"1er. {trim}", f"2do. {trim}", f"3er. {trim}", f"4to. {trim}"]
    return names + ["Acumulado *"] + names + ["Acumulado *"] + names + ["Acumulado"]


def groups():
    return [cell for name in GROUPS for cell in [name, "", "", "", ""]]


def heading_displaced():
    """Page 1: the groups stand two columns right of their quarters."""
    return [
        LEAVES[:3] + ["Datos del Indicador"] + [""] * 9 + groups() + [MEANS],
        [""] * 3 + LEAVES[3:] + ["Línea Base", ""] + quarters() + [""] * 3,
        [""] * 9 + ["Valor", "Año"] + [""] * 18,
    ]


def heading_full(trim):
    """Pages 2 and 3: one group over all the indicator's columns."""
    return [
        ["Datos del Indicador"] + [""] * 10 + groups() + [MEANS],
        LEAVES + ["Línea Base", ""] + quarters(trim) + [""],
        [""] * 9 + ["Valor", "Año"] + [""] * 16,
    ]


def heading_short():
    """Pages 4 and 5: two rows, no group over the indicator's columns."""
    return [
        LEAVES + ["Línea Base", ""] + groups() + [MEANS, "", ""],
        [""] * 9 + ["Valor", "Año"] + quarters() + [""] * 3,
    ]


# ------------------------------------- 1 and 2: the real report, its prose reworded

PLAN = "Vinculación con el Plan Municipal de Desarrollo 2022 - 2024"
PAGE_HEADER = [
    ["Unidad Responsable:", "504 - Instituto Municipal de Planeación"],
    ["Programa Presupuestario:", "6 - Planeación municipal y zona metropolitana"],
    ["Trimestre que se reporta:", "2do. Trimestre 2024"],
    [""],
    [PLAN, ""],
    ["Eje:", "3. Gobierno Abierto, Moderno y Eficaz 10. Gobernanza Metropolitana"],
    ["Objetivo:",
     "3.2 Administrar de manera eficiente y abierta el dinero del municipio, con una hacienda "
     "pública más sólida, un patrimonio que crezca y un gasto público de mejor calidad para la "
     "población. 10.1 Colaborar para que la zona metropolitana crezca con orden y "
     "planificación, en beneficio de la vida diaria de quienes la habitan."],
    [""],
]

STRATEGIC = ["Porcentaje", "Estratégico", "Eficacia", "Anual", "Ascendente"]
QUARTERLY = ["Porcentaje", "De gestión", "Eficacia", "Trimestral", "Ascendente"]
MONTHLY = ["Porcentaje", "De gestión", "Eficacia", "Mensual", "Ascendente"]

# level -> name, definition, method of calculation, means of verification
PROSE = {
    "Fin": (
        "Puntaje que alcanza el municipio en el Diagnóstico PbR-SED",
        "Expresa el puntaje que obtiene el Municipio de Oaxaca de Juárez en el apartado 1 del "
        "Diagnóstico PbR-SED 2024, levantado cada año por la Secretaría de Hacienda y Crédito "
        "Público",
        "El puntaje se calcula según el Anexo 1. Diagnóstico PbR-SED: Nota Metodológica, que "
        "edita la SHCP",
        ""),
    "Propósito": (
        "Porcentaje de dependencias y entidades que disponen de elementos del PbR-SED "
        "consolidados",
        "Cuenta las dependencias y entidades del gobierno municipal que ya usan de forma "
        "adecuada las herramientas del Presupuesto Basado en Resultados (PbR) y las del Sistema "
        "de Evaluación del Desempeño (SED) en su trabajo cotidiano",
        "(Dependencias y entidades del gobierno municipal que ya aplican las herramientas del "
        "PbR-SED / Dependencias y entidades del gobierno municipal en las que se previó aplicar "
        "las herramientas del PbR-SED durante el ejercicio) * 100",
        ""),
    "Componente 1": (
        "Porcentaje de estrategias de planeación municipal puestas en marcha",
        "Cuenta los instrumentos teóricos de planeación estratégica en uso y la puesta en "
        "práctica del Presupuesto Basado en Resultados (PbR), con tareas que el Departamento de "
        "Planeación coordina entre las áreas",
        "(Instrumentos teóricos de planeación estratégica y de Presupuesto Basado en Resultados "
        "puestos en marcha / Instrumentos teóricos de planeación estratégica y de Presupuesto "
        "Basado en Resultados previstos) * 100",
        "Oficio número IMP/UP/JP/016/2024 del 26 de junio de 2024, con el resumen de labores"),
    "Actividad 1.1": (
        "Porcentaje de instrumentos teóricos de planeación estratégica puestos en marcha",
        "Cuenta los talleres impartidos para preparar Proyectos y/o Programas Institucionales y "
        "Planes Estratégicos Anuales de 2025, junto con las opiniones técnicas que el "
        "Departamento de Planeación emite sobre los Programas y/o Proyectos Institucionales que "
        "recibe",
        "(Talleres impartidos para preparar Proyectos y/o Programas Institucionales y Planes "
        "Estratégicos Anuales de 2025, más opiniones técnicas emitidas sobre Programas y/o "
        "Proyectos Institucionales / Talleres previstos para preparar Proyectos y/o Programas "
        "Institucionales y Planes Estratégicos Anuales de 2025, más opiniones técnicas previstas "
        "sobre Programas y/o Proyectos Institucionales durante el mismo periodo de medición) "
        "* 100",
        "Oficio número IMP/UP/JP/015/2024 del 26 de junio de 2024, donde se informa de dos "
        "opiniones técnicas sobre proyectos institucionales que presentó la Secretaría de "
        "Seguridad Ciudadana, Movilidad y Protección Civil del Municipio de Oaxaca de Juárez, "
        "enviadas por oficio IMP/194/2024"),
    "Actividad 1.2": (
        "Porcentaje de tareas para dar a conocer la aplicación del PbR realizadas",
        "Cuenta las tareas hechas para cargar en la nube de la Secretaría de Hacienda y Crédito "
        "Público los datos que pide el Cuestionario PbR-SED 2024, además de las peticiones de "
        "datos a las áreas para responder el Cuestionario PbR-SED 2025 y las respuestas que "
        "llegan por escrito al Departamento de Planeación",
        "(Tareas hechas para cargar en la nube de la SHCP el Cuestionario PbR-SED 2024, pedir "
        "datos a las áreas para el Cuestionario PbR-SED 2025 y recibir sus respuestas por "
        "escrito / Tareas previstas para cargar en la nube de la SHCP el Cuestionario PbR-SED "
        "2024, pedir datos a las áreas para el Cuestionario PbR-SED 2025 y recibir sus "
        "respuestas por escrito, según el calendario) * 100",
        ""),
    # The definition carries the formula's second half and its stray parenthesis; the
    # method lacks its factor.
    "Componente 2": (
        "Porcentaje de estrategias de planeación metropolitana puestas en marcha",
        "Cuenta los trámites para preparar el plan estratégico metropolitano, los proyecto "
        "metropolitanos y el trato con los ayuntamientos vecinos y con las autoridades del "
        "estado y de la federación que se llevaron a cabo / Trámites para preparar el plan "
        "estratégico metropolitano, los proyecto metropolitanos y el trato con los "
        "ayuntamientos vecinos y con las autoridades del estado y de la federación que se "
        "previeron al inicio del año)",
        "(Trámites para preparar el plan estratégico metropolitano, los proyecto "
        "metropolitanos y el trato con los ayuntamientos vecinos y con las autoridades del "
        "estado y de la federación que se llevaron a cabo / Trámites para preparar el plan "
        "estratégico metropolitano, los proyecto metropolitanos y el trato con los "
        "ayuntamientos vecinos y con las autoridades del estado y de la federación que se "
        "previeron al inicio del año)",
        "Oficio S/N del día 26 de junio del 2024,"),
    "Actividad 2.1": (
        "Porcentaje de trámites de gestión del plan estratégico metropolitano realizados",
        "Cuenta las veces que el Departamento de Proyectos Metropolitanos revisa, pone al día y "
        "entrega a la Dirección General del IMPLAN el borrador del Plan Estratégico "
        "Metropolitano a lo largo del año",
        "(Veces que se revisó, se puso al día y se entregó el borrador del Plan Estratégico "
        "Metropolitano / Veces que se previó revisar, poner al día y entregar el borrador del "
        "Plan Estratégico Metropolitano en el periodo) * 100",
        ""),
    "Actividad 2.2": (
        "Porcentaje de trámites de gestión de proyectos con la zona metropolitana realizados",
        "Cuenta las ideas de proyectos metropolitanos que el Departamento de Proyectos "
        "Metropolitanos redacta, corrige y hace llegar a las oficinas que deben atenderlas "
        "según su materia",
        "(Ideas de proyectos metropolitanos redactadas, corregidas y entregadas / Ideas de "
        "proyectos metropolitanos que se previó entregar en el año) * 100",
        ""),
    "Actividad 2.3": (
        "Porcentaje de tareas de participación en el trabajo conjunto de los municipios de la "
        "zona metropolitana con las autoridades del estado y de la federación realizadas",
        "Cuenta las peticiones, reportes, invitaciones y asistencias con voz del Municipio de "
        "Oaxaca de Juárez en las reuniones de la Comisión Metropolitana de Ordenamiento "
        "Territorial y Desarrollo Urbano",
        "(Peticiones, reportes, invitaciones y asistencias con voz en las reuniones de la "
        "Comisión Metropolitana que se cumplieron/ Peticiones, reportes, invitaciones y "
        "asistencias con voz en las reuniones de la Comisión Metropolitana previstas) * 100",
        ""),
    "Componente 3": (
        "Porcentaje de estrategias de seguimiento y evaluación del desempeño puestas en marcha",
        "Cuenta los reportes reunidos acerca de cómo va el cumplimiento, los datos estadísticos "
        "básicos que se recopilan y las tareas de evaluación de resultados que sirven para "
        "vigilar y valorar el desempeño municipal",
        "(Reportes, datos estadísticos básicos y tareas de evaluación de resultados que se "
        "concluyeron en el periodo / Reportes, datos estadísticos básicos y tareas de "
        "evaluación de resultados que se previó concluir) * 100",
        "Oficio IMP/USE/DIIR/25/2024 del 26 de junio de 2024 oficio IMP/DIE/03/2024 del 24 de "
        "junio 2024 reporte de lo avanzado en el segundo trimestre"),
    "Actividad 3.1": (
        "Porcentaje de tareas de integración de reportes sobre el grado de cumplimiento con "
        "base en los indicadores autorizados realizadas",
        "Cuenta las plantillas elaboradas, los talleres y la recepción, suma y remisión de los "
        "reportes de cumplimiento que entregan las Unidades Responsables al Departamento de "
        "Indicadores, Informes y Resultados, encargado de revisarlos",
        "(Plantillas elaboradas, talleres y recepción, suma y remisión de los reportes de "
        "cumplimiento que las áreas entregaron en el periodo / Plantillas previstas, talleres y "
        "recepción, suma y remisión de los reportes de cumplimiento que las áreas debían "
        "entregar en el periodo, según el calendario) * 100",
        "Bitácora de las consultas resueltas a los enlaces de las Unidades Responsables al armar "
        "sus reportes de cada mes y de cada trimestre. Hoja de control interno de los reportes "
        "que entregó cada Unidad Responsable, relativa al 1er. Trimestre de 2024. Documento "
        "interno titulado \"Avance de Tareas / Logros sumados hasta el 1er. trimestre de 2024, "
        "por Programa Presupuestario\". Oficio número IMP/183/2024 del 9 de abril de 2024, con "
        "el que la Dirección de Contabilidad de la Tesorería Municipal recibió el reporte ya "
        "consolidado. Mensaje de correo del 11 de abril, en el que el enlace del IMPLAN obtuvo "
        "los datos para publicar las fracciones IV, V y VI del artículo 70. Lista de asistencia "
        "a los talleres y copia de las plantillas que se repartieron."),
    # The means of verification end where the page did.
    "Actividad 3.2": (
        "Porcentaje de tareas de integración de información estadística básica en el banco "
        "municipal de datos realizadas",
        "Cuenta las peticiones, invitaciones, tablas de datos y láminas informativas que "
        "alimentan el Banco Municipal de Información Estadística Básica, bajo la "
        "responsabilidad del Departamento de Información y Estadística",
        "(Peticiones, invitaciones, tablas de datos y láminas informativas terminadas que "
        "alimentan el Banco Municipal de Información Estadística Básica en el periodo que se "
        "informa / Peticiones, invitaciones, tablas de datos y láminas informativas previstas "
        "que alimentan el Banco Municipal de Información Estadística Básica) * 100",
        "Duplicado de la Circular IMP/015/2024 del 9 de abril 2024. Lista de quienes acudieron "
        "al Taller \"CIFRAS DEL MUNICIPIO\" y Minuta duplicado de los oficios IMP/0280 /2024 al "
        "IMP/0289/2024 en los que se piden datos para Formar, poner al día y conducir el banco "
        "municipal de cifras básica. Duplicados de cifras sobre : 1.-Leyes y reglamentos del "
        "Municipio 2.reuniones de Cabildo del H. Ayuntamiento de Oaxaca de Juárez 2023 "
        "3.-Propuestas llevadas a las reuniones de cabildo del H. Ayuntamiento . 4.-Personas que "
        "han presidido Oaxaca de Juárez. 5.- Peticiones de información pública y de resguardo de "
        "datos de particulares. 6.- Instalaciones a cargo del Comité Municipal del sistema DIF. "
        "7. Mapa de Oaxaca de Juárez con los límites de cada agencia y colonia 8. Mapa de Oaxaca "
        "de"),
    "Actividad 3.3": (
        "Porcentaje de tareas para la puesta en marcha de la evaluación de resultados realizadas",
        "Cuenta las reuniones en que el Departamento de Indicadores, Informes y Resultados "
        "explica los logros obtenidos y vigila cómo se pone en práctica la Guía Consultiva de "
        "Desempeño Municipal (GDM) 2022 - 2024 en todas las áreas del ayuntamiento",
        "(Reuniones celebradas para explicar los logros obtenidos y vigilar cómo se pone en "
        "práctica la GDM en las áreas del ayuntamiento / Reuniones previstas para explicar los "
        "logros obtenidos y vigilar cómo se pone en práctica la GDM en las áreas del "
        "ayuntamiento) * 100",
        "Circular número IMP/016/2024 del 29 de abril de este año, que invita a una reunión para "
        "explicar los logros sumados hasta el 1er. trimestre de 2024, Circular número "
        "IMP/019/2024 del 04 de junio de este año, que cita a las personas titulares y a los "
        "enlaces que deben completar los datos de la Guía Consultiva de Desempeño Municipal 2024 "
        "antes de la fecha límite fijada por la coordinación."),
}


def record(level, catalogues, figures, after):
    """A row of the sheet; `figures` is printed as it stands, `_` being a blank cell."""
    name, definition, method, _ = PROSE[level]
    cells = [level, name, definition, method] + catalogues
    return cells + ["" if figure == "_" else figure for figure in figures.split()] + after


def means(level):
    return PROSE[level][3]


PAGES = [
    (heading_displaced(), [
        record("Fin", STRATEGIC, "55 2023 0 0 0 100 100 0 0 0 0 0 0 0 100 100", [""] * 4),
        record("Propósito", STRATEGIC, "100 2023 0 0 0 100 100 0 0 0 0 0 0 0 100 100", [""] * 4),
        record("Componente 1", QUARTERLY, "99 2023 15 20 0 65 100 15 20 0 0 0 0 65 65",
               [means("Componente 1")] + [""] * 4),
    ]),
    (heading_full("Trím."), [
        record("Actividad 1.1", MONTHLY, "98 2023 20 40 0 40 100 20 40 _ _ 60 0 0 0 40 40",
               [means("Actividad 1.1")]),
        record("Actividad 1.2", MONTHLY, "100 2023 10 0 0 90 100 10 0 _ _ 10 0 0 0 90 90", [""]),
    ]),
    (heading_full("Trim."), [
        record("Componente 2", QUARTERLY, "47 2023 13 33 30 24 100 13 26 _ _ 39 0 7 30 24 61",
               [means("Componente 2")]),
        record("Actividad 2.1", MONTHLY, "47 2023 20 20 30 30 100 20 0 _ _ 20 0 20 30 30 80",
               [""]),
        record("Actividad 2.2", MONTHLY, "0 2023 0 60 30 10 100 0 0 _ _ 0 0 60 30 10 100", [""]),
    ]),
    (heading_short(), [
        # On a heading row, nine columns to the right, and cut at the sheet's edge.
        [""] * 9 + record("Actividad 2.3", MONTHLY, "0 2023 20 20 30 30 100 20 _ 80", [""]),
        record("Componente 3", QUARTERLY,
               "94 2023 12 28 35 25 100 9 28 _ _ _ _ 37 3 0 35 25 63", [means("Componente 3")]),
        record("Actividad 3.1", MONTHLY,
               "93 2023 27 17 32 24 100 25 17 _ _ _ _ 42 2 0 32 24 58", [means("Actividad 3.1")]),
    ]),
    (heading_short(), [
        record("Actividad 3.2", MONTHLY,
               "100 2023 0 30 30 40 100 0 30 _ _ _ _ 30 0 0 30 40 70", [means("Actividad 3.2")]),
        record("Actividad 3.3", MONTHLY,
               "90 2023 10 38 42 10 100 10 38 _ _ _ _ 48 0 0 42 10 52", [means("Actividad 3.3")]),
    ]),
]

ELABORO = ["Elaboró  ", "  ", "M.C. Maribel Ofelia Santos Carrizosa  ",
           "Jefa del Departamento de Indicadores,  ", "Informes y Resultados"]
VO_BO = ["Vo. Bo.  ", "  ", "Mtro. Leandro Quiroz Villafaña  ",
         "Director General del Instituto Municipal de  ", "Planeación"]
SEAL = ["Oaxaca de Juárez  ", "Patrimonio cultural de la humanidad  ", "2022 - 2024", "",
        "INSTITUTO  ", "MUNICIPAL DE  ", "PLANEACION"]


def real_body():
    """The rows down to the last record, and for each heading the number of its first row."""
    rows = [[""], [""], ["Informe Trimestral 2024"], [""]]
    headings = []
    for page, (heading, records) in enumerate(PAGES):
        rows += PAGE_HEADER
        if page == 4:
            rows += [[" "]]
        headings.append(len(rows) + 1)
        rows += heading + records + [[""]]
    return rows, headings


def write_real_text(path):
    rows, _ = real_body()
    foot = ELABORO + [""] * 3 + SEAL + [""] + VO_BO
    lines = ["\t".join(row) for row in rows] + foot
    assert len(lines) == 97
    path.write_bytes("\n".join(lines).encode("utf-8"))


# ---------------------------------------------------------------- drawing by hand

THIN = Border(*(Side(style="thin") for _ in range(4)))
SHADE = PatternFill("solid", fgColor="D9E1F2")
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)


def put(sheet, row, column, value, alignment=LEFT, bold=False, fill=None, border=THIN, size=8):
    cell = sheet.cell(row, column)
    if value != "":
        cell.value = value
    cell.font = Font(name="Arial", size=size, bold=bold)
    cell.alignment = alignment
    if border:
        cell.border = border
    if fill:
        cell.fill = fill
    return cell


def merge(sheet, row, column, last_row, last_column):
    sheet.merge_cells(start_row=row, start_column=column, end_row=last_row,
                      end_column=last_column)


def height(texts, widths):
    """Points a row of 8-point wrapped texts needs, within what a sheet allows."""
    lines = [-(-len(str(text)) * 10 // (width * 11)) for text, width in zip(texts, widths)]
    return min(max([1, *lines]) * 11 + 4, 400)


def number(text):
    return int(text) if re.fullmatch(r"\d+", text) else text


def set_up(sheet, widths):
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_LEGAL
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(
        fitToPage=True)


WIDTHS = [26, 28, 42, 42, 12, 12, 12, 13, 13] + [8] * 17 + [45]


def write_real_workbook(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Informe"
    widths = WIDTHS[:26] + [45, 8, 45]
    set_up(sheet, widths)
    rows, headings = real_body()
    heading_rows = [start + offset for start, (heading, _) in zip(headings, PAGES)
                    for offset in range(len(heading))]
    for row, cells in enumerate(rows, 1):
        for column, text in enumerate(cells, 1):
            if len(cells) > 2:
                alignment = LEFT if len(text) > 40 else CENTRE
                put(sheet, row, column, number(text), alignment)
            elif text:
                plain = Alignment(vertical="center", wrap_text=column == 2)
                put(sheet, row, column, text, plain, bold=column == 1, border=None, size=10)
        if len(cells) > 20 and row not in heading_rows:
            sheet.row_dimensions[row].height = height(cells, widths)
    merge(sheet, 3, 1, 3, 29)
    sheet.cell(3, 1).alignment = CENTRE
    for page, start in enumerate(headings):
        depth = len(PAGES[page][0])
        width = len(PAGES[page][0][0])
        for row in range(start, start + depth):
            for column in range(1, width + 1):
                put(sheet, row, column, "", CENTRE, bold=True, fill=SHADE)
        first = start - (9 if page == 4 else 8)
        for row in [first, first + 1, first + 2, first + 5, first + 6]:
            merge(sheet, row, 2, row, 11)
        sheet.row_dimensions[first + 6].height = 40
        merge(sheet, first + 4, 1, first + 4, 11)
        if page == 0:
            for column in range(1, 4):
                merge(sheet, start, column, start + 2, column)
            merge(sheet, start + 1, 10, start + 1, 11)
            for column in range(4, 10):
                merge(sheet, start + 1, column, start + 2, column)
        elif page < 3:
            merge(sheet, start, 1, start, 11)
            for column in (12, 17, 22):
                merge(sheet, start, column, start, column + 4)
            merge(sheet, start, 27, start + 2, 27)
            for column in [*range(1, 10), *range(12, 27)]:
                merge(sheet, start + 1, column, start + 2, column)
            merge(sheet, start + 1, 10, start + 1, 11)
        else:
            for column in range(1, 10):
                merge(sheet, start, column, start + 1, column)
            merge(sheet, start, 10, start, 11)
            for column in (12, 17, 22):
                merge(sheet, start, column, start, column + 4)
            merge(sheet, start, 27, start + 1, 27)
        if page:
            sheet.row_breaks.append(Break(id=first - 1))
    foot = len(rows) + 1
    for first, last, lines in [(2, 4, ELABORO), (6, 9, SEAL), (12, 16, VO_BO)]:
        for offset, text in enumerate(lines):
            put(sheet, foot + offset, first, text, Alignment(horizontal="center"), border=None,
                size=10)
            merge(sheet, foot + offset, first, foot + offset, last)
    save(book, path, "Instituto Municipal de Planeación")


def save(book, path, author):
    book.properties.creator = author
    book.properties.lastModifiedBy = author
    book.properties.created = DATE
    book.save(path)
    settle(path)


def settle(path):
    """Takes the clock out of a workbook: fixed property dates and zip entry times."""
    with zipfile.ZipFile(path) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    stamp = DATE.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts:
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:(created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp, data)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            package.writestr(entry, data)


# ---------------------------------------------------------------- 3: a clean report

CLEAN_HEADER = [
    ("Unidad Responsable:", "310 - Dirección de Servicios Públicos"),
    ("Programa Presupuestario:", "12 - Servicios de limpia y recolección"),
    ("Trimestre que se reporta:", "3er. Trimestre 2023"),
    None,
    (PLAN, None),
    ("Eje:", "4. Ciudad Limpia y Ordenada"),
    ("Objetivo:",
     "4.1 Recoger y disponer los residuos sólidos de todas las colonias con puntualidad y sin "
     "daño al ambiente. 4.3 Mantener limpias las calles, plazas y mercados con la participación "
     "de los vecinos."),
    None,
]

# level, name, definition, method, unit, type, dimension, frequency, baseline, p, a, means
CLEAN = [
    ("Fin", "Porcentaje de viviendas satisfechas con el servicio de limpia",
     "Proporción de viviendas encuestadas que califican como bueno o muy bueno el servicio",
     "(Viviendas satisfechas / Viviendas encuestadas) * 100", "Porcentaje", "Estratégico",
     "Eficacia", "Anual", 81.5, [0, 0, 0, 85], [0, 0, 0],
     "Encuesta anual de satisfacción, Dirección de Servicios Públicos"),
    ("Propósito", "Porcentaje de colonias con recolección regular",
     "Proporción de colonias que reciben el camión al menos tres veces por semana",
     "(Colonias con recolección regular / Colonias del municipio) * 100", "Porcentaje",
     "Estratégico", "Eficacia", "Semestral", 86, [0, 45, 0, 45], [0, 42.5, 0],
     "Bitácora de rutas, enero a junio de 2023"),
    ("Componente 1", "Porcentaje de avance en la recolección domiciliaria",
     "Promedio de avance de las tareas de recolección casa por casa",
     "(Tareas realizadas / Tareas programadas) * 100", "Porcentaje", "De gestión", "Eficacia",
     "Trimestral", 92, [17.5, 32.5, 30, 20], [17.5, 30, 31],
     "Informe DSP/REC/041/2023 del 29 de septiembre de 2023"),
    ("Actividad 1.1", "Porcentaje de rutas recorridas",
     "Proporción de los recorridos previstos que se completan",
     "(Recorridos completos / Recorridos previstos) * 100", "Porcentaje", "De gestión",
     "Eficacia", "Mensual", 94.2, [25, 25, 25, 25], [25, 24, 23],
     "Hojas de ruta de julio, agosto y septiembre"),
    ("Actividad 1.2", "Porcentaje de camiones con mantenimiento preventivo",
     "Proporción de la flota que pasa al taller según el calendario",
     "(Camiones atendidos / Camiones de la flota) * 100", "Porcentaje", "De gestión",
     "Eficiencia", "Trimestral", 70, [12.5, 37.5, 25, 25], [12.5, 31, 25],
     "Órdenes de trabajo 118 a 164 del taller municipal"),
    ("Actividad 1.3", "Porcentaje de contenedores instalados",
     "Proporción de los contenedores comprados que ya están en la vía pública",
     "(Contenedores instalados / Contenedores comprados) * 100", "Porcentaje", "De gestión",
     "Eficacia", "Mensual", 0, [15, 35, 40, 10], [15, 35, 45],
     "Actas de entrega y fotografías con fecha"),
    ("Componente 2", "Porcentaje de avance en el barrido de espacios públicos",
     "Promedio de avance de las tareas de barrido manual y mecánico",
     "(Tareas realizadas / Tareas programadas) * 100", "Porcentaje", "De gestión", "Eficacia",
     "Trimestral", 0.88, [0.15, 0.25, 0.3, 0.3], [0.15, 0.24, 0.3],
     "Informe DSP/BAR/017/2023 del 28 de septiembre de 2023"),
    ("Actividad 2.1", "Porcentaje de plazas y mercados barridos",
     "Proporción de las plazas y mercados que se barren todos los días",
     "(Plazas y mercados barridos / Plazas y mercados) * 100", "Porcentaje", "De gestión",
     "Eficacia", "Mensual", 0.9, [0.1, 0.2, 0.3, 0.4], [0.1, 0.2, 0.25],
     "Listas de asistencia de las cuadrillas"),
    ("Actividad 2.2", "Porcentaje de jornadas vecinales de limpieza",
     "Proporción de las jornadas acordadas con los comités vecinales que se celebran",
     "(Jornadas celebradas / Jornadas acordadas) * 100", "Porcentaje", "De gestión",
     "Eficacia", "Mensual", 0.75, [0.2, 0.3, 0.3, 0.2], [0.2, 0.28, 0.35],
     "Minutas firmadas por los comités vecinales"),
]

CLEAN_NOTES = [
    "Nota: La variación es la diferencia entre lo programado y lo alcanzado.",
    "Nota: En la Actividad 1.3 se adelantó la instalación de contenedores de la zona norte.",
]
CLEAN_SIGNATURES = [
    (1, 2, "Elaboró", "Ing. Tomás Arellano Cuevas", "Jefe del Departamento de Limpia"),
    (4, 8, "Revisó", "Lic. Graciela Montoya Ibáñez", "Subdirectora de Servicios Públicos"),
    (11, 15, "Vo. Bo.", "Arq. Fermín Saldívar Otero", "Director de Servicios Públicos"),
]


def write_clean_workbook(path):
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"author": "Dirección de Servicios Públicos", "created": DATE})
    sheet = book.add_worksheet("Informe")
    sheet.set_landscape()
    sheet.set_paper(5)
    sheet.fit_to_pages(1, 0)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    box = {"font_name": "Arial", "font_size": 8, "border": 1, "valign": "vcenter",
           "text_wrap": True}
    title = book.add_format({"font_name": "Arial", "font_size": 14, "bold": True,
                             "align": "center"})
    label = book.add_format({"font_name": "Arial", "font_size": 10, "bold": True})
    value = book.add_format({"font_name": "Arial", "font_size": 10, "text_wrap": True,
                             "valign": "top"})
    head = book.add_format({**box, "bold": True, "align": "center", "bg_color": "#E2EFDA"})
    prose = book.add_format(box)
    middle = book.add_format({**box, "align": "center"})
    plain = book.add_format({**box, "align": "center", "num_format": "General"})
    percent = book.add_format({**box, "align": "center", "num_format": "0%"})
    note_format = book.add_format({"font_name": "Arial", "font_size": 9, "italic": True})
    centred = book.add_format({"font_name": "Arial", "font_size": 10, "align": "center"})
    line = book.add_format({"font_name": "Arial", "font_size": 10, "align": "center", "top": 1})

    sheet.merge_range(0, 0, 0, 26, "Informe Trimestral 2023", title)
    row = 2
    breaks = []
    for index, entry in enumerate(CLEAN):
        if index % 3 == 0:
            if index:
                row += 1
                breaks.append(row)
            row = clean_page_header(sheet, row, label, value, head)
        in_fractions = entry[0].split()[-1].startswith("2")
        clean_record(sheet, row, entry, prose, middle, percent if in_fractions else plain)
        row += 1
    sheet.set_h_pagebreaks(breaks)
    row += 1
    for note in CLEAN_NOTES:
        sheet.write_string(row, 0, note, note_format)
        row += 1
    row += 2
    for first, last, role, name, position in CLEAN_SIGNATURES:
        sheet.merge_range(row, first, row, last, role, centred)
        sheet.merge_range(row + 3, first, row + 3, last, name, line)
        sheet.merge_range(row + 4, first, row + 4, last, position, centred)
    book.close()
    settle(path)


def clean_page_header(sheet, row, label, value, head):
    for pair in CLEAN_HEADER:
        if pair:
            sheet.write_string(row, 0, pair[0], label)
            if pair[1]:
                sheet.merge_range(row, 1, row, 10, pair[1], value)
                if pair[0] == "Objetivo:":
                    sheet.set_row(row, 30)
        row += 1
    sheet.merge_range(row, 0, row, 10, "Datos del Indicador", head)
    for offset, name in enumerate(GROUPS):
        first = 11 + 5 * offset
        sheet.merge_range(row, first, row, first + 4, name, head)
    sheet.merge_range(row, 26, row + 2, 26, MEANS, head)
    for column, name in enumerate(LEAVES):
        sheet.merge_range(row + 1, column, row + 2, column, name, head)
    sheet.merge_range(row + 1, 9, row + 1, 10, "Línea Base", head)
    sheet.write_string(row + 2, 9, "Valor", head)
    sheet.write_string(row + 2, 10, "Año", head)
    for column, name in enumerate(quarters(), 11):
        sheet.merge_range(row + 1, column, row + 2, column, name, head)
    return row + 3


def clean_record(sheet, row, entry, prose, middle, figure):
    level, name, definition, method, *catalogues, baseline, p, a, verification = entry
    for column, text in enumerate([level, name, definition, method, *catalogues, "Ascendente"]):
        sheet.write_string(row, column, text, prose if 0 < column < 4 else middle)
    sheet.set_row(row, height([level, name, definition, method], WIDTHS))
    sheet.write_number(row, 9, baseline, figure)
    sheet.write_number(row, 10, 2022, middle)
    for offset in range(4):
        sheet.write_number(row, 11 + offset, p[offset], figure)
        achieved = a[offset] if offset < len(a) else 0
        if offset < len(a):
            sheet.write_number(row, 16 + offset, achieved, figure)
        else:
            sheet.write_blank(row, 16 + offset, None, figure)
        formula = f"={'LMNO'[offset]}{row + 1}-{'QRST'[offset]}{row + 1}"
        sheet.write_formula(row, 21 + offset, formula, figure, p[offset] - achieved)
    sheet.write_formula(row, 15, f"=SUM(L{row + 1}:O{row + 1})", figure, sum(p))
    sheet.write_formula(row, 20, f"=SUM(Q{row + 1}:T{row + 1})", figure, sum(a))
    sheet.write_formula(row, 25, f"=P{row + 1}-U{row + 1}", figure, sum(p) - sum(a))
    sheet.write_string(row, 26, verification, prose)


# ---------------------------------------------------------------- 4: two reports

INSTRUCTIONS = [
    "Instrucciones de llenado",
    "1. Capture una hoja por trimestre: T1, T2, T3 y T4.",
    "2. Escriba sólo números en los valores programados y alcanzados.",
    "3. Deje en blanco los trimestres que todavía no se reportan.",
    "4. Elija el tipo, la dimensión, la frecuencia y el sentido de la lista desplegable.",
    "5. Envíe el archivo a la Dirección de Planeación en los primeros diez días del mes.",
]
CATALOGUES = {
    "Tipo": ["Estratégico", "De gestión"],
    "Dimensión": ["Eficacia", "Eficiencia", "Calidad", "Economía"],
    "Frecuencia de Medición": ["Mensual", "Trimestral", "Semestral", "Anual"],
    "Sentido Esperado": ["Ascendente", "Descendente"],
}
# level, name, definition, method, unit, type, dimension, frequency, direction, baseline,
# year, p, a, means by quarter
LIBRARIES = [
    ("Fin", "Porcentaje de población lectora",
     "Proporción de personas de 12 años o más que leyeron al menos un libro en el año",
     "(Personas lectoras / Personas encuestadas) * 100", "Porcentaje", "Estratégico", "Eficacia",
     "Anual", "Ascendente", 58, 2022, [0, 0, 0, 62], [0, 0], [None, None]),
    ("Propósito", "Porcentaje de usuarios que regresan a la biblioteca",
     "Proporción de usuarios con credencial que vuelven en el mismo semestre",
     "(Usuarios que regresan / Usuarios con credencial) * 100", "Porcentaje", "Estratégico",
     "Calidad", "Semestral", "Ascendente", 84, 2023, [0, 40, 0, 50], [0, 38],
     [None, "Registro de préstamos, enero a junio de 2024"]),
    ("Componente 1", "Porcentaje de servicios de lectura ofrecidos",
     "Promedio de avance de los talleres y de la ampliación del acervo",
     "(Servicios ofrecidos / Servicios programados) * 100", "Porcentaje", "De gestión",
     "Eficacia", "Trimestral", "Ascendente", 90, 2023, [15, 27.5, 32.5, 25], [14, 29],
     ["Oficio DCR/021/2024 del 27 de marzo de 2024",
      "Oficio DCR/058/2024 del 26 de junio de 2024"]),
    ("Actividad 1.1", "Porcentaje de talleres de lectura impartidos",
     "Proporción de los talleres del calendario anual que se imparten",
     "(Talleres impartidos / Talleres programados) * 100", "Porcentaje", "De gestión",
     "Eficacia", "Mensual", "Ascendente", 95, 2023, [20, 30, 30, 20], [20, 33],
     ["Listas de asistencia, talleres 1 a 12", "Listas de asistencia, talleres 13 a 32"]),
    ("Actividad 1.2", "Porcentaje de libros incorporados al acervo",
     "Proporción de los libros adquiridos que se clasifican y se ponen en préstamo",
     "(Libros incorporados / Libros adquiridos) * 100", "Porcentaje", "De gestión",
     "Eficiencia", "Mensual", "Ascendente", 76, 2023, [10, 25, 35, 30], [8, 25],
     ["Inventario del acervo al 31 de marzo", "Inventario del acervo al 30 de junio"]),
]


def write_two_reports(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Instrucciones"
    sheet.column_dimensions["A"].width = 90
    for row, text in enumerate(INSTRUCTIONS, 1):
        put(sheet, row, 1, text, bold=row == 1, border=None, size=11)
    for quarter in (1, 2):
        draw_quarter(book.create_sheet(f"T{quarter}"), quarter)
    lists = book.create_sheet("Catálogos")
    lists.sheet_state = "hidden"
    for column, (name, values) in enumerate(CATALOGUES.items(), 1):
        lists.column_dimensions[get_column_letter(column)].width = 24
        put(lists, 1, column, name, bold=True)
        for row, text in enumerate(values, 2):
            put(lists, row, column, text)
    save(book, path, "Dirección de Cultura y Recreación")


def draw_quarter(sheet, quarter):
    set_up(sheet, WIDTHS)
    put(sheet, 1, 1, "Informe Trimestral 2024", CENTRE, bold=True, border=None, size=14)
    merge(sheet, 1, 1, 1, 27)
    header = [
        ("Unidad Responsable:", "415 - Dirección de Cultura y Recreación"),
        ("Programa Presupuestario:", "9 - Fomento a la lectura y bibliotecas"),
        ("Trimestre que se reporta:", f"{['1er.', '2do.'][quarter - 1]} Trimestre 2024"),
        (PLAN, ""),
        ("Eje:", "2. Cultura y Educación para Todas y Todos"),
        ("Objetivo:", "2.4 Acercar los libros y la lectura a las personas de todas las edades."),
    ]
    for row, (name, text) in enumerate(header, 3):
        put(sheet, row, 1, name, Alignment(), bold=True, border=None, size=10)
        if text:
            put(sheet, row, 2, text, Alignment(), border=None, size=10)
    leaves = LEAVES + ["Valor línea base", "Año base"] + quarters() + [""]
    for column, text in enumerate(leaves, 1):
        put(sheet, 10, column, "", CENTRE, bold=True, fill=SHADE)
        put(sheet, 11, column, text, CENTRE, bold=True, fill=SHADE)
    for column, last, name in [(1, 11, "Datos del Indicador"), (12, 16, GROUPS[0]),
                               (17, 21, GROUPS[1]), (22, 26, GROUPS[2])]:
        sheet.cell(10, column).value = name
        merge(sheet, 10, column, 10, last)
    sheet.cell(10, 27).value = MEANS
    merge(sheet, 10, 27, 11, 27)
    for row, entry in enumerate(LIBRARIES, 12):
        *texts, p, reached, verification = entry
        a = reached[:quarter]
        blank = [""] * (4 - quarter)
        v = [p[i] - (a[i] if i < quarter else 0) for i in range(4)]
        cells = texts + p + [sum(p)] + a + blank + [sum(a)] + v + [sum(p) - sum(a)]
        cells.append(verification[quarter - 1] or "")
        sheet.row_dimensions[row].height = height(cells, WIDTHS)
        for column, cell in enumerate(cells, 1):
            put(sheet, row, column, cell, LEFT if column in (2, 3, 4, 27) else CENTRE)
    foot = 12 + len(LIBRARIES) + 2
    signatures = [(2, 3, "Elaboró", "Lic. Nadia Espinosa Robledo", "Coordinadora de Bibliotecas"),
                  (12, 17, "Vo. Bo.", "Mtra. Amparo Villegas Rentería",
                   "Directora de Cultura y Recreación")]
    for first, last, role, name, position in signatures:
        for row, text in [(foot, role), (foot + 3, name), (foot + 4, position)]:
            put(sheet, row, first, text, Alignment(horizontal="center"), border=None, size=10)
            merge(sheet, row, first, row, last)


# ---------------------------------------------------------------- 5: a document to draw

PERIODS = ["q1", "q2", "q3", "q4", "cumulative"]


def indicator(level, code, texts, catalogues, baseline, p, a, v, verification, assumptions):
    summary, name, definition, method = texts
    keys = ["unitOfMeasure", "type", "dimension", "frequency", "expectedDirection"]
    return {
        "level": level, "number": code, "narrativeSummary": summary, "name": name,
        "definition": definition, "calculationMethod": method,
        **dict(zip(keys, catalogues)), "accumulation": None,
        "baseline": {"value": baseline[0], "year": baseline[1]},
        "programmed": dict(zip(PERIODS, p)), "adjusted": None,
        "achieved": dict(zip(PERIODS, a)),
        "variation": dict(zip(PERIODS, v)), "justification": None,
        "meansOfVerification": verification, "assumptions": assumptions,
    }


def drawing_document():
    none = None
    indicators = [
        indicator(
            "Fin", none,
            ("Contribuir a una ciudad más fresca y saludable mediante más áreas verdes.",
             "Superficie de área verde por habitante",
             "Mide los metros cuadrados de área verde pública que corresponden a cada habitante.",
             "Metros cuadrados de área verde pública / Número de habitantes"),
            ("Metros cuadrados por habitante", "Estratégico", "Eficacia", "Anual", "Ascendente"),
            (6.35, 2024), (0, 0, 0, 6.8, 6.8), (0, 0, none, none, 0), (0, 0, 0, 6.8, 6.8),
            none, "La población crece al ritmo que prevén las proyecciones oficiales."),
        indicator(
            "Propósito", none,
            ("Las colonias del municipio cuentan con arbolado sano y cuidado.",
             "Porcentaje de colonias con arbolado sano",
             "Mide la proporción de colonias cuyo arbolado se califica como sano en la revisión "
             "semestral.",
             "(Colonias con arbolado sano / Colonias revisadas) * 100"),
            ("Porcentaje", "Estratégico", "Calidad", "Semestral", "Ascendente"),
            (38.5, 2024), (0, 22.5, 0, 22.5, 45), (0, 20.25, none, none, 20.25),
            (0, 2.25, 0, 22.5, 24.75),
            "Censo de arbolado, primer semestre de 2025", none),
        indicator(
            "Componente", "1",
            (none, "Porcentaje de árboles plantados que sobreviven",
             "Mide la proporción de árboles plantados en el año que siguen vivos en la revisión "
             "del trimestre.",
             "(Árboles vivos / Árboles plantados) * 100"),
            ("Porcentaje", "De gestión", "Eficacia", "Trimestral", "Ascendente"),
            (71.25, 2024), (15, 35, 30, 20, 100), (12.5, 35, none, none, 47.5),
            (2.5, 0, 30, 20, 52.5),
            "Fichas de plantación con fotografía y coordenadas; en abril y mayo se plantaron 1,240 "
            "árboles de especies nativas en camellones, parques y escuelas, y cada ficha lleva la "
            "firma de la persona responsable de la cuadrilla.\n"
            "Reporte de riego de los meses de abril, mayo y junio, con el recorrido de las pipas y "
            "los litros que se usaron en cada colonia; las bitácoras originales se conservan en el "
            "vivero municipal y pueden consultarse en horario de oficina.",
            "Las lluvias del verano son al menos las de un año normal."),
        indicator(
            "Actividad", "1.1",
            (none, "Porcentaje de jornadas de plantación realizadas",
             "Mide la proporción de las jornadas de plantación del calendario que se realizan.",
             "(Jornadas realizadas / Jornadas programadas) * 100"),
            ("Porcentaje", "De gestión", "Eficacia", "Mensual", "Ascendente"),
            (88, 2024), (15, 35, 30, 20, 100), (12.5, 35, none, none, 47.5),
            (2.5, 0, 30, 20, 52.5),
            "Oficio DE/112/2025 del 27 de junio de 2025", none),
        indicator(
            "Componente", "2",
            ("Parques y jardines con mantenimiento regular.",
             "Porcentaje de parques con mantenimiento",
             "Mide la proporción de parques y jardines que reciben poda, riego y limpieza.",
             none),
            ("Porcentaje", "De gestión", "Eficiencia", "Trimestral", "Ascendente"),
            (none, none), (25, 25, 25, 25, 100), (25, 30.4, none, none, 55.4),
            (0, -5.4, 25, 25, 44.6),
            "Informe de parques y jardines, segundo trimestre de 2025", none),
        indicator(
            "Actividad", "2.1",
            (none, "Porcentaje de podas atendidas", none,
             "(Podas atendidas / Podas solicitadas) * 100"),
            ("Porcentaje", "De gestión", "Eficacia", "Mensual", "Ascendente"),
            (64, 2024), (25, 25, 25, 25, 100), (25, 30.4, none, none, 55.4),
            (0, -5.4, 25, 25, 44.6), none,
            "Los vecinos solicitan la poda por los medios establecidos."),
    ]
    report = {
        "title": "Informe Trimestral 2025", "fiscalYear": 2025, "quarter": 2,
        "responsibleUnit": {"code": "402", "name": "Dirección de Ecología"},
        "program": {"code": "15", "name": "Arbolado urbano y áreas verdes"},
        "planAlignment": {
            "plan": "Plan Municipal de Desarrollo 2025 - 2027",
            "axes": [{"code": "4", "name": "Ciudad Verde y Resiliente"},
                     {"code": "6", "name": "Participación Vecinal"}],
            "objectives": [
                {"code": "4.2", "text": "Ampliar y conservar las áreas verdes del municipio, con "
                                        "especies nativas y un uso cuidadoso del agua."},
                {"code": "6.1", "text": "Sumar a los comités vecinales al cuidado de los parques "
                                        "y jardines."}],
        },
        "indicators": indicators,
        "signatures": [
            {"role": "Elaboró", "name": "Biól. Renata Oropeza Lira",
             "position": "Jefa del Departamento de Arbolado Urbano"},
            {"role": "Vo. Bo.", "name": "Ing. Saúl Barragán Mendieta",
             "position": "Director de Ecología"}],
        "notes": ["Nota: Las podas del segundo trimestre incluyen las que se atendieron por la "
                  "tormenta del 14 de mayo."],
    }
    return {
        "schemaVersion": "1.1",
        "source": {"file": None, "format": "json", "sha256": None, "sheets": []},
        "reports": [report], "unplaced": [], "findings": [],
    }


def write_document(path):
    text = json.dumps(drawing_document(), ensure_ascii=False, indent=2)
    path.write_bytes((text + "\n").encode("utf-8"))


def main():
    for folder, name, write in [
        ("informe-real-texto", "entrada.txt", write_real_text),
        ("informe-real-excel", "entrada.xlsx", write_real_workbook),
        ("informe-limpio", "entrada.xlsx", write_clean_workbook),
        ("dos-informes", "entrada.xlsx", write_two_reports),
        ("dibujar", "entrada.json", write_document),
    ]:
        (HERE / folder).mkdir(exist_ok=True)
        write(HERE / folder / name)


if __name__ == "__main__":
    main()
