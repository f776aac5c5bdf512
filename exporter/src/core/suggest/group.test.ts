/** Which messages become one suggestion, told by their subjects. */
import { countsOf, groupsOf, matchesOf, of, suggest, suggestPairs } from '../../../test/suggest-facts.ts'

test.each<readonly [rule: string, subjects: readonly string[], groups: number]>([
  [
    'good and bad runs',
    ['Backup of fibu successful', 'Backup of fibu failed', 'Backup of fibu with warnings'],
    1,
  ],
  ['a failure that says more', ['Backup fibu OK', 'Backup fibu OK', 'Backup fibu FAILED: disk full'], 1],
  ['a failure in other words', ['Sicherung Fibu erfolgreich', 'FEHLER bei der Sicherung von Fibu'], 1],
  ['two names', ['Backup of fibu successful', 'Backup of lohn successful'], 2],
  ['a name that begins like another', ['Backup Nightly OK', 'Backup Nightly SQL OK'], 2],
  ['numbers of runs', ['Backup A run 41 OK', 'Backup A run 42 OK', 'Backup A run 43 OK'], 1],
  ['numbers that grow', ['Backup A 41 OK', 'Backup A 42 OK', 'Backup A 43 OK'], 1],
  [
    'numbers of names',
    ['Backup Server 1 OK', 'Backup Server 2 OK', 'Backup Server 1 OK', 'Backup Server 2 OK'],
    2,
  ],
  ['dates', ['Backup A 2025-11-03 OK', 'Backup A 2025-11-04 OK', 'Backup A 5.11.2025 OK'], 1],
  [
    'names that begin with one, in the order of the week',
    ['Full 1 backup OK', 'Full 2 backup OK', 'Full 3 backup OK'],
    3,
  ],
  [
    'a failure that says more than a subject without a name',
    ['Backup OK', 'Backup OK', 'ALERT: backup of E: on FILES not possible'],
    1,
  ],
])('%s', (_, subjects, groups) => {
  expect(groupsOf(suggest(of(subjects)))).toHaveLength(groups)
})

test('what somebody sent on is of the job that it tells of, and its sender is no condition', () => {
  const found = suggest([
    ...of(['Backup of fibu successful', 'Backup of fibu failed']),
    { subject: 'WG: Backup of fibu failed', from: 'ann@example.com', text: 'Backup failed.' },
  ])
  expect(groupsOf(found)).toHaveLength(1)
  expect(
    matchesOf(found)
      .flat()
      .map(({ field }) => field),
  ).toEqual(['subject'])
})

test('what lost its table on the way is of its job, whose name runs on into the next cell', () => {
  const report = (job: string) =>
    `Backup job: ${job}\nCreated by HQ\\admin at 3/4/2025.\nVeeam Backup & Replication`
  const found = suggest([
    { subject: '[Success] Mail stores', text: report('Mail stores') },
    { subject: '[Failed] Mail stores', text: report('Mail stores') },
    {
      subject: 'FW: [Success] Mail stores',
      text: report('Mail stores Success 2 of 2'),
      from: 'ann@example.com',
    },
  ])
  expect(groupsOf(found)).toHaveLength(1)
})

const daily = 'Backup job: Daily\nCreated by VBR\\admin at 3/4/2025.\nVeeam Backup & Replication'

test.each([
  [
    'the words before the job',
    ['Acme: [Success] Daily', 'Bolt: [Success] Daily'],
    ['v@relay.example', 'v@relay.example'],
  ],
  ['the sender', ['[Success] Daily', '[Success] Daily'], ['v@acme.example', 'v@bolt.example']],
])('clients whose jobs and machines have the same names are told apart by %s', (_, subjects, senders) => {
  const pair = subjects.map((subject, at) => ({ subject, text: daily, from: senders[at] ?? '' }))
  expect(countsOf(suggestPairs(pair))).toEqual([
    [3, 0],
    [3, 0],
  ])
})

test('a copy that was sent on is of the job whose very words it has, and does not let two jobs mix', () => {
  const of = (client: string) => ({
    subject: '[Success] Daily',
    text: `${daily}\nFinished at ${client}`,
    from: `v@${client}.example`,
  })
  const copy = {
    subject: 'Fwd: [Success] Daily',
    text: `see below\n${of('bolt').text}`,
    from: 'ann@example.com',
  }
  const found = suggestPairs([of('acme'), of('bolt')], [copy])
  expect(countsOf(found)).toEqual([
    [3, 0],
    [4, 0],
  ])
})

