/** The part of Go's text templates that plugin.json may use in `url` and `headers`: values below .JsonData and
 *  .SecureJsonData, and `if … else … end` on one. Anything else is refused, as Grafana's proxy would answer 500. */

export type TemplateData = {
  readonly JsonData: Readonly<Record<string, unknown>>
  readonly SecureJsonData: Readonly<Record<string, string>>
}

/** @throws Error naming the action it does not know */
export function renderTemplate(template: string, data: TemplateData): string {
  const pieces = template.split(/\{\{-?\s*(.*?)\s*-?\}\}/)
  let text = ''
  // Whether the branch that is open is written, for each `if` that is open.
  const written: boolean[] = []
  for (const [index, piece] of pieces.entries()) {
    const isShown = written.every(Boolean)
    if (index % 2 === 0) text += isShown ? piece : ''
    else if (piece.startsWith('if ')) written.push(isTrue(lookUp(piece.slice(3), data)))
    else if (piece === 'else') written.push(!written.pop())
    else if (piece === 'end') written.pop()
    else if (isShown) text += show(lookUp(piece, data))
  }
  if (written.length > 0) throw new Error(`"${template}": an if without its end`)
  return text
}

/** Go shows a key that a map does not have as this, unless the map holds strings: then it is empty. */
type Value = { readonly value: unknown; readonly absent: '<no value>' | '' }

function lookUp(action: string, data: TemplateData): Value {
  const [, map, key] = /^\.(JsonData|SecureJsonData)\.(\w+)$/.exec(action) ?? []
  if (map === 'JsonData' && key) return { value: data.JsonData[key], absent: '<no value>' }
  if (map === 'SecureJsonData' && key) return { value: data.SecureJsonData[key], absent: '' }
  throw new Error(`"{{ ${action} }}" is no action this proxy knows`)
}

const isTrue = ({ value }: Value) => Boolean(value)
const show = ({ value, absent }: Value) => (value === undefined || value === null ? absent : String(value))
