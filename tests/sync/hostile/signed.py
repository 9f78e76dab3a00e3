"""The head of a request: what is signed, and how."""

from __future__ import annotations

import base64
import itertools
from collections.abc import Callable, Iterator
from functools import partial

from tests.sync.hostile.answers import Said
from tests.sync.hostile.case import Case, case
from tests.sync.hostile.door import Door
from tests.sync.hostile.signing import COVERED, PARAMETERS, Head

MALFORMED, INVALID, MISSING = "signature-malformed", "signature-invalid", "signature-missing"
_ORDER = int.from_bytes(bytes.fromhex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010"), "little")


def cursor(head: Head) -> Callable[[Door], Said]:
    """Asks for a cursor under this head."""
    return lambda door: door.ask(door.laptop, "GET", "/v1/cursor", head=head)


def headed(name: str, code: str, head: Head) -> Case:
    """A head that is refused before anything else is looked at."""
    return case(name, 401, code, cursor(head), unread=True)


def coverage() -> Iterator[Case]:
    """Well signed by the device itself, over less than everything, or over more, or twice."""
    for count in range(4):
        for some in itertools.combinations(COVERED, count):
            short = " ".join(one.strip('"@') for one in some) or "nothing"
            yield headed(f"covers only {short}", MALFORMED, Head(components=some))
    for one in COVERED:
        yield headed(f"covers {one} twice", MALFORMED, Head(components=(*COVERED, one)))
    for extra in ("host", "@path", "@query", "@scheme", "@request-target", "@status", "date", "@signature-params"):
        yield headed(f"covers {extra} too", MALFORMED, Head(components=(*COVERED, f'"{extra}"')))
    for first, second in itertools.combinations(range(4), 2):
        turned = list(COVERED)
        turned[first], turned[second] = turned[second], turned[first]
        yield headed(f"components {first} and {second} change places", MALFORMED, Head(components=tuple(turned)))
    for at, parameter in (
        (0, ";req"),
        (1, ";req"),
        (2, ";tr"),
        (3, ";sf"),
        (3, ";bs"),
        (3, ';key="sha-256"'),
        (0, ';name="x"'),
        (2, ";req=?0"),
    ):
        named = tuple(f"{one}{parameter if at == number else ''}" for number, one in enumerate(COVERED))
        values = {one: "" for one in named if one not in COVERED}
        yield headed(f"component {at} with {parameter}", MALFORMED, Head(components=named, values=values))
    for one in ('"@METHOD"', '"@Method"', "@method", "method", "'@method'", '"@method'):
        yield headed(f"names the method {one}", MALFORMED, Head(components=(one, *COVERED[1:])))


def parameters() -> Iterator[Case]:
    """Parameters that are missing, doubled, of another kind, or say something else."""
    for at, text in enumerate(PARAMETERS):
        name = text.partition("=")[0]
        yield headed(f"no {name}", MALFORMED, Head(parameters=(*PARAMETERS[:at], *PARAMETERS[at + 1 :])))
        yield headed(f"{name} twice", MALFORMED, Head(parameters=(*PARAMETERS, text)))
        yield headed(
            f"{name} without a value",
            MALFORMED,
            Head(parameters=tuple(name if one == text else one for one in PARAMETERS)),
        )
    for name, value in (
        ("created", '"0"'),
        ("created", "0.5"),
        ("created", "-1"),
        ("created", "?1"),
        ("created", "@0"),
        ("created", "999999999999999999"),
        ("created", "1e9"),
        ("keyid", "7"),
        ("keyid", "a1b2"),
        ("keyid", ":AAAA:"),
        ("nonce", "7"),
        ("nonce", ":AAAA:"),
        ("nonce", "?1"),
        ("tag", "svidok-v1"),
        ("tag", '"svidok-v2"'),
        ("tag", '"SVIDOK-V1"'),
        ("tag", '""'),
        ("tag", '"svidok-v1 "'),
        *(
            ("alg", f'"{name}"')
            for name in (
                "hmac-sha256",
                "rsa-pss-sha512",
                "rsa-v1_5-sha256",
                "ecdsa-p256-sha256",
                "ecdsa-p384-sha384",
                "none",
                "",
                "ED25519",
                "ed448",
                "ed25519ph",
            )
        ),
    ):
        changed = tuple(f"{name}={value}" if one.startswith(f"{name}=") else one for one in PARAMETERS)
        yield headed(f"{name} is {value}", MALFORMED, Head(parameters=changed))
    for extra in ("expires=1", "expires=99999999999", "x=1", "keyid2=1", "max-age=1", "b"):
        yield headed(f"also says {extra}", MALFORMED, Head(parameters=(*PARAMETERS, extra)))
    yield headed("parameters in another order", MALFORMED, Head(parameters=(*PARAMETERS[1:], PARAMETERS[0])))


def labels() -> Iterator[Case]:
    """Labels, second signatures, fields that are missing or come twice."""
    for label in ("sig1", "Svidok", "svidok2", "*", "a.b"):
        yield headed(f"label {label}", MALFORMED, Head(label=label))
    yield headed("two labels that differ", MALFORMED, Head(signature_label="sig1"))
    more = "svidok=:" + "A" * 86 + "==:"
    for name, after in (
        ("a second member before", (("svidok=(", "other=();x=1, svidok=("),)),
        ("a second member behind", (('tag="svidok-v1"', 'tag="svidok-v1", other=()'),)),
        ("the same member twice", (("svidok=:", f"{more}, svidok=:"),)),
        ("an empty member", (("svidok=(", ", svidok=("),)),
        ("space before the member", (("svidok=(", "svidok= ("),)),
        ("a tab among the components", (('"@method" ', '"@method"\t'),)),
        ("no components at all", ((f"({' '.join(COVERED)})", "?1"),)),
        ("an item for the list", ((f"({' '.join(COVERED)})", '"@method"'),)),
        ("a list without end", (('content-digest")', 'content-digest"'),)),
        ("lists in lists", (("svidok=(", "svidok=(" * 50),)),
        ("letters outside ASCII", (("svidok-v1", "svidok-v\xb9"),)),
        ("a string without end", (('tag="svidok-v1"', 'tag="svidok-v1'),)),
        ("an escape in the name", (('keyid="', 'keyid="\\"'),)),
    ):
        yield headed(name, MALFORMED, Head(after=after))
    for field in ("signature", "signature-input", "content-digest"):
        yield headed(f"no {field}", MISSING, Head(without=(field,)))
        yield headed(f"{field} twice", MALFORMED, Head(twice=(field,)))
        yield headed(
            f"{field} of 3,000 characters", MALFORMED, Head(after=((_START[field], _START[field] + " " * 3_000),))
        )
    yield headed("nothing is signed", MISSING, Head(without=("signature", "signature-input", "content-digest")))


_START = {"signature": "svidok=:", "signature-input": "svidok=(", "content-digest": "sha-256="}


def values() -> Iterator[Case]:
    """Bytes of a signature that are not the device's over this."""
    for name, value, code in (
        ("an empty signature", b"", MALFORMED),
        ("63 bytes", bytes(63), MALFORMED),
        ("65 bytes", bytes(65), MALFORMED),
        ("640 bytes", bytes(640), MALFORMED),
        ("zeros", bytes(64), INVALID),
        ("ones", b"\xff" * 64, INVALID),
        ("the point of order one", b"\1" + bytes(63), INVALID),
    ):
        yield headed(f"signature: {name}", code, Head(signature=value))
    yield case("signature: S made larger by the order", 401, INVALID, _malleable, unread=True)
    yield case("signature: of a request before", 401, INVALID, _of_another, unread=True)
    for old, new in (("svidok=:", "svidok=:="), ("svidok=:", "svidok=:~"), ("==:", ":"), ("==:", "==")):
        yield headed(f"signature: {new} for {old}", MALFORMED, Head(after=((old, new),)))
    yield headed("signature: a text, not bytes", MALFORMED, Head(after=(("svidok=:", 'svidok="'), ("==:", '=="'))))
    for component, value in (
        ('"@method"', "POST"),
        ('"@method"', "get"),
        ('"@authority"', "central.example"),
        ('"@authority"', "127.0.0.1"),
        ('"@target-uri"', "/v1/cursor"),
        ('"@target-uri"', "http://{address}/v1/cursor"),
        ('"@target-uri"', "https://{address}/v1/cursor?"),
        ('"@target-uri"', "https://{address}/v1/receipts"),
        ('"@target-uri"', "https://{address}//v1/cursor"),
        ('"@target-uri"', "https://{address}/v1/cursor#x"),
    ):
        yield case(f"signed for {component} {value}", 401, INVALID, partial(_values, component, value), unread=True)


def _values(component: str, value: str, door: Door) -> Said:
    return cursor(Head(values={component: value.replace("{address}", door.address)}))(door)


def _malleable(door: Door) -> Said:
    good = dict(door.fields(door.laptop, "GET", "/v1/cursor", b""))
    raw = base64.b64decode(good["signature"][8:-1])
    larger = raw[:32] + (int.from_bytes(raw[32:], "little") + _ORDER).to_bytes(32, "little")
    said = f"svidok=:{base64.b64encode(larger).decode()}:"
    fields = "".join(f"{name}: {said if name == 'signature' else value}\r\n" for name, value in good.items())
    return door.send(f"GET /v1/cursor HTTP/1.1\r\nhost: {door.address}\r\n{fields}\r\n".encode())


def _of_another(door: Door) -> Said:
    old = dict(door.fields(door.laptop, "GET", "/v1/feed", b""))["signature"]
    return cursor(Head(signature=base64.b64decode(old[8:-1])))(door)


SIGNED = (*coverage(), *parameters(), *labels(), *values())
