"""A plan or a state as facts: a plan is what is meant (*document*), a state is what Terraform found (*tool*).

Values that are marked as sensitive are left out before anything looks at them. What a plan is about to remove is not in
it any more. Resources of types that are in no table are counted by their type.
"""

from __future__ import annotations

from tmtui.banks.bank import Bank
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.draft import Draft
from tmtui.exchange.incoming.imported import Imported
from tmtui.exchange.incoming.json_ import read_json
from tmtui.exchange.incoming.plain import Plain, items, mapping, maps, text
from tmtui.exchange.incoming.tally import Tally
from tmtui.exchange.readers.terraform.calls import calls
from tmtui.exchange.readers.terraform.catalogue import is_known
from tmtui.exchange.readers.terraform.estate import Estate
from tmtui.exchange.readers.terraform.places import components, zones
from tmtui.exchange.readers.terraform.power import power
from tmtui.exchange.readers.terraform.references import link
from tmtui.exchange.readers.terraform.resources import MANAGED, resources_of
from tmtui.exchange.readers.terraform.rules import rules
from tmtui.exchange.readers.terraform.settings import settings
from tmtui.model.answers import Answers
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis


def read(document: Document, bank: Bank, answers: Answers) -> Imported:
    """Return what a plan or a state says.

    Raises:
        BadInput: when it is neither.
    """
    top = mapping(read_json(document))
    # An address means one thing; where a file says otherwise, what stands last holds.
    found = list({each.address: each for each in resources_of(top)}.values())
    managed = [each for each in found if each.mode == MANAGED]
    if not managed:
        raise BadInput(
            "there are no resources in the file", place=document.start,
            remedy="`terraform show -json PLAN` writes a plan, `terraform show -json` the state.",
        )  # fmt: skip
    plan = isinstance(top.get("planned_values"), dict)
    draft = Draft("tfplan", document, bank, answers, Basis.DOCUMENT if plan else Basis.TOOL)
    tally = Tally(draft)
    link(found, top.get("configuration"))
    estate = Estate(draft, tally, found)
    zones(estate)
    components(estate)
    rules(estate)
    calls(estate)
    power(estate)
    settings(estate)
    for each in managed:
        if not is_known(each.type):
            tally.add(each.type, "nothing is made of this type of resource", each.pointer)
    _removed(tally, top.get("resource_changes"))
    tally.done()
    return draft.done()


def _removed(tally: Tally, changes: Plain) -> None:
    """Count what the plan removes: it is not part of what is meant."""
    for each in maps(changes):
        if [text(one) for one in items(mapping(each.get("change")).get("actions"))] == ["delete"]:
            tally.add(f"{text(each.get('type'))} that the plan removes", "it will be gone", text(each.get("address")))
