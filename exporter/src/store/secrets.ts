/** Secrets that are made here: 160 random bits behind a word that says what they open. Nobody can guess one, so an
 *  ordinary digest protects them in the record (a slow hash is for passwords that people choose), and looking for
 *  the digest takes as long for a near miss as for any other. */
import { createHash, randomBytes } from 'node:crypto'

const prefixes = { key: 'lgk_', token: 'lgt_', pathKey: 'lgp_' } as const
export type SecretKind = keyof typeof prefixes

/** Each character is 5 bits; none of them looks like another or needs escaping in a path or a shell. */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'
const characters = 32
const hintCharacters = 4
/** Nothing longer was made here, and is not worth a digest. */
const longestSecret = 100

export function createSecret(kind: SecretKind): {
  readonly secret: string
  readonly digest: string
  readonly hint: string
} {
  let secret: string = prefixes[kind]
  for (const byte of randomBytes(characters)) secret += alphabet[byte % alphabet.length]
  return { secret, digest: digestOf(secret), hint: secret.slice(-hintCharacters) }
}

/** @returns undefined for what cannot be a secret of this kind. */
export function findDigest(kind: SecretKind, secret: string): string | undefined {
  if (!secret.startsWith(prefixes[kind]) || secret.length > longestSecret) return undefined
  return digestOf(secret)
}

/** The text without any secret of ours in it, whoever put it there. */
export function withoutSecrets(text: string): string {
  return text.includes('lg')
    ? text.replace(/\blg[ktp]_[a-z0-9]{8,}/g, found => `${found.slice(0, 4)}…`)
    : text
}

function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
