"""The objects in manifests, from one or many documents, YAML or JSON, lists unfolded."""

from __future__ import annotations

from collections.abc import Iterator

from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.json_ import read_json
from tmtui.exchange.incoming.plain import Plain, at, items, line_of, mapping, maps, text
from tmtui.exchange.incoming.yaml_ import read_yaml
from tmtui.model.errors import BadInput, Place
from tmtui.model.frozen import frozen

_NESTED = 20
"""Most lists inside one another."""


@frozen
class Object:
    """One object, as it is to be applied."""

    kind: str
    group: str
    """What stands before the slash of its version: `apps`; empty for the core."""
    name: str
    namespace: str
    """Empty where the file leaves it to whoever applies it, and for what has none."""
    body: dict[str, Plain]
    line: int | str
    """Line, or pointer in a JSON file."""

    @property
    def spec(self) -> dict[str, Plain]:
        """What is wanted."""
        return mapping(self.body.get("spec"))

    @property
    def ident(self) -> str:
        """What tells it from all others in a cluster."""
        return f"{self.kind}/{self.namespace}/{self.name}"

    @property
    def labels(self) -> dict[str, str]:
        """Its labels."""
        return labels_of(at(self.body, "metadata", "labels"))

    @property
    def annotations(self) -> dict[str, str]:
        """Its annotations."""
        return labels_of(at(self.body, "metadata", "annotations"))

    @property
    def makers(self) -> list[str]:
        """What tells the objects that made it from all others."""
        owners = maps(at(self.body, "metadata", "ownerReferences"))
        return [f"{text(each.get('kind'))}/{self.namespace}/{text(each.get('name'))}" for each in owners]

    def at(self, value: Plain, key: str | int | None = None) -> int | str:
        """Return the line of a part of it; of itself where that is not known."""
        return line_of(value, key) or self.line


def read_objects(document: Document) -> tuple[list[Object], list[tuple[str, int]]]:
    """Return the objects of a file, and tags that mean nothing here with their lines.

    Raises:
        BadInput: when it cannot be read, or holds no object.
    """
    found: list[Object] = []
    if document.data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        found += _unfold(read_json(document), "#", 0)
        tags: list[tuple[str, int]] = []
    else:
        try:
            file = read_yaml(document)
        except BadInput as error:
            if b"{{" not in document.data:
                raise
            place = error.place or Place(document.file)
            raise BadInput("this is a template, not a manifest", place=place, remedy=_RENDER) from None
        for value in file.documents:
            found += _unfold(value, "", 0)
        tags = list(file.tags)
    if not found:
        raise BadInput(
            "there is no Kubernetes object in the file",
            place=document.start,
            remedy="Each has `apiVersion`, `kind` and `metadata`; `kubectl get all,ing,netpol,sa -o yaml` writes them.",
        )
    return found, tags


_RENDER = "Render it first, as with `helm template CHART` or `kubectl kustomize FOLDER`."


def labels_of(value: Plain) -> dict[str, str]:
    """Return a mapping of labels as texts."""
    return {key: text(each) for key, each in mapping(value).items()}


def _unfold(value: Plain, pointer: str, depth: int) -> Iterator[Object]:
    """Yield an object, or those in a list."""
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from _unfold(each, f"{pointer}/{number}" if pointer else "", depth + 1)
        return
    body = mapping(value)
    kind = text(body.get("kind"))
    if not kind or depth > _NESTED:
        return
    if kind.endswith("List") and isinstance(body.get("items"), list):
        for number, each in enumerate(items(body.get("items"))):
            inside = mapping(each)
            if not text(inside.get("kind")) and kind != "List":
                # The API server leaves the kind of what it lists to the list.
                inside["kind"] = kind.removesuffix("List")
                inside.setdefault("apiVersion", body.get("apiVersion"))
            yield from _unfold(inside, f"{pointer}/items/{number}" if pointer else "", depth + 1)
        return
    group = text(body.get("apiVersion")).rpartition("/")[0]
    name, namespace = text(at(body, "metadata", "name")), text(at(body, "metadata", "namespace"))
    name = name or text(at(body, "metadata", "generateName")).rstrip("-") or kind
    yield Object(kind, group, name, namespace, body, line_of(body) or pointer.removeprefix("#") or 1)
