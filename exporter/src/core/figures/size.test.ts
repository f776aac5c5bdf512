import fc from 'fast-check'
import { printSize, readSize, type SizeHints } from './size.ts'

const K = 1024
const M = K * K
const G = K * M
const T = K * G

const comma: SizeHints = { decimal: ',' }
const dot: SizeHints = { decimal: '.' }
const si: SizeHints = { base: 1000 }

const cases: readonly (readonly [text: string, bytes: number | undefined, hints?: SizeHints])[] = [
  // units, in steps of 1024
  ['0 B', 0],
  ['0.0 B', 0],
  ['0,0 B', 0],
  ['397,0 B', 397],
  ['397.0 B', 397],
  ['1 Byte', 1],
  ['17 bytes', 17],
  ['17 Bytes', 17],
  ['512 KB', 512 * K],
  ['12 MB', 12 * M],
  ['12,2 GB', Math.round(12.2 * G)],
  ['1.2 TB', Math.round(1.2 * T)],
  ['2 PB', 2 * K * T],
  ['31.25GB', 31.25 * G],
  ['25.2MB', Math.round(25.2 * M)],
  ['12.31G', Math.round(12.31 * G)],
  ['640K', 640 * K],
  ['7M', 7 * M],
  ['3T', 3 * T],
  ['12 Gb', 12 * G],
  ['12 gb', 12 * G],
  ['5 Mbytes', 5 * M],
  ['5 megabytes', 5 * M],
  ['128 meg', 128 * M],
  ['2 gigabytes', 2 * G],
  // units that say their steps themselves
  ['1.200 GiB', Math.round(1.2 * G)],
  ['236.001 GiB', Math.round(236.001 * G)],
  ['186.5 MiB', 186.5 * M],
  ['4 KiB', 4 * K],
  ['1.5 TiB', 1.5 * T],
  ['1.5Gi', 1.5 * G],
  ['10 kB', 10_000],
  ['10 KB', 10 * K],
  ['10 kb', 10 * K],
  // SI where the writer is known to use it
  ['2.12 MB', 2_120_000, si],
  ['4.066 GB', 4_066_000_000, si],
  ['4.066 GiB', Math.round(4.066 * G), si],
  ['88 KB', 88_000, si],
  ['12 B', 12, si],
  // French, Russian, Ukrainian
  ['12 o', 12],
  ['168,627 Ko', Math.round(168.627 * K)],
  ['1,5 Mo', 1.5 * M],
  ['3 Go', 3 * G],
  ['1,2 To', Math.round(1.2 * T)],
  ['12 octets', 12],
  ['2 Gio', 2 * G],
  ['2,5 mégaoctets', undefined],
  ['2,5 megaoctets', 2.5 * M],
  ['12,5 ГБ', 12.5 * G],
  ['640 КБ', 640 * K],
  ['512 байт', 512],
  // three digits behind one mark
  ['168.627 KB', Math.round(168.627 * K)],
  ['168,627 KB', 168_627 * K],
  ['168.627 KB', 168_627 * K, comma],
  ['168,627 KB', Math.round(168.627 * K), comma],
  ['168,627 KB', 168_627 * K, dot],
  ['0,123 GB', Math.round(0.123 * G)],
  ['0.123 GB', Math.round(0.123 * G), comma],
  ['1234,567 MB', Math.round(1234.567 * M)],
  ['1.234 B', 1234],
  ['1,234 bytes', 1234],
  ['1.234', 1234],
  ['1.234', undefined, dot],
  ['397,5 B', undefined],
  // hints do not bend what can mean one thing only
  ['522.6 MB', Math.round(522.6 * M), comma],
  ['1,2 GB', Math.round(1.2 * G), dot],
  // several groups, both marks
  ['4,066,217,365', 4_066_217_365],
  ['4.066.217.365', 4_066_217_365],
  ["4'066'217'365", 4_066_217_365],
  ['4’066’217’365', 4_066_217_365],
  ['4 066 217 365', 4_066_217_365],
  ['4\u00a0066\u00a0217\u00a0365', 4_066_217_365],
  ['4\u202f066\u202f217\u202f365 octets', 4_066_217_365],
  ['1.234,5 MB', 1234.5 * M],
  ['1,234.5 MB', 1234.5 * M],
  ["1'234.5 MB", 1234.5 * M],
  ['1 234,5 Mo', 1234.5 * M],
  ['1\u2009234,5 Mo', 1234.5 * M],
  ['12,34,567 bytes', 1_234_567],
  ['1,234,567.25 KB', Math.round(1_234_567.25 * K)],
  // a number alone
  ['69992034304', 69_992_034_304],
  ['0', 0],
  ['12.5', undefined],
  ['512', 512 * M, { unit: 'MB' }],
  ['1.5', 1.5 * M, { unit: 'meg' }],
  ['512 KB', 512 * K, { unit: 'MB' }],
  // an exact number before brackets
  ['4,066,217,365 (4.066 GB)', 4_066_217_365],
  ['69992034304 (65.2 GB)', 69_992_034_304],
  ['456 B (+56 B)', 456],
  ['FD Bytes Written: 4,066,217,365 (4.066 GB)', 4_066_217_365],
  ['943831040 (901MiB, 4.9MiB/s)', 943_831_040],
  ['0 (0 bytes)', 0],
  ['3 files (12 MB)', 12 * M],
  ['Files: 3 (12 MB)', 12 * M],
  ['3 (12 MB)', 12 * M],
  // words around
  ['Total Size: 12.5 GB', 12.5 * G],
  ['Total size 12.5 GB in 3 files', 12.5 * G],
  ['3 files, 12 MB', 12 * M],
  ['Taille : 1 234,5 Mo', 1234.5 * M],
  ['(12 MB)', 12 * M],
  ['12 GB of 50 GB', 12 * G],
  ['3 GB / 50 GB', 3 * G],
  ['0:03, 12 MB', 12 * M],
  ['Size -> 12 GB', 12 * G],
  ['12 MB.', 12 * M],
  ['~12 GB', 12 * G],
  // rates
  ['0.05 MB/s', undefined],
  ['12 MB / s', undefined],
  ['36.43 M Bytes/second', undefined],
  ['36 M Bytes', 36 * M],
  ['5 MB/file', undefined],
  ['12 MB / sec', undefined],
  ['31.25GB /mnt/pve/nas/dump', 31.25 * G],
  ['43722,8 KB/s', undefined],
  ['14 Mo/min', undefined],
  ['12 MB per second', undefined],
  ['12 GB pro Stunde', undefined],
  ['12 Go par heure', undefined],
  ['12 GB al giorno', undefined],
  ['12 ГБ/с', undefined],
  ['100 Mbit', undefined],
  ['100 Mbps', undefined],
  ['80 MBps', undefined],
  ['0:03, 0.05 MB/s', undefined],
  ['80 MB/s, 12 GB', 12 * G],
  // ratios and shares
  ['1,1x', undefined],
  ['14,66x', undefined],
  ['2.5:1', undefined],
  ['85 %', undefined],
  ['85%', undefined],
  // limits
  ['below 50 GB', undefined],
  ['less than 50 GB', undefined],
  ['free space is below 50 GB', undefined],
  ['< 50 GB', undefined],
  ['>=50 GB', undefined],
  ['more than 1 TB', undefined],
  ['at least 10 GB', undefined],
  ['up to 10 GB', undefined],
  ['weniger als 50 GB', undefined],
  ['unter 50 GB', undefined],
  ['mindestens 5 GB', undefined],
  ['moins de 50 Go', undefined],
  ['inférieur à 50 Go', undefined],
  ['meno di 50 GB', undefined],
  ['inferiore a 50 GB', undefined],
  ['menos de 50 GB', undefined],
  ['minder dan 50 GB', undefined],
  ['менее 50 ГБ', undefined],
  ['Limit: 50 GB', undefined],
  ['quota of 50 GB', undefined],
  ['max. 50 GB', undefined],
  ['50 GB limit', undefined],
  ['50 GB or more', undefined],
  ['5 min 50 MB', 50 * M],
  // differences, ranges, parts of something else
  ['+56 B', undefined],
  ['-12 GB', undefined],
  ['1-2 GB', undefined],
  ['.5 GB', undefined],
  ['v12 GB', undefined],
  ['1.2.3 GB', undefined],
  ['1,23,4 GB', undefined],
  ['Disk 2 100 MB', undefined],
  ['12 GBx', undefined],
  ['12 machines', undefined],
  ['12 m', undefined],
  ['63.2 to 9.4 days', undefined],
  ['5 e 6', undefined],
  ['90 minutes', undefined],
  ['3 objects', undefined],
  // nothing
  ['', undefined],
  ['-', undefined],
  ['n/a', undefined],
  ['#####', undefined],
  ['GB', undefined],
  [`${'9'.repeat(60)} GB`, undefined],
  ['99999999999999999999999 PB', undefined],
]

