"""What a host is, by what speaks on its ports, then by what nmap takes it for, then by its system."""

from __future__ import annotations

from tmtui.banks.bank import Bank
from tmtui.exchange.incoming.recognise import technology_of
from tmtui.exchange.readers.nmap.host import PERHAPS, Host

_KINDS = {
    "printer": "printer", "print server": "print-server", "webcam": "camera", "wap": "access-point",
    "firewall": "firewall", "router": "router", "broadband router": "internet-router", "switch": "switch",
    "bridge": "switch", "load balancer": "load-balancer", "voip phone": "desk-phone", "voip adapter": "desk-phone",
    "pbx": "telephone-system", "phone": "phone", "storage-misc": "nas", "power-device": "ups",
    "remote management": "management-card", "terminal server": "console-server", "terminal": "thin-client",
    "hub": "switch", "proxy server": "web-proxy", "security-misc": "appliance", "media device": "iot-device",
    "game console": "iot-device", "specialized": "iot-device",
}  # fmt: skip
"""What nmap calls a kind of machine, in small letters: technology."""

_SYSTEMS = (
    ("windows 10", "desktop"), ("windows 11", "desktop"), ("windows 7", "desktop"), ("windows xp", "desktop"),
    ("windows vista", "desktop"), ("apple ios", "phone"), ("android", "phone"), ("mac os", "desktop"),
    ("macos", "desktop"), ("cisco ios", "router"), ("routeros", "router"), ("windows", "windows-server"),
    ("linux", "linux-server"), ("esx", "esxi"), ("bsd", "unix-server"), ("solaris", "unix-server"),
    ("aix", "unix-server"),
)  # fmt: skip
"""Piece of what nmap calls a system, in small letters: technology; the first that occurs decides."""

_TELLING_PORTS = {
    9100: "printer", 623: "management-card", 502: "plc", 102: "plc", 44818: "plc", 47808: "building-control",
    5432: "postgresql", 3306: "mysql", 1433: "sql-server", 1521: "oracle-database", 27017: "mongodb", 6379: "redis",
    11211: "memcached", 9200: "elasticsearch", 5672: "rabbitmq", 9092: "kafka", 8006: "proxmox", 2049: "file-server",
    88: "active-directory", 6443: "kubernetes", 1883: "mqtt-broker", 554: "camera",
}  # fmt: skip
"""Ports that say what a machine is for, most telling first."""


def technologies(bank: Bank) -> frozenset[str]:
    """Return everything a component can be."""
    return frozenset(option.value for option in bank.attributes[("component", "technology")].options)


def technology_of_host(bank: Bank, known: frozenset[str], host: Host) -> str:
    """Return the technology a host most likely is, or nothing; servers of a system only where nothing else tells."""
    numbers = {each.number for each in host.ports}
    for port, technology in _TELLING_PORTS.items():
        if port in numbers and technology in known:
            return technology
    products = [port.product for port in host.ports if port.product and "ssh" not in port.product.lower()]
    found = technology_of(bank, *products) if products else "other"
    if found != "other":
        return found
    for kind in host.kinds[:1]:
        technology = _KINDS.get(kind.lower(), "")
        if technology in known:
            return technology
    system = "" if host.system.startswith(PERHAPS) else host.system.lower()
    return next((technology for word, technology in _SYSTEMS if word in system and technology in known), "")
