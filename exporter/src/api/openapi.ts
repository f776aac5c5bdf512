/** GET /api/v1/openapi.json: what the API takes and answers, made from the declarations beside the routes. */
import { z } from 'zod'
import type { Answer, Endpoint } from './endpoint.ts'
import { endpoints } from './endpoints.ts'
import { named, problemSchema } from './schemas.ts'

type Json = Readonly<Record<string, unknown>>

let made: Json | undefined

/** The same at every time: it costs once. */
export function describeApi(): Json {
  made ??= describe()
  return made
}

const pathParameters: Readonly<Record<string, string>> = {
  id: 'Id or number',
  checkId: 'Id of the check of the job',
  name: 'Name of the group',
  key: "The sender's own key of the job",
  place: 'Place in a list, from 0',
  kind: 'check, installation, group or account',
}

function describe(): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const endpoint of endpoints) {
    const path = (paths[endpoint.path] ??= {})
    path[endpoint.method] = operation(endpoint)
  }
  const { schemas } = z.toJSONSchema(named, { uri: referTo, io: 'output' })
  return {
    openapi: '3.1.0',
    info: {
      title: 'Lastgood',
      version: '1',
      description:
        'When was the last good backup, and which are not good now? Times (`…AtMs`) are epoch milliseconds, spans (`…Ms`) milliseconds, sizes bytes. What is not known is absent.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{}, { user: [] }, { token: [] }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map(tag => ({ name: tag })),
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, plain(schema)])),
      securitySchemes: {
        user: { type: 'http', scheme: 'basic', description: '`http.users` of the configuration' },
        token: { type: 'http', scheme: 'bearer', description: 'With the scope that the operation names' },
      },
    },
  }
}

function operation(endpoint: Endpoint): Json {
  const { method, path, tag, scope, summary, query, headers, body, answers, tagged } = endpoint
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: pathParameters[name] ?? name,
    schema: { type: 'string' },
  }))
  const inQuery = Object.entries(query ?? {}).map(([name, { schema, description }]) => ({
    name,
    in: 'query',
    ...(description !== undefined && { description }),
    schema: toSchema(schema, 'input'),
  }))
  const inHeader = Object.entries(headers ?? {}).map(([name, description]) => ({
    name,
    in: 'header',
    description,
    schema: { type: 'string' },
  }))
  const parameters = [...inPath, ...inQuery, ...inHeader]
  const responses = Object.entries(answers).map(([status, answer]) => [status, response(answer)])
  return {
    operationId: nameOf(method, path),
    tags: [tag],
    summary,
    description: `Needs scope \`${scope}\`.`,
    'x-scope': scope,
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: !body.optional,
        content: { [body.type ?? 'application/json']: { schema: toSchema(body.schema, 'input') } },
      },
    }),
    responses: {
      ...Object.fromEntries(responses),
      ...(tagged && { 304: { description: 'Nothing has changed since the `ETag` in `If-None-Match`' } }),
      default: {
        description: 'What is wrong',
        content: { 'application/problem+json': { schema: toSchema(problemSchema, 'output') } },
      },
    },
  }
}

function response({ description, schema, types = [] }: Answer): Json {
  const content = {
    ...(schema && { 'application/json': { schema: toSchema(schema, 'output') } }),
    ...Object.fromEntries(types.map(type => [type, { schema: { type: 'string' } }])),
  }
  return { description, ...(Object.keys(content).length > 0 && { content }) }
}

/** `get /checks/{id}/activities` is `getChecksActivities`, one thing of a list `getCheck`. */
function nameOf(method: string, path: string): string {
  const parts = path.split('/').filter(Boolean)
  const words = parts.map(part =>
    part
      .replace(/\.json$/, '')
      .replace('.', '-')
      .replace(/[{}]/g, ''),
  )
  const ends = parts.at(-1)?.startsWith('{')
  const text = words
    .filter((_, index) => !parts[index]?.startsWith('{'))
    .map((word, index, all) => (ends && index === all.length - 1 ? word.replace(/s$/, '') : word))
    .map(word => word.replace(/(^|-)(\w)/g, (_all, _dash, letter: string) => letter.toUpperCase()))
  return method + text.join('')
}

/** A named schema is referred to, any other stands in its place. */
function toSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const id = named.get(schema)?.id
  if (id !== undefined) return { $ref: referTo(id) }
  const { $defs: _, ...own } = z.toJSONSchema(schema, { metadata: named, io })
  return plain(JSON.parse(JSON.stringify(own).replaceAll('"#/$defs/', `"${referTo('')}`)) as Json)
}

function referTo(id: string): string {
  return `#/components/schemas/${id}`
}

/** What stands for the whole of a schema document has no place inside another document. */
function plain({ $schema: _, $id: __, ...rest }: Json): Json {
  return rest
}
