"""`tmtui rate` and `tmtui ratings`: threats in the words of another scheme."""

from __future__ import annotations

from collections import Counter

import click

from tmtui.cli.options import as_json
from tmtui.cli.screen import Screen
from tmtui.cli.settings import settings_of
from tmtui.cli.words import counted


@click.command
@click.argument("threat")
@click.argument("vector", required=False, default="")
@click.option("name", "-s", "--scheme", default="", metavar="SCHEME", help="Else the one the model goes by.")
@click.option("--note", default="", metavar="TEXT", help="Why so.")
@click.option("--retract", is_flag=True, help="Take the factors back.")
@click.pass_context
def rate(ctx: click.Context, threat: str, vector: str, name: str, note: str, retract: bool) -> None:
    """Give the factors of a threat in a rating scheme.

    As in `tmtui rate unpatched@component/web -s cvss CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H`. Without a vector it
    shows what the scheme says now, and how a vector looks. `tmtui ratings --schemes` lists the schemes.
    """
    from tmtui.workspace.rating import picked_scheme, rated, scheme
    from tmtui.workspace.rating import rate as say

    screen = Screen.current()
    with settings_of(ctx).live() as live:
        found = scheme(name) if name else picked_scheme(live)
        if vector or retract:
            rating, receipt = say(live, threat, found.name, "" if retract else vector, note=note)
            screen.narrate(receipt.message or f"saved {receipt.saved_at}: {found.title} of {threat}")
        else:
            known = next((each for each in rated(live, found.name) if each.threat.id == threat), None)
            rating = known.rating if known is not None else None
            if known is not None and known.why:
                screen.narrate(f"the factors that were given could not be read: {known.why}")
        if rating is None:
            screen.line(f"{found.title} has no factors for {threat}; as in {found.example}")
        else:
            screen.line(f"{rating.words}: {rating.detail} (from {rating.basis})")
            for amount, share in rating.curve:
                screen.line(f"{share:6.1%} of years cost more than {amount:,.0f}", indent=2)


@click.command
@click.option("name", "-s", "--scheme", default="", metavar="SCHEME", help="Else the one the model goes by.")
@click.option("schemes", "--schemes", is_flag=True, help="List the schemes instead.")
@as_json
@click.pass_context
def ratings(ctx: click.Context, name: str, schemes: bool, as_json: bool) -> None:
    """List threats as another scheme rates them.

    Where nobody gave the scheme's own factors it reads the model's likelihood and impact in its own words. What a model
    goes by is a fact like any other: `tmtui answer model scheme owasp`.
    """
    from tmtui.workspace.rating import names, picked_scheme, rated, scheme

    screen = Screen.current()
    if schemes:
        found = [scheme(each) for each in names()]
        if as_json:
            screen.json([{"name": x.name, "title": x.title, "about": x.about, "example": x.example} for x in found])
        for each in found if not as_json else ():
            screen.line(f"{each.name}: {each.title}", bold=True)
            screen.line(each.about, indent=2)
            if each.example:
                screen.line(f"tmtui rate THREAT -s {each.name} {each.example}", indent=2)
        return
    with settings_of(ctx).live() as live:
        chosen = scheme(name) if name else picked_scheme(live)
        listed = rated(live, chosen.name)
        if as_json:
            screen.json(
                [
                    {
                        "id": each.threat.id, "scheme": chosen.name, "title": each.threat.title,
                        "label": list(each.rating.label) if each.rating else None,
                        "value": list(each.rating.value) if each.rating else None,
                        "detail": "; ".join(filter(None, (each.rating.detail if each.rating else "", each.why))),
                        "basis": each.rating.basis if each.rating else "",
                        "curve": [list(point) for point in each.rating.curve] if each.rating else [],
                    }
                    for each in listed
                ]
            )  # fmt: skip
            return
        rows = [
            (each.rating.words if each.rating else "not rated", each.threat.id, each.threat.title) for each in listed
        ]
        screen.table((chosen.title.upper(), "ID", "THREAT"), rows)
        stated = sum(each.rating is not None and each.rating.stated for each in listed)
        for why, count in Counter(each.why for each in listed if each.why).items():
            screen.narrate(f"factors of {counted(count, 'threat')} could not be read: {why}")
        screen.narrate(f"{len(listed)} threats, {stated} with factors of their own; {chosen.about}")