test('an alias is no condition of a job that a copy came to elsewhere', () => {
  const to = 'backups+fibu@example.com'
  const found = suggest([
    { subject: 'Backup of fibu successful', text: 'Backup done.', to },
    { subject: 'Backup of fibu failed', text: 'Backup failed.', to },
    { subject: 'FW: Backup of fibu failed', text: 'Backup failed.', from: 'ann@example.com' },
  ])
  expect(found.suggested.map(({ choice, pile }) => [choice.alias, pile.facts.length])).toEqual([
    [undefined, 3],
  ])
})

test('the same subject of two machines is two jobs, told apart by the line that names them', () => {
  const report = (host: string) => ({
    subject: 'Backup report',
    text: `Host: ${host}\nStatus: OK\nBackup done.`,
  })
  const found = suggest([report('web1'), report('web2'), report('web1'), report('web2')])
  expect(matchesOf(found)).toEqual(
    ['web1', 'web2'].map(host => expect.arrayContaining([{ field: 'body', contains: `Host: ${host}` }])),
  )
})

test('a name that another begins with is kept apart from it', () => {
  const found = suggest(
    of(['Backup OK: Nightly', 'Backup OK: Nightly SQL', 'Backup OK: Nightly', 'Backup OK: Nightly SQL']),
  )
  expect(found.suggested.map(({ foreign }) => foreign)).toEqual([[], []])
})

test('words of a result are never a condition', () => {
  const found = suggest(
    of(['Backup of fibu completed successfully', 'Backup of fibu completed successfully']),
  )
  expect(JSON.stringify(matchesOf(found))).not.toMatch(/success|complet/i)
})

test('messages that have a check keep it', () => {
  const taken = of(['Backup of fibu successful'], 'Backup finished.\nSite: north')
  const waiting = of(['Backup of fibu successful', 'Backup of fibu failed'], 'Backup finished.\nSite: south')
  const found = suggest(waiting, taken)
  expect(found.suggested[0]?.choice.all).toContainEqual({ field: 'body', contains: 'Site: south' })
  expect(found.suggested[0]?.foreign).toEqual([])
})

test('where nothing tells others apart, they are told', () => {
  const found = suggest(of(['Backup of fibu successful']), of(['Backup of fibu successful']))
  expect(found.suggested[0]?.foreign).toHaveLength(1)
})

test('an alias of its own is all that is asked', () => {
  const to = 'backups+fibu@example.com'
  const found = suggest([
    { subject: 'Backup of fibu successful', text: 'Backup done.', to },
    { subject: 'Backup of fibu failed', text: 'Backup failed.', to },
    { subject: 'Backup of lohn successful', text: 'Backup done.' },
  ])
  expect(found.suggested.map(({ choice }) => choice.alias)).toEqual(['fibu', undefined])
  expect(found.suggested[0]?.choice.all).toEqual([])
})

test('an alias that two jobs share does not tell them apart', () => {
  const to = 'backups+all@example.com'
  const found = suggest([
    { subject: 'Backup of fibu successful', text: 'Backup done.', to },
    { subject: 'Backup of lohn successful', text: 'Backup done.', to },
  ])
  expect(
    found.suggested.map(({ choice, foreign }) => [choice.alias, choice.all.length > 0, foreign]),
  ).toEqual([
    ['all', true, []],
    ['all', true, []],
  ])
})

test('what is no run is left with its reason', () => {
  const found = suggest([
    { subject: 'Undelivered mail', marks: ['bounce'] },
    { subject: 'Lunch on Friday', text: 'Who is coming?' },
    { subject: 'Backup of fibu', text: 'See you at the backup meeting.' },
  ])
  expect(found.suggested).toEqual([])
  expect(found.left.map(({ reason, facts }) => [reason, facts.length])).toEqual([
    ['Mail that could not be delivered came back.', 1],
    ['They tell of no run of a backup.', 1],
    ['Nothing in them says how a run went, and no known product wrote them.', 1],
  ])
})
