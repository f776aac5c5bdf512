import { readFile, writeFile } from 'node:fs/promises'
import { type JsonSchema, settingsJsonSchema } from './json-schema.ts'

const page = new URL('../../../docs/configuration.md', import.meta.url)
const schema = settingsJsonSchema()
const definitions: Readonly<Record<string, JsonSchema>> = Object(schema['definitions'])

type Row = {
  readonly key: string
  readonly type: string
  readonly byDefault: string
  readonly meaning: string
}

function nameOf(part: JsonSchema): string {
  const [reference] = (part.allOf ?? []).flatMap(({ $ref }) => $ref ?? [])
  return (part.$ref ?? reference)?.split('/').at(-1) ?? ''
}

function resolve(part: JsonSchema): JsonSchema {
  return definitions[nameOf(part)] ?? part
}

const plainTypes: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: '`true`, `false`',
  integer: 'whole number',
  object: 'map',
}
const namedTypes = ['condition', 'block', 'schedule', 'figure', 'check']

function typeOf(part: JsonSchema): string {
  if (namedTypes.includes(nameOf(part))) return nameOf(part)
  const { anyOf, const: only, enum: known, items, type } = resolve(part)
  if (known) return known.map(value => `\`${value}\``).join(', ')
  if (only !== undefined) return `\`${only}\``
  if (anyOf && type === undefined) return [...new Set(anyOf.map(one => typeOf(Object(one))))].join(' or ')
  if (type === 'array')
    return typeof items === 'object' && !Array.isArray(items) ? `list of ${typeOf(items)}` : 'list'
  return [type]
    .flat()
    .map(one => plainTypes[String(one)] ?? String(one))
    .join(' or ')
}

/** Keys of a part, and of the maps in it; parts with a name of their own have a table of their own. */
function rowsOf(part: JsonSchema, prefix: string): Row[] {
  const { properties = {}, required = [], additionalProperties } = part
  const named = typeof additionalProperties === 'object' ? { NAME: additionalProperties } : {}
  return Object.entries({ ...properties, ...named }).flatMap(([name, value]) => {
    if (typeof value !== 'object') return []
    const key = `${prefix}${name}`
    const byDefault =
      value['defaultInWords'] ?? (value.default === undefined ? '' : `\`${show(value.default)}\``)
    const row = {
      key,
      type: typeOf(value),
      byDefault: String(required.includes(name) ? 'required' : byDefault),
      meaning: value.description ?? resolve(value).description ?? '',
    }
    return [row, ...below(value, key)]
  })
}

const ownTables = [
  'http',
  'smtp',
  'imap',
  'influx',
  'posting',
  'senderTrust',
  'mail',
  'reports',
  'log',
  'limits',
  'checkDefaults',
  'holidays',
  'checks',
  'match',
  'status',
  'notify',
]

function below(part: JsonSchema, key: string): Row[] {
  if (part.$ref ?? part.allOf) return []
  if (ownTables.includes(key) || key === 'checkDefaults.notify') return []
  if (part.type === 'object') return rowsOf(part, `${key}.`)
  const inside = part.type === 'array' ? [part.items] : (part.anyOf ?? [])
  return inside.flatMap(one =>
    typeof one === 'object' && !Array.isArray(one) && one.type === 'object'
      ? rowsOf(one, `${key}${part.type === 'array' ? '[]' : ''}.`)
      : [],
  )
}

function show(value: unknown): string {
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value)
}

function propertyOf(part: JsonSchema | undefined, name: string): JsonSchema {
  const found = part?.properties?.[name]
  if (typeof found !== 'object') throw new Error(`the schema has no ${name}`)
  const { items } = found
  return resolve(typeof items === 'object' && !Array.isArray(items) ? items : found)
}

const check = propertyOf(schema, 'checks')
const tables: Readonly<Record<string, JsonSchema>> = {
  'lastgood.yml': schema,
  ...Object.fromEntries(
    [
      'http',
      'smtp',
      'imap',
      'influx',
      'posting',
      'senderTrust',
      'mail',
      'log',
      'limits',
      'checkDefaults',
      'holidays',
    ].map(name => [name, propertyOf(schema, name)]),
  ),
  reports: propertyOf(schema, 'reports'),
  check,
  schedule: resolve({ $ref: '#/definitions/schedule' }),
  match: propertyOf(check, 'match'),
  condition: resolve({ $ref: '#/definitions/condition' }),
  status: propertyOf(check, 'status'),
  figure: resolve({ $ref: '#/definitions/figure' }),
  notify: propertyOf(check, 'notify'),
}

function tableText(part: JsonSchema): string {
  const cell = (text: string) => text.replaceAll('|', '\\|')
  const rows = rowsOf(part, '').map(
    ({ key, type, byDefault, meaning }) =>
      `| ${[`\`${key}\``, type, byDefault, meaning].map(cell).join(' | ')} |`,
  )
  return ['| key | value | default | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

const marked = /<!-- keys of ([\w.]+) -->\n[\s\S]*?<!-- end -->/g

/** The layout of tables is the formatter's: only the words count. */
function wordsOf(text: string): string {
  return text
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/-{3,}/g, '---')
    .replaceAll(/\n{2,}/g, '\n')
}

/** LASTGOOD_UPDATE_DOCS=1 writes the tables anew, `npm run fix` lays them out; the words around them stay. */
test('docs/configuration.md has every key with its value, default and meaning, and no other', async () => {
  const written = await readFile(page, 'utf8')
  const right = written.replaceAll(marked, (whole, name: string) =>
    tables[name] ? `<!-- keys of ${name} -->\n${tableText(tables[name])}\n<!-- end -->` : whole,
  )
  if (process.env['LASTGOOD_UPDATE_DOCS']) await writeFile(page, right)
  expect(wordsOf(await readFile(page, 'utf8'))).toBe(wordsOf(right))
  expect([...written.matchAll(marked)].map(([, name]) => name).sort()).toEqual(Object.keys(tables).sort())
})

test('every key is explained', () => {
  const unexplained = Object.entries(tables).flatMap(([name, part]) =>
    rowsOf(part, '')
      .filter(({ key, meaning }) => !meaning && !key.endsWith('NAME'))
      .map(({ key }) => `${name}: ${key}`),
  )
  expect(unexplained).toEqual([])
})
