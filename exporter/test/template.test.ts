/** Checks that take on the rules of a product, in the running service: by SMTP, from SQLite, read again, in previews and
 *  drafts. */
import { setTimeout as sleep } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import type { CheckJson, ProblemJson } from '../src/api/contract.ts'
import type { CheckYaml, DraftJson, PreviewJson, TemplatesJson } from '../src/api/contract-checks.ts'
import { dayMs, type Past, startManaged } from './managed.ts'

type Service = Awaited<ReturnType<typeof startManaged>>

const guests = ['101 web01', '102 db01', '103 mail'] as const
const config = `
smtp: { listen: "127.0.0.1:0", address: backups@example.com }
checkDefaults: { group: Guests, schedule: { overdueAfter: 1 hour } }
checks:
${['all', 'web, object: 101 WEB01', 'db, object: 102 db01', 'mail, object: 103 mail'].map(line).join('\n')}
  - id: strict
    template: general
    match: { all: [{ field: subject, startsWith: vzdump }] }
    status:
      default: failure
      failure: { all: [{ field: body, contains: 20 GiB }] }
    figures: [{ matches: 'running time: (?<size>\\d+)m', unit: MB }]
`

function line(idAndObject: string): string {
  const match = '{ all: [{ field: subject, startsWith: vzdump }] }'
  return `  - { id: ${idAndObject}, template: proxmox-ve, schedule: { every: 1 day }, match: ${match} }`
}

/** As vzdump writes it: each guest with what is said of it. */
function mailOf(said: string, rows: { readonly [guest in (typeof guests)[number]]?: 'ok' | 'err' }) {
  const sizes: Record<string, string> = { '101 web01': '4 GiB', '102 db01': '8 GiB', '103 mail': '20 GiB' }
  const lines = Object.entries(rows).map(([guest, status]) =>
    [guest.replace(' ', '\t'), status, '1m 5s', ...(status === 'ok' ? [sizes[guest]] : [])].join('\t'),
  )
  return {
    subject: `vzdump backup status (pve1.example.com) : ${said}`,
    from: 'vzdump backup tool <root@pve1.example.com>',
    to: 'backups@example.com',
    text: ['VMID\tName\tStatus\tTime\tSize', ...lines, '', 'Total running time: 3m 15s'].join('\n'),
  }
}
const allGood = mailOf('backup successful', { '101 web01': 'ok', '102 db01': 'ok', '103 mail': 'ok' })

async function send(service: Service, mail: object) {
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(service.firstMail ?? '')?.[1])
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
  await transport.sendMail(mail)
  transport.close()
}

async function receive({ data }: Past, mail: ReturnType<typeof mailOf>, receivedAtMs: number) {
  const head = `From: ${mail.from}\r\nTo: ${mail.to}\r\nMessage-ID: <${receivedAtMs}@pve1>\r\nSubject: ${mail.subject}`
  const raw = Buffer.from(`${head}\r\n\r\n${mail.text}\r\n`)
  await data.pipeline.accept({ intake: 'smtp', receivedAtMs, raw })
}

const check = (service: Service, id: string) => service.get<CheckJson>(`/checks/${id}`)
const statuses = async (service: Service) =>
  Object.fromEntries(
    await Promise.all(
      ['all', 'web', 'db', 'mail'].map(
        async id => [id, (await check(service, id)).status ?? 'none'] as const,
      ),
    ),
  )

test('a mail of three guests gives each of its checks its own result, and the one for all the worst', async () => {
  await using service = await startManaged(undefined, config)
  await send(service, mailOf('backup failed', { '101 web01': 'ok', '102 db01': 'err', '103 mail': 'ok' }))
  expect(await statuses(service)).toEqual({ all: 'failure', web: 'success', db: 'failure', mail: 'success' })
  const web = await check(service, 'web')
  expect(web.figures).toEqual({ size: 4 * 1024 ** 3, duration: 65 })
  expect(web.lastReason).toBe('template Proxmox VE: Of "101 WEB01" it tells a success.')
  const whole = await check(service, 'all')
  expect(whole.figures).toMatchObject({ size: 24 * 1024 ** 3, duration: 195 })
  expect(whole.lastReason).toMatch(/^template Proxmox VE: /)
}, 30_000)

