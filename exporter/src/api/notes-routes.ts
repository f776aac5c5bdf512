/** /api/v1: notes on checks, groups, installations and accounts; each ends at a date, or after so many good results. */
import type { Router } from 'express'
import { z } from 'zod'
import type { Note, Target } from '../core/registry.ts'
import { readAccess } from './access.ts'
import { jsonBody } from './body.ts'
import type { NotesPage } from './contract.ts'
import type { HttpDeps } from './deps.ts'
import type { Endpoint } from './endpoint.ts'
import { momentSchema, readJson } from './json-body.ts'
import { notesPage } from './manage-schemas.ts'
import type { NoteChange } from './managing.ts'
import { readKind } from './pauses-routes.ts'
import { HttpProblem } from './problem.ts'
import { readNumber, readQuery } from './query.ts'
import { noteSchema, targetSchema } from './schemas.ts'
import { shown } from './target-id.ts'

const limits = { usual: 200, most: 1000 }
const maxTextCharacters = 4000
const maxUntilGood = 1000

const textSchema = z.string().trim().min(1, 'is empty').max(maxTextCharacters)
const untilGoodSchema = z
  .int()
  .min(1)
  .max(maxUntilGood)
  .describe('Ends with so many good results: of the check, or of any check of a group or installation')
const noteBody = z.strictObject({
  target: targetSchema,
  text: textSchema,
  expires: momentSchema.optional(),
  untilGood: untilGoodSchema.optional(),
})
const changeBody = z
  .strictObject({
    text: textSchema.optional(),
    expires: momentSchema.nullable().optional().describe('`null`: it does not expire'),
    untilGood: untilGoodSchema.nullable().optional(),
  })
  .describe('What is not named stays. A note that has ended is live again')

export const noteEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/notes',
    tag: 'managing',
    scope: 'read',
    summary: 'Notes that are live',
    tagged: true,
    query: {
      kind: { schema: targetSchema.shape.kind, description: 'Together with `id`: only those of this target' },
      id: { schema: z.string() },
      ended: { schema: z.enum(['0', '1']), description: '`1`: also those that have ended' },
      limit: { schema: z.int().min(1).max(limits.most).default(limits.usual) },
      cursor: { schema: z.string() },
    },
    answers: { 200: { description: 'By number', schema: notesPage } },
  },
  {
    method: 'post',
    path: '/notes',
    tag: 'managing',
    scope: 'write',
    summary: 'Add a note',
    body: { schema: noteBody },
    answers: { 201: { description: 'The note', schema: noteSchema } },
  },
  {
    method: 'patch',
    path: '/notes/{id}',
    tag: 'managing',
    scope: 'write',
    summary: 'Change a note',
    body: { schema: changeBody },
    answers: { 200: { description: 'As it is now', schema: noteSchema } },
  },
  {
    method: 'delete',
    path: '/notes/{id}',
    tag: 'managing',
    scope: 'write',
    summary: 'Delete a note',
    answers: { 204: { description: 'It is gone' } },
  },
]

export function addNotes(router: Router, deps: Pick<HttpDeps, 'manage' | 'nowMs'>) {
  const { manage } = deps
  const refusePast = (expires: number | null | undefined) => {
    if (typeof expires === 'number' && expires <= deps.nowMs())
      throw new HttpProblem(422, 'expires: lies in the past', { parameter: 'expires' })
  }

  router.get('/notes', async (request, response) => {
    const query = readQuery(request, ['kind', 'id', 'ended', 'limit', 'cursor'])
    const limit = query.integer('limit', 1, limits.most) ?? limits.usual
    const after = query.integer('cursor', 1, Number.MAX_SAFE_INTEGER) ?? 0
    const [kind, id] = [query.text('kind'), query.text('id')]
    if ((kind === undefined) !== (id === undefined))
      throw new HttpProblem(400, 'kind and id: one without the other names no target', {
        parameter: kind === undefined ? 'kind' : 'id',
      })
    const target: Target | undefined = id === undefined ? undefined : { kind: readKind(kind), id }
    const all = query.oneOf('ended', ['0', '1']) === '1'
    const found = await manage.notes({ ...(target && { target }), ...(all && { all }) })
    const rest = found.filter(note => note.id > after)
    const notes = rest.slice(0, limit)
    const last = notes.at(-1)
    const page: NotesPage = {
      notes,
      ...(rest.length > limit && last && { nextCursor: String(last.id) }),
    }
    response.json(page)
  })

  router.post('/notes', jsonBody, async (request, response) => {
    const { target, text, expires, untilGood } = readJson(request, noteBody)
    refusePast(expires)
    const author = readAccess(response).who
    const note = await manage.addNote({ target, author, ...toNote({ text, expires, untilGood }) })
    if (!note) throw new HttpProblem(404, `There is no ${target.kind} ${shown(target.id)}.`)
    response.status(201).json(note)
  })

  router.patch('/notes/:id', jsonBody, async (request, response) => {
    const id = readNumber('id', request.params['id'])
    const { text, expires, untilGood } = readJson(request, changeBody)
    refusePast(expires)
    const change = (before: Note): NoteChange =>
      toNote({
        text: text ?? before.text,
        expires: expires === undefined ? before.expiresAtMs : expires,
        untilGood: untilGood === undefined ? before.untilGood || null : untilGood,
      })
    const note = await manage.changeNote(id, change, readAccess(response).who)
    if (!note) throw new HttpProblem(404, `There is no note ${id}.`)
    response.json(note)
  })

  router.delete('/notes/:id', async (request, response) => {
    const id = readNumber('id', request.params['id'])
    if (!(await manage.deleteNote(id, readAccess(response).who)))
      throw new HttpProblem(404, `There is no note ${id}.`)
    response.status(204).end()
  })
}

type Written = {
  readonly text: string
  readonly expires: number | null | undefined
  readonly untilGood: number | null | undefined
}
function toNote({ text, expires, untilGood }: Written): NoteChange {
  return {
    text,
    ...(typeof expires === 'number' && { expiresAtMs: expires }),
    ...(typeof untilGood === 'number' && { untilGood }),
  }
}
