import { records, type Signing, seal, sign, type Written, write } from '../../test/signed-mail.ts'
import type { Received } from '../core/message.ts'
import type { Ask } from './sender-dns.ts'
import { findSender, type SenderVerifying } from './sender-verdict.ts'

const dayMs = 24 * 3_600_000
const nowMs = Date.now()

const byDns: SenderVerifying = {
  verify: 'dns',
  sealers: ['forwarder.example'],
  maxAgeMs: 2 * dayMs,
}
const byServer: SenderVerifying = { ...byDns, verify: 'headers', trustedServer: 'mx.example.com' }

/** Names without a record do not exist; `away`: those that DNS does not answer about. */
function zone(more: Readonly<Record<string, string>> = {}, away: readonly string[] = []): Ask {
  const all: Readonly<Record<string, string>> = { ...records, ...more }
  return async (name, type) => {
    const fail = (code: string) => Object.assign(new Error(name), { code })
    if (away.includes(name)) throw fail('ETIMEOUT')
    const record = type === 'TXT' ? all[name] : undefined
    if (record === undefined) throw fail('ENOTFOUND')
    return [[record]]
  }
}

type From = Partial<Received> & { ip?: string; mailFrom?: string }

function received(mail: string, { ip, mailFrom = 'nas@example.net', ...rest }: From = {}): Received {
  const client = ip === undefined ? {} : { client: { ip, name: 'nas.example.net' } }
  return {
    intake: 'smtp',
    receivedAtMs: nowMs,
    raw: Buffer.from(mail),
    envelope: { from: mailFrom, to: ['backups@example.com'], ...client },
    ...rest,
  }
}

const find = (mail: string, from: From = {}, ask = zone(), verifying = byDns) =>
  findSender(received(mail, from), verifying, { ask })

const signed = (written: Written = {}, signing: Signing = {}) => sign(write(written), signing)
const stranger = '203.0.113.9'
const ours = '192.0.2.1'

describe('a signature of the From domain', () => {
  test('proves the sender, and is remembered', async () => {
    const found = await find(await signed())
    expect(found).toMatchObject({ by: 'dns', dkim: 'pass', dmarc: 'pass', outcome: 'authenticated' })
    expect(found.signatures).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)])
  })

  test('of a part of the organization proves it too, unless the domain wants its very name', async () => {
    const mail = await signed({}, { domain: 'mail.example.net' })
    expect(await find(mail)).toMatchObject({ outcome: 'authenticated' })
    const strict = zone({ '_dmarc.example.net': 'v=DMARC1; p=none; adkim=s' })
    expect(await find(mail, {}, strict)).toMatchObject({ outcome: 'failed' })
  })

  const cases: readonly [string, () => Promise<string>, string, RegExp][] = [
    [
      'the text was changed',
      async () => (await signed()).replace('All of it', 'Nothing'),
      'failed',
      /changed after example.net signed/,
    ],
    [
      'the subject was changed',
      async () => (await signed({ subject: 'Failure' })).replace('Subject: Failure', 'Subject: Success'),
      'failed',
      /changed after/,
    ],
    [
      'another subject was put on top',
      async () => `Subject: Success\r\n${await signed({ subject: 'Failure' })}`,
      'none',
      /more than one header subject/,
    ],
    [
      'text was added behind what the signature covers',
      async () => `${await signed({}, { maxBodyLength: 10 })}and more\r\n`,
      'none',
      /l=/,
    ],
    [
      'it covers a part of the text, even when nothing was added',
      () => signed({}, { maxBodyLength: 10 }),
      'none',
      /l=/,
    ],
    [
      'it does not cover the subject',
      () => signed({}, { headers: ['From', 'Date'] }),
      'none',
      /header subject/,
    ],
    ['it does not cover the date', () => signed({}, { headers: ['From', 'Subject'] }), 'none', /header date/],
    ['it uses SHA-1', () => signed({}, { algorithm: 'rsa-sha1' }), 'none', /SHA-1/],
    [
      'the mail is three days old',
      () => signed({ date: new Date(nowMs - 3 * dayMs) }, { signTime: new Date(nowMs - 3 * dayMs) }),
      'failed',
      /replayed or delayed/,
    ],
    [
      'it was signed three days ago under a date of today',
      () => signed({}, { signTime: new Date(nowMs - 3 * dayMs) }),
      'failed',
      /replayed or delayed/,
    ],
    [
      'it has expired',
      () => signed({}, { signTime: new Date(nowMs - dayMs), expires: new Date(nowMs - 1000) }),
      'failed',
      /expired/,
    ],
    ['the date lies in the future', () => signed({ date: new Date(nowMs + 3 * dayMs) }), 'none', /future/],
    ['its key is not there', () => signed({}, { selector: 's2' }), 'none', /no key/],
    [
      'there are two From headers',
      async () => `From: evil@not-example.net\r\n${await signed()}`,
      'failed',
      /2 From headers/,
    ],
    [
      'the From header has two addresses',
      () => signed({ from: 'nas@example.net, evil@not-example.net' }),
      'failed',
      /does not name one address/,
    ],
  ]
  test.each(cases)('proves nothing when %s, not even beside a passing SPF', async (_, make, outcome, why) => {
    const mail = await make()
    expect(await find(mail)).toMatchObject({ outcome, detail: expect.stringMatching(why) })
    expect(await find(mail, { ip: ours })).toMatchObject({ outcome, detail: expect.stringMatching(why) })
  })

  test('that is broken does no harm beside one that holds', async () => {
    const mail = await sign((await signed()).replace('All of it', 'Nothing'))
    expect(await find(mail)).toMatchObject({ outcome: 'authenticated' })
  })

  test('of another domain proves nothing about the From domain, and its key is not asked for', async () => {
    const asked: string[] = []
    const ask: Ask = (name, type) => {
      asked.push(name)
      return zone()(name, type)
    }
    const mail = await signed({}, { domain: 'not-example.net' })
    expect(await find(mail, {}, ask)).toMatchObject({ outcome: 'none', dkim: 'none' })
    expect(asked.filter(name => name.includes('not-example.net'))).toEqual([])
  })

  test('of a mail of which only the head was kept cannot be checked', async () => {
    const found = await find(await signed(), { oversizeBytes: 30_000_000 })
    expect(found).toMatchObject({ outcome: 'none', detail: expect.stringContaining('larger than the limit') })
  })
})

