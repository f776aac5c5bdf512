/** Changes to accounts, keys and tokens: each is refused with a reason, or committed together with its line in the log.
 *  The API and the command line both go through here. */
import { Refusal } from './core/refusal.ts'
import {
  type Account,
  type Action,
  type KeyInfo,
  type PathKey,
  type Scope,
  type Subject,
  scopes,
  type Token,
} from './core/registry.ts'
import type { Issued, Removed } from './store/registry.ts'
import type { Store, Tx } from './store/store.ts'

export type RegistryOptions = {
  readonly store: Store
  readonly now: () => number
  /** Whether a check of this id is configured, or is that of a posted job. */
  readonly hasCheck: (checkId: string) => boolean | Promise<boolean>
  /** Whoever holds accounts in memory is told after the commit. */
  readonly accountChanged?: (account: Account) => Promise<void>
  readonly accountRemoved?: (id: string, removed: Removed) => Promise<void>
}

export type NewAccount = { readonly id: string; readonly name?: string; readonly monitored?: boolean }
export type NewToken = {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly accountId?: string
}
export type NewPathKey = {
  readonly checkId: string
  /** Given for a webhook: whose format its posts have. */
  readonly product?: string
}

/** Who asks, and what they may hand on: nobody makes a token that can do more than they can. */
export type Asker = { readonly who: string; readonly scopes: readonly Scope[] }

const nameLimit = 200
/** Keys of one account or check, and tokens, that are good at the same time. */
const liveLimit = 100

