import fc from 'fast-check'
import type { Activity } from '../core/activity.ts'
import { maxFigures, type PointOptions, placeOf, toLine, toPoint, writable } from './points.ts'

const options: PointOptions = { measurement: 'backup', tags: {} }
const receivedAtMs = 1_790_000_000_000

function aResult(change: Partial<Extract<Activity, { kind: 'result' }>> = {}, id = 7) {
  return {
    kind: 'result' as const,
    id,
    checkId: 'nas',
    messageId: 1,
    atMs: receivedAtMs,
    status: 'success' as const,
    reason: 'r',
    figures: {},
    ...change,
  }
}

const line = (...given: Parameters<typeof toPoint>) => {
  const point = toPoint(...given)
  return point && toLine(point)
}
const time = '1790000000000000014'

describe('an activity as a line', () => {
  test.each([
    ['a success', aResult(), {}, `backup,check=nas status=0i ${time}`],
    ['a warning', aResult({ status: 'warning' }), {}, `backup,check=nas status=1i ${time}`],
    ['a failure', aResult({ status: 'failure' }), {}, `backup,check=nas status=2i ${time}`],
    ['an ignored result', aResult({ status: 'ignored' }), {}, undefined],
    [
      'figures, as floats, and how late it was, in seconds',
      aResult({ figures: { size: 1.2e12, 'files new': 0, tiny: 1e-7 }, lateMs: 90_500 }),
      {},
      `backup,check=nas status=0i,late=90.5,size=1200000000000,files\\ new=0,tiny=1e-7 ${time}`,
    ],
    [
      'what is known of the check; what is empty is left out',
      aResult(),
      { group: 'Acme, Inc.', label: '', computer: ' ', job: undefined, engine: 'x=y' },
      `backup,check=nas,engine=x\\=y,group=Acme\\,\\ Inc. status=0i ${time}`,
    ],
    [
      'a missed slot',
      { kind: 'missed', id: 9, checkId: 'nas', atMs: receivedAtMs, expectedAtMs: 1, reason: 'r' },
      {},
      'backup,check=nas missed=1i 1790000000000000018',
    ],
    [
      'figures of names that mean something else',
      aResult({ figures: { status: 9, _field: 1, time: 2, group: 3, '': 4, ' ': 5 } }),
      {},
      `backup,check=nas status=0i,figure_status=9,figure__field=1,figure_time=2,figure_group=3 ${time}`,
    ],
    [
      'figures that are no numbers',
      aResult({ figures: { size: Number.NaN, files: Number.POSITIVE_INFINITY, errors: -1 } }),
      {},
      `backup,check=nas status=0i,errors=-1 ${time}`,
    ],
  ] as const)('%s', (_, activity, tags, expected) => {
    expect(line(activity, tags, options)).toBe(expected)
  })

  test('has the further tags of the configuration, under those of the check', () => {
    const more = { measurement: 'my backup', tags: { site: 'Berlin', group: 'x' } }
    expect(line(aResult(), { group: 'g' }, more)).toBe(
      `my\\ backup,check=nas,group=g,site=Berlin status=0i ${time}`,
    )
  })

  test('has a bounded number of figures', () => {
    const figures = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`f${index}`, index]))
    expect(toPoint(aResult({ figures }), {}, options)?.fields).toHaveLength(maxFigures + 1)
  })
})

