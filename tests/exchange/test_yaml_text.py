"""What is written as a YAML scalar is read as the same text, without what no text of the program may hold."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tmtui.banks.fault import Faults
from tmtui.banks.yaml_nodes import Listing, Mapping, Scalar
from tmtui.banks.yaml_reader import read_nodes
from tmtui.exchange.readers.answers_yaml import RULES
from tmtui.exchange.yaml_text import scalar
from tmtui.model.errors import Place
from tmtui.model.text import clean


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
@settings(max_examples=200)
def test_a_text_written_as_a_scalar_is_read_as_the_same_text(texts: list[str]) -> None:
    inside = ", ".join(scalar(text) for text in texts)
    lines = "".join(f"  {scalar(f'k{n}')}: {scalar(text)}\n" for n, text in enumerate(texts))
    faults = Faults()
    document = f"list: [{inside}]\nmap:\n  z: end\n{lines}"
    root = read_nodes(document, Place("f.yaml", 1, 1), RULES, faults)
    assert not faults.found
    assert isinstance(root, Mapping)
    listed, mapped = root.value("list"), root.value("map")
    assert isinstance(listed, Listing)
    assert isinstance(mapped, Mapping)
    expected = [clean(text).strip() for text in texts]
    assert [item.text for item in listed.items if isinstance(item, Scalar)] == expected
    assert [node.text for _, node in mapped.pairs if isinstance(node, Scalar)] == ["end", *expected]
