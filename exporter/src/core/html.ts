/** HTML that cannot be spoilt by what it shows: every value put into the template is escaped unless it is itself such
 *  HTML. */
export type Html = { readonly markup: string }
type Part = Html | string | number | false | undefined | readonly Part[]

export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = texts[0] ?? ''
  parts.forEach((part, index) => {
    markup += render(part) + (texts[index + 1] ?? '')
  })
  return { markup }
}

function render(part: Part): string {
  if (part === undefined || part === false) return ''
  if (typeof part === 'string') return escapeHtml(part)
  if (typeof part === 'number') return String(part)
  if ('markup' in part) return part.markup
  return part.map(render).join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Most texts are. */
const harmless = /^[^&<>"'\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*$/

/** Control characters become visible, line breaks and tabs stay. Those that turn the direction of what follows are among them:
 *  a name could make another one of what stands behind it. */
function escapeHtml(text: string): string {
  if (harmless.test(text)) return text.toWellFormed()
  return text
    .toWellFormed()
    .replace(/[&<>"']/g, character => entities[character] ?? '')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
}
