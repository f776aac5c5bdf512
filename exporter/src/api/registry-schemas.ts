/** The answers about accounts, keys and tokens as schemas, for the API document: each is held to its type of the contract. */
import { z } from 'zod'
import { type Account, type KeyInfo, type PathKey, scopes, type Token } from '../core/registry.ts'
import type {
  AccountCreated,
  AccountsJson,
  KeyCreated,
  PathKeyCreated,
  PathKeysJson,
  TokenCreated,
  TokensJson,
} from './contract.ts'
import { count, ms, name, optional, text } from './schemas.ts'

const secret = text.describe('Told this once')
const key = {
  id: count,
  hint: text.describe('Last characters of the secret, to tell keys apart'),
  createdAtMs: ms,
  revokedAtMs: optional(ms),
  lastUsedAtMs: optional(ms.describe('To within some minutes')),
}
export const keySchema = name('Key', z.strictObject(key) satisfies z.ZodType<KeyInfo>)
export const keyCreated = name(
  'KeyCreated',
  z.strictObject({ key: keySchema, secret }) satisfies z.ZodType<KeyCreated>,
)

export const accountSchema = name(
  'Account',
  z.strictObject({
    id: text,
    name: text,
    monitored: z.boolean(),
    createdAtMs: ms,
    keys: z.array(keySchema),
  }) satisfies z.ZodType<Account>,
)
export const accountsAnswer = name(
  'Accounts',
  z.strictObject({ accounts: z.array(accountSchema) }) satisfies z.ZodType<AccountsJson>,
)
export const accountCreated = name(
  'AccountCreated',
  z.strictObject({ account: accountSchema, secret }) satisfies z.ZodType<AccountCreated>,
)

export const tokenSchema = name(
  'Token',
  z.strictObject({
    ...key,
    name: text,
    scopes: z.array(z.enum(scopes)),
    accountId: optional(text),
  }) satisfies z.ZodType<Token>,
)
export const tokensAnswer = name(
  'Tokens',
  z.strictObject({ tokens: z.array(tokenSchema) }) satisfies z.ZodType<TokensJson>,
)
export const tokenCreated = name(
  'TokenCreated',
  z.strictObject({ token: tokenSchema, secret }) satisfies z.ZodType<TokenCreated>,
)

export const pathKeySchema = name(
  'PathKey',
  z.strictObject({
    ...key,
    checkId: text,
    kind: z.enum(['ping', 'hook']),
    product: optional(text),
  }) satisfies z.ZodType<PathKey>,
)
export const pathKeysAnswer = name(
  'PathKeys',
  z.strictObject({ keys: z.array(pathKeySchema) }) satisfies z.ZodType<PathKeysJson>,
)
export const pathKeyCreated = name(
  'PathKeyCreated',
  z.strictObject({ key: pathKeySchema, secret, path: text }) satisfies z.ZodType<PathKeyCreated>,
)
