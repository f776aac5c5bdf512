/** HTML → the text a reader sees, one line per block or table row. One pass from left to right, no tree: any input
 *  gives a text in time linear to its length, and where markup is broken the text is rather kept than lost.
 *
 *  Not seen: scripts, styles, the title, comments, attributes; except the `alt` of an image, which often is the only
 *  place where a status stands. Text hidden by styles is kept. */
import { Parser } from 'htmlparser2'
import { isAsciiLetter } from '../core/ascii.ts'

export function htmlToText(html: string): string {
  const out = collectLines()
  const end = html.length
  /** Searches that found nothing find nothing further right either; without this memory each would run to the end. */
  const absent = { comment: false, quotes: false, closing: new Set<string>() }
  let preDepth = 0
  let position = 0
  while (position < end) {
    let open = html.indexOf('<', position)
    while (open >= 0 && !startsTag(html, open)) open = html.indexOf('<', open + 1)
    if (open < 0) open = end
    if (open > position) out.add(decodeEntities(html.slice(position, open)), preDepth > 0)
    if (open === end) break

    const second = html.charCodeAt(open + 1)
    if (second === 0x21 && html.startsWith('<!--', open)) {
      const close = absent.comment ? -1 : commentEnd(html, open)
      if (close >= 0) {
        position = close
        continue
      }
      absent.comment = true
    }
    let close = absent.quotes || second === 0x21 || second === 0x3f ? -1 : tagEnd(html, open + 1)
    if (close < 0) {
      if (second !== 0x21 && second !== 0x3f) absent.quotes = true
      close = html.indexOf('>', open + 1)
    }
    if (close < 0) {
      // No tag can end any more: what is left is text.
      out.add(decodeEntities(html.slice(open)), preDepth > 0)
      break
    }
    position = close + 1
    if (second === 0x21 || second === 0x3f) continue

    const closing = second === 0x2f
    const name = tagName(html, closing ? open + 2 : open + 1, close)
    const effect = effects[name]
    if (effect === undefined) continue
    if (effect === 'line') out.breakLine()
    else if (effect === 'cell') out.breakCell()
    else if (effect === 'pre') {
      preDepth = Math.max(0, preDepth + (closing ? -1 : 1))
      out.breakLine()
    } else if (effect === 'image') out.add(` ${altText(html.slice(open, close))} `, false)
    else if (!closing && !absent.closing.has(name)) {
      const after = findClosing(html, name, position)
      if (after < 0) absent.closing.add(name)
      else position = after
    }
  }
  return out.text()
}

/** Collapses blanks as a browser does and writes the strongest separator that is due between two words. */
function collectLines() {
  let lines = ''
  let due: '' | ' ' | '\t' | '\n' = ''
  const append = (piece: string) => {
    lines += lines === '' ? piece : due + piece
    due = ''
  }
  return {
    add(text: string, preformatted: boolean) {
      if (preformatted) return append(text.replace(/\r\n?/g, '\n').replaceAll('\u00a0', ' '))
      let start = 0
      let end = text.length
      while (start < end && isBlank(text.charCodeAt(start))) start++
      if (start > 0 && due === '') due = ' '
      if (start === end) return
      while (isBlank(text.charCodeAt(end - 1))) end--
      const words = text.slice(start, end)
      append(unevenBlanks.test(words) ? words.replace(anyBlanks, ' ') : words)
      if (end < text.length) due = ' '
    },
    breakLine() {
      due = '\n'
    },
    breakCell() {
      if (due !== '\n') due = '\t'
    },
    text: () => lines.trim(),
  }
}

const unevenBlanks = /[\t\n\r\f\u00a0]| {2}/
const anyBlanks = /[ \t\n\r\f\u00a0]+/g
const isBlank = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0x0c || code === 0xa0

type Effect = 'line' | 'cell' | 'pre' | 'image' | 'unseen'

const lineTags =
  'address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form ' +
  'h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p section summary table tbody tfoot thead tr ul'
const effects: Readonly<Record<string, Effect>> = Object.assign(Object.create(null), {
  ...Object.fromEntries(lineTags.split(' ').map(name => [name, 'line'])),
  td: 'cell',
  th: 'cell',
  pre: 'pre',
  textarea: 'pre',
  img: 'image',
  area: 'image',
  script: 'unseen',
  style: 'unseen',
  title: 'unseen',
})

function startsTag(html: string, open: number): boolean {
  const code = html.charCodeAt(open + 1)
  if (code === 0x2f) return isAsciiLetter(html.charCodeAt(open + 2))
  return isAsciiLetter(code) || code === 0x21 || code === 0x3f
}

const longestName = 10

function tagName(html: string, from: number, close: number): string {
  let end = from
  const stop = Math.min(close, from + longestName + 1)
  while (end < stop) {
    const code = html.charCodeAt(end)
    if (!isAsciiLetter(code) && !(code >= 0x30 && code <= 0x39)) break
    end++
  }
  return html.slice(from, end).toLowerCase()
}

/** The `>` that ends a tag: one inside a quoted attribute value does not. -1 when there is none. */
function tagEnd(html: string, from: number): number {
  let afterEquals = false
  for (let i = from; i < html.length; i++) {
    const code = html.charCodeAt(i)
    if (code === 0x3e) return i
    if (code === 0x3d) afterEquals = true
    else if (afterEquals && (code === 0x22 || code === 0x27)) {
      i = html.indexOf(code === 0x22 ? '"' : "'", i + 1)
      if (i < 0) return -1
      afterEquals = false
    } else if (afterEquals && !isBlank(code)) afterEquals = false
  }
  return -1
}

function commentEnd(html: string, open: number): number {
  if (html.startsWith('>', open + 4)) return open + 5
  if (html.startsWith('->', open + 4)) return open + 6
  const end = html.indexOf('-->', open + 4)
  return end < 0 ? -1 : end + 3
}

const closers: Readonly<Record<string, RegExp>> = {
  script: /<\/script/gi,
  style: /<\/style/gi,
  title: /<\/title/gi,
}

function findClosing(html: string, name: string, from: number): number {
  const pattern = closers[name]
  if (pattern === undefined) return -1
  pattern.lastIndex = from
  return pattern.exec(html)?.index ?? -1
}

function altText(tag: string): string {
  const match = /\salt\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(tag)
  return decodeEntities(match?.[1] ?? match?.[2] ?? match?.[3] ?? '')
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(x[0-9a-f]{1,8}|[0-9]{1,9})|[a-z][a-z0-9]{1,31});?/gi, decodeEntity)
}

const common: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
}

function decodeEntity(entity: string, digits: string | undefined): string {
  if (digits !== undefined) return decodeNumber(digits)
  return common[entity] ?? named.get(entity) ?? decodeName(entity)
}

/** Numbers 128 to 159 mean windows-1252 characters in HTML, whatever Unicode says. */
const windows1252 = new TextDecoder('windows-1252')

function decodeNumber(digits: string): string {
  const code = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10)
  if (code >= 0x80 && code <= 0x9f) return windows1252.decode(Uint8Array.of(code))
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd'
  return String.fromCodePoint(code)
}

/** Names met so far, so that the library's tables are asked once for each. HTML knows about 2,200; the bound is for
 *  texts that invent names. */
const named = new Map<string, string>()
const maxNames = 5000

function decodeName(entity: string): string {
  let text = ''
  const parser = new Parser({ ontext: piece => (text += piece) }, { decodeEntities: true })
  parser.end(entity)
  if (named.size < maxNames) named.set(entity, text)
  return text
}
