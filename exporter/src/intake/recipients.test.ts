import { readMailboxes, readRecipients } from './recipients.ts'

const headers = (...pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([name, raw]) => ({ name, raw }))

test.each([
  ['bare', 'a@example.com', ['a@example.com']],
  ['with a name', 'Last First <a@example.com>', ['a@example.com']],
  [
    'a quoted name with commas, brackets and quotes',
    '"Last, \\"F\\" <x@y>" <a@example.com>, b@example.com',
    ['a@example.com', 'b@example.com'],
  ],
  ['an encoded name that holds a comma', '=?utf-8?Q?Last=2C_F=C3=BCrst?= <a@example.com>', ['a@example.com']],
  ['comments', 'a@example.com (Last, First), (x) b@example.com', ['a@example.com', 'b@example.com']],
  [
    'a group',
    'Team: a@example.com, B <b@example.com>;, c@example.com',
    ['a@example.com', 'b@example.com', 'c@example.com'],
  ],
  ['an empty group', 'undisclosed-recipients:;', []],
  ['semicolons, as some clients write', 'a@example.com; b@example.com', ['a@example.com', 'b@example.com']],
  [
    'plus addressing and upper-case domains keep their spelling',
    'Backups+User01@EXAMPLE.com',
    ['Backups+User01@EXAMPLE.com'],
  ],
  ['a source route', '<@relay.example,@two.example:a@example.com>', ['a@example.com']],
  ['a quoted local part', '<"a b"@example.com>', ['"a b"@example.com']],
  ['non-ASCII', 'Jörg <jörg@bücher.example>', ['jörg@bücher.example']],
  ['a bracket that never closes', 'A <a@example.com, b@example.com', ['a@example.com', 'b@example.com']],
  ['a quote that never closes', '"A <a@example.com>, b@example.com', ['a@example.com', 'b@example.com']],
  ['a word without an address', 'Recipient-List', []],
  ['a time in a name', 'Job 10:30 <a@example.com>', ['a@example.com']],
  ['mailto', '<mailto:a@example.com>', ['a@example.com']],
  ['nothing', ' , ;', []],
])('addresses: %s', (_, raw, addresses) => {
  expect(readMailboxes(raw).flatMap(mailbox => mailbox.address ?? [])).toEqual(addresses)
})

test('the list as written is decoded after it was taken apart', () => {
  expect(
    readMailboxes('=?utf-8?Q?A=2C_B?= <a@example.com>, c@example.com').map(mailbox => mailbox.text),
  ).toEqual(['A, B <a@example.com>', 'c@example.com'])
})

test('originally to is what the mail was delivered to, apart from what it says', () => {
  const found = readRecipients(
    headers(
      ['to', 'Visible <visible@example.com>'],
      ['cc', 'copy@example.com'],
      ['delivered-to', 'inbox@example.com'],
      ['delivered-to', 'INBOX@example.com'],
      ['x-original-to', 'backups+one@example.com'],
      ['x-forwarded-to', 'a@example.com, b@example.com'],
      ['envelope-to', 'envelope@example.com'],
    ),
    { from: 'x@example.com', to: ['backups+two@EXAMPLE.com'] },
  )
  expect(found).toEqual({
    to: ['Visible <visible@example.com>', 'copy@example.com'],
    originallyTo: [
      'backups+two@EXAMPLE.com',
      'inbox@example.com',
      'backups+one@example.com',
      'a@example.com',
      'b@example.com',
    ],
    recipients: [
      'backups+two@EXAMPLE.com',
      'inbox@example.com',
      'backups+one@example.com',
      'a@example.com',
      'b@example.com',
      'envelope@example.com',
      'visible@example.com',
      'copy@example.com',
    ],
  })
})

test.each(['<', '"', '"\\', '(', 'a:', ',', '"\\" ', '@', '<a@b', 'a@b,'])(
  '64 KB of %j take no time',
  piece => {
    const startedMs = performance.now()
    readMailboxes(piece.repeat(64_000 / piece.length))
    expect(performance.now() - startedMs).toBeLessThan(500)
  },
)
