/** The general reader at short messages of programs it knows nothing of: test/general, a sample each under a line that
 *  says what may be read from it, as letters: S success, W warning, F failure, N no run, U undecided. Several letters: a
 *  careful person could say either. Behind them may stand names and figures: ` | job=x | machine=y | size=1 | duration=2`. Read
 *  with the product files and without: what a product recognises by mistake must not turn out better than it went. */
import { readdirSync, readFileSync } from 'node:fs'
import { readSample } from '../src/commands/read-sample.ts'
import { createIdentifier } from '../src/core/identify/identify.ts'
import { products } from '../src/core/products/all.ts'

const folder = `${import.meta.dirname}/general`
const letters = { success: 'S', warning: 'W', failure: 'F', none: 'N' } as const

type Sample = {
  readonly file: string
  readonly at: number
  readonly wanted: string
  /** By name. */
  readonly told: Readonly<Record<string, string>>
  readonly raw: string
}

const samples = readdirSync(folder).flatMap(readSamples)
const alone = createIdentifier([])
const withProducts = createIdentifier(products)

function readSamples(file: string): Sample[] {
  const [, ...parts] = readFileSync(`${folder}/${file}`, 'utf8').split(/^=== /m)
  return parts.map((part, at) => {
    const [wanted = '', ...told] = part.slice(0, part.indexOf('\n')).split(' | ')
    return {
      file: file.replace(/\.txt$/, ''),
      at: at + 1,
      wanted,
      told: Object.fromEntries(told.map(one => one.split('='))),
      raw: part.slice(part.indexOf('\n') + 1),
    }
  })
}

function readOne(raw: string) {
  const isPlain = !/^content-type:/im.test(raw.slice(0, raw.indexOf('\n\n')))
  const sender = raw.startsWith('From: ') ? '' : 'From: reports@example.org\n'
  const type = isPlain ? 'Content-Type: text/plain; charset=utf-8\n' : ''
  return readSample('sample.eml', Buffer.from(`${sender}MIME-Version: 1.0\n${type}${raw}`))
}

test.each(samples)('$file, sample $at is read as one of $wanted', async ({ wanted, told, raw }) => {
  const message = await readOne(raw)
  const { status, reason, job, machine, sizeBytes: size, durationSeconds: duration } = alone(message)
  const read: Record<string, unknown> = { job, machine, size, duration }
  expect({ letter: status ? letters[status] : 'U', reason }).toEqual({
    letter: expect.stringMatching(new RegExp(`^[${wanted}]$`)),
    reason,
  })
  expect(Object.fromEntries(Object.keys(told).map(name => [name, String(read[name])]))).toEqual(told)
  if (!wanted.includes('S')) expect(withProducts(message).status).not.toBe('success')
})

test('good and bad runs are there in numbers, and runs that are none', () => {
  const count = (letter: string) => samples.filter(({ wanted }) => wanted.includes(letter)).length
  expect(samples.length).toBeGreaterThan(450)
  for (const letter of ['S', 'W', 'F', 'N']) expect(count(letter)).toBeGreaterThan(20)
})
