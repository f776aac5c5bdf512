import { readFile, writeFile } from 'node:fs/promises'
import { checksJsonSchema, settingsJsonSchema } from './json-schema.ts'

const docs = new URL('../../../docs/', import.meta.url)

/** LASTGOOD_UPDATE_DOCS=1 writes the file anew. */
test.each([
  ['lastgood.schema.json', settingsJsonSchema],
  ['check.schema.json', checksJsonSchema],
])('docs/%s is what the code takes', async (name, make) => {
  const file = new URL(name, docs)
  if (process.env['LASTGOOD_UPDATE_DOCS']) await writeFile(file, make())
  expect(await readFile(file, 'utf8')).toBe(make())
})
