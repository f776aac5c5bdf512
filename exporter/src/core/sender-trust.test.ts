import { applyTrust, bareAddress, compileTrust, isDistrusted, type SenderVerdict } from './sender-trust.ts'

const verdict = (outcome: SenderVerdict['outcome']): SenderVerdict => ({
  by: 'dns',
  spf: 'none',
  dkim: 'none',
  dmarc: 'none',
  arc: 'none',
  outcome,
  detail: `it is ${outcome}`,
})

test.each([
  ['NAS <nas@example.com>', 'nas@example.com'],
  ['Nas@Example.com', 'nas@example.com'],
  ['"a@example.com" <b@example.org>', 'b@example.org'],
  ['<a@example.com> <b@example.org>', ''],
  ['a@example.com, b@example.org', ''],
  ['NAS', ''],
  ['', ''],
])('the address of %s is "%s"', (from, address) => {
  expect(bareAddress(from)).toBe(address)
})

test.each([
  ['nas@example.com', true],
  ['NAS <NAS@EXAMPLE.COM>', true],
  ['other@example.com', false],
  ['any@example.org', true],
  ['any@sub.example.org', false],
  ['any@example.net', true],
  ['any@notexample.net', false],
  ['<nas@example.com> <evil@example.de>', false],
])('%s is a known sender: %s', (from, isKnown) => {
  const trust = compileTrust({
    trust: 'known senders',
    knownSenders: ['nas@example.com', '*@example.org', 'example.net'],
  })
  expect(trust?.distrust(from, undefined) === undefined).toBe(isKnown)
  expect(trust?.distrust(from, verdict('none')) === undefined).toBe(isKnown)
  expect(trust?.distrust(from, verdict('failed'))).toBeDefined()
})

test.each([
  ['authenticated', undefined],
  ['failed', 'it is failed'],
  ['none', 'it is none'],
  ['unknown', 'it is unknown'],
] as const)('authenticated takes good results of a sender that is %s only', (outcome, why) => {
  const trust = compileTrust({ trust: 'authenticated' })
  expect(trust?.distrust('a@example.com', verdict(outcome))).toBe(why)
})

test('without trust, or with any, nobody is asked about', () => {
  expect(compileTrust({})).toBeUndefined()
  expect(compileTrust({ trust: 'any' })).toBeUndefined()
})

test.each([
  ['success', 'ignored'],
  ['warning', 'ignored'],
  ['failure', 'failure'],
  ['ignored', 'ignored'],
] as const)('a %s of somebody else becomes %s', (status, left) => {
  const decision = { status, reason: 'the rule' }
  const applied = applyTrust(decision, 'it is not signed')
  expect(applied.status).toBe(left)
  expect(isDistrusted(applied)).toBe(status === 'success' || status === 'warning')
  expect(applyTrust(decision, undefined)).toBe(decision)
})
