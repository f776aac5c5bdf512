/** Every product file at its own samples in test/products: the line above a sample says what is to be read from it. */
import { readdirSync, readFileSync } from 'node:fs'
import { readSample } from '../src/commands/read-sample.ts'
import { createIdentifier } from '../src/core/identify/identify.ts'
import { products } from '../src/core/products/all.ts'

const folder = `${import.meta.dirname}/products`
const identify = createIdentifier(products)
const leastSamples = 3

type Sample = { readonly id: string; readonly at: number; readonly wanted: string; readonly raw: string }

const samples = readdirSync(folder).flatMap(readSamples)

function readSamples(file: string): Sample[] {
  const [, ...parts] = readFileSync(`${folder}/${file}`, 'utf8').split(/^=== /m)
  return parts.map((part, at) => ({
    id: file.replace(/\.txt$/, ''),
    at: at + 1,
    wanted: part.slice(0, part.indexOf('\n')),
    raw: part.slice(part.indexOf('\n') + 1),
  }))
}

test.each(samples)('$id, sample $at: $wanted', async ({ id, wanted, raw }) => {
  const found = await readSample('', Buffer.from(raw)).then(identify)
  const [status, ...rest] = wanted.split(' | ')
  const others = rest.map(one => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)] as const)
  const told: Record<string, unknown> = {
    ...found,
    size: found.sizeBytes,
    transferred: found.transferredBytes,
    duration: found.durationSeconds,
    results: found.results.map(one => `${one.object.replaceAll('\t', ' ')} ${one.status ?? '-'}`).join(', '),
  }
  const read = Object.fromEntries(others.map(([name]) => [name, String(told[name])]))
  expect({ product: found.product, status: found.status, ...read }).toEqual({
    product: id,
    status,
    ...Object.fromEntries(others),
  })
})

test.each(products.map(({ id }) => id))('%s has samples of good and of bad runs', id => {
  const own = samples.filter(sample => sample.id === id).map(({ wanted }) => wanted.split(' | ')[0])
  expect(own.length).toBeGreaterThanOrEqual(leastSamples)
  expect(own.some(status => status === 'failure' || status === 'warning')).toBe(true)
})

test('every product says where its knowledge is from, and has an id of its own', () => {
  expect(products.filter(({ sources }) => sources.length === 0)).toEqual([])
  expect(new Set(products.map(({ id }) => id)).size).toBe(products.length)
})
