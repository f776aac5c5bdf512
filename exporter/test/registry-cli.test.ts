/** `lastgood account`, `token` and `key`, as they are typed: on a data folder nobody has, and beside a service. */
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashSync } from 'bcryptjs'
import type { TransactionsPage } from '../src/api/contract.ts'
import { openStore } from '../src/store/open-store.ts'
import { startExporter } from './servers/exporter.ts'
import { openTempFolder } from './servers/spawn-server.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const config = `
checks:
  - { id: nas, name: NAS, group: Office, match: { all: [{ field: subject, contains: NAS }] } }
`

type Said = { readonly code: number; readonly out: string; readonly err: string }

function cli(
  folder: string,
  args: string,
  env: Record<string, string> = {},
  more: string[] = [],
): Promise<Said> {
  const where = ['--config', join(folder, 'lastgood.yml'), '--data', join(folder, 'data'), ...more]
  return new Promise(resolve =>
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', main, ...args.split(' '), ...where],
      { env: { ...process.env, ...env } },
      (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out: out.trim(), err: err.trim() }),
    ),
  )
}

test('without a service the data folder itself is changed, and only the secret is on standard output', async () => {
  await using folder = await openTempFolder()
  await writeFile(join(folder.path, 'lastgood.yml'), config)
  const run = (args: string) => cli(folder.path, args)
  const made = await run('account create acme --name Acme')
  expect(made).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^lgk_\w{32}$/),
    err: expect.stringContaining('once'),
  })
  const second = await run('account add-key acme')
  expect((await run('account revoke-key acme 1')).out).toBe(
    `key 1 (…${made.out.slice(-4)}) of account acme is revoked`,
  )
  const token = await run('token create ci --scope read,write')
  expect((await run('token revoke 1')).code).toBe(0)
  const hook = await run('key create nas --hook comet')
  expect(token.out).toMatch(/^lgt_\w{32}$/)
  expect(token.err).toContain('from now on pages, metrics and API ask for a token')
  expect(hook.out).toMatch(/^http:\/\/127\.0\.0\.1:9780\/hook\/comet\/lgp_\w{32}$/)
  const lists = [await run('account list'), await run('token list'), await run('key list nas')].map(
    ({ out }) => out,
  )
  expect(lists[0]).toMatch(
    /^acme\tAcme\n {2}key 1\t….{4}\tmade .*\trevoked .*\n {2}key 2\t….{4}\tmade .*\tnever used$/,
  )
  expect(lists[1]).toMatch(/^1\t….{4}\tmade .*Z\trevoked .*Z\tci\tread,write$/)
  expect(lists[2]).toMatch(/^1\t….{4}\tmade .*\tnever used\tnas\thook comet$/)
  await using store = await openStore({ folder: join(folder.path, 'data') })
  expect(await store.findAccountByKey('acme', made.out)).toBeUndefined()
  expect(await store.findAccountByKey('acme', second.out)).toBeDefined()
  const lines = await store.transactions({}, 20)
  expect(lines.every(({ who }) => /^cli:./.test(who))).toBe(true)
  expect(lines.map(({ action }) => action).toReversed()).toEqual([
    'account.create',
    'key.create',
    'key.create',
    'key.revoke',
    'token.create',
    'token.revoke',
    'pathKey.create',
  ])
}, 60_000)

test.each<[string, number, RegExp]>([
  ['account create a:b', 1, /id: "a:b" is no account id/],
  ['account add-key nobody', 1, /there is no account "nobody"/],
  ['account revoke-key acme x', 1, /"x" is not the number of a key/],
  ['token create a --scope all', 1, /--scope: "all" is none of read, write, ingest/],
  ['token create a', 2, /--scope/],
  ['key create other', 1, /there is no check "other"/],
])(
  '%s is refused with %i and says what would be right',
  async (args, code, text) => {
    await using folder = await openTempFolder()
    await writeFile(join(folder.path, 'lastgood.yml'), config)
    const said = await cli(folder.path, args)
    expect(said).toMatchObject({ code, out: '', err: expect.stringMatching(text) })
  },
  60_000,
)

test('beside a service its API is asked, which wants to know who asks', async () => {
  await using folder = await openTempFolder()
  await using exporter = await startExporter({
    folder: folder.path,
    config: `http: { users: { ann: "${hashSync('secret', 4)}" } }\n${config}`,
  })
  const http = ['--http', new URL(exporter.url).host]
  const run = (args: string, env: Record<string, string> = {}) => cli(folder.path, args, env, http)
  const refused = await run('account create acme')
  expect(refused).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/Name and password.*LASTGOOD_TOKEN/s),
  })
  const token = await run('token create ci --scope read,write --user ann:secret')
  expect(token.out).toMatch(/^lgt_/)
  const byToken = { LASTGOOD_TOKEN: token.out }
  const made = await run('account create acme', byToken)
  expect(made.out).toMatch(/^lgk_/)
  expect((await run('account create acme', byToken)).err).toMatch(/there is an account "acme" already/)
  expect((await run('account list', byToken)).out).toMatch(/^acme\tacme\n {2}key 1/)
  expect((await run('account remove acme', byToken)).code).toBe(0)
  const { transactions } = await exporter.json<TransactionsPage>('/api/v1/transactions?only=changes', {
    headers: { authorization: `Bearer ${token.out}` },
  })
  expect(transactions.map(({ action, who }) => `${action} ${who}`)).toEqual([
    'account.remove token:ci',
    'key.create token:ci',
    'account.create token:ci',
    'token.create user:ann',
  ])
}, 60_000)
