/** /api/v1/preview and /drafts: a check is tried before it counts, and begun from what is there. Both only read. */
import { json, type Router } from 'express'
import { z } from 'zod'
import { templates } from '../core/templates.ts'
import type { DraftJson, PreviewJson, ScheduleSuggestionJson, TemplatesJson } from './contract-checks.ts'
import type { HttpDeps } from './deps.ts'
import type { Endpoint } from './endpoint.ts'
import { readJson } from './json-body.ts'
import { refuseMethod } from './methods.ts'
import { draftSchema, previewSchema, suggestionSchema, templatesSchema } from './preview-schemas.ts'
import type { DraftAsked } from './previewing.ts'
import { HttpProblem } from './problem.ts'
import { readQuery } from './query.ts'
import { idInQuery, readTargetId, shown } from './target-id.ts'
import { answerWhileThere } from './while-there.ts'

const bodyLimitBytes = 4 * 1024 * 1024
/** As many as can be saved. */
const maxCheckCharacters = 256 * 1024
const maxSampleCharacters = 2 * 1024 * 1024
const maxMessageIds = 100
const newest = { usual: 200, most: 2000 }
/** Each reads many messages. */
const previewsAtOnce = 4
const maxNameCharacters = 200

const previewBody = z.strictObject({
  check: z
    .looseObject({})
    .refine(isShort, { error: `is longer than ${maxCheckCharacters} characters` })
    .describe('In the shape it has in YAML'),
  messageIds: z
    .array(z.int().min(1))
    .max(maxMessageIds, { error: `names more than ${maxMessageIds} messages` })
    .optional()
    .describe('Messages to be told of, whether they fit or not'),
  sample: z
    .string()
    .max(maxSampleCharacters, { error: `is longer than ${maxSampleCharacters} characters` })
    .optional()
    .describe('A mail that is not stored, as text of an .eml file'),
  newest: z
    .int({ error: `is no whole number from 0 to ${newest.most}` })
    .min(0, { error: `is no whole number from 0 to ${newest.most}` })
    .max(newest.most, { error: `is no whole number from 0 to ${newest.most}` })
    .optional()
    .describe(`How many of the newest stored messages to try; ${newest.usual} unless given`),
})

export const previewEndpoints: readonly Endpoint[] = [
  {
    method: 'post',
    path: '/preview',
    tag: 'checks',
    scope: 'read',
    summary: 'What a check would make of stored messages; nothing is stored',
    body: { schema: previewBody },
    answers: { 200: { description: 'What is wrong with the check, or what it does', schema: previewSchema } },
  },
  {
    method: 'get',
    path: '/drafts',
    tag: 'checks',
    scope: 'read',
    summary:
      'A check to begin with: from a message, as a copy, for a product, or from a name; nothing is stored',
    query: {
      message: { schema: z.int().min(1), description: 'Number of a stored mail' },
      copy: { schema: z.string(), description: 'Id of a check' },
      template: { schema: z.string(), description: 'Id of a template' },
      name: { schema: z.string().max(maxNameCharacters), description: 'Instead of the one that is proposed' },
      group: { schema: z.string().max(maxNameCharacters) },
    },
    answers: { 200: { description: 'The draft, and what was taken from where', schema: draftSchema } },
  },
  {
    method: 'get',
    path: '/templates',
    tag: 'checks',
    scope: 'read',
    summary: 'Products whose rules a check can take on with `template`, by name; the last is `general`',
    answers: { 200: { description: 'All there are', schema: templatesSchema } },
  },
  {
    method: 'get',
    path: '/checks/{id}/schedule-suggestion',
    tag: 'checks',
    scope: 'read',
    summary:
      'The schedule that the history of a check shows, if it is better than the present one; nothing is changed',
    query: idInQuery,
    answers: { 200: { description: 'A suggestion and its evidence', schema: suggestionSchema } },
  },
]

/** One that is nested too deeply to be written is for the reader of checks to refuse. */
function isShort(check: unknown): boolean {
  try {
    return JSON.stringify(check).length <= maxCheckCharacters
  } catch {
    return true
  }
}

export function addPreview(router: Router, { previewing }: Pick<HttpDeps, 'previewing'>): void {
  let running = 0

  router
    .route('/preview')
    .post(json({ limit: bodyLimitBytes, strict: true }), async (request, response) => {
      const { check, messageIds = [], sample, newest: number = newest.usual } = readJson(request, previewBody)
      if (running >= previewsAtOnce)
        throw new HttpProblem(503, 'Too many previews at once; try again in a moment.')
      running++
      try {
        const asked = { check, messageIds, newest: number, ...(sample !== undefined && { sample }) }
        await answerWhileThere<PreviewJson>(response, signal => previewing.preview(asked, signal))
      } finally {
        running--
      }
    })
    .all(refuseMethod('POST'))

  router
    .route('/checks/:id/schedule-suggestion')
    .get(async (request, response) => {
      readQuery(request, ['id'])
      const id = readTargetId(request)
      const answer: ScheduleSuggestionJson | undefined = await previewing.suggestSchedule(id)
      if (!answer) throw new HttpProblem(404, `There is no check ${shown(id)}.`)
      response.json(answer)
    })
    .all(refuseMethod('GET, HEAD'))

  router
    .route('/templates')
    .get((request, response) => {
      readQuery(request, [])
      const answer: TemplatesJson = {
        templates: templates.map(({ id, name, reportsObjects }) => ({ id, name, reportsObjects })),
      }
      response.json(answer)
    })
    .all(refuseMethod('GET, HEAD'))

  router
    .route('/drafts')
    .get(async (request, response) => {
      const query = readQuery(request, ['message', 'copy', 'template', 'name', 'group'])
      const from = readFrom(query)
      const [name, group] = [query.text('name'), query.text('group')]
      for (const [parameter, text] of Object.entries({ name, group }))
        if (text !== undefined && text.length > maxNameCharacters)
          throw new HttpProblem(400, `${parameter}: has more than ${maxNameCharacters} characters`, {
            parameter,
          })
      const answer: DraftJson = await previewing.draft({
        from,
        ...(name !== undefined && { name }),
        ...(group !== undefined && { group }),
      })
      response.json(answer)
    })
    .all(refuseMethod('GET, HEAD'))
}

function readFrom(query: ReturnType<typeof readQuery>): DraftAsked['from'] {
  const messageId = query.integer('message', 1, Number.MAX_SAFE_INTEGER)
  const checkId = query.text('copy')
  const template = query.text('template')
  const given = Object.entries({ template, copy: checkId, message: messageId }).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  )
  const [first, second] = given
  if (second !== undefined)
    throw new HttpProblem(400, `${first}: cannot be given together with ${second}`, {
      ...(first !== undefined && { parameter: first }),
    })
  if (messageId !== undefined) return { kind: 'message', id: messageId }
  if (checkId !== undefined) return { kind: 'copy', checkId }
  return template !== undefined ? { kind: 'template', id: template } : { kind: 'name' }
}
