"""A small model of the Threat Modeling Tool that has one of everything, written as the tool writes it."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

MODEL = "http://schemas.datacontract.org/2004/07/ThreatModeling.Model"
ABSTRACTS = "http://schemas.datacontract.org/2004/07/ThreatModeling.Model.Abstracts"
KNOWLEDGE = "http://schemas.datacontract.org/2004/07/ThreatModeling.KnowledgeBase"
ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays"
NOBODY = "00000000-0000-0000-0000-000000000000"

Choice = tuple[str, str, list[str], int]
"""Name, label, options and which is selected."""


def written(label: str, value: str) -> str:
    kind = "Boolean" if value in ("true", "false") else "String"
    return (
        f'<a:anyType i:type="b:{kind}DisplayAttribute"><b:DisplayName>{escape(label)}</b:DisplayName><b:Name/>'
        f"<b:Value>{escape(value)}</b:Value></a:anyType>"
    )


def chosen(choice: Choice, *, fixed: bool = False) -> str:
    name, label, options, index = choice
    listed = "".join(f"<a:string>{escape(each)}</a:string>" for each in options)
    kind = "StaticList" if fixed else "List"
    return (
        f'<a:anyType i:type="b:{kind}DisplayAttribute"><b:DisplayName>{label}</b:DisplayName><b:Name>{name}</b:Name>'
        f'<b:Value i:type="a:ArrayOfstring">{listed}</b:Value><b:SelectedIndex>{index}</b:SelectedIndex></a:anyType>'
    )


def stencil(
    drawn: str, generic: str, type: str, guid: str, kind: str, name: str, where: str, *, scope: str = "",
    choices: Iterable[Choice] = (), fixed: Iterable[Choice] = (),
) -> str:  # fmt: skip
    header = f'<a:anyType i:type="b:HeaderDisplayAttribute"><b:DisplayName>{kind}</b:DisplayName></a:anyType>'
    out = written("Out Of Scope", "true" if scope else "false") + written("Reason For Out Of Scope", scope)
    rest = "".join(chosen(each) for each in choices) + "".join(chosen(each, fixed=True) for each in fixed)
    return (
        f'<a:KeyValueOfguidanyType><a:Key>{guid}</a:Key><a:Value i:type="{drawn}"><GenericTypeId xmlns="{ABSTRACTS}">'
        f'{generic}</GenericTypeId><Guid xmlns="{ABSTRACTS}">{guid}</Guid><Properties xmlns="{ABSTRACTS}">'
        f"{header}{written('Name', name)}{out}{rest}</Properties>"
        f'<TypeId xmlns="{ABSTRACTS}">{type}</TypeId>{where}</a:Value></a:KeyValueOfguidanyType>'
    )


def box(left: int, top: int, width: int = 100, height: int = 60) -> str:
    return (
        f'<Height xmlns="{ABSTRACTS}">{height}</Height><Left xmlns="{ABSTRACTS}">{left}</Left>'
        f'<Top xmlns="{ABSTRACTS}">{top}</Top><Width xmlns="{ABSTRACTS}">{width}</Width>'
    )


def line(source: str = NOBODY, target: str = NOBODY, points: tuple[int, ...] = (0, 0, 450, 20, 0, 0)) -> str:
    places = dict(zip(("SourceX", "SourceY", "HandleX", "HandleY", "TargetX", "TargetY"), points, strict=True))
    coordinates = "".join(f'<{key} xmlns="{ABSTRACTS}">{value}</{key}>' for key, value in places.items())
    return (
        f'<SourceGuid xmlns="{ABSTRACTS}">{source}</SourceGuid><TargetGuid xmlns="{ABSTRACTS}">{target}</TargetGuid>'
        f"{coordinates}"
    )


def threat(type: str, flow: str, state: str, priority: str, why: str = "", **properties: str) -> str:
    pairs = "".join(
        f"<a:KeyValueOfstringstring><a:Key>{key}</a:Key><a:Value>{escape(value)}</a:Value></a:KeyValueOfstringstring>"
        for key, value in properties.items()
    )
    return (
        f'<a:KeyValueOfstringThreatpc_P0_PhOB><a:Key>{type}{flow}</a:Key><a:Value xmlns:b="{KNOWLEDGE}">'
        f"<b:DrawingSurfaceGuid>s1</b:DrawingSurfaceGuid><b:FlowGuid>{flow}</b:FlowGuid><b:Priority>{priority}</b:Priority>"
        f"<b:Properties>{pairs}</b:Properties><b:SourceGuid>web</b:SourceGuid><b:State>{state}</b:State>"
        f"<b:StateInformation>{escape(why)}</b:StateInformation><b:TargetGuid>db</b:TargetGuid><b:Title/>"
        f"<b:TypeId>{type}</b:TypeId></a:Value></a:KeyValueOfstringThreatpc_P0_PhOB>"
    )


def surface(guid: str, header: str, borders: Iterable[str], lines: Iterable[str]) -> str:
    return (
        f'<DrawingSurfaceModel><Guid xmlns="{ABSTRACTS}">{guid}</Guid><Borders>{"".join(borders)}</Borders>'
        f"<Header>{header}</Header><Lines>{''.join(lines)}</Lines></DrawingSurfaceModel>"
    )


YES_NO = ["No", "Yes"]
SELECT = ["Not Selected", "No", "Yes"]
SECRET: Choice = ("providesConfidentiality", "Provides Confidentiality", ["Yes"], 0)

SHAPES = (
    stencil("StencilRectangle", "GE.EI", "SE.EI.TMCore.User", "user", "Human User", "Customer", box(0, 0),
            choices=[("authenticatesItself", "Authenticates Itself", ["Not Applicable", "No", "Yes"], 2)]),
    stencil("StencilEllipse", "GE.P", "SE.P.TMCore.WebServer", "web", "Web Server", "Shop\nfront (nginx)", box(300, 0),
            choices=[("implementsCustomAuthorizationMechanism", "Uses an Authorization Mechanism", YES_NO, 1),
                     ("hasInputSanitizers", "Sanitizes Input", ["Not Selected", "Yes", "No"], 1)],
            fixed=[("codeType", "Code Type", ["Managed"], 0)]),
    stencil("StencilParallelLines", "GE.DS", "SE.DS.TMCore.SQL", "db", "SQL Database", "Orders", box(600, 0),
            choices=[("storesCredentials", "Stores Credentials", YES_NO, 1), ("Encrypted", "Encrypted", YES_NO, 1),
                     ("Backup", "Backup", YES_NO, 0)]),
    stencil("StencilEllipse", "GE.P", "SE.P.Mine.Vault", "vault", "Azure Key Vault", "Secrets", box(600, 100)),
    stencil("StencilEllipse", "GE.P", "GE.P", "old", "Generic Process", "Thing", box(600, 300), scope="Goes away"),
)  # fmt: skip
BORDERS = (
    stencil("BorderBoundary", "GE.TB.B", "SE.TB.B.TMCore.CorpNet", "net", "CorpNet Trust Boundary", "Our house",
            box(250, -50, 600, 300)),
    stencil("BorderBoundary", "GE.TB.B", "GE.TB.B", "dmz", "Generic Trust Border Boundary", "DMZ",
            box(270, -40, 200, 150)),
)  # fmt: skip
FLOWS = (
    stencil("Connector", "GE.DF", "SE.DF.TMCore.HTTPS", "buy", "HTTPS", "Buy", line("user", "web"),
            choices=[("Cookies", "Contains Cookies", ["Yes", "No"], 1)], fixed=[SECRET]),
    stencil("Connector", "GE.DF", "SE.DF.TMCore.IPsec", "load", "IPsec", "Load orders", line("db", "web"),
            fixed=[SECRET, ("authenticatesSource", "Source Authenticated", ["Yes"], 0),
                   ("authenticatesDestination", "Destination Authenticated", ["Yes"], 0)]),
    stencil("Connector", "GE.DF", "GE.DF", "keys", "Generic Data Flow", "Generic Data Flow", line("web", "vault"),
            choices=[("authenticatesSource", "Source Authenticated", SELECT, 1), ("SOAP", "SOAP Payload", YES_NO, 1)]),
    stencil("Connector", "GE.DF", "SE.DF.TMCore.HTTP", "gone", "HTTP", "Nowhere",
            line("web", NOBODY, (0, 0, 5, 5, 9_000, 9_000))),
)  # fmt: skip
CURVES = (
    stencil("LineBoundary", "GE.TB.L", "SE.TB.L.TMCore.Internet", "edge", "Internet Boundary", "Internet Boundary",
            line(points=(200, -100, 200, 0, 200, 200))),
)  # fmt: skip
THREATS = (
    threat("S1", "buy", "AutoGenerated", "High", UserThreatDescription="Somebody pretends",
           UserThreatCategory="Spoofing"),
    threat("T1", "buy", "Mitigated", "Low", "Input is checked", Title="Cross-site scripting", m1="Escape output"),
    threat("I1", "load", "NotApplicable", "Medium", "One machine", Title="Sniffing"),
    threat("D1", "load", "NeedsInvestigation", "Medium", Title="Flood", m1="Limit requests", p1="Design"),
)  # fmt: skip
DETAIL = (
    stencil("StencilEllipse", "GE.P", "SE.P.TMCore.WebServer", "web2", "Web Server", "Shop front (nginx)", box(0, 0)),
    stencil("StencilParallelLines", "GE.DS", "SE.DS.TMCore.FS", "log", "File System", "File System", box(200, 0),
            choices=[("storesLogData", "Stores Log Data", YES_NO, 1)]),
)  # fmt: skip


def model(shapes: Iterable[str] = (*SHAPES, *BORDERS), threats: Iterable[str] = THREATS) -> str:
    """Return the whole file."""
    pages = surface("s1", "Overview", shapes, (*FLOWS, *CURVES)) + surface(
        "s2", "Detail", DETAIL,
        [stencil("Connector", "GE.DF", "SE.DF.TMCore.SMB", "w", "SMB", "Write", line("web2", "log"))],
    )  # fmt: skip
    return (
        f'<ThreatModel xmlns="{MODEL}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:a="{ARRAYS}" '
        f'xmlns:b="{KNOWLEDGE}"><DrawingSurfaceList>{pages}</DrawingSurfaceList>'
        "<MetaInformation><Assumptions>The house is locked</Assumptions><Contributors>ops-1</Contributors>"
        "<ExternalDependencies/><HighLevelSystemDescription>Sells balloons</HighLevelSystemDescription>"
        "<Owner>Sales</Owner><Reviewer/><ThreatModelName>Shop</ThreatModelName></MetaInformation>"
        "<Notes><Note><Id>1</Id><Message>Ask the operators</Message></Note></Notes>"
        f"<ThreatInstances>{''.join(threats)}</ThreatInstances><Version>4.3</Version>"
        "<KnowledgeBase><b:Manifest><b:Name>SDL</b:Name></b:Manifest><b:StandardElements><b:ElementType>"
        "<b:Id>SE.P.TMCore.WebServer</b:Id><b:Name>Web Server</b:Name></b:ElementType></b:StandardElements>"
        "<b:ThreatMetaData><b:PropertiesMetaData><b:ThreatMetaDatum><b:Name>m1</b:Name><b:Label>Possible Mitigation(s)"
        "</b:Label></b:ThreatMetaDatum><b:ThreatMetaDatum><b:Name>p1</b:Name><b:Label>SDL Phase</b:Label>"
        "</b:ThreatMetaDatum></b:PropertiesMetaData></b:ThreatMetaData><b:ThreatTypes><b:ThreatType><b:Id>S1</b:Id>"
        "<b:ShortTitle>Spoofing {source.Name} towards {target.Name}</b:ShortTitle></b:ThreatType></b:ThreatTypes>"
        "</KnowledgeBase></ThreatModel>"
    )


SMALL = model()
