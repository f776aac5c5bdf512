/** XML as lines a reader of text understands, as for JSON: `Set.outcome: failed` of `<Set outcome="failed"/>`. */

const maxTags = 20_000
const begins =
  /^\s*<(?:\?xml|(?!!|\/|(?:html|head|body|table|div|p|span|br|a|b|img|font|center|style|meta)[\s/>])[a-z][\w.:-]*[\s/>])/i
/** `<host.example>` may stand at the beginning of a subject. */
const ends = /<\/|\/>|\?>/
const html = /<(?:!doctype html|html)[\s>]/i
/** A tag, and the text behind it. */
const tag =
  /<(\/?)([a-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]{0,500}"|'[^'<]{0,500}'))*)\s*\/?>([^<]{0,2000})/gi
const attribute = /([\w.:-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** @returns undefined when the text is no XML, or is a page */
export function findXmlLines(text: string): readonly string[] | undefined {
  if (!begins.test(text.slice(0, 200)) || html.test(text.slice(0, 1000)) || !ends.test(text)) return undefined
  const lines: string[] = []
  let left = maxTags
  for (const [, end = '', name = '', attributes = '', inner = ''] of text.matchAll(tag)) {
    if (left-- <= 0) break
    if (end !== '') continue
    for (const [, key = '', double, single] of attributes.matchAll(attribute)) {
      const value = decode(double ?? single ?? '').trim()
      if (value !== '') lines.push(`${name}.${key}: ${value}`)
    }
    if (/\S/.test(inner)) lines.push(...`${name}: ${decode(inner).trim()}`.split(/\s*\n\s*/))
  }
  return lines.length > 0 ? lines : undefined
}

function decode(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')
}
