import { readFile, writeFile } from 'node:fs/promises'
import { checksJsonSchema, settingsJsonSchema } from './json-schema.ts'

const docs = new URL('../../../docs/', import.meta.url)

/** LASTGOOD_UPDATE_DOCS=1 writes the file anew; `npm run fix` lays it out. */
test.each([
  ['lastgood.schema.json', settingsJsonSchema],
  ['check.schema.json', checksJsonSchema],
])('docs/%s is what the code takes', async (name, make) => {
  const file = new URL(name, docs)
  const text = JSON.stringify(make(), undefined, 2)
  if (process.env['LASTGOOD_UPDATE_DOCS']) await writeFile(file, `${text}\n`)
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(JSON.parse(text))
})
