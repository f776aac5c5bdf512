/** The look of all pages. Colour never speaks alone: every state has its sign and its word, bars their height. */
export const style = `
:root{color-scheme:light dark;--bg:#f4f5f7;--card:#fff;--line:#e0e3e8;--text:#1b1f27;--dim:#5d6675;--link:#1c5fc4;
--failed:#c21f30;--overdue:#a92a86;--warning:#8f5a00;--late:#7a6200;--waiting:#56606e;--good:#157a43;--paused:#56606e;
--failed-bg:#fde7e9;--overdue-bg:#fae6f4;--warning-bg:#fdf0d5;--late-bg:#faf4d0;--waiting-bg:#eceef2;--good-bg:#e0f4e8;--paused-bg:#eceef2}
@media(prefers-color-scheme:dark){:root{--bg:#101318;--card:#181c23;--line:#2a303a;--text:#e5e8ee;--dim:#98a2b3;--link:#82b1ff;
--failed:#ff8b93;--overdue:#f39ad6;--warning:#f5bd55;--late:#e3d06a;--waiting:#a9b3c2;--good:#66d394;--paused:#a9b3c2;
--failed-bg:#471a20;--overdue-bg:#43193a;--warning-bg:#40300d;--late-bg:#37310f;--waiting-bg:#262c36;--good-bg:#12351f;--paused-bg:#262c36}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--text);font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;font-variant-numeric:tabular-nums}
a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:3px}
.bar{background:var(--card);border-bottom:1px solid var(--line)}
.bar div,main,footer{max-width:1360px;margin:0 auto;padding:0 20px}
.bar div{display:flex;flex-wrap:wrap;align-items:center;gap:4px 22px;min-height:50px;padding-top:6px;padding-bottom:6px}
.brand{font-weight:700;font-size:17px;color:var(--text);display:flex;gap:8px;align-items:center}.brand svg{width:18px;height:18px}
.bar .asof{margin-left:auto;color:var(--dim);font-size:13px}
main{padding-top:22px;padding-bottom:30px}
footer{color:var(--dim);font-size:13px;padding-bottom:30px}
h1{font-size:22px;line-height:1.3;margin:0 0 14px;overflow-wrap:anywhere}h2{font-size:16px;margin:0;overflow-wrap:anywhere}
.sum{display:flex;flex-wrap:wrap;gap:10px;margin:0 0 18px;padding:0;list-style:none;font-size:17px}
.sum a{display:flex;align-items:center;gap:9px;padding:9px 16px 9px 12px;border-radius:9px;font-weight:600;border:1px solid transparent}
.sum b{font-size:27px;line-height:1.1;font-weight:700}.sum svg{width:21px;height:21px}.sum .on{border-color:currentColor}
.failed{color:var(--failed);background:var(--failed-bg)}.overdue{color:var(--overdue);background:var(--overdue-bg)}
.warning{color:var(--warning);background:var(--warning-bg)}.late{color:var(--late);background:var(--late-bg)}
.waiting{color:var(--waiting);background:var(--waiting-bg)}.good{color:var(--good);background:var(--good-bg)}.paused{color:var(--paused);background:var(--paused-bg)}
.note{border-radius:9px;padding:10px 14px;margin:0 0 16px;overflow-wrap:anywhere}
.said{background:var(--card);border:1px solid var(--line);white-space:pre-line}.said small{display:block;color:var(--dim)}.logo{max-height:32px;max-width:200px}
.note a{font-weight:600;color:inherit;text-decoration:underline}
form{display:flex;flex-wrap:wrap;gap:8px;margin:0 0 18px}
input,select,button{font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:7px;padding:6px 10px}
input{min-width:0;width:320px;flex:0 1 320px}button{cursor:pointer;font-weight:600}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;margin:0 0 14px;overflow:hidden}
.card>header{display:flex;flex-wrap:wrap;gap:2px 12px;align-items:baseline;padding:10px 16px}
.card>header .n{font-size:13px;color:var(--dim)}.card>header .n b{color:var(--text)}.card>header a.all{margin-left:auto;font-size:13px}
.pad{padding:14px 16px}
table{width:100%;border-collapse:collapse;table-layout:fixed}
th,td{text-align:left;vertical-align:top;padding:8px 8px;border-top:1px solid var(--line);overflow-wrap:anywhere}
th:first-child,td:first-child{padding-left:16px}th:last-child,td:last-child{padding-right:16px}
thead th{font-size:12px;font-weight:600;color:var(--dim);padding-top:5px;padding-bottom:5px}
.cs{width:128px}.cn{width:25%}.cb{width:136px}.ct{width:134px}.ce{width:186px}.cm{width:190px}
td small,dd small{display:block;color:var(--dim);font-size:12.5px}.nm{font-weight:600}
.t{unicode-bidi:isolate}.dim{color:var(--dim)}.r{color:var(--dim)}tr.failed,tr.overdue,tr.warning,tr.late,tr.waiting,tr.good,tr.paused{color:inherit;background:none}
tr.failed td:first-child{box-shadow:inset 4px 0 var(--failed)}tr.overdue td:first-child{box-shadow:inset 4px 0 var(--overdue)}tr.warning td:first-child{box-shadow:inset 4px 0 var(--warning)}
tr.failed .r,tr.overdue .r,tr.warning .r{color:var(--text)}
.chip{display:inline-flex;align-items:center;gap:6px;padding:2px 9px 2px 7px;border-radius:99px;font-size:13px;font-weight:600;white-space:nowrap;margin:0 4px 3px 0}
.chip svg{width:14px;height:14px;flex:none}.plain{background:var(--waiting-bg);color:var(--waiting)}
.over{color:var(--overdue);font-weight:600;white-space:nowrap}
.is{display:flex;align-items:flex-end;gap:3px;height:22px}.is a,.is i{width:7px;border-radius:2px;height:9px;background:var(--good);flex:none}
.is .w{height:15px;background:var(--warning)}.is .f{height:22px;background:var(--failed)}.is .m{height:22px;background:none;border:2px solid var(--overdue)}.is.big{height:36px;gap:5px}.is.big a,.is.big i{width:13px;height:14px}.is.big .w{height:25px}.is.big .f,.is.big .m{height:36px}
details>summary{cursor:pointer;padding:8px 16px;color:var(--dim);border-top:1px solid var(--line);font-size:14px}
details>summary:hover{color:var(--text)}.more{padding:8px 16px;border-top:1px solid var(--line);font-size:14px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:5px 20px;margin:0;padding:14px 16px}dt{color:var(--dim)}dd{margin:0;overflow-wrap:anywhere;min-width:0}
.two{display:grid;grid-template-columns:1fr 1fr;gap:0 14px}
pre{margin:0;padding:14px 16px;white-space:pre-wrap;overflow-wrap:anywhere;font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;border-top:1px solid var(--line)}
code{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
.first{padding:26px 28px}.first ol{padding-left:20px;margin:10px 0 0}.first li{margin:0 0 12px}.first pre{border:1px solid var(--line);border-radius:8px;background:var(--bg);margin-top:6px}
.ins{display:flex;flex-wrap:wrap;gap:6px 28px;padding:0 16px 12px;margin:0;list-style:none}
.sheet{position:absolute;width:0;height:0}.r a{color:inherit}.is .i{background:var(--paused);opacity:.5}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media(max-width:860px){.two{grid-template-columns:1fr}.bar div,main,footer{padding-left:12px;padding-right:12px}.bar .asof{margin-left:0;width:100%;padding-bottom:6px}
.sum{font-size:15px;gap:8px}.sum a{padding:6px 12px 6px 9px}.sum b{font-size:22px}
.rows,.rows tbody,.rows tr,.rows td{display:block;width:auto}.rows thead{position:absolute;clip-path:inset(50%)}
.rows tr{border-top:1px solid var(--line);padding:8px 0}.rows td,.rows td:first-child,.rows td:last-child{border:0;padding:2px 14px}.rows td:empty{display:none}
.rows td:first-child{box-shadow:none!important}tr.failed{box-shadow:inset 4px 0 var(--failed)}tr.overdue{box-shadow:inset 4px 0 var(--overdue)}tr.warning{box-shadow:inset 4px 0 var(--warning)}
.rows td small{display:inline;margin-left:4px}.rows td[data-k]::before{content:attr(data-k) " ";color:var(--dim)}dl{grid-template-columns:1fr;gap:0}dd{margin:0 0 8px}}
@media print{.bar,form{display:none}body{background:#fff}}
`
