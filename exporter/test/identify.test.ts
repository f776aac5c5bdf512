/** `lastgood identify` as people start it, its page, and what hostile texts cost. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createIdentifier } from '../src/core/identify/identify.ts'
import { products } from '../src/core/products/all.ts'
import { aMachine } from './run-lastgood.ts'

const docs = readFileSync(new URL('../../docs/products.md', import.meta.url), 'utf8')
const good = 'From: a@example.com\nSubject: [Success] Backup of nas\n\nSize: 2 GB\nDuration: 0:01:40\n'

test('each file gives one line of JSON; one that is not there gives an error and the exit code', async () => {
  using machine = aMachine('http://127.0.0.1:9')
  const mail = join(machine.path, 'good.eml')
  writeFileSync(mail, good)
  const ended = await machine.run(['identify', mail, join(machine.path, 'gone.eml')])
  expect(ended).toMatchObject({ code: 1, error: expect.stringContaining('gone.eml: cannot be read') })
  const [line, ...more] = ended.out.trim().split('\n')
  expect(more).toEqual([])
  const read: unknown = JSON.parse(line ?? '')
  expect(read).toMatchObject({
    file: mail,
    status: 'success',
    sizeBytes: 2 * 1024 ** 3,
    durationSeconds: 100,
    results: [],
  })
  expect(read).not.toHaveProperty('product')
}, 30_000)

test('a message on standard input is recognised without a name', async () => {
  using machine = aMachine('http://127.0.0.1:9')
  const input = '{"ParsedResult":"Error","Extra":{"backup-name":"Letters"}}'
  const { code, out } = await machine.run(['identify', '-'], { input })
  expect({ code, ...JSON.parse(out) }).toMatchObject({
    code: 0,
    product: 'duplicati',
    status: 'failure',
    job: 'Letters',
  })
}, 30_000)

test('the page lists the products that are known, and no others', () => {
  const listed = [...docs.matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, ...cells]) =>
    cells.map(cell => cell.trim()).join(': '),
  )
  const names = products.map(({ id, name, languages }) => `${id}: ${name}: ${languages.join(', ')}`)
  expect(listed.filter(line => names.includes(line)).sort()).toEqual([...names].sort())
})

test('texts made to be slow take time in proportion to their length', () => {
  const identify = createIdentifier(products)
  const pieces = [
    'a ',
    '[Success] ',
    '"',
    "'x' ",
    '(Job: "',
    '1/2 ',
    'not ',
    ': ',
    '\t1\t',
    '> ',
    'error 0 ',
    '- ',
  ]
  const timeMs = (text: string) => {
    const startedMs = performance.now()
    identify({
      subject: text.slice(0, 2000),
      from: text.slice(0, 2000),
      text,
      attachments: [],
      marks: [],
      headers: [],
    })
    return performance.now() - startedMs
  }
  for (const piece of pieces) {
    const line = `Veeam Backup & Replication Acronis Kopia MSP360 ${piece.repeat(40_000)}`
    const shortMs = timeMs(line.slice(0, 20_000))
    const longMs = timeMs(line.slice(0, 80_000))
    // Four times the text: a square would take sixteen times as long.
    expect([piece, longMs < 200 + 10 * shortMs]).toEqual([piece, true])
  }
}, 60_000)
