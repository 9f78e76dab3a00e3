"""Forms that every engine is given: flat with chains, a repeat whose total every row reads, a cascade of lists."""

from dataclasses import dataclass

from app.processes import Role, command
from forms.xlsform import SourceKind, convert
from tests.bench import forms

HEAD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"'
    ' xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"><h:head><h:title>Bench</h:title>'
)


@dataclass(frozen=True)
class Step:
    """Answers set by turns; afterwards `path` must hold `value`, whoever computed it."""

    name: str
    path: str
    values: tuple[str, ...]
    then: str = ""
    value: str = ""


@dataclass(frozen=True)
class Case:
    name: str
    xform: bytes
    steps: tuple[Step, ...]
    rows: str = ""


def cases() -> list[Case]:
    return [flat(100), flat(500), repeat(100), repeat(1_000), cascade(600, 50)]


def flat(blocks: int) -> Case:
    """Ten questions a block; the calculations are chained from the first to the last."""
    xform = convert(forms.source(blocks), SourceKind.MARKDOWN, command(Role.FORM_CONVERTER)).xform
    last = blocks - 1
    return Case(
        f"flat_{blocks * 10}",
        xform,
        (
            Step("local_answer", f"/data/a{last}", ("3", "30"), f"/data/c{last}", "30"),
            Step("local_relevance", f"/data/s{last}", ("a", "b")),
            Step("chain", "/data/a0", ("3", "30"), f"/data/c{last}", "60"),
        ),
    )


def repeat(rows: int) -> Case:
    """Rows of six; each has a share of a total over all rows, with relative references as pyxform writes them."""
    row = "<person><pos/><name/><age>1</age><adult/><school/><share/></person>"
    template = row.replace("<person>", '<person jr:template="">')
    binds = {
        "total": "sum(/data/person/age)",
        "adults": "count(/data/person[age &gt;= 18])",
        "person/pos": "position(..)",
        "person/adult": "if(../age &gt;= 18, 1, 0)",
        "person/share": "if(/data/total &gt; 0, ../age div /data/total, 0)",
    }
    model = "".join(f'<bind nodeset="/data/{name}" type="string" calculate="{how}"/>' for name, how in binds.items())
    model += (
        '<bind nodeset="/data/person/age" type="int"/>'
        '<bind nodeset="/data/person/school" type="string" relevant="../age &lt; 18"/>'
    )
    asked = "".join(
        f'<input ref="/data/person/{name}"><label>{name}</label></input>' for name in ("name", "age", "school")
    )
    xform = (
        f'{HEAD}<model><instance><data id="rows" version="1">{template}{row * rows}<total/><adults/>'
        f"<meta><instanceID/></meta></data></instance>{model}"
        '<bind nodeset="/data/meta/instanceID" type="string" calculate="\'uuid:1\'"/></model></h:head><h:body>'
        f'<group ref="/data/person"><label>p</label><repeat nodeset="/data/person">{asked}</repeat></group>'
        "</h:body></h:html>"
    ).encode()
    steps = (Step("set_age", "/data/person[1]/age", ("4", "40"), "/data/total", str(rows - 1 + 40)),)
    return Case(f"repeat_{rows}", xform, steps, rows="/data/person")


def cascade(regions: int, districts: int) -> Case:
    """A region opens its districts, by a filter over a list of all of them inside the form."""
    first = "".join(f"<item><name>r{n}</name><label>Region {n}</label></item>" for n in range(regions))
    second = "".join(
        f"<item><name>r{n}d{m}</name><label>District {m}</label><region>r{n}</region></item>"
        for n in range(regions)
        for m in range(districts)
    )
    lists = (
        f'<instance id="regions"><list>{first}</list></instance>'
        f'<instance id="districts"><list>{second}</list></instance>'
    )
    nodes = {
        "region": "instance('regions')/list/item",
        "district": "instance('districts')/list/item[region = /data/region]",
    }
    body = "".join(
        f'<select1 ref="/data/{name}"><label>{name}</label><itemset nodeset="{nodeset}">'
        '<value ref="name"/><label ref="label"/></itemset></select1>'
        for name, nodeset in nodes.items()
    )
    xform = (
        f'{HEAD}<model><instance><data id="cascade" version="1"><region/><district/>'
        f"<meta><instanceID/></meta></data></instance>{lists}"
        '<bind nodeset="/data/region" type="string"/><bind nodeset="/data/district" type="string"/>'
        '<bind nodeset="/data/meta/instanceID" type="string" calculate="\'uuid:1\'"/>'
        f"</model></h:head><h:body>{body}</h:body></h:html>"
    ).encode()
    steps = (
        Step("choose_region", "/data/region", ("r17", f"r{regions - 1}"), "choices:/data/district", str(districts)),
    )
    return Case(f"cascade_{regions * districts}", xform, steps)
