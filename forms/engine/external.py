"""Lists that come with a form as files: CSV, XML and GeoJSON."""

import csv
import io
import json
from collections.abc import Mapping

from lxml import etree

from forms.engine import document as xml
from forms.engine.errors import FormError
from forms.engine.secondary import SecondaryInstance
from forms.xpath.nodes import Node, NodeKind
from forms.xpath.values import text_of

# Rows of one list; more belongs into a data base, not into a form.
MAX_ROWS = 250_000
# Under this name a caller may hand over the submission of the interview before.
LAST_SAVED = "last-saved"


def read_external(source: str, attachments: Mapping[str, bytes]) -> SecondaryInstance:
    """The list a form names by ``jr://file/x.xml``, ``jr://file-csv/x.csv`` or ``jr://instance/last-saved``.

    Raises:
        FormError: The file is missing or cannot be read.
    """
    if source == "jr://instance/last-saved":
        # The interview before this one is none of this one's business, unless the caller hands it over.
        last = attachments.get(LAST_SAVED)
        return SecondaryInstance(Node(NodeKind.ROOT)) if last is None else xml.read_secondary(_wrapped(xml.parse(last)))
    name = source.rpartition("/")[2]
    content = attachments.get(name)
    if content is None:
        raise FormError("missing-attachment", name)
    try:
        if name.endswith(".csv"):
            return _csv(content)
        if name.endswith(".geojson"):
            return _geojson(content)
        return xml.read_secondary(_wrapped(xml.parse(content)))
    except (csv.Error, ValueError, LookupError, TypeError, AttributeError, RecursionError) as fault:
        raise FormError("broken-attachment", name, type(fault).__name__) from None


def _wrapped(root: etree._Element) -> etree._Element:
    wrapper = etree.Element("instance")
    wrapper.append(root)
    return wrapper


def _csv(content: bytes) -> SecondaryInstance:
    text = content.decode("utf-8-sig")
    first = text.partition("\n")[0]
    delimiter = ";" if ";" in first and "," not in first else "," if "," in first else "\t" if "\t" in first else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = [name.strip() for name in next(rows, [])]
    # Of two columns of one name the first one counts.
    places = {name: at for at, name in reversed(list(enumerate(names)))}
    columns: dict[str, list[str | None]] = {name: [] for name in places}
    for count, row in enumerate(rows):
        if count >= MAX_ROWS:
            raise FormError("list-too-long")
        if not any(row):
            continue
        for name, at in places.items():
            columns[name].append(row[at] if at < len(row) else "")
    return SecondaryInstance.flat(columns)


def _geojson(content: bytes) -> SecondaryInstance:
    features = json.loads(content)["features"]
    if not isinstance(features, list) or len(features) > MAX_ROWS:
        raise ValueError("features")
    rows: list[dict[str, str]] = []
    for feature in features:
        row = {"geometry": _geometry(feature["geometry"])}
        if "id" in feature:
            row["id"] = str(feature["id"])
        row.update({str(key): _text(value) for key, value in (feature.get("properties") or {}).items()})
        rows.append(row)
    names = dict.fromkeys(name for row in rows for name in row)
    return SecondaryInstance.flat({name: [row.get(name) for row in rows] for name in names})


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int | float) else json.dumps(value)


def _geometry(geometry: dict[str, object]) -> str:
    coordinates = geometry["coordinates"]
    if not isinstance(coordinates, list):
        raise TypeError("coordinates")
    match geometry["type"]:
        case "Point":
            points = [coordinates]
        case "LineString":
            points = coordinates
        case "Polygon":
            points = coordinates[0]
        case _:
            raise ValueError("geometry")
    # All digits: six of them are a house in the next street.
    return ";".join(f"{text_of(float(point[1]))} {text_of(float(point[0]))} 0 0" for point in points)
