"""A small scan: a server, a mail server inside TLS, a printer, one that did not answer."""

SMALL = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nmaprun>
<nmaprun scanner="nmap" args="nmap -sV -O -oX out.xml 192.0.2.0/24" start="1" version="7.94">
<scaninfo type="syn" protocol="tcp" numservices="1000" services="1-1000"/>
<host starttime="1" endtime="2"><status state="up" reason="echo-reply"/>
 <address addr="192.0.2.10" addrtype="ipv4"/><address addr="02:00:00:00:00:01" addrtype="mac" vendor="Example"/>
 <hostnames><hostname name="web.example.org" type="PTR"/></hostnames>
 <ports><extraports state="closed" count="995"/>
  <port protocol="tcp" portid="22"><state state="open"/><service name="ssh" product="OpenSSH" version="9.6"/></port>
  <port protocol="tcp" portid="443"><state state="open"/>
   <service name="http" product="nginx" version="1.27" tunnel="ssl"/></port>
  <port protocol="tcp" portid="9999"><state state="open"/><service name="abyss"/></port>
  <port protocol="tcp" portid="81"><state state="filtered"/><service name="hosts2-ns"/></port>
  <port protocol="udp" portid="161"><state state="open|filtered"/><service name="snmp"/></port>
 </ports>
 <os><osmatch name="Linux 6.1" accuracy="100"><osclass type="general purpose" osfamily="Linux"/></osmatch></os>
</host>
<host><status state="up"/><address addr="192.0.2.11" addrtype="ipv4"/><hostnames/>
 <ports>
  <port protocol="tcp" portid="25"><state state="open"/><service name="smtp" product="Postfix smtpd"/></port>
  <port protocol="tcp" portid="993"><state state="open"/><service name="imap" tunnel="ssl"/></port>
 </ports></host>
<host><status state="up"/><address addr="192.0.2.12" addrtype="ipv4"/>
 <ports><port protocol="tcp" portid="9100"><state state="open"/><service name="jetdirect"/></port></ports></host>
<host><status state="up"/><address addr="192.0.2.13" addrtype="ipv4"/><ports/></host>
<host><status state="down" reason="no-response"/><address addr="192.0.2.14" addrtype="ipv4"/></host>
<runstats><finished time="3"/><hosts up="4" down="1" total="5"/></runstats>
</nmaprun>
"""
