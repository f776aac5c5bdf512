import { readFileSync } from 'node:fs'
import { readCount } from './count.ts'
import { readDuration } from './duration.ts'
import { maxFigureRules, maxFigures } from './figure-rules.ts'
import { maxFigureName, reservedFigures } from './kind.ts'
import { readSize } from './size.ts'
import { readTime } from './time.ts'

const page = readFileSync(new URL('../../../../docs/figures.md', import.meta.url), 'utf8')

const toIso = (atMs: number | undefined) =>
  atMs === undefined ? undefined : new Date(atMs).toISOString().replace('.000Z', 'Z')
const readers: Readonly<Record<string, (text: string) => number | string | undefined>> = {
  size: readSize,
  duration: readDuration,
  count: readCount,
  time: text => toIso(readTime(text, { zone: 'UTC' })),
}

const tables = [...page.matchAll(/<!-- read as (\w+) -->\n([\s\S]*?)<!-- end -->/g)]

test('docs/figures.md has a table of each reader', () => {
  expect(tables.map(([, kind]) => kind)).toEqual(Object.keys(readers))
})

for (const [, kind = '', table = ''] of tables)
  for (const [, text = '', expected = ''] of table.matchAll(/^\| `(.+)` \| (.+?) *\|$/gm))
    test(`docs/figures.md: as a ${kind}, ${text} is ${expected}`, () => {
      expect(String(readers[kind]?.(text) ?? 'absent')).toBe(expected)
    })

const scales: Readonly<Record<string, number>> = { GB: 1024 ** 3, s: 1 }

test('docs/figures.md: what one mark before three digits means', () => {
  const rows = [...page.matchAll(/^\| (`1[.,]234.*?) \| (.+?) \| (.+?) \| (.+?) \| .+\|$/gm)]
  expect(rows).toHaveLength(7)
  for (const [, texts = '', plain, comma, dot] of rows)
    for (const [, text = ''] of texts.matchAll(/`(.+?)`/g)) {
      const read = / s$| Sek/.test(text) ? readDuration : readSize
      const hinted = [read(text), read(text, { decimal: ',' }), read(text, { decimal: '.' })]
      expect([text, ...hinted]).toEqual([text, ...[plain, comma, dot].map(toFigure)])
    }
})

/** `1.234 GB`, `1234`; "1.234, which is no whole number" is none. */
function toFigure(words = ''): number | undefined {
  if (words.includes('no whole number')) return undefined
  const [value, unit = 's'] = words.split(' ')
  const figure = Number(value) * (scales[unit] ?? Number.NaN)
  return unit === 'GB' ? Math.round(figure) : figure
}

test('docs/figures.md has the limits and the reserved names', () => {
  expect(page).toContain(`${maxFigureRules} expressions and ${maxFigures} figures a check`)
  expect(page).toContain(`up to ${maxFigureName - 1} letters or digits`)
  expect(page).toContain(reservedFigures.map(name => `\`${name}\``).join(' and '))
})