// Not test.each, whose titles cannot have a percent sign in a value.
for (const [text, bytes, hints] of cases)
  test(`size: ${JSON.stringify(text)} is ${bytes ?? 'absent'}`, () => {
    expect(readSize(text, hints)).toBe(bytes)
  })

/** Groups of three from the right. */
function grouped(whole: number, mark: string): string {
  return String(whole).replaceAll(/\B(?=(?:\d{3})+$)/g, mark)
}

test('a size is read back from every way of writing it', () => {
  const marks = fc.constantFrom<readonly [string, ',' | '.']>(
    [',', '.'],
    ['.', ','],
    ["'", '.'],
    ['’', ','],
    ['\u00a0', ','],
    ['\u202f', ','],
    [' ', ','],
    ['', '.'],
    ['', ','],
  )
  const unit = fc.constantFrom(['KB', 1], ['MB', 2], ['GiB', 3], ['To', 4], ['ГБ', 3])
  fc.assert(
    fc.property(
      fc.nat(9_999_999),
      fc.nat(99),
      marks,
      unit,
      fc.constantFrom('', ' ', '\u00a0'),
      (whole, hundredths, [group, decimal], [name, power], blank) => {
        const text = `${grouped(whole, group)}${decimal}${String(hundredths).padStart(2, '0')}${blank}${name}`
        const value = Number(`${whole}.${String(hundredths).padStart(2, '0')}`)
        expect(readSize(text)).toBe(Math.round(value * 1024 ** Number(power)))
        expect(readSize(`Size: ${text}, done`)).toBe(readSize(text))
        expect(readSize(`${text}/s`)).toBeUndefined()
        expect(readSize(`below ${text}`)).toBeUndefined()
      },
    ),
  )
})

test('what is printed is read back, and prints the same again', () => {
  fc.assert(
    fc.property(fc.oneof(fc.nat(3000), fc.nat(), fc.maxSafeNat()), bytes => {
      const read = readSize(printSize(bytes))
      expect(read).toBeDefined()
      expect(Math.abs((read ?? 0) - bytes)).toBeLessThanOrEqual(bytes < 1024 ? 0 : bytes * 0.05)
      expect(printSize(read ?? -1)).toBe(printSize(bytes))
    }),
  )
})
