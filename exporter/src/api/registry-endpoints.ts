/** Routes of accounts, keys and tokens, for the API document. */
import { z } from 'zod'
import { scopes } from '../core/registry.ts'
import type { Endpoint } from './endpoint.ts'
import { removedAnswer } from './manage-schemas.ts'
import {
  accountCreated,
  accountSchema,
  accountsAnswer,
  keyCreated,
  keySchema,
  pathKeyCreated,
  pathKeySchema,
  pathKeysAnswer,
  tokenCreated,
  tokenSchema,
  tokensAnswer,
} from './registry-schemas.ts'

const accountFields = {
  name: z.exactOptional(z.string()),
  monitored: z.exactOptional(
    z.boolean().describe('Whether its silence is told; reports are taken either way'),
  ),
}
const nothing = { schema: z.strictObject({}), optional: true } as const
const reads = { method: 'get', tag: 'accounts', scope: 'read' } as const
const writes = { tag: 'accounts', scope: 'write' } as const

export const registryEndpoints: readonly Endpoint[] = [
  {
    ...reads,
    path: '/accounts',
    summary: 'Accounts of senders with their keys',
    tagged: true,
    answers: { 200: { description: 'All of them', schema: accountsAnswer } },
  },
  {
    ...writes,
    method: 'post',
    path: '/accounts',
    summary: 'Make an account, and its first key',
    body: { schema: z.strictObject({ id: z.string(), ...accountFields }) },
    answers: { 201: { description: 'With the secret, told this once', schema: accountCreated } },
  },
  {
    ...reads,
    path: '/accounts/{id}',
    summary: 'One account',
    answers: { 200: { description: 'With its keys', schema: accountSchema } },
  },
  {
    ...writes,
    method: 'patch',
    path: '/accounts/{id}',
    summary: 'Change its name, switch the monitoring of all it reports on or off',
    body: { schema: z.strictObject(accountFields) },
    answers: { 200: { description: 'As it is now', schema: accountSchema } },
  },
  {
    ...writes,
    method: 'delete',
    path: '/accounts/{id}',
    summary: 'Remove an account',
    query: {
      installations: {
        schema: z.enum(['keep', 'remove']).default('keep'),
        description: '`keep`: refuse while it has any; `remove`: with all they reported',
      },
    },
    answers: { 200: { description: 'What is gone with it', schema: removedAnswer } },
  },
  {
    ...writes,
    method: 'post',
    path: '/accounts/{id}/keys',
    summary: 'Make another key; the old ones stay good',
    body: nothing,
    answers: { 201: { description: 'With the secret, told this once', schema: keyCreated } },
  },
  {
    ...writes,
    method: 'delete',
    path: '/accounts/{id}/keys/{key}',
    summary: 'Revoke a key',
    answers: { 200: { description: 'It is not good any more', schema: keySchema } },
  },
  {
    ...reads,
    path: '/tokens',
    summary: 'Tokens, the revoked ones too',
    tagged: true,
    answers: { 200: { description: 'All of them', schema: tokensAnswer } },
  },
  {
    ...writes,
    method: 'post',
    path: '/tokens',
    summary: 'Make a token; nobody makes one that can do more than they can',
    body: {
      schema: z.strictObject({
        name: z.string(),
        scopes: z.array(z.enum(scopes)).min(1),
        accountId: z.exactOptional(z.string().describe('With `ingest`: the account it reports for')),
      }),
    },
    answers: { 201: { description: 'With the secret, told this once', schema: tokenCreated } },
  },
  {
    ...writes,
    method: 'delete',
    path: '/tokens/{id}',
    summary: 'Revoke a token',
    answers: { 200: { description: 'It is not good any more', schema: tokenSchema } },
  },
  {
    ...reads,
    path: '/keys',
    summary: 'Keys in the addresses of pings and webhooks',
    tagged: true,
    query: { check: { schema: z.string(), description: 'Only those of this check' } },
    answers: { 200: { description: 'The revoked ones too', schema: pathKeysAnswer } },
  },
  {
    ...writes,
    method: 'post',
    path: '/keys',
    summary: 'Make the address of a ping, or of a webhook',
    body: {
      schema: z.strictObject({
        checkId: z.string(),
        product: z.exactOptional(z.string().describe('Of a webhook: whose format its posts have')),
      }),
    },
    answers: { 201: { description: 'With secret and path, told this once', schema: pathKeyCreated } },
  },
  {
    ...writes,
    method: 'delete',
    path: '/keys/{id}',
    summary: 'Revoke the address of a ping or webhook',
    answers: { 200: { description: 'It is not good any more', schema: pathKeySchema } },
  },
]
