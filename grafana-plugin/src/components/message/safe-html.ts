/** A mail's HTML made harmless, as a whole document for a frame without any rights. Three walls, each enough by itself:
 *  the sanitizer takes out what acts, this file takes out what loads or leads away, and the document's own policy lets
 *  nothing in. Only pictures may be let in, and only when a person asked for them. Everything happens in a document
 *  that runs and loads nothing. */
import { textUtil } from '@grafana/data'
import { pictureIdOf } from '../../model/own-pictures.ts'

export type SafeHtml = {
  readonly srcDoc: string
  /** Pictures that stand elsewhere, each address once: whoever loads them tells the sender that the mail was read. */
  readonly remotePictures: number
  /** Content ids of pictures that the mail brings along, each once. */
  readonly ownPictures: readonly string[]
  /** Where links lead, as written; in the document they lead nowhere. */
  readonly links: readonly { readonly text: string; readonly target: string }[]
}

type Allowed = {
  readonly remote: boolean
  /** Pictures of the mail itself, by content id, as data: addresses. */
  readonly pictures?: ReadonlyMap<string, string>
}

const unwanted =
  'script,style,link,meta,base,iframe,frame,frameset,object,embed,applet,portal,audio,video,source,track,' +
  'form,input,button,select,textarea,svg,math,template,noscript,dialog,slot'
/** Attributes that load, send or name: none of them is needed to read a mail. */
const attributes = [
  'srcset',
  'ping',
  'poster',
  'action',
  'formaction',
  'xlink:href',
  'href',
  'target',
  'autofocus',
  'tabindex',
  'accesskey',
  'contenteditable',
]
const mostLinks = 200

export function toSafeHtml(html: string, { remote, pictures }: Allowed): SafeHtml {
  const sheets = sheetsOf(html)
  const document = parse(textUtil.sanitize(html))
  const links = linksOf(document)
  const remotePictures = new Set<string>()
  const ownPictures = new Set<string>()
  const mayLoad = (address: string) => {
    if (/^data:image\/(png|jpe?g|gif|webp|bmp|x-icon);/i.test(address)) return address
    const inside = pictureIdOf(address)
    if (inside !== undefined) {
      ownPictures.add(inside)
      return pictures?.get(inside)
    }
    if (!/^https?:\/\//i.test(address)) return undefined
    remotePictures.add(address)
    return remote ? address : undefined
  }
  for (const element of document.querySelectorAll(unwanted)) element.remove()
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    for (const name of attributes) element.removeAttribute(name)
    for (const name of ['src', 'background']) {
      const told = element.getAttribute(name)?.trim()
      if (told === undefined) continue
      const address = element.localName === 'img' || name === 'background' ? mayLoad(told) : undefined
      if (address === undefined) element.removeAttribute(name)
      else element.setAttribute(name, address)
    }
    // As the browser understood it: there are many ways to write url(), and one in which it is read back.
    if (element.hasAttribute('style'))
      element.setAttribute('style', withLoads(element.style.cssText, mayLoad))
  }
  const style = sheets.map(sheet => withLoads(sheet, mayLoad)).join('\n')
  return {
    srcDoc: documentOf(document.body.innerHTML, style, remote),
    remotePictures: remotePictures.size,
    ownPictures: [...ownPictures],
    links,
  }
}

function documentOf(body: string, style: string, remote: boolean): string {
  const policy = [
    "default-src 'none'",
    `img-src data:${remote ? ' https: http:' : ''}`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return [
    '<!doctype html><html><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width">',
    // Mails are written for paper: dark letters of theirs must not stand on a dark page of ours.
    '<style>html{background:white;color:black;color-scheme:light;font-family:sans-serif}img{max-width:100%}</style>',
    // Nothing in the text of a sheet may end it.
    `<style>${style.replaceAll('<', '\\3c ')}</style>`,
    `</head><body>${body}</body></html>`,
  ].join('')
}

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html')
}

/** The sanitizer drops the head, and with it how the mail looks. Imported sheets and fonts are left out. */
function sheetsOf(html: string): readonly string[] {
  const texts = [...parse(html).querySelectorAll('style')].map(({ textContent }) => textContent ?? '')
  return texts.map(text => {
    try {
      const sheet = new CSSStyleSheet()
      // No honest mail writes the name of a rule with escapes; imports are refused anyway, but not in silence.
      sheet.replaceSync(text.replaceAll(/@[\w-]*\\/g, '').replaceAll(/@import\b[^;]*(;|$)/gi, ''))
      return [...sheet.cssRules]
        .filter(({ cssText }) => !/^@(import|font-face|namespace)/i.test(cssText))
        .map(({ cssText }) => cssText)
        .join('\n')
    } catch {
      // A browser that cannot read it this way shows the mail without it.
      return ''
    }
  })
}

/** @param css as a browser serialises it: quoted addresses, no escapes in words */
function withLoads(css: string, mayLoad: (address: string) => string | undefined): string {
  const loads = /(?:url|src)\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^)]*))\s*\)/gi
  const harmless = css.replaceAll(loads, (_, double?: string, single?: string, bare?: string) => {
    const address = mayLoad((double ?? single ?? bare ?? '').trim())
    return address === undefined ? 'none' : `url("${address.replaceAll(/["\\\n]/g, encodeURIComponent)}")`
  })
  return harmless.replaceAll(/(?:-webkit-)?image-set\([^;}]*/gi, 'none')
}

function linksOf(document: Document): SafeHtml['links'] {
  const links = new Map<string, string>()
  for (const link of document.querySelectorAll('a[href], area[href]')) {
    const target = link.getAttribute('href')?.trim() ?? ''
    if (target === '' || target.startsWith('#') || links.has(target) || links.size >= mostLinks) continue
    links.set(target, (link.textContent ?? '').replaceAll(/\s+/g, ' ').trim())
  }
  return [...links].map(([target, text]) => ({ target, text }))
}

/** Only to an address of the web a reader may go on. */
export function isWebAddress(target: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(target).protocol)
  } catch {
    return false
  }
}
