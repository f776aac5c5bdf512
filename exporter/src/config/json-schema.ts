/** The schemas as JSON Schema, for editors. The files under docs/ are what this gives, which a test holds. */
import { z } from 'zod'
import { checkFileSchema } from './check-schema.ts'
import { documentedFileSchema } from './schema.ts'

export function settingsJsonSchema(): string {
  return toText('Lastgood: lastgood.yml', documentedFileSchema)
}

export function checksJsonSchema(): string {
  return toText('Lastgood: a file of checks', checkFileSchema)
}

/** Draft 7 is what the YAML extensions of editors understand best. */
function toText(title: string, schema: z.ZodType): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' })
  return `${JSON.stringify({ $schema, title, ...rest }, undefined, 2)}\n`
}
