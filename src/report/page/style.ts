/** Style sheet of the page: no file beside it, system fonts, A4 print, from 390 px to wide screens. */
import { fontFamily } from '../map/svg.js';

export const styleSheet = `
:root{--ink:#1b212c;--muted:#545c69;--line:#d5d9df;--soft:#f4f6f8;--blue:#134f80;--violet:#5b2a86;--good:#1d6b43;--bad:#a4271f}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;color:var(--ink);background:#fff;font:15px/1.55 system-ui,-apple-system,'Segoe UI',${fontFamily}}
header,main,footer{max-width:1320px;margin:0 auto;padding:0 24px}
.shared{position:absolute}
header{padding-top:18px}
h1{font-size:26px;line-height:1.25;margin:0}
h1 small{display:block;font-size:15px;font-weight:600;color:var(--blue);letter-spacing:.02em}
h2{font-size:21px;margin:0 0 12px;padding-bottom:5px;border-bottom:2px solid var(--blue)}
h3{font-size:16px;margin:20px 0 8px}
p{margin:6px 0;max-width:78em}
.meta,.note{color:var(--muted);font-size:13px}
.meta{margin:4px 0 0;display:flex;flex-wrap:wrap;gap:2px 18px}
nav ol{list-style:none;display:flex;flex-wrap:wrap;gap:2px 16px;margin:8px 0 0;padding:0;font-size:13px}
a{color:var(--blue)}
section{margin:34px 0}
#summary{margin-top:14px}
#summary h2{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.notice{list-style:none;margin:0 0 8px;padding:6px 12px;background:#fff6e0;border-left:4px solid #a76a00;font-size:14px;max-width:none}
.first{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,540px);gap:22px;align-items:start}
.answers{display:grid;gap:9px}
.answer{display:grid;grid-template-columns:108px minmax(0,1fr);gap:14px;padding:9px 12px;background:var(--soft);border-left:4px solid var(--blue)}
.answer h3{margin:3px 0 0;font-size:15px;color:var(--blue)}
.figures{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:6px 14px;margin:0}
.figures.two{grid-template-columns:repeat(2,minmax(0,1fr))}
.figures.trends{grid-template-columns:minmax(0,6fr) minmax(0,6fr) minmax(0,4fr)}
.trends dd:not(.extra){font-size:22px}
.answer .note{margin:4px 0 0}
.figure{display:flex;flex-direction:column}
.figure dt{order:2;font-size:13px;line-height:1.35}
.figure dd{margin:0;order:1;font-size:27px;line-height:1.2;font-weight:700;font-variant-numeric:tabular-nums;white-space:nowrap}
.figure dd small{font-size:14px;font-weight:600}
.figure dd.extra{order:3;font-size:12.5px;margin-top:1px;font-weight:400;color:var(--muted);white-space:normal;line-height:1.35}
.good{color:var(--good)}.bad{color:var(--bad)}
.bar{display:flex;height:12px;margin:8px 0 0;background:#e4e7eb;border-radius:2px;overflow:hidden}
.bar span{display:block;height:100%}
.plates{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:22px}
figure{margin:0;break-inside:avoid}
figure svg:not(.key){display:block;width:100%;height:auto}
figure.chart{max-width:720px}
.map{overflow-x:auto}
figcaption{font-weight:700;margin:0 0 4px}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:3px 14px;margin:5px 0 0;padding:0;font-size:12.5px}
.legend li{display:flex;align-items:center;gap:5px}
.key{width:30px;height:14px;flex:none;border:1px solid #555a63}
svg.key{border:0}
.key.unknown{background:repeating-linear-gradient(45deg,#8c8c8c 0 2px,#cfcfcf 2px 5px)}
.key.disc{width:14px;border-radius:50%;border:0}
.key.square{width:13px;height:13px;border:0}
.key.dot{width:7px;height:7px;border-radius:50%;border:0;background:#1f2430}
.key.line{border:0}
details{margin:8px 0;border:1px solid var(--line);border-radius:3px;padding:0 12px}
summary{cursor:pointer;padding:7px 0;font-weight:600;color:var(--blue)}
.frame{overflow-x:auto;margin:10px 0 18px;max-width:100%}
.frame:focus-visible{outline:2px solid var(--blue)}
table{border-collapse:collapse;font-size:13.5px;min-width:50%}
caption{text-align:left;font-weight:700;font-size:15px;padding:4px 0 6px}
th,td{padding:5px 9px;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
thead th{background:var(--soft);font-weight:600;border-bottom:1px solid #9aa3ae;vertical-align:bottom}
tbody th{font-weight:600}
tfoot th,tfoot td{font-weight:700;border-top:2px solid #9aa3ae}
.n{text-align:right;font-variant-numeric:tabular-nums}
td.n,tfoot .n{white-space:nowrap}
thead th{min-width:4.2em}
td:not(.n,[colspan]){min-width:7.7em}
.name{min-width:12em}
tr.below td{padding-top:0;color:var(--muted)}
tbody:has(.below) tr:first-child>*{border-bottom:0}
.nowrap{white-space:nowrap}
.sub{display:block;color:var(--muted);font-size:12.5px;font-weight:400}
.hash{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:12px;overflow-wrap:anywhere}
.facts{margin:8px 0;display:grid;gap:3px}
.facts div{display:grid;grid-template-columns:minmax(8em,14em) minmax(0,1fr);gap:12px}
.facts dt{color:var(--muted)}.facts dd{margin:0}
ul.plain{margin:6px 0;padding-left:1.2em;max-width:78em}
footer{border-top:1px solid var(--line);padding-top:10px;padding-bottom:24px}
@media screen and (max-width:1000px){.first{grid-template-columns:minmax(0,1fr)}}
@media screen and (max-width:760px){
header,main,footer{padding-left:14px;padding-right:14px}
h1{font-size:22px}
.plates{grid-template-columns:minmax(0,1fr)}
.answer{grid-template-columns:minmax(0,1fr);gap:4px}
.figures{grid-template-columns:repeat(2,minmax(0,1fr))}
.figures.two,.figures.trends{grid-template-columns:minmax(0,1fr)}
.figure dd{font-size:23px}
.name{min-width:8em}
.facts div{grid-template-columns:minmax(0,1fr);gap:0}
.cards table,.cards caption,.cards tbody,.cards tfoot,.cards th,.cards td{display:block;min-width:0}
.cards thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.cards tbody{border:1px solid var(--line);border-left:4px solid var(--blue);margin:0 0 10px;padding:4px 10px;break-inside:avoid}
.cards tr{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 12px}
.cards tbody th,.cards td{border:0;padding:3px 0;text-align:left;white-space:normal}
.cards tbody th{font-size:15px;grid-column:1/-1;order:-1}
.cards [data-head]::before{content:attr(data-head);display:block;color:var(--muted);font-weight:400;font-size:12px}
.cards th[data-head]::before{display:none}
.cards tr.below td{grid-column:1/-1;border-top:1px solid var(--line);margin-top:3px;padding-top:4px}
}
@page{size:A4;margin:14mm 12mm}
@media print{
body{font-size:10.5pt}
header,main,footer{max-width:none;padding:0}
nav{display:none}
section{margin:14pt 0}
h2,section>h3,caption,thead{break-after:avoid}
tr,.answer{break-inside:avoid}
thead{display:table-header-group}
.first{grid-template-columns:minmax(0,1fr) minmax(0,78mm);gap:5mm}
.answer{grid-template-columns:15mm minmax(0,1fr);gap:2mm;padding:2mm}
.answer h3{font-size:9.5pt}
.figure dd{font-size:13pt}
.trends dd:not(.extra){font-size:10pt}
details:not([open]){display:none}
.figure dd small{font-size:8.5pt}
.figure dt,.figure dd.extra{font-size:8.5pt}
.plates{gap:5mm}
.frame{overflow:visible}
.map{overflow:visible}
.figures{gap:1mm 2mm}
table{font-size:7.5pt;line-height:1.35;width:100%}
th,td{padding:.9mm 1mm}
thead th,.name,td:not(.n,[colspan]){min-width:0}
td:not(.n){overflow-wrap:break-word}
.sub,.note,.legend,.hash{font-size:7pt}
.hash{word-break:break-all}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
