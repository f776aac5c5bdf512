/** What tells two jobs apart that look alike, and what does not: numbers, scripts, spelling. */
import {
  aFact,
  countsOf,
  type Given,
  groupsOf,
  hourMs,
  matchesOf,
  of,
  run,
  suggest,
  suggestPairs,
} from '../../../test/suggest-facts.ts'
import { createRegexEngine } from '../../config/regex.ts'
import { createMatcher } from '../match.ts'
import { products } from '../products/all.ts'
import { doWhole } from '../steps.ts'
import { viewOfFact } from './fact.ts'
import { nameAll } from './names.ts'
import { type Suggesting, toMatch } from './suggest.ts'

/** All in one night, an hour apart. */
function suggestNight(subjects: readonly string[], texts: readonly string[] = []): Suggesting {
  const facts = subjects.map((subject, at) => {
    const fact = aFact({ subject, text: texts[at] ?? 'Backup finished.' }, 0)
    return { ...fact, id: at, atMs: fact.atMs + at * hourMs }
  })
  return run(facts)
}

test.each([
  ['in the subject', ['Server 4: backup OK', 'Server 5: backup OK', 'Server 6: backup OK'], []],
  [
    'in the text',
    ['Backup OK', 'Backup OK', 'Backup OK'],
    ['Backup job: Drive 4', 'Backup job: Drive 5', 'Backup job: Drive 6'],
  ],
])('numbers %s that grow in one night may be names', (_, subjects, texts) => {
  expect(suggestNight(subjects, texts).suggested).toHaveLength(3)
})

test.each([
  ['customers', (number: number) => `Customer ${number}: backup OK`, [40023, 40024]],
  ['numbered customers', (number: number) => `Customer nr. ${number}: backup OK`, [7, 9]],
  ['tags of machines', (number: number) => `Backup of PC${number} OK`, [10077, 10078]],
  ['years', (number: number) => `Books ${number}: backup OK`, [2024, 2025]],
])('%s whose numbers come again side by side are apart, and are called so', (_, write, numbers) => {
  const found = suggestPairs(numbers.map(number => ({ subject: write(number), text: 'Backup finished.' })))
  expect(countsOf(found)).toEqual([
    [3, 0],
    [3, 0],
  ])
  const names = doWhole(nameAll(found.suggested, new Map())).map(({ name }) => name)
  expect(names.map(name => numbers.filter(number => name.includes(String(number))))).toEqual(
    numbers.map(number => [number]),
  )
})

test('numbers of sessions are no names, nor are the tries of a run', () => {
  const sessions = [81_001, 81_377, 82_411].map(number => `Backup of fibu ${number} OK`)
  expect(groupsOf(suggest(of(sessions)))).toHaveLength(1)
  const tries = [1, 2].map(number => ({ subject: `Backup of fibu (try ${number}) OK`, text: 'Done.' }))
  expect(countsOf(suggestPairs(tries))).toEqual([[6, 0]])
})

test('two scripts of one machine, told by their subjects alone, are two jobs with names of their own', () => {
  const text = 'repository 4a5b6c7d opened\nprocessed 12 files, 1.0 GiB in 0:10\nsnapshot 1a2b3c4d saved'
  const found = suggestPairs([
    { subject: 'Cron <root@nas> /opt/backup-home.sh', text, from: 'root@nas.example.com' },
    { subject: 'Cron <root@nas> /opt/backup-mail.sh', text, from: 'root@nas.example.com' },
  ])
  expect(countsOf(found)).toEqual([
    [3, 0],
    [3, 0],
  ])
  const names = doWhole(nameAll(found.suggested, new Map(products.map(one => [one.id, one]))))
  expect(names.map(({ name }) => name)).toEqual([
    expect.stringContaining('home'),
    expect.stringContaining('mail'),
  ])
})

test.each([
  [
    'a failure begins with another word',
    ['Sauvegarde du serveur compta réussie'],
    'ÉCHEC de la sauvegarde du serveur compta',
  ],
  [
    'a verb stands by the word for success',
    ['Copia de seguridad de caja realizada con éxito'],
    'Error en la copia de seguridad de caja',
  ],
])('of only good runs it is known what a bad one has, too: %s', (_, good, bad) => {
  const { suggested } = suggest(of(good, 'Fin.'))
  const [choice] = suggested.map(one => one.choice)
  const engines = { regex: createRegexEngine() }
  const matcher = createMatcher([{ id: 'it', match: choice ? toMatch(choice) : {} }], engines, [])
  expect(matcher.find(viewOfFact(aFact({ subject: bad, text: 'Erreur.' }, 9)))).toEqual(['it'])
})

test('names that are written in other letters now and then keep the name as a condition', () => {
  const report = (job: string) => `Backup job: ${job}\nVeeam Backup & Replication`
  const found = suggest(
    ['Nightly SQL', 'NIGHTLY SQL'].map(job => ({ subject: `[Success] ${job}`, text: report(job) })),
  )
  expect(matchesOf(found).flat()).toContainEqual(
    expect.objectContaining({
      field: 'subject',
      contains: expect.stringMatching(/^nightly sql$/i),
      ignoreCase: true,
    }),
  )
})

test('a name inside another is told from it by the word behind it, so that a third fits neither', () => {
  const of2 = (path: string) => ({
    subject: `Successfully created a snapshot of ${path} on ws6`,
    text: 'Kopia',
  })
  const found = suggestPairs([of2('/home/ann'), of2('/home/ann/Music')])
  expect(JSON.stringify(matchesOf(found))).not.toContain('notContains')
})

test('keys tell names apart that have no letters in common with a key, whatever came before', () => {
  const jobs = ['毎日', '毎週'].map(job => ({
    subject: `[Success] ${job}`,
    text: `Backup job: ${job}\nVeeam Backup & Replication`,
  }))
  const keysOf = (given: readonly Given[]) =>
    new Map(suggest(given).suggested.map(({ key, pile }) => [pile.jobKey, key]))
  const [both, second] = [keysOf(jobs), keysOf(jobs.slice(1))]
  expect(new Set(both.values()).size).toBe(2)
  expect(second.get('毎週')).toBe(both.get('毎週'))
})
