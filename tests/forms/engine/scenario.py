"""A small language for stories about forms: answer, asks, value, choices."""

import itertools
from datetime import UTC, datetime

from forms.engine import Changes, Environment, FormDefinition, SavedInstance, Session, load_form

HEAD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"'
    ' xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms"'
    ' xmlns:orx="http://openrosa.org/xforms" xmlns:svidok="https://svidok.org/xforms"><h:head><h:title>A form</h:title>'
)
MOMENT = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


def xform(instance: str, *, model: str = "", body: str) -> bytes:
    """An XForm around an instance, the rest of its model and its body."""
    return (
        f'{HEAD}<model><instance><data id="story" version="1">{instance}</data></instance>{model}</model></h:head>'
        f"<h:body>{body}</h:body></h:html>"
    ).encode()


def asked(*names: str) -> str:
    """Plain questions directly in the form."""
    return "".join(f'<input ref="/data/{name}"><label>{name}</label></input>' for name in names)


def environment(moment: datetime = MOMENT) -> Environment:
    """A still world with counted ids."""
    count = itertools.count(1)
    return Environment(now=lambda: moment, new_id=lambda: f"{next(count):08x}", properties={"deviceid": "laptop-7"})


class Scenario:
    """One person, one form. Names are paths below the root; `[2]` is the second instance of a repeat."""

    def __init__(self, definition: FormDefinition, saved: SavedInstance | None = None) -> None:
        self.definition = definition
        self.session = Session(definition, environment=environment(), saved=saved)

    @classmethod
    def of(cls, instance: str, *, model: str = "", body: str) -> "Scenario":
        return cls(load_form(xform(instance, model=model, body=body)))

    def ref(self, name: str) -> str:
        ref = self.session.root
        for step in name.split("/"):
            plain, _, place = step.partition("[")
            ref = f"{ref}/{plain}"
            if place:
                ref = self.session.instances(ref)[int(place.rstrip("]")) - 1]
        return ref

    def answer(self, name: str, value: str) -> Changes:
        return self.session.set_answer(self.ref(name), value)

    def add(self, name: str) -> Changes:
        return self.session.add_repeat(self.ref(name))

    def remove(self, name: str) -> Changes:
        return self.session.remove_repeat(self.ref(name))

    def value(self, name: str) -> str:
        return self.session.state(self.ref(name)).value

    def asks(self, name: str) -> bool:
        return self.session.state(self.ref(name)).relevant

    def requires(self, name: str) -> bool:
        return self.session.state(self.ref(name)).required

    def readonly(self, name: str) -> bool:
        return self.session.state(self.ref(name)).readonly

    def choices(self, name: str, language: str = "") -> list[str]:
        return [choice.value for choice in self.session.choices(self.ref(name), language)]

    def label(self, name: str, language: str = "") -> str:
        return self.session.label(self.ref(name), language)

    def reopened(self) -> "Scenario":
        return Scenario(self.definition, self.session.saved())
