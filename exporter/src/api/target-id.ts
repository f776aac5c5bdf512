/** Ids in a path: they come decoded, whatever they contain. A proxy that decodes `%2F` on the way (Grafana's does) would
 *  make two parts of one id; such an id is given as `?id=`, with `-` in its place in the path. */
import type { Request } from 'express'
import { z } from 'zod'
import type { Parameter } from './endpoint.ts'
import { HttpProblem } from './problem.ts'

const maxIdCharacters = 500
const placeholder = '-'

/** @throws HttpProblem 400 when path and `?id=` name different things */
export function readTargetId(request: Request, name = 'id'): string {
  const inPath = String(request.params[name])
  const given = request.query['id']
  if (given === undefined) return checked(inPath)
  if (typeof given !== 'string' || given === '')
    throw new HttpProblem(400, 'id: must be one id', { parameter: 'id' })
  if (inPath !== placeholder && inPath !== given)
    throw new HttpProblem(400, `id: the path names another one; write "${placeholder}" there`, {
      parameter: 'id',
    })
  return checked(given)
}

function checked(id: string): string {
  if (id.length <= maxIdCharacters) return id
  throw new HttpProblem(400, `id: has ${id.length} characters, at most ${maxIdCharacters} are taken`, {
    parameter: 'id',
  })
}

export const idInQuery: Readonly<Record<string, Parameter>> = {
  id: {
    schema: z.string().min(1).max(maxIdCharacters),
    description: 'Instead of the one in the path, where a proxy decodes `%2F`; write `-` in the path then',
  },
}

/** For the text of an error. */
export function shown(id: string): string {
  return `"${id.slice(0, 200).toWellFormed()}"`
}
