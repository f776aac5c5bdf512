/** The look of documents as pages: on screens light and dark, on a phone, and on paper (A4 across, black on white). */
import type { inks } from '../chart/drawing.ts'
import { colours, darkColours, tones } from './look.ts'

const darkInks: Readonly<Record<keyof typeof inks, string>> = {
  ink: '#e5e8ee',
  dim: '#98a2b3',
  grid: '#2a303a',
  axis: '#566071',
  first: '#6ea8ff',
  second: '#4fd0c0',
  trend: '#c79bf2',
  good: '#66d394',
  warning: '#f5bd55',
  failed: '#ff8b93',
  overdue: '#f39ad6',
}

const light = `--bg:#f4f5f7;--card:#fff;--line:#e0e3e8;--text:#1b1f27;--dim:#5d6675;${tones
  .map(tone => `--${tone}:${colours[tone].ink};--${tone}-bg:${colours[tone].ground};`)
  .join('')}`
const dark = `--bg:#101318;--card:#181c23;--line:#2a303a;--text:#e5e8ee;--dim:#98a2b3;${tones
  .map(tone => `--${tone}:${darkColours[tone].ink};--${tone}-bg:${darkColours[tone].ground};`)
  .join('')}`
const darkDrawing = Object.entries(darkInks)
  .map(([name, colour]) => `.s-${name}{stroke:${colour}}.f-${name}{fill:${colour}}`)
  .join('')