describe('SPF', () => {
  test.each([
    ['its own server proves an unsigned mail', ours, 'nas@example.net', 'authenticated', 'pass'],
    ['a stranger is proof against it', stranger, 'nas@example.net', 'failed', 'fail'],
    ['a relay of our own says nothing', '10.0.0.7', 'nas@example.net', 'none', 'none'],
    ['the envelope of another domain says nothing', '192.0.2.66', 'evil@not-example.net', 'failed', 'none'],
    ['without a client address nothing is known', undefined, 'nas@example.net', 'none', 'none'],
  ])('%s', async (_, ip, mailFrom, outcome, spf) => {
    const found = await find(write(), { ...(ip !== undefined && { ip }), mailFrom })
    expect(found).toMatchObject({ outcome, spf })
  })

  test('is taken from the trusted server where only that one saw the client', async () => {
    const results = 'Authentication-Results: mx.example.com; spf=pass smtp.mailfrom=nas@example.net\r\n'
    const verifying = { ...byDns, trustedServer: 'mx.example.com' }
    expect(await find(results + write(), {}, zone(), verifying)).toMatchObject({ outcome: 'authenticated' })
    expect(await find(results + write())).toMatchObject({ outcome: 'none' })
  })
})

describe('a forwarded mail', () => {
  const changed = async () => (await signed()).replace('Subject: Success', 'Subject: [list] Success')
  const saw = 'dkim=pass header.d=example.net; dmarc=pass header.from=example.net'

  test('is proven by what a named forwarder saw and sealed', async () => {
    const found = await find(await seal(await changed(), saw))
    expect(found).toMatchObject({ arc: 'pass', outcome: 'authenticated' })
    expect(found.signatures).toHaveLength(2)
  })

  test.each([
    ['the forwarder is not named', () => changed().then(mail => seal(mail, saw, 'not-example.net'))],
    ['the forwarder saw it fail', () => changed().then(mail => seal(mail, 'dkim=fail header.d=example.net'))],
    [
      'the forwarder saw a broken signature, and only SPF pass',
      () =>
        changed().then(mail =>
          seal(mail, 'dkim=fail header.d=example.net; dmarc=pass header.from=example.net'),
        ),
    ],
    [
      'the forwarder saw another domain proven',
      () =>
        changed().then(mail =>
          seal(mail, 'dkim=pass header.d=not-example.net; dmarc=pass header.from=not-example.net'),
        ),
    ],
    [
      'it was changed after it was sealed',
      async () => (await seal(await changed(), saw)).replace('All of', 'None of'),
    ],
    [
      'what the forwarder saw was changed',
      async () =>
        (await seal(await changed(), 'dkim=fail header.d=example.net')).replace('dkim=fail', 'dkim=pass'),
    ],
  ])('is not proven when %s', async (_, make) => {
    expect(await find(await make())).toMatchObject({ outcome: 'failed' })
  })
})

