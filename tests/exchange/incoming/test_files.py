"""Bytes of any sort: a clear located error, or the values that were meant; in bounded time and memory."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmtui.exchange.detecting import detect
from tmtui.exchange.incoming.document import Document, checked, text_of
from tmtui.exchange.incoming.json_ import read_json
from tmtui.exchange.incoming.plain import LocatedMap, Plain, line_of, mapping, number, text, texts, truth
from tmtui.exchange.incoming.xml_ import child, children, local, read_xml, whole_elements
from tmtui.exchange.incoming.yaml_ import read_yaml
from tmtui.model.errors import BadInput


def of(data: bytes | str) -> Document:
    return Document("f", data.encode() if isinstance(data, str) else data)


def archive() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("../../x", "0" * 10)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"), (b" \n\t", "empty"), (b"\0\0\0", "empty"), (archive(), "ZIP archive"),
        (gzip.compress(b"x" * 1_000, mtime=0), "gzip archive"), (b"BZh91AY", "bzip2"), (b"\xfd7zXZ\0", "xz"),
        (b"a: b\0c", "NUL byte"), ("größe: 1".encode("latin-1"), "UTF-8"), (b"\xff\xfea", "UTF-16"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_with_what_to_do(data: bytes, told: str) -> None:
    with pytest.raises(BadInput, match=told) as caught:
        text_of(of(data))
    assert caught.value.remedy
    assert caught.value.place is not None


def test_too_large_is_said_before_anything_is_decoded() -> None:
    with pytest.raises(BadInput, match="are read"):
        checked(of(b"x" * 2_000), 1_000)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    assert read_yaml(of("größe: 日本".encode(encoding))).documents == ({"größe": "日本"},)
    assert read_json(of('{"größe": "日本"}'.encode(encoding))) == {"größe": "日本"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_format_is_recognised_in_every_usual_encoding(encoding: str) -> None:
    assert detect(of("services:\n  größe: {}\n".encode(encoding))) == "compose"


def test_a_fault_in_the_text_names_its_line() -> None:
    with pytest.raises(BadInput) as caught:
        text_of(of(b"one\ntwo\nth\xffree"))
    assert caught.value.place is not None
    assert caught.value.place.line == 3


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ('{"a": 1, "a": 2}', "twice"), ("[" * 100_000, "not JSON|nested"), ('{"a": NaN}', "NaN"), ("{,}", "not JSON"),
        ('{"a": Infinity}', "Infinity"), ("[1] [2]", "not JSON"), ("1" * 5_000, "not JSON"),
    ],
)  # fmt: skip
def test_json_that_is_none_is_refused(data: str, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        read_json(of(data))


LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join(f'*{before}' for _ in range(10))}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (LAUGHS, "more than 2,000,000 values"), ("a: &a [*a]", "inside what it names"), ("a: *b", "names nothing"),
        ("[" * 500, "more than 100 collections"), ("a: 1\na: 2", "twice"), ("? [a]\n: b", "a key is a list"),
        ("a: {<<: 5, <<: [1]}", "takes a mapping"), ("a: [", "not YAML"), ("a: \x07", "not YAML"),
    ],
)  # fmt: skip
def test_yaml_that_is_none_or_a_bomb_is_refused(data: str, told: str) -> None:
    with pytest.raises(BadInput, match=told) as caught:
        read_yaml(of(data))
    assert caught.value.place is not None


def test_yaml_means_what_every_version_agrees_on_and_constructs_nothing() -> None:
    found = read_yaml(of("a: no\nb: true\nc: 010\nd: 12:30\ne: ~\nf: 1.5\ng: !!python/object:os.system x\nh: 3\n"))
    assert found.documents == (
        {"a": "no", "b": True, "c": "010", "d": "12:30", "e": None, "f": 1.5, "g": "x", "h": 3},
    )  # fmt: skip


def test_tags_of_other_tools_are_noted_with_their_lines() -> None:
    assert read_yaml(of("a: 1\nb: !reset []\n")).tags == (("!reset", 2),)


def test_yaml_knows_lines_and_merges_keys() -> None:
    [found] = read_yaml(of("base: &b {x: 1, y: 2}\nmade:\n  <<: *b\n  y: 3\n")).documents
    assert mapping(found)["made"] == {"x": 1, "y": 3}
    made = mapping(found)["made"]
    assert isinstance(made, LocatedMap)
    assert line_of(made, "y") == 4


def test_several_documents_are_kept_apart() -> None:
    found = read_yaml(of("a: 1\n---\n---\nb: 2\n"))
    assert (found.documents, found.lines) == (({"a": 1}, {"b": 2}), (1, 4))


ENTITIES = '<!DOCTYPE a [<!ENTITY b "xx"><!ENTITY c "&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize(
    "data",
    [
        ENTITIES, '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>' + ENTITIES, "<a><b></a>", "<a>", "x",
        '<!DOCTYPE a [<!ENTITY b SYSTEM "http://example.org/">]><a>&b;</a>', "<a>" * 300 + "</a>" * 300,
        '<?xml version="1.0" encoding="nonsense"?><a/>',
    ],
)  # fmt: skip
def test_xml_that_is_none_or_hostile_is_refused(data: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_xml(of(data))
    assert caught.value.remedy
    with pytest.raises(BadInput):
        list(whole_elements(of(data), "b"))


def test_xml_is_read_whole_or_element_by_element() -> None:
    data = '<n:a xmlns:n="u"><n:b k="1"><c>t</c></n:b><b k="2"/></n:a>'
    root = read_xml(of(data))
    assert [each.get("k") for each in children(root, "b")] == ["1", "2"]
    found = child(root, "b", "c")
    assert found is not None
    assert (local(found), found.text) == ("c", "t")
    assert [each.get("k") for each in whole_elements(of(data), "b")][:2] == ["1", "2"]


@given(st.binary(max_size=300))
@settings(max_examples=50)
def test_any_bytes_end_in_values_or_in_one_error(data: bytes) -> None:
    for read in (read_json, read_yaml, read_xml):
        try:
            read(of(data))
        except BadInput as error:
            assert str(error)  # noqa: PT017 any outcome but another exception is right


def test_plain_values_never_trust_a_shape() -> None:
    odd: list[Plain] = ["a\nb", 3, True, None, [], {}]
    assert [text(each) for each in odd] == ["a b", "3", "true", "", "", ""]
    figures: list[Plain] = ["2", 1.5, True, "x", float("inf"), "1e999", []]
    assert [number(each) for each in figures] == [2.0, 1.5] + [None] * 5
    assert [truth(each) for each in ("Yes", "off", True, "maybe", 1)] == [True, False, True, None, None]
    assert texts(["a", None, {"b": 1}, 2]) == ("a", "2")
    assert mapping([1]) == {}