test('own rules go before the template: figures and blocks', async () => {
  await using service = await startManaged(undefined, config)
  await send(service, allGood)
  const strict = await check(service, 'strict')
  expect(strict).toMatchObject({ status: 'failure', lastReason: 'body contains "20 GiB"' })
  expect(strict.figures).toMatchObject({ size: 3 * 1024 ** 2, duration: 195 })
  await send(service, mailOf('backup successful', { '101 web01': 'ok' }))
  expect(await check(service, 'strict')).toMatchObject({ status: 'success' })
}, 30_000)

test('a mail without rows that failed counts for each, one that is good for none of them', async () => {
  await using service = await startManaged(undefined, config)
  await send(service, mailOf('backup successful', {}))
  expect(await statuses(service)).toEqual({ all: 'success', web: 'none', db: 'none', mail: 'none' })
  await send(service, mailOf('backup failed: job errors', {}))
  expect(await statuses(service)).toEqual({ all: 'failure', web: 'failure', db: 'failure', mail: 'failure' })
}, 30_000)

test('a guest that is missing from the mails goes overdue, the others do not', async () => {
  const nowMs = Date.now()
  await using service = await startManaged(async past => {
    past.at(nowMs - 2 * dayMs)
    await receive(past, allGood, nowMs - 2 * dayMs)
    await receive(
      past,
      mailOf('backup successful', { '101 web01': 'ok', '103 mail': 'ok' }),
      nowMs - dayMs / 2,
    )
    past.at(nowMs)
  }, config)
  const timing = async (id: string) => {
    for (let tries = 0; ; tries++) {
      const { timing: found } = await check(service, id)
      if (found === 'overdue' || tries > 100) return found
      await sleep(100)
    }
  }
  expect(await timing('db')).toBe('overdue')
  expect((await check(service, 'web')).timing).toBe('on time')
  expect((await check(service, 'all')).timing).toBe('on time')
}, 30_000)

test('what is read again says the same, and messages that waited are tried when a check gets a template', async () => {
  await using service = await startManaged(undefined, config)
  await send(service, allGood)
  await send(service, mailOf('backup failed', { '102 db01': 'err', '103 mail': 'ok' }))
  const again = await service.ask('POST', '/reparse', {})
  expect(again.body).toMatchObject({ done: 2, changed: 0 })
  const made = await service.ask('POST', '/checks', {
    id: 'late',
    template: 'proxmox-ve',
    object: '102 db01',
    match: { all: [{ field: 'from', contains: 'pve1' }] },
  })
  expect(made.status).toBe(201)
  await service.ask('POST', '/reparse', { checkId: 'late' })
  expect(await check(service, 'late')).toMatchObject({ status: 'failure', consecutiveFailures: 1 })
}, 30_000)

test('a preview tells what the template says, of which objects, and why a check for one of them does not fit', async () => {
  await using service = await startManaged(undefined, config)
  await send(service, mailOf('backup successful', { '101 web01': 'ok', '103 mail': 'ok' }))
  const tried: CheckYaml = {
    id: 'new',
    template: 'proxmox-ve',
    object: '102 db01',
    match: { all: [{ field: 'from', contains: 'pve1' }] },
  }
  const id = 1
  const ask = async (one: CheckYaml) => {
    const { body } = await service.ask('POST', '/preview', { check: one, messageIds: [id] })
    return (body as PreviewJson).messages[0]
  }
  expect(await ask(tried)).toMatchObject({
    fits: false,
    forObject: { fits: false, actual: '101 web01, 103 mail' },
    objects: [
      { object: '101 web01', status: 'success' },
      { object: '103 mail', status: 'success' },
    ],
    alsoFits: ['all', 'web', 'mail', 'strict'],
  })
  const { object: _, ...whole } = tried
  expect(await ask(whole)).toMatchObject({ fits: true, blocks: [{ status: 'success', template: true }] })
}, 30_000)

