/** How a route of /api/v1 is declared for the API document, beside the code that answers it. A test holds both equal. */
import type { z } from 'zod'
import type { Scope } from '../core/registry.ts'

export type Endpoint = {
  readonly method: 'get' | 'put' | 'post' | 'patch' | 'delete'
  /** Below /api/v1, such as `/notes/{id}`. */
  readonly path: string
  readonly tag:
    | 'checks'
    | 'looking'
    | 'messages'
    | 'installations'
    | 'managing'
    | 'accounts'
    | 'senders'
    | 'reports'
    | 'log'
    | 'service'
    | 'document'
  /** What whoever asks needs. */
  readonly scope: Scope
  readonly summary: string
  readonly query?: Readonly<Record<string, Parameter>>
  readonly body?: Body
  /** What else it looks at. */
  readonly headers?: Readonly<Record<string, string>>
  readonly answers: Readonly<Record<number, Answer>>
  /** Has an ETag, and answers 304 to whoever has it already. */
  readonly tagged?: true
}

export type Parameter = { readonly schema: z.ZodType; readonly description?: string }
type Body = {
  readonly schema: z.ZodType
  readonly optional?: true
  /** Media type instead of JSON. */
  readonly type?: string
}
export type Answer = {
  readonly description: string
  readonly schema?: z.ZodType
  /** Media types beside JSON, or instead of it when there is no schema. */
  readonly types?: readonly string[]
}

/** Whether the path is one of the template's. */
export function fits(template: string, path: string): boolean {
  const parts = template.split('/')
  const given = path.replace(/\/$/, '').split('/')
  return (
    parts.length === given.length &&
    parts.every((part, index) => (part.startsWith('{') ? given[index] !== '' : part === given[index]))
  )
}