export function createRegistry(options: RegistryOptions) {
  const { store, now, hasCheck, accountChanged, accountRemoved } = options

  /** Runs the change and writes its line; a change that is refused leaves neither. */
  function change<T>({ who }: Asker, work: (tx: Tx, log: Log, nowMs: number) => Promise<T>): Promise<T> {
    return store.write(async tx => {
      const nowMs = now()
      const log: Log = async (action, subject, sides) => {
        await tx.record({ atMs: nowMs, who, action, subject, ...sides })
      }
      return work(tx, log, nowMs)
    })
  }

  return {
    accounts: store.accounts,
    account: store.account,
    tokens: store.tokens,
    pathKeys: store.pathKeys,

    /** With its first key. */
    createAccount: async (asked: NewAccount, asker: Asker): Promise<Issued<Account>> => {
      const issued = await change(asker, async (tx, log, nowMs) => {
        const { id, monitored = true } = asked
        // A colon ends the name in HTTP basic authentication.
        if (!/^[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}$/.test(id))
          throw new Refusal(
            'wrong',
            `id: "${cut(id)}" is no account id: 1 to 64 letters, digits, "_", ".", "@" and "-", the first a letter or digit`,
            'id',
          )
        const name = readName(asked.name ?? id)
        const made = await tx.createAccount({ id, name, monitored, createdAtMs: nowMs })
        if (!made) throw new Refusal('taken', `id: there is an account "${id}" already`, 'id')
        const { info, secret } = await tx.addKey(id, nowMs)
        await log('account.create', { kind: 'account', id }, { after: { name, monitored } })
        await log('key.create', keySubject(info), { after: { accountId: id, hint: info.hint } })
        return { info: await needAccount(tx, id), secret }
      })
      await accountChanged?.(issued.info)
      return issued
    },

    changeAccount: async (
      id: string,
      asked: Partial<Pick<Account, 'name' | 'monitored'>>,
      asker: Asker,
    ): Promise<Account> => {
      const account = await change(asker, async (tx, log) => {
        const { name, monitored } = await needAccount(tx, id)
        const after = {
          name: asked.name === undefined ? name : readName(asked.name),
          monitored: asked.monitored ?? monitored,
        }
        await tx.changeAccount(id, after)
        await log('account.change', { kind: 'account', id }, { before: { name, monitored }, after })
        return needAccount(tx, id)
      })
      await accountChanged?.(account)
      return account
    },

    /** Its keys stop with it. Installations hold it: with them goes all that they reported.
     *  @param keep refuse when there are any */
    removeAccount: async (id: string, installations: 'keep' | 'remove', asker: Asker): Promise<Removed> => {
      const removed = await change(asker, async (tx, log) => {
        const { name, monitored } = await needAccount(tx, id)
        if (installations === 'keep') {
          const own = await store.installations({ accountId: id })
          if (own.length > 0)
            throw new Refusal(
              'taken',
              `account "${id}" has ${own.length} installations, such as "${cut(own[0]?.id ?? '')}": remove them with all they reported, or only revoke its keys`,
            )
        }
        const removed = await tx.remove({ kind: 'account', id })
        await log('account.remove', { kind: 'account', id }, { before: { name, monitored, ...removed } })
        return removed
      })
      await accountRemoved?.(id, removed)
      return removed
    },

    addKey: (accountId: string, asker: Asker): Promise<Issued<KeyInfo>> =>
      change(asker, async (tx, log, nowMs) => {
        refuseTooMany((await needAccount(tx, accountId)).keys, `keys of account "${accountId}"`)
        const issued = await tx.addKey(accountId, nowMs)
        await log('key.create', keySubject(issued.info), { after: { accountId, hint: issued.info.hint } })
        return issued
      }),

    revokeKey: (accountId: string, keyId: number, asker: Asker): Promise<KeyInfo> =>
      change(asker, async (tx, log, nowMs) => {
        const key = (await needAccount(tx, accountId)).keys.find(one => one.id === keyId)
        if (!key) throw new Refusal('missing', `account "${accountId}" has no key ${keyId}`)
        if (await tx.revokeKey(accountId, keyId, nowMs))
          await log('key.revoke', keySubject(key), { before: { accountId, hint: key.hint } })
        return { revokedAtMs: nowMs, ...key }
      }),

    createToken: (asked: NewToken, asker: Asker): Promise<Issued<Token>> =>
      change(asker, async (tx, log, nowMs) => {
        const { accountId } = asked
        const name = readName(asked.name)
        const wanted = scopes.filter(scope => asked.scopes.includes(scope))
        if (wanted.length === 0)
          throw new Refusal('wrong', `scopes: at least one of ${scopes.join(', ')} is needed`, 'scopes')
        const beyond = wanted.filter(scope => !asker.scopes.includes(scope))
        if (beyond.length > 0)
          throw new Refusal(
            'forbidden',
            `scopes: ${beyond.join(', ')} can only be given by somebody who has it`,
            'scopes',
          )
        if (accountId !== undefined) {
          if (!wanted.includes('ingest'))
            throw new Refusal(
              'wrong',
              'accountId: only a token with scope ingest reports for an account',
              'accountId',
            )
          if (!(await tx.findAccount(accountId)))
            throw new Refusal('wrong', `accountId: there is no account "${cut(accountId)}"`, 'accountId')
        }
        refuseTooMany(await store.tokens(), 'tokens')
        const token = {
          name,
          scopes: wanted,
          createdAtMs: nowMs,
          ...(accountId !== undefined && { accountId }),
        }
        const issued = await tx.addToken(token)
        const { id, hint } = issued.info
        await log('token.create', { kind: 'token', id: String(id) }, { after: { ...token, hint } })
        return issued
      }),

    revokeToken: (id: number, asker: Asker): Promise<Token> =>
      change(asker, async (tx, log, nowMs) => {
        const token = await tx.revokeToken(id, nowMs)
        if (token) {
          const { name, hint } = token
          await log('token.revoke', { kind: 'token', id: String(id) }, { before: { name, hint } })
          return { ...token, revokedAtMs: nowMs }
        }
        const before = (await store.tokens()).find(one => one.id === id)
        if (!before) throw new Refusal('missing', `there is no token ${id}`)
        return before
      }),

    createPathKey: async (asked: NewPathKey, asker: Asker): Promise<Issued<PathKey>> => {
      const { checkId, product } = asked
      if (!(await hasCheck(checkId)))
        throw new Refusal('wrong', `checkId: there is no check "${cut(checkId)}"`, 'checkId')
      if (product !== undefined && !/^[a-z0-9][a-z0-9-]{0,39}$/.test(product))
        throw new Refusal(
          'wrong',
          `product: "${cut(product)}" is no product: lower-case letters, digits and "-", such as "comet"`,
          'product',
        )
      return change(asker, async (tx, log, nowMs) => {
        refuseTooMany(await store.pathKeys(checkId), `keys of check "${checkId}"`)
        const kind = product === undefined ? 'ping' : 'hook'
        const key = { checkId, kind, createdAtMs: nowMs, ...(product !== undefined && { product }) } as const
        const issued = await tx.addPathKey(key)
        const { id, hint } = issued.info
        await log('pathKey.create', { kind: 'pathKey', id: String(id) }, { after: { ...key, hint } })
        return issued
      })
    },

    revokePathKey: (id: number, asker: Asker): Promise<PathKey> =>
      change(asker, async (tx, log, nowMs) => {
        const key = await tx.revokePathKey(id, nowMs)
        if (key) {
          const { checkId, kind, hint } = key
          await log(
            'pathKey.revoke',
            { kind: 'pathKey', id: String(id) },
            { before: { checkId, kind, hint } },
          )
          return { ...key, revokedAtMs: nowMs }
        }
        const before = (await store.pathKeys()).find(one => one.id === id)
        if (!before) throw new Refusal('missing', `there is no ping or webhook key ${id}`)
        return before
      }),
  }
}

type Log = (
  action: Action,
  subject: Subject,
  sides: { readonly before?: unknown; readonly after?: unknown },
) => Promise<void>

async function needAccount(tx: Tx, id: string): Promise<Account> {
  const account = await tx.findAccount(id)
  if (!account) throw new Refusal('missing', `there is no account "${cut(id)}"`)
  return account
}

function keySubject({ id }: KeyInfo): Subject {
  return { kind: 'key', id: String(id) }
}

function readName(name: string): string {
  const trimmed = name.trim()
  if (trimmed === '' || trimmed.length > nameLimit || /\p{Cc}/u.test(trimmed))
    throw new Refusal('wrong', `name: "${cut(name)}" is not one line of 1 to ${nameLimit} characters`, 'name')
  return trimmed
}

function refuseTooMany(keys: readonly KeyInfo[], what: string): void {
  const live = keys.filter(key => key.revokedAtMs === undefined).length
  if (live >= liveLimit)
    throw new Refusal(
      'taken',
      `${live} ${what} are good at once, which is the limit: revoke those that are not used`,
    )
}

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80).toWellFormed()}…` : text
}
