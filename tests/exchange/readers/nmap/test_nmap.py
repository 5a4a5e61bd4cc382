"""What a scan says, and that holding it against a model shows only what the model does not know."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.compiled import cache_home
from tests.exchange.readers.mutations import broken, holds
from tests.exchange.readers.nmap.small import SMALL
from tests.exchange.samples import facts
from tests.exchange.systems import shipped_bank
from tmtui.exchange.detecting import detect
from tmtui.exchange.incoming.document import Document
from tmtui.exchange.incoming.imported import Imported
from tmtui.exchange.readers.nmap import kind, spoken
from tmtui.exchange.readers.nmap.reader import read
from tmtui.model.answers import Answers
from tmtui.model.errors import BadInput
from tmtui.model.fact import Basis, Statement
from tmtui.workspace.importing import Preview, preview, take
from tmtui.workspace.live import LiveModel
from tmtui.workspace.workspace import Workspace

DATA = SMALL.encode()


def found(data: bytes = DATA, answers: Answers | None = None) -> Imported:
    imported = holds(read, data, "scan.xml", answers)
    assert imported is not None
    return imported


def held(data: bytes = DATA) -> Answers:
    return Answers(facts(found(data).statements))


def test_hosts_and_open_ports_are_counted_as_in_the_file() -> None:
    hosts = [each for each in fromstring(SMALL).iter("host") if each.find("status").get("state") == "up"]  # type: ignore[union-attr]
    ports = [each for host in hosts for each in host.iter("state") if each.get("state") == "open"]
    assert found().count("component") == len(hosts) + 1, "with whoever scanned"
    assert found().count("flow") == len(ports)
    assert {each.basis for each in found().statements} == {Basis.TOOL}


def test_what_hosts_are_and_how_they_are_called() -> None:
    answers = held()
    assert answers.value("component/web-example-org", "technology") == "nginx"
    assert answers.value("component/web-example-org", "addresses") == "192.0.2.10 02:00:00:00:00:01 web.example.org"
    assert answers.value("component/192-0-2-11", "technology") == "mail-server"
    assert answers.value("component/192-0-2-12", "technology") == "printer"
    assert answers.value("component/192-0-2-13", "technology") is None, "nothing tells what it is"
    said = next(each for each in found().statements if each.attribute == "technology")
    assert said.note == "Linux 6.1; OpenSSH 9.6; nginx 1.27"


def test_a_guess_about_the_system_stands_in_the_note_only() -> None:
    guessed = SMALL.replace('accuracy="100"', 'accuracy="90"').replace('product="nginx" version="1.27"', "")
    said = {
        each.attribute: each for each in found(guessed.encode()).statements if each.subject.endswith("web-example-org")
    }
    assert "technology" not in said
    assert "perhaps Linux 6.1" in said["addresses"].note


def test_what_is_spoken_on_open_ports() -> None:
    answers, flow = held(), "flow/whoever-reaches-what-was-scanned"
    assert answers.value(f"{flow}..web-example-org", "protocol") == "ssh"
    assert answers.value(f"{flow}..web-example-org:443", "protocol") == "https"
    assert answers.value(f"{flow}..web-example-org:9999", "protocol") == "tcp"
    assert answers.value(f"{flow}..web-example-org:9999", "port") == 9999
    assert answers.value(f"{flow}..web-example-org:443", "port") is None, "the usual port goes without saying"
    assert answers.value(f"{flow}..192-0-2-11", "protocol") == "smtp"
    assert answers.value(f"{flow}..192-0-2-11:993", "protocol") == "imaps"
    assert answers.value(f"{flow}..192-0-2-12", "protocol") == "raw-print"


def test_what_was_not_taken_is_counted() -> None:
    listed = {each.what for each in found().ignored}
    assert listed == {
        "1 hosts that did not answer", "996 ports that were closed or filtered", "1 ports that are open or filtered",
    }  # fmt: skip


def model(path: Path) -> LiveModel:
    clock = lambda: datetime(2026, 3, 1, tzinfo=UTC)  # noqa: E731
    workspace = Workspace.open(path / "x.db", clock=clock, env={"XDG_CACHE_HOME": cache_home(path.parent)})
    return workspace.live(workspace.new_model("Shop", author="ops-1"), author="ops-1")


def scan(live: LiveModel, text: str = SMALL) -> Preview:
    return preview(live, Document("scan.xml", text.encode()))


def test_a_scan_shows_what_the_model_does_not_know(tmp_path: Path) -> None:
    live = model(tmp_path)
    live.say([
        Statement("component/shop", "exists", "yes"), Statement("component/shop", "name", "web"),
        Statement("component/shop", "technology", "web-application"),
        Statement("component/users", "exists", "yes"), Statement("component/users", "name", "Users"),
        Statement("flow/users..shop", "exists", "yes"), Statement("flow/users..shop", "protocol", "https"),
    ])  # fmt: skip
    news = scan(live)
    flows = [
        each for each in news.added() if each.startswith("flow/") and each.endswith(("shop", "shop:9999", "shop:22"))
    ]
    assert flows == ["flow/whoever-reaches-what-was-scanned..shop", "flow/whoever-reaches-what-was-scanned..shop:9999"]
    assert "component/web-example-org" not in news.added(), "it is the one the model calls web"
    assert not [each for each in news.news if each.subject == "component/shop" and each.attribute == "technology"]
    assert {"component/192-0-2-11", "component/192-0-2-12", "component/192-0-2-13"} <= set(news.added())


def test_the_same_scan_again_says_nothing_and_a_later_one_what_changed(tmp_path: Path) -> None:
    live = model(tmp_path)
    take(live, scan(live))
    again = scan(live)
    assert (again.news, again.vanished) == ((), ())
    later = scan(live, SMALL.replace('portid="9999"', 'portid="8443"').replace("192.0.2.12", "192.0.2.99"))
    new = set(later.added())
    assert new == {
        "component/192-0-2-99", "flow/whoever-reaches-what-was-scanned..192-0-2-99",
        "flow/whoever-reaches-what-was-scanned..web-example-org:8443",
    }  # fmt: skip
    assert set(later.vanished) == {
        "component/192-0-2-12", "flow/whoever-reaches-what-was-scanned..192-0-2-12",
        "flow/whoever-reaches-what-was-scanned..web-example-org:9999",
    }  # fmt: skip


def test_every_word_of_ours_is_in_the_catalogue() -> None:
    bank = shipped_bank()
    known = kind.technologies(bank)
    protocols = {option.value for option in bank.attributes["flow", "protocol"].options}
    assert set(kind._KINDS.values()) | set(kind._TELLING_PORTS.values()) | {to for _, to in kind._SYSTEMS} <= known
    assert set(spoken.SERVICES.values()) | set(spoken.INSIDE_TLS) | set(spoken.INSIDE_TLS.values()) <= protocols


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<other/>", "no hosts"),
        (b"<nmaprun><host>", "not XML"),
        (b'<!DOCTYPE x [<!ENTITY a "aaaa">]><nmaprun><host>&a;</host></nmaprun>', "defines or fetches"),
        (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><nmaprun>&a;</nmaprun>', "defines or fetches"),
        (b"<nmaprun>" + b"<a>" * 300 + b"</a>" * 300 + b"</nmaprun>", "inside one another"),
    ],
)  # fmt: skip
def test_what_is_no_scan_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        read(Document("x.xml", data), shipped_bank(), Answers())


def test_it_is_recognised() -> None:
    assert detect(Document("x", DATA)) == "nmap"


@settings(max_examples=50, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_spoilt_bytes_end_in_an_error_or_an_import(seed: int) -> None:
    holds(read, broken(DATA, seed), "broken.xml")