describe('when DNS does not answer', () => {
  const key = 's1._domainkey.example.net'
  test.each([
    ['about the key, it is unknown', () => signed(), [key], undefined, 'unknown'],
    ['about the SPF record, it is unknown', async () => write(), ['example.net'], ours, 'unknown'],
    [
      'about the policy, an unsigned mail is unknown',
      async () => write(),
      ['_dmarc.example.net'],
      undefined,
      'unknown',
    ],
    [
      'about the policy, a signature of the very domain holds',
      () => signed(),
      ['_dmarc.example.net'],
      undefined,
      'authenticated',
    ],
  ])('%s', async (_, make, away, ip, outcome) => {
    expect(await find(await make(), ip === undefined ? {} : { ip }, zone({}, away))).toMatchObject({
      outcome,
    })
  })

  test('a changed text is known to be changed all the same', async () => {
    const mail = (await signed()).replace('All of it', 'Nothing')
    expect(await find(mail, {}, zone({}, [key]))).toMatchObject({ outcome: 'failed' })
  })

  test('for longer than a mail may take, it is unknown in time', async () => {
    const silent: Ask = () => new Promise(() => {})
    const found = await findSender(received(await signed()), byDns, { ask: silent, mailMs: 50 })
    expect(found).toMatchObject({ outcome: 'unknown', detail: expect.stringContaining('longer than 50 ms') })
  })
})

describe("a trusted server's header", () => {
  const by = (headers: string) => async () => headers.replaceAll('\n', '\r\n') + (await signed())
  const never: Ask = async name => {
    throw new Error(`${name} was asked for`)
  }
  const hop = 'Received: from nas (nas [203.0.113.9])\n by mx.example.com (Postfix) with ESMTP; today\n'
  const inner = 'Received: from mx.example.com by store.example.com; today\n'
  const sender = 'Received: from inside by relay.example.net; today\n'
  const pass =
    'Authentication-Results: mx.example.com;\n dkim=pass (2048-bit key) header.d=example.net; dmarc=pass header.from=example.net\n'

  test.each([
    ['on top proves the sender', by(pass + hop), 'authenticated'],
    ["below the server's own hop proves the sender", by(inner + hop + pass + sender), 'authenticated'],
    ['below a hop that the sender wrote does not count', by(inner + hop + sender + pass), 'none'],
    ['of another server does not count', by(pass.replaceAll('mx.', 'mx2.') + hop), 'none'],
    [
      'whose name only begins the same does not count',
      by(pass.replaceAll('mx.example.com', 'mx.example.com.evil.example')),
      'none',
    ],
    [
      'of which the topmost fails, fails',
      by(pass.replace('dkim=pass', 'dkim=fail').replace('dmarc=pass', 'dmarc=fail') + hop + pass),
      'failed',
    ],
    ['about another domain proves nothing', by(pass.replaceAll('example.net', 'not-example.net')), 'none'],
    [
      'with the proof in a comment proves nothing',
      by('Authentication-Results: mx.example.com; spf=none (; dkim=pass header.d=example.net)\n'),
      'none',
    ],
    [
      'with the proof in a reason proves nothing',
      by('Authentication-Results: mx.example.com; dkim=none reason="x; dkim=pass header.d=example.net"\n'),
      'none',
    ],
    [
      'with a passing DMARC beside a failing signature fails',
      by(pass.replace('dkim=pass', 'dkim=neutral')),
      'failed',
    ],
    [
      'that could not ask DNS leaves it unknown',
      by(pass.replace('dkim=pass', 'dkim=temperror').replace('dmarc=pass', 'dmarc=temperror')),
      'unknown',
    ],
    ['that says nothing proves nothing', by('Authentication-Results: mx.example.com; none\n'), 'none'],
    ['that is missing proves nothing', by(hop), 'none'],
  ])('%s', async (_, make, outcome) => {
    expect(await find(await make(), {}, never, byServer)).toMatchObject({ by: 'mx.example.com', outcome })
  })

  test('does not make an old mail a new one', async () => {
    const old = new Date(nowMs - 3 * dayMs)
    const mail = pass.replaceAll('\n', '\r\n') + (await signed({ date: old }, { signTime: old }))
    expect(await find(mail, {}, never, byServer)).toMatchObject({ outcome: 'failed' })
  })
})

test.each([
  ['empty', ''],
  ['no mail at all', '\0\xff'.repeat(1000)],
  ['a header of a megabyte', `From: ${'a'.repeat(1_000_000)}@example.net\r\n\r\nx`],
  ['a signature of blanks', `From: a@example.net\r\nDKIM-Signature: ${' '.repeat(500_000)}b=\r\n\r\nx`],
  [
    'a thousand signatures',
    `From: a@example.net\r\n${'DKIM-Signature: d=example.net; s=a; b=aa\r\n'.repeat(1000)}\r\nx`,
  ],
  [
    'a chain of seals without an end',
    `From: a@example.net\r\n${'ARC-Seal: i=1; d=forwarder.example; s=s1; b=aa\r\n'.repeat(40)}\r\nx`,
  ],
])('%s gets a verdict, soon, and proves nothing', async (_, mail) => {
  const startedAtMs = performance.now()
  const { outcome } = await find(mail, { ip: ours })
  expect(['failed', 'none', 'authenticated']).toContain(outcome)
  if (mail.includes('DKIM')) expect(outcome).not.toBe('authenticated')
  expect(performance.now() - startedAtMs).toBeLessThan(2000)
})
