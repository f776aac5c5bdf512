/** The registry for commands: on the data folder itself, or, while a service has that, through the service. */
import type {
  AccountCreated,
  AccountsJson,
  KeyCreated,
  PathKeyCreated,
  PathKeysJson,
  TokenCreated,
  TokensJson,
} from '../api/contract.ts'
import type { Config } from '../config/config.ts'
import { type Account, scopes } from '../core/registry.ts'
import { createRegistry, type NewAccount, type NewPathKey, type NewToken } from '../registry.ts'
import { FolderInUseError } from '../store/lock.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { askApi, type Credentials, reachOwn } from './ask-api.ts'
import { userName } from './user-name.ts'

type Ask = (method: string, path: string, body?: unknown) => Promise<unknown>

export type OpenRegistry = ReturnType<typeof onFolder>

const stepLimit = 500

export async function openRegistry(
  config: Config,
  credentials: Credentials,
): Promise<OpenRegistry & AsyncDisposable> {
  try {
    const store = await openStore({ folder: config.dataFolder })
    return { ...onFolder(store, config), [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() }
  } catch (cause) {
    if (!(cause instanceof FolderInUseError)) throw cause
    const ask: Ask = (method, path, body) =>
      askApi(reachOwn(config, credentials), { method, path, ...(body !== undefined && { body }) })
    return { ...throughApi(ask), [Symbol.asyncDispose]: async () => {} }
  }
}

function onFolder(store: Store, config: Config) {
  const registry = createRegistry({
    store,
    now: () => Date.now(),
    hasCheck: async id => config.checks.some(check => check.id === id) || (await store.job(id)) !== undefined,
  })
  const asker = { who: `cli:${userName()}`, scopes }
  return {
    accounts: registry.accounts,
    createAccount: async (asked: NewAccount): Promise<AccountCreated> => {
      const { info, secret } = await registry.createAccount(asked, asker)
      return { account: info, secret }
    },
    changeAccount: (id: string, asked: Partial<Pick<Account, 'name' | 'monitored'>>) =>
      registry.changeAccount(id, asked, asker),
    removeAccount: async (id: string, installations: 'keep' | 'remove') => {
      const removed = await registry.removeAccount(id, installations, asker)
      while ((await store.removeStep(stepLimit)) > 0);
      return removed
    },
    addKey: async (accountId: string): Promise<KeyCreated> => {
      const { info, secret } = await registry.addKey(accountId, asker)
      return { key: info, secret }
    },
    revokeKey: (accountId: string, keyId: number) => registry.revokeKey(accountId, keyId, asker),
    tokens: registry.tokens,
    createToken: async (asked: NewToken): Promise<TokenCreated> => {
      const { info, secret } = await registry.createToken(asked, asker)
      return { token: info, secret }
    },
    revokeToken: (id: number) => registry.revokeToken(id, asker),
    pathKeys: registry.pathKeys,
    createPathKey: async (asked: NewPathKey) => {
      const { info, secret } = await registry.createPathKey(asked, asker)
      return { key: info, secret }
    },
    revokePathKey: (id: number) => registry.revokePathKey(id, asker),
  }
}

/** Answers are those of our own service: they are what the contract says. */
function throughApi(ask: Ask): OpenRegistry {
  const segment = encodeURIComponent
  return {
    accounts: async () => ((await ask('GET', '/accounts')) as AccountsJson).accounts,
    createAccount: async asked => (await ask('POST', '/accounts', asked)) as AccountCreated,
    changeAccount: async (id, asked) => (await ask('PATCH', `/accounts/${segment(id)}`, asked)) as Account,
    removeAccount: async (id, installations) =>
      (await ask('DELETE', `/accounts/${segment(id)}?installations=${installations}`)) as Awaited<
        ReturnType<OpenRegistry['removeAccount']>
      >,
    addKey: async id => (await ask('POST', `/accounts/${segment(id)}/keys`)) as KeyCreated,
    revokeKey: async (id, key) =>
      (await ask('DELETE', `/accounts/${segment(id)}/keys/${key}`)) as KeyCreated['key'],
    tokens: async () => ((await ask('GET', '/tokens')) as TokensJson).tokens,
    createToken: async asked => (await ask('POST', '/tokens', asked)) as TokenCreated,
    revokeToken: async id => (await ask('DELETE', `/tokens/${id}`)) as TokenCreated['token'],
    pathKeys: async checkId =>
      (
        (await ask(
          'GET',
          checkId === undefined ? '/keys' : `/keys?check=${segment(checkId)}`,
        )) as PathKeysJson
      ).keys,
    createPathKey: async asked => (await ask('POST', '/keys', asked)) as PathKeyCreated,
    revokePathKey: async id => (await ask('DELETE', `/keys/${id}`)) as PathKeyCreated['key'],
  }
}
