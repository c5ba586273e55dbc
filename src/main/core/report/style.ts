/**
 * One style for every paper: black on white, one sans-serif, lines instead of fills, so that a copy of a copy can still be
 * read. The same sheet serves the printer and the screen.
 */
export const PAPER_STYLE = `
@page { size: A4; margin: 14mm 14mm 18mm; }
* { box-sizing: border-box; }
html { color: #000; background: #fff; }
body { max-width: 186mm; margin: 0 auto; font: 9pt/1.38 system-ui, 'Segoe UI', 'Liberation Sans', Arial, sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
bdi { unicode-bidi: isolate; }
h1 { margin: 0 0 1mm; font-size: 19pt; font-weight: 600; line-height: 1.15; }
h2 { margin: 6mm 0 2mm; padding-bottom: 1mm; border-bottom: 1pt solid #000; font-size: 12pt; font-weight: 600;
  break-after: avoid; }
h3 { margin: 4mm 0 1mm; font-size: 10pt; font-weight: 600; break-after: avoid; }
p { margin: 0 0 1.5mm; }
ul, ol { margin: 0 0 2mm; padding-left: 5mm; }
li { margin: 0 0 1mm; }
.kind { margin: 0 0 1mm; font-size: 9pt; letter-spacing: 0.06em; text-transform: uppercase; }
.lead { margin: 0 0 3mm; font-size: 10.5pt; }
.quiet { color: #444; }
.small { font-size: 7.5pt; line-height: 1.3; color: #333; }
.alert { margin: 3mm 0; padding: 2mm 3mm; border: 1.2pt solid #000; border-left-width: 4pt; break-inside: avoid; }
.alert p:last-child { margin: 0; }
dl { display: grid; grid-template-columns: 34mm 1fr 34mm 1fr; gap: 1mm 3mm; margin: 3mm 0 0; }
dt { color: #444; font-size: 8pt; }
dd { margin: 0; }
dl .wide { grid-column: 2 / -1; }
table { width: 100%; margin: 0 0 2mm; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th { padding: 1mm 1.5mm; border-bottom: 0.8pt solid #000; color: #333; font-size: 7.5pt; font-weight: 400;
  line-height: 1.2; text-align: left; vertical-align: bottom; }
td { padding: 1.3mm 1.5mm; border-bottom: 0.4pt solid #888; vertical-align: top; }
th:first-child, td:first-child { padding-left: 0; }
td p { margin: 0 0 0.5mm; }
td p:last-child { margin: 0; }
tr.first td { border-bottom: 0; padding-bottom: 0; }
tr.first { break-after: avoid; }
tr.by-hand td:first-child { padding-top: 0.3mm; padding-left: 11.5mm; }
td:empty { border-left: 0.4pt solid #888; }
.name { font-weight: 600; }
.number { width: 10mm; }
.narrow { width: 20mm; }
.middle { width: 30mm; }
.broad { width: 44mm; }
.blank { width: 18mm; border-left: 0.4pt solid #888; }
.write td { height: 8mm; border-left: 0.4pt solid #888; }
.write td:first-child { border-left: 0; }
.gate { margin: 2.5mm 0; padding: 2mm 3mm; border: 0.8pt dashed #000; break-inside: avoid; }
.gate p:last-child { margin: 0; }
.line { display: inline-block; min-width: 38mm; border-bottom: 0.4pt solid #000; }
.figures { display: flex; flex-wrap: wrap; gap: 3mm 9mm; margin: 3mm 0; padding: 0; list-style: none; }
.figures li { margin: 0; }
.figures strong { display: block; font-size: 13pt; font-weight: 600; line-height: 1.2; }
.figures span { color: #444; font-size: 8pt; }
figure { margin: 2mm 0; break-inside: avoid; }
figcaption { color: #444; font-size: 8pt; }
svg { display: block; width: 100%; height: auto; }
svg text { font-size: 8px; fill: #000; }
svg .axis { stroke: #999; stroke-width: 0.5; }
svg .wait { fill: #fff; stroke: #777; stroke-width: 0.7; }
svg .done { fill: #333; }
svg .path { fill: #000; }
svg .bad { fill: #fff; stroke: #000; stroke-width: 1.6; }
svg .open { fill: #bbb; stroke: #000; stroke-width: 0.7; }
.seal { margin-top: 8mm; padding-top: 2mm; border-top: 1pt solid #000; break-inside: avoid; }
code { font: 8pt/1.3 ui-monospace, 'Liberation Mono', Consolas, monospace; }
@media screen { body { padding: 10mm 4mm; } }
`;

/** At the foot of each page; a printer's template knows nothing of the page's own style. */
export const FOOT_STYLE = `
.foot { display: flex; gap: 6mm; width: 100%; padding: 0 14mm; color: #333;
  font: 7pt system-ui, 'Segoe UI', 'Liberation Sans', Arial, sans-serif; }
.foot .name { flex: 1; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
`;
