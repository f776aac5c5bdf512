/** Who posts a report: an account with its key (HTTP Basic) or a token (Bearer). */
import type { Request } from 'express'
import { PostProblem } from './post-problem.ts'

type Credential =
  | { readonly kind: 'account'; readonly id: string; readonly key: string }
  | { readonly kind: 'token'; readonly token: string }

export type Sender = {
  readonly accountId: string
  /** As in the log of changes: `account:ID`, `token:NAME`. */
  readonly who: string
}

/** What a credential is good for. `other`: it is good, but no sender's: a person's, or of a token that may not ingest. */
export type FoundSender = Sender | { readonly other: string }

export type FindSender = (credential: Credential) => Promise<FoundSender | undefined>

const maxHeaderLength = 1000

export function findCredential(header: string | undefined): Credential | undefined {
  if (header === undefined || header.length > maxHeaderLength) return undefined
  const token = /^bearer +([\w.~+/=-]+) *$/i.exec(header)?.[1]
  if (token !== undefined) return { kind: 'token', token }
  const encoded = /^basic +([a-z0-9+/=_-]+) *$/i.exec(header)?.[1]
  if (encoded === undefined) return undefined
  const decoded = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = decoded.indexOf(':')
  return colon < 0
    ? undefined
    : { kind: 'account', id: decoded.slice(0, colon), key: decoded.slice(colon + 1) }
}

/** @throws PostProblem 401 */
export async function findSender(request: Request, find: FindSender): Promise<FoundSender> {
  const credential = findCredential(request.get('authorization'))
  const found = credential && (await find(credential))
  if (found) return found
  const detail = credential
    ? 'Account or authorization key is wrong, or the key was revoked.'
    : 'An account id and its authorization key are needed (HTTP Basic), or a token (Bearer).'
  throw new PostProblem(401, detail, {
    refusal: 'credentials',
    headers: { 'WWW-Authenticate': 'Basic realm="lastgood reports", charset="UTF-8", Bearer' },
  })
}
