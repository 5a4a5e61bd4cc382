"""What is spoken on an open port: by the name nmap gives the service, then by the port."""

from __future__ import annotations

from tmtui.banks.bank import Bank
from tmtui.exchange.incoming.recognise import protocol_of
from tmtui.exchange.readers.nmap.host import Port

SERVICES = {
    "domain": "dns", "mdns": "local-names", "netbios-ns": "local-names", "microsoft-ds": "smb", "netbios-ssn": "smb",
    "ms-wbt-server": "rdp", "ms-sql-s": "mssql", "oracle-tns": "oracle", "kerberos-sec": "kerberos",
    "rpcbind": "sun-rpc", "msrpc": "wmi", "wsman": "winrm", "jetdirect": "raw-print", "printer": "raw-print",
    "ipp": "ipp", "vnc": "vnc", "X11": "x11", "ntp": "ntp", "snmp": "snmp", "telnet": "telnet", "rsync": "rsync",
    "afp": "afp", "login": "rlogin", "shell": "rlogin", "exec": "rlogin", "tftp": "tftp", "iscsi": "iscsi",
    "imap": "imap", "imaps": "imaps", "pop3": "pop3", "pop3s": "pop3s", "submission": "submission",
    "rtsp": "rtsp", "sip": "sip", "upnp": "upnp", "ldap": "ldap", "mongod": "mongodb", "memcache": "memcached",
    "mqtt": "mqtt", "modbus": "modbus", "mbap": "modbus", "bacnet": "bacnet", "iec-104": "iec-104", "dnp": "dnp3",
    "EtherNetIP-2": "ethernet-ip", "iso-tsap": "s7", "opc-ua-tcp": "opc-ua", "knxnetip": "knx", "dicom": "dicom",
    "asf-rmcp": "ipmi", "docker": "docker-api", "java-rmi": "java-rmi", "epmd": "cluster", "squid-http": "http-proxy",
    "socks5": "socks", "nfs": "nfs", "bgp": "bgp", "radius": "radius", "tacacs": "tacacs", "isakmp": "ipsec",
    "openvpn": "openvpn", "svn": "git", "git": "git", "zookeeper": "zookeeper", "ssh": "ssh", "smtp": "smtp",
    "ftp": "ftp", "http": "http", "https": "https", "postgresql": "postgres", "mysql": "mysql", "redis": "redis",
    "xmpp-client": "xmpp", "cassandra-native": "cassandra", "amqp": "amqp", "ibm-mqseries": "ibm-mq", "ajp13": "tcp",
}  # fmt: skip
"""Name of a service, as nmap writes it: protocol."""

INSIDE_TLS = {
    "http": "https", "imap": "imaps", "pop3": "pop3s", "smtp": "smtp-tls", "ldap": "ldaps", "ftp": "ftps",
    "mqtt": "mqtts", "amqp": "amqps", "redis": "redis-tls", "postgres": "postgres-tls", "mysql": "mysql-tls",
    "mssql": "mssql-tls", "mongodb": "mongodb-tls", "docker-api": "docker-api-tls", "sip": "sips",
    "oracle": "oracle-tls", "modbus": "modbus-tls", "dns": "dns-over-tls",
}  # fmt: skip
"""Protocol: what it is called inside TLS."""


def spoken(bank: Bank, port: Port) -> str:
    """Return what is spoken on a port, or nothing where neither service nor port tells."""
    declared = bank.attributes.get(("flow", "protocol"))
    known = {option.value for option in declared.options} if declared is not None else set()
    named = SERVICES.get(port.scheme, "")
    found = named if named in known else protocol_of(bank, port=port.number, scheme=port.scheme)
    inside = INSIDE_TLS.get(found, "") if port.encrypted else ""
    return inside if inside in known else found
