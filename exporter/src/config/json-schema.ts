/** The schemas as JSON Schema, for editors. The files under docs/ are what this gives, which a test holds. */
import { z } from 'zod'
import { checkFileSchema } from './check-schema.ts'
import { documentedFileSchema } from './schema.ts'

export type JsonSchema = z.core.JSONSchema.JSONSchema

export function settingsJsonSchema(): JsonSchema {
  return toJson('Lastgood: lastgood.yml', documentedFileSchema)
}

export function checksJsonSchema(): JsonSchema {
  return toJson('Lastgood: a file of checks', checkFileSchema)
}

/** Draft 7 is what the YAML extensions of editors understand best. */
function toJson(title: string, schema: z.ZodType): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' })
  return { ...($schema !== undefined && { $schema }), title, ...rest }
}
