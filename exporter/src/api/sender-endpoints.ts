/** What senders use with an account's key or an ingest token. Their routes are answered by the intake of posted reports;
 *  here stands which scope they need. */
import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import { idInQuery } from './target-id.ts'

const taken = { description: 'Taken', schema: z.unknown() }

export const senderEndpoints: readonly Endpoint[] = [
  {
    method: 'post',
    path: '/reports',
    tag: 'installations',
    scope: 'ingest',
    summary: 'Report a run',
    answers: { 200: { ...taken, description: 'Was reported before' }, 201: taken },
  },
  {
    method: 'put',
    path: '/installations/{id}',
    tag: 'installations',
    scope: 'ingest',
    summary: 'Register an installation with its jobs',
    query: idInQuery,
    answers: { 200: taken, 201: taken },
  },
  {
    method: 'delete',
    path: '/installations/{id}',
    tag: 'installations',
    scope: 'ingest',
    summary: 'De-register an installation: nothing is expected of it any more, its history stays',
    query: idInQuery,
    answers: { 204: { description: 'Done' } },
  },
  {
    method: 'delete',
    path: '/installations/{id}/jobs/{key}',
    tag: 'installations',
    scope: 'ingest',
    summary: 'A job was deleted: it is not expected any more, its history stays',
    answers: { 204: { description: 'Done' } },
  },
]
