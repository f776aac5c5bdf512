/** Query parameters, parsed once at the door: a wrong or unknown one is an error that names it, never ignored. */
import type { Request } from 'express'
import { HttpProblem } from './problem.ts'

const maxTextLength = 500
const maxRepeats = 500

export type Query = ReturnType<typeof readQuery>

/** @param repeatable those of them that may be given several times
 *  @throws HttpProblem 400 for a parameter that is not among `known`, or is given twice. */
export function readQuery(request: Request, known: readonly string[], repeatable: readonly string[] = []) {
  const values = new Map<string, string>()
  const lists = new Map<string, readonly string[]>()
  for (const [name, value] of Object.entries(request.query)) {
    if (!known.includes(name)) refuse(name, `is not known here; known are ${known.join(', ') || 'none'}`)
    if (repeatable.includes(name)) lists.set(name, readList(name, value))
    else if (typeof value !== 'string') refuse(name, 'is given more than once')
    else if (value !== '') values.set(name, value)
  }

  function text(name: string): string | undefined {
    const value = values.get(name)
    return value === undefined ? undefined : checkLength(name, value)
  }
  /** Undefined when there is none. */
  function texts(name: string): readonly string[] | undefined {
    const list = lists.get(name)
    return list && list.length > 0 ? list : undefined
  }
  function several<T extends string>(name: string, allowed: readonly T[]): readonly T[] | undefined {
    return texts(name)?.map(
      value =>
        allowed.find(one => one === value) ??
        refuse(name, `"${cut(value)}" is none of ${allowed.join(', ')}`),
    )
  }
  function integer(name: string, least: number, most: number): number | undefined {
    const value = values.get(name)
    if (value === undefined) return undefined
    const number = /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN
    if (!(number >= least && number <= most))
      refuse(name, `"${cut(value)}" is not a whole number from ${least} to ${most}`)
    return number
  }
  function oneOf<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const value = values.get(name)
    if (value === undefined) return undefined
    return (
      allowed.find(one => one === value) ?? refuse(name, `"${cut(value)}" is none of ${allowed.join(', ')}`)
    )
  }
  return {
    text,
    texts,
    several,
    integer,
    oneOf,
    /** Whether anything was asked for at all. */
    isEmpty: values.size === 0,
  }
}

/** Empty ones are left out, as a form sends a choice of all. */
function readList(name: string, value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (all.length > maxRepeats) refuse(name, `is given ${all.length} times, at most ${maxRepeats} are taken`)
  return all.flatMap(one => {
    if (typeof one !== 'string') return refuse(name, 'is not a text')
    return one === '' ? [] : checkLength(name, one)
  })
}

function checkLength(name: string, value: string): string {
  return value.length > maxTextLength
    ? refuse(name, `has ${value.length} characters, at most ${maxTextLength} are taken`)
    : value
}

/** A stretch of time that ends before it begins is a mistake, not an empty list. @throws HttpProblem 400 */
export function refuseBackwards(fromMs: number, toMs: number): void {
  if (fromMs > toMs) refuse('fromMs', `${fromMs} is after toMs, ${toMs}`)
}

/** A message's number in a path. @throws HttpProblem 400 */
export function readMessageId(value: unknown): number {
  const id = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN
  return Number.isSafeInteger(id) && id > 0
    ? id
    : refuse('id', `"${cut(String(value))}" is not the number of a message`)
}

/** A page's cursor that is an id: opaque to whoever hands it back. */
export function writeCursor(lastId: string): string {
  return Buffer.from(lastId).toString('base64url')
}

export function readCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined
  if (!/^[\w-]+$/.test(cursor)) refuse('cursor', 'is not one that an answer has given')
  return Buffer.from(cursor, 'base64url').toString('utf8')
}

/** A number in a path. @throws HttpProblem 400 */
export function readNumber(name: string, value: unknown): number {
  const id = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN
  return Number.isSafeInteger(id) && id > 0 ? id : refuse(name, `"${cut(String(value))}" is not a number`)
}

function refuse(parameter: string, why: string): never {
  throw new HttpProblem(400, `${cut(parameter)}: ${why}`, { parameter: cut(parameter) })
}

function cut(value: string): string {
  return value.length > 80 ? `${value.slice(0, 80).toWellFormed()}…` : value
}