export const pageStyle = `
:root{color-scheme:light dark;${light}}
@media screen and (prefers-color-scheme:dark){:root{${dark}}${darkDrawing}.logo{background:#fff;padding:4px;border-radius:4px}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--text);font:14px/1.4 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","DejaVu Sans",sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1500px;margin:0 auto;padding:26px 24px 20px}
.head{display:flex;gap:20px;align-items:flex-start;justify-content:space-between}
h1{font-size:25px;line-height:1.2;margin:0 0 10px;font-weight:650;overflow-wrap:anywhere}h1 small{display:block;font-size:14px;font-weight:500;color:var(--dim);margin-bottom:3px}
h2{font-size:17px;margin:30px 0 10px;font-weight:650;break-after:avoid;overflow-wrap:anywhere}h2 span{font-size:13px;font-weight:400;color:var(--dim);margin-left:10px}
.logo{max-height:56px;max-width:220px;flex:none;object-fit:contain}
dl{display:flex;flex-wrap:wrap;gap:4px 28px;margin:0}dl div{display:flex;gap:7px;min-width:0}dt{color:var(--dim)}dd{margin:0;overflow-wrap:anywhere;min-width:0}
.tally{display:flex;flex-wrap:wrap;gap:10px;margin:22px 0 0;padding:0;list-style:none;font-size:16px}
.tally li{display:flex;align-items:center;gap:9px;padding:9px 16px 9px 12px;border-radius:9px;font-weight:600}.tally b{font-size:25px;line-height:1.1;font-weight:700;white-space:nowrap}.tally svg{width:20px;height:20px}
.text{color:var(--dim);max-width:100ch;margin:16px 0 0}
.none{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:10px 16px;margin:0;color:var(--dim)}
.box{position:relative;background:var(--card);border:1px solid var(--line);border-radius:10px;overflow-x:auto}
.chart{padding:14px 12px 6px}.chart svg{display:block;width:100%;min-width:560px;height:auto}
table{width:100%;border-collapse:collapse}
th,td{text-align:left;vertical-align:top;padding:7px 9px;border-top:1px solid var(--line)}
td{overflow-wrap:anywhere}thead th{border-top:0;font-size:12px;font-weight:600;color:var(--dim);vertical-align:bottom}
th:first-child,td:first-child{padding-left:16px}th:last-child,td:last-child{padding-right:16px}
.r{text-align:right;white-space:nowrap}.c{text-align:center;padding-left:1px;padding-right:1px}.w{min-width:9.5em}.n{min-width:5.4em}td.n:first-child{min-width:8.3em}.m{white-space:nowrap}
td small{display:block;color:var(--dim);font-size:12px}td b{font-weight:600}
${tones.map(tone => `.${tone}{color:var(--${tone});background:var(--${tone}-bg)}`).join('')}
tr.failed,tr.overdue,tr.warning,tr.late,tr.waiting,tr.good,tr.paused{color:inherit;background:none}
${tones
  .slice(0, 4)
  .map(tone => `tr.${tone}>td:first-child{box-shadow:inset 4px 0 var(--${tone})}`)
  .join('')}
.chip{display:inline-flex;align-items:center;gap:5px;padding:1px 9px 1px 7px;border-radius:99px;font-size:13px;font-weight:600;white-space:nowrap}
.chip svg,.mark svg{width:13px;height:13px;flex:none}.mark{display:inline-flex;width:20px;height:20px;border-radius:5px;align-items:center;justify-content:center;vertical-align:top}
.sheet{position:absolute;width:0;height:0}.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer{color:var(--dim);font-size:13px;margin-top:26px}
@media screen and (max-width:1380px){.box table{font-size:13px}main{padding:20px 14px}th,td{padding:6px}.chip{font-size:12px}}
@media screen and (max-width:1230px){.box table{font-size:12px}th,td{padding:6px 4px}thead th,td small,.chip{font-size:11px}}
@media screen and (max-width:1110px){.box table{font-size:14px}td small,.chip{font-size:12px}main{padding:16px 12px}h1{font-size:21px}.tally{gap:7px;font-size:14px}.tally li{padding:6px 11px 6px 9px}.tally b{font-size:20px}.logo{max-height:40px;max-width:110px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 12px}dl div{display:contents}
.rows,.rows tr,.rows td{display:block;width:auto}.rows thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.rows tbody{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,400px),1fr))}
.rows tr{border-top:1px solid var(--line);padding:9px 0}.rows td,.rows td:first-child,.rows td:last-child{border:0;min-width:0;padding:2px 14px;text-align:left;white-space:normal;box-shadow:none}.rows td:empty{display:none}
.rows td{display:grid;grid-template-columns:minmax(96px,34%) 1fr;gap:0 10px}.rows td::before{content:attr(data-k);color:var(--dim)}.rows td>*{grid-column:2;justify-self:start}
.rows tr.failed{box-shadow:inset 4px 0 var(--failed)}.rows tr.overdue{box-shadow:inset 4px 0 var(--overdue)}.rows tr.warning{box-shadow:inset 4px 0 var(--warning)}.rows tr.late{box-shadow:inset 4px 0 var(--late)}
.rows td:empty::before{content:none}}
@page{size:A4 landscape;margin:11mm}
@media print{:root{${light}color-scheme:light}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{background:#fff;color:#000;font-size:8pt;line-height:1.3}main{max-width:none;padding:0}h1{font-size:17pt}h1 small{font-size:9pt}h2{font-size:11pt;margin:14pt 0 5pt}h2 span{font-size:8pt}
.tally{font-size:9pt;margin-top:10pt}.tally b{font-size:14pt}.box,.none{border-radius:0;border-width:0 0 1px}.box{overflow:visible}thead{display:table-header-group}tr,.chart,.tally{break-inside:avoid}
th,td{padding:2.5pt 4pt}th:first-child,td:first-child{padding-left:7pt}thead th{font-size:7.5pt;border-bottom:1px solid #000}td small{font-size:7pt}.chip{font-size:8pt;padding:0 6pt 0 5pt}.chip svg,.mark svg{width:8pt;height:8pt}.mark{width:11pt;height:11pt}.chart svg{max-height:78mm;width:auto;max-width:100%;margin:0 auto}.w,.n,td.n:first-child{min-width:0}footer{font-size:7.5pt}}
`
