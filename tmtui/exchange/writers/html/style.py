"""How the page looks: light and dark as the reader's system says, and on paper without what only a screen needs."""

from __future__ import annotations

from tmtui.exchange.writers.diagram.svg import STYLE as DIAGRAM

STYLE = (
    """
:root{color-scheme:light dark;--paper:#ffffff;--ink:#1b1f24;--soft:#55606c;--rim:#c9d1da;--shade:#f4f6f8;
--line:#3d4b5c;--zone:#8091a51c;--link:#0b5cad;--mark:#b42318;--jewel:#9a6700;--walk:#c62828}
@media (prefers-color-scheme:dark){:root{--paper:#14181d;--ink:#e6e9ed;--soft:#a3adb8;--rim:#3a444f;--shade:#1d232a;
--line:#9fb0c3;--zone:#8091a526;--link:#7db7f2;--mark:#ff8a7a;--jewel:#e3b341;--walk:#ff6b5e}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,"Segoe UI",Helvetica,Arial,sans-serif}
main,nav{max-width:64rem;margin:0 auto;padding:0 1.25rem}
main{padding-bottom:4rem}
h1,h2,h3,h4{line-height:1.25;margin:2.2em 0 .6em}
h1{font-size:2rem;margin-top:1.2rem}h2{font-size:1.45rem;border-bottom:1px solid var(--rim);padding-bottom:.25em}
h3{font-size:1.15rem}h4{font-size:1rem;margin-top:1.7em}
p,ul,ol{margin:.6em 0}li{margin:.25em 0}li p{margin:0}
a{color:var(--link)}
blockquote{margin:1.25rem 0 0;padding:.5rem 1rem;border-left:4px solid var(--mark);background:var(--shade)}
blockquote p{margin:0}
code{font:.86em ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;color:var(--soft);overflow-wrap:anywhere}
pre{overflow-x:auto;background:var(--shade);padding:.75rem 1rem}
.table{overflow-x:auto;margin:.8em 0}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{border:1px solid var(--rim);padding:.35em .6em;text-align:left;vertical-align:top;overflow-wrap:break-word}
th{background:var(--shade)}
nav{font-size:.92rem;margin-top:1.5rem}
nav ul{list-style:none;padding-left:1.1em;margin:.1em 0}
nav>ul{padding-left:0;columns:18rem}
nav>ul>li{break-inside:avoid}
nav li{margin:0 0 .25em}
nav ul ul{font-size:.92em}
figure{margin:1rem calc(50% - min(50vw - 1.25rem,46rem))}
figure .sheet{overflow-x:auto}
figure svg{display:block;margin:0 auto;max-width:100%;height:auto;min-width:min(100%,56rem)}
figcaption{color:var(--soft);font-size:.9rem;max-width:60rem;margin:.6rem auto 0}
.key{font-weight:700}.key.walk{color:var(--walk)}.key.jewel{color:var(--jewel)}
@media print{
:root{--paper:#ffffff;--ink:#000000;--soft:#444444;--rim:#bbbbbb;--shade:#f3f3f3;--line:#333333;--zone:#8091a51c;
--link:#000000;--mark:#b42318;--jewel:#9a6700;--walk:#c62828}
@page{margin:16mm 15mm}
@page wide{size:landscape}
body{font-size:9.5pt;line-height:1.35}
h1,h2,h3,h4{margin:1.1em 0 .35em}
p,ul,ol{margin:.3em 0}li{margin:.1em 0}
th,td{padding:.15em .4em}
main,nav{max-width:none;padding:0}
nav a{text-decoration:none}
h2,h3,h4{break-after:avoid}
tr,li,blockquote{break-inside:avoid}
thead{display:table-header-group}
table{font-size:7.5pt;line-height:1.25}
.table,figure .sheet,pre{overflow:visible}
pre{white-space:pre-wrap}
figure{margin:0;page:wide;break-inside:avoid}
figure svg{min-width:0;max-height:165mm;width:auto}
}
""".strip()
    + "\n"
    + DIAGRAM
)
"""The one style sheet of the page; it names no font, picture or sheet that would have to be fetched."""