describe('the time of a point', () => {
  const hourMs = 3_600_000
  test.each([
    ['is the end of the run', receivedAtMs - hourMs, receivedAtMs - hourMs],
    ['is a whole millisecond', receivedAtMs - 0.25, receivedAtMs],
    ['may lie ahead by a clock that is wrong by hours', receivedAtMs + 5 * hourMs, receivedAtMs + 5 * hourMs],
    ['is that of the message when the end lies days ahead', receivedAtMs + 48 * hourMs, receivedAtMs],
    ['is that of the message when the end is no moment', 0, receivedAtMs],
    ['is that of the message when the end is far out', 1e300, receivedAtMs],
  ])('%s', (_, endedAt, expectedMs) => {
    const { timeNs } = toPoint(aResult({ figures: { endedAt } }, 0), {}, options) ?? {}
    expect(timeNs).toBe(`${expectedMs}000000`)
  })

  test('differs between results of one millisecond, by two nanoseconds at least, and never leaves it', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(499_999), (id, further) => {
        const [one = 0n, two = 0n] = [id, id + further].map(each => BigInt(placeOf(aResult({}, each)).timeNs))
        const distance = one < two ? two - one : one - two
        expect(further === 0 ? distance === 0n : distance >= 2n).toBe(true)
        for (const timeNs of [one, two]) expect(Number(timeNs / 1_000_000n)).toBe(receivedAtMs)
      }),
    )
  })
})

/** What a server makes of a line; written apart from what makes it: characters, one after the other. */
function readLine(text: string) {
  const parts: string[][] = [[]]
  let word = ''
  const lists = parts
  for (let at = 0; at < text.length; at++) {
    const [char = '', next = ''] = [text[at], text[at + 1]]
    if (char === '\\' && (next === ',' || next === '=' || next === ' ')) {
      word += next
      at++
    } else if (char === ' ' || char === ',') {
      lists.at(-1)?.push(word)
      word = ''
      if (char === ' ') lists.push([])
    } else word += char === '=' ? '\u0000' : char
  }
  lists.at(-1)?.push(word)
  const pairs = (list: readonly string[] = []) => Object.fromEntries(list.map(each => each.split('\u0000')))
  const [key = [], fields, [timeNs] = []] = lists
  return { measurement: key[0], tags: pairs(key.slice(1)), fields: pairs(fields), timeNs }
}

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\\',
        ',',
        '=',
        ' ',
        '"',
        "'",
        '\n',
        '\r',
        '\t',
        '\0',
        '#',
        '\ud800',
        '\u2028',
        'é',
        '💾',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map(parts => parts.join(''))

describe('whatever a name or a value holds', () => {
  test('what goes in comes back, as far as it can be written at all', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, fc.double(), (group, label, figure, value) => {
        const activity = aResult({ figures: { [`f${figure}`]: value } })
        const text = line(activity, { group, label }, options) ?? ''
        expect(text).not.toMatch(/[\n\r\0]/)
        expect(text.isWellFormed()).toBe(true)
        const back = readLine(text)
        const tags = { check: 'nas', group: writable(group), label: writable(label) }
        expect(back.measurement).toBe('backup')
        expect(back.tags).toEqual(Object.fromEntries(Object.entries(tags).filter(([, tag]) => tag)))
        const name = writable(`f${figure}`.replaceAll('\\', '/'), 100)
        const field = Number.isFinite(value) && { [name]: String(value) }
        expect(back.fields).toEqual({ status: '0i', ...field })
        expect(back.timeNs).toBe(time)
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['ordinary text is left alone', 'Wöchentlich "C:\\Data" (neu)', 'Wöchentlich "C:\\Data" (neu)'],
    ['a backslash at the end would escape what follows', 'C:\\', 'C:/'],
    ['so would one before what is escaped', 'D:\\ a\\,b\\=c\\\\ d', 'D:/ a/,b/=c\\/ d'],
    ['shares keep their name', '\\\\srv\\data', '\\\\srv\\data'],
    ['line ends and other control characters are blanks', 'a\r\nb\0c', 'a  b c'],
    ['blanks around it go', '  a \t', 'a'],
    ['too long is cut, never through a character', `${'x'.repeat(999)}💾`, 'x'.repeat(999)],
    ['half a character is replaced', 'a\ud83d', 'a\ufffd'],
  ])('%s', (_, text, expected) => {
    expect(writable(text)).toBe(expected)
  })
})
