import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openTempFolder } from '../../test/servers/spawn-server.ts'
import { readConfig } from './config.ts'

async function read(yaml: string) {
  await using folder = await openTempFolder()
  const file = join(folder.path, 'lastgood.yml')
  await writeFile(file, yaml)
  return await readConfig({ flags: { config: file }, env: {} })
}

const nas = (trust: string) => `checks: [{ id: nas, match: { alias: nas }${trust && `, trust: ${trust}`} }]`

test('unless written, senders are not verified and anybody is trusted', async () => {
  const { senderTrust, checks } = await read(nas(''))
  expect(senderTrust).toEqual({
    verify: 'off',
    known: [],
    sealers: [],
    resolvers: [],
    timeoutMs: 2000,
    maxAgeMs: 172_800_000,
  })
  expect(checks[0]).not.toHaveProperty('trust')
})

test('a check has the trust of checkDefaults unless it says otherwise, and known senders bring their list', async () => {
  const { checks } = await read(`
senderTrust: { verify: dns, known: [NAS@Example.com, "*@example.org", example.net] }
checkDefaults: { trust: known senders }
checks:
  - { id: a, match: { alias: a } }
  - { id: b, match: { alias: b }, trust: any }
  - { id: c, match: { alias: c }, trust: authenticated }
`)
  expect(checks.map(({ trust, knownSenders }) => ({ trust, knownSenders }))).toEqual([
    { trust: 'known senders', knownSenders: ['nas@example.com', '*@example.org', 'example.net'] },
    { trust: undefined, knownSenders: undefined },
    { trust: 'authenticated', knownSenders: undefined },
  ])
})

test.each([
  [
    nas('authenticated'),
    /trust: authenticated needs senders to be verified: set senderTrust.verify to dns or headers/,
  ],
  ['checkDefaults: { trust: authenticated }', /checkDefaults.trust: authenticated needs/],
  [nas('known senders'), /trust: known senders needs a list: name them in senderTrust.known/],
  ['senderTrust: { verify: headers }', /senderTrust.trustedServer: is missing: .*such as mx.example.com/],
  [
    'senderTrust: { trustedServer: "mx example" }',
    /senderTrust.trustedServer: "mx example" is no name of a mail server/,
  ],
  ['senderTrust: { known: ["*@*"] }', /senderTrust.known\[0\]: "\*@\*" is no sender/],
  [
    'senderTrust: { known: ["nas*@example.com"] }',
    /senderTrust.known\[0\]: "nas\*@example.com" is no sender/,
  ],
  ['senderTrust: { known: ["nas@"] }', /senderTrust.known\[0\]: "nas@" is no sender: write an address/],
  ['senderTrust: { sealers: ["*"] }', /senderTrust.sealers\[0\]: "\*" is no domain/],
  [
    'senderTrust: { resolvers: ["dns.example.com"] }',
    /senderTrust.resolvers\[0\]: .* is no DNS server: write IP or IP:PORT/,
  ],
  ['senderTrust: { resolvers: ["192.0.2.53:99999"] }', /senderTrust.resolvers\[0\]/],
  ['senderTrust: { timeout: 1 hour }', /senderTrust.timeout: "1 hour" is out of range/],
  ['senderTrust: { maxAge: 1 minute }', /senderTrust.maxAge: "1 minute" is out of range/],
  [
    'senderTrust: { verify: yes please }',
    /senderTrust.verify: is "yes please": expected off, dns or headers/,
  ],
])('%s is refused with what would be right', async (yaml, text) => {
  await expect(read(yaml)).rejects.toThrow(text)
})

test.each(['192.0.2.53', '192.0.2.53:5353', '2001:db8::53', '[2001:db8::53]:53'])(
  '%s is a DNS server',
  async one => {
    const { senderTrust } = await read(`senderTrust: { resolvers: ["${one}"] }`)
    expect(senderTrust.resolvers).toEqual([one])
  },
)
