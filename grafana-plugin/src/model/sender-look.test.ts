import type { SenderVerdict } from '../../../exporter/src/core/sender-trust.ts'
import { isUntrusted, lookOfActivity, proofsInWords, senderVerdictInWords } from './sender-look.ts'

const verdict: SenderVerdict = {
  by: 'dns',
  spf: 'pass',
  dkim: 'fail',
  dmarc: 'none',
  arc: 'unknown',
  domain: 'acme.example',
  outcome: 'authenticated',
  detail: 'SPF passed and is aligned.',
}

test.each<[SenderVerdict['outcome'], string | undefined, string]>([
  [
    'authenticated',
    'acme.example',
    'The domain of the sender is proven (acme.example). SPF passed and is aligned.',
  ],
  ['failed', undefined, 'There is proof that somebody else sent it. SPF passed and is aligned.'],
])('the verdict %s of %s is told as %j', (outcome, domain, expected) => {
  const { domain: _, ...rest } = verdict
  expect(senderVerdictInWords({ ...rest, outcome, ...(domain !== undefined && { domain }) })).toBe(expected)
})

test('each proof is told by its name', () => {
  expect(proofsInWords(verdict)).toBe('SPF pass, DKIM fail, DMARC none, ARC unknown')
})

const result = { kind: 'result', id: 1, checkId: 'nas', atMs: 1, messageId: 1, figures: {} } as const

test.each([
  ['ignored', 'untrusted sender: no proof; it said success (subject contains "ok")', true, 'Not counted'],
  ['ignored', 'ignore: subject contains "untrusted sender:"', false, 'Ignored'],
  ['failure', 'untrusted sender: never said of a failure', false, 'Failed'],
] as const)(
  'a result that is %s because of %j was not believed: %s, and looks %s',
  (status, reason, expected, look) => {
    expect(isUntrusted({ ...result, status, reason })).toBe(expected)
    expect(lookOfActivity({ ...result, status, reason }).text).toBe(look)
  },
)

test('a missed slot has no sender', () => {
  const missed = {
    kind: 'missed',
    id: 1,
    checkId: 'nas',
    atMs: 2,
    expectedAtMs: 1,
    reason: 'untrusted sender: x',
  } as const
  expect(isUntrusted(missed)).toBe(false)
  expect(lookOfActivity(missed).text).toBe('Missed')
})