test.each<[string, object, string, RegExp]>([
  ['a name for an id', { template: 'veeam backup & replication' }, 'template', /: did you mean veeam-br\?$/],
  ['a part of a name', { template: 'Altaro' }, 'template', /: did you mean hornetsecurity\?$/],
  ['an id that is none', { template: 'veeam' }, 'template', /"veeam" is no template: did you mean veeam-/],
  ['an object without a template', { object: 'db01' }, 'object', /needs a template/],
  [
    'an object of a product that tells of none',
    { template: 'veeam-agent', object: 'x' },
    'object',
    /leave it out/,
  ],
])('a check is refused with %s', async (_what, rules, field, detail) => {
  await using service = await startManaged(undefined, config)
  const { body } = await service.ask('POST', '/preview', {
    check: { id: 'x', match: { alias: 'x' }, ...rules },
  })
  expect((body as PreviewJson).errors).toEqual([{ field, detail: expect.stringMatching(detail) }])
})

test('templates are listed by name, the general one last', async () => {
  await using service = await startManaged()
  const { templates } = await service.get<TemplatesJson>('/templates')
  expect(templates.at(-1)).toMatchObject({ id: 'general' })
  expect(templates).toContainEqual({ id: 'proxmox-ve', name: 'Proxmox VE', reportsObjects: true })
  const names = templates.slice(0, -1).map(({ name }) => name.toLowerCase())
  expect(names).toEqual([...names].sort())
})

test('a draft for a product takes its messages; from its message it drops the words of the subject', async () => {
  await using service = await startManaged(undefined, config)
  const forProduct = await service.get<DraftJson>('/drafts?template=proxmox-ve&name=Guests')
  expect(forProduct.check).toMatchObject({ id: 'guests', name: 'Guests', template: 'proxmox-ve' })
  await send(service, allGood)
  const { body } = await service.ask('POST', '/preview', { check: forProduct.check, messageIds: [1] })
  expect((body as PreviewJson).messages).toMatchObject([{ fits: true, status: 'success' }])
  const fromMessage = await service.get<DraftJson>('/drafts?message=1')
  expect(fromMessage.check).toMatchObject({ template: 'proxmox-ve', status: { default: 'failure' } })
  expect(fromMessage.check.status).not.toHaveProperty('success')
  expect(fromMessage.hints.join('\n')).toMatch(/template proxmox-ve[\s\S]*101 web01, 102 db01, 103 mail/)
  const wrong = await service.ask('GET', '/drafts?template=proxmox')
  expect([wrong.status, (wrong.body as ProblemJson).detail]).toEqual([404, expect.stringMatching(/proxmox-/)])
  expect((await service.ask('GET', '/drafts?template=general&message=1')).status).toBe(400)
}, 30_000)

test('a draft from a message of nobody known is general where all that is known of the sender is sure', async () => {
  await using service = await startManaged(undefined, config)
  const nightly = (how: string) => ({
    subject: `Nightly backup of nas07: ${how}`,
    from: 'nas07@example.com',
    to: 'backups@example.com',
    text: `The backup of nas07: ${how}. Size: 2 GB`,
  })
  await send(service, nightly('success'))
  await send(service, nightly('failed'))
  const { check: drafted } = await service.get<DraftJson>('/drafts?message=2')
  expect(drafted.template).toBe('general')
  const { body } = await service.ask('POST', '/preview', { check: drafted, messageIds: [1, 2] })
  expect((body as PreviewJson).messages.map(({ fits, status }) => [fits, status])).toEqual([
    [true, 'failure'],
    [true, 'success'],
  ])
}, 30_000)
