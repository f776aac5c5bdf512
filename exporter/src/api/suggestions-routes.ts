/** /api/v1/suggestions: finished checks for the messages that wait unmatched. Only accepting stores anything. */
import { json, type Router } from 'express'
import { z } from 'zod'
import { readAccess } from './access.ts'
import type { AcceptAnswer, AcceptRequest, SuggestionsJson } from './contract-checks.ts'
import type { HttpDeps } from './deps.ts'
import type { Endpoint } from './endpoint.ts'
import { readJson } from './json-body.ts'
import { refuseMethod } from './methods.ts'
import { readQuery } from './query.ts'
import { acceptAnswer, suggestionsSchema } from './suggestions-schemas.ts'

const bodyLimitBytes = 2 * 1024 * 1024
const maxAccepted = 10_000
const maxKeyCharacters = 300

const acceptBody = z
  .strictObject({
    all: z.literal(true).describe('All that there are').optional(),
    suggestions: z
      .array(
        z.strictObject({
          key: z.string().max(maxKeyCharacters),
          perObject: z.boolean().describe('One check for each object').exactOptional(),
        }),
      )
      .min(1)
      .max(maxAccepted)
      .optional(),
  })
  .refine(({ all, suggestions }) => (all === undefined) !== (suggestions === undefined), {
    message: 'give either all or suggestions',
    path: ['suggestions'],
  })

export const suggestionsEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/suggestions',
    tag: 'checks',
    scope: 'read',
    summary: 'Checks for the messages that wait unmatched; nothing is stored',
    answers: {
      200: {
        description: 'What is known by now: ask again while `looked` is less than `waiting`',
        schema: suggestionsSchema,
      },
    },
  },
  {
    method: 'post',
    path: '/suggestions/accept',
    tag: 'checks',
    scope: 'write',
    summary: 'Make suggested checks; they are in force at once, and the messages that wait are tried on them',
    body: { schema: acceptBody },
    answers: { 200: { description: 'What became of each', schema: acceptAnswer } },
  },
]

export type SuggestionsDeps = Pick<HttpDeps, 'suggesting'>

export function addSuggestions(router: Router, { suggesting }: SuggestionsDeps): void {
  router
    .route('/suggestions')
    .get(async (request, response) => {
      readQuery(request, [])
      const answer: SuggestionsJson = await suggesting.suggestions()
      response.json(answer)
    })
    .all(refuseMethod('GET, HEAD'))

  router
    .route('/suggestions/accept')
    .post(json({ limit: bodyLimitBytes, strict: true }), async (request, response) => {
      readQuery(request, [])
      const asked = readAsked(readJson(request, acceptBody))
      const answer: AcceptAnswer = await suggesting.accept(asked, readAccess(response).who)
      response.json(answer)
    })
    .all(refuseMethod('POST'))
}

function readAsked({ suggestions }: z.infer<typeof acceptBody>): AcceptRequest {
  return suggestions ? { suggestions } : { all: true }
}
