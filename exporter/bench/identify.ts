/** What `identify` makes of a collection of real and rebuilt messages: status, product, job, size, duration, by product,
 *  and its speed. The collection is not part of the repository: `shared/corpus` beside it, or beside a folder above; where
 *  there is none, only the speed is measured. `--write` writes docs/products-scoreboard.md. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readSample } from '../src/commands/read-sample.ts'
import { createIdentifier, type Identified } from '../src/core/identify/identify.ts'
import { products } from '../src/core/products/all.ts'
import { readMail } from '../src/intake/mime.ts'
import { makeMail } from './parts/mix.ts'
import { printBoard, type Row, readExpected, score, type Total } from './parts/scoreboard.ts'
import { measureWholeWay } from './parts/whole-way.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const bars = { falseGreen: 0, status: 0.95, size: 0.85, duration: 0.85 }
const allowedShare = 0.25
const mails = 2000

const identify = createIdentifier(products)
let failed = false
const folder = findCorpus(root)
if (folder === undefined) console.log('skipped: there is no shared/corpus beside the repository')
else await measureCorpus(folder)
await measureSpeed()
process.exitCode = failed ? 1 : 0

function findCorpus(from: string): string | undefined {
  const above = dirname(from)
  const found = join(above, 'shared', 'corpus')
  if (existsSync(join(found, 'INDEX.tsv'))) return found
  return above === from ? undefined : findCorpus(above)
}

async function measureCorpus(corpus: string) {
  const expected = readExpected(readFileSync(join(corpus, 'INDEX.tsv'), 'utf8'))
  const rows: Row[] = []
  const blind: Row[] = []
  const blindly = createIdentifier([])
  for (const one of expected) {
    const message = await readSample(one.file, readFileSync(join(corpus, one.file)))
    rows.push({ expected: one, found: identify(message) })
    blind.push({ expected: one, found: blindly(message) })
  }
  const total = score(rows)
  const board = printBoard(rows, score(blind))
  console.log(board)
  for (const { expected: one, found } of rows) tellWrong(one.file, one.status, found)
  judge('false green', total.falseGreen <= bars.falseGreen)
  judge('false green without product files', score(blind).falseGreen <= bars.falseGreen)
  for (const name of ['status', 'size', 'duration'] as const) judge(name, shareOf(total, name) >= bars[name])
  if (process.argv.includes('--write')) writeFileSync(join(root, 'docs', 'products-scoreboard.md'), board)
}

function shareOf(total: Total, name: 'status' | 'size' | 'duration'): number {
  const { right, of } = total[name]
  return of === 0 ? 1 : right / of
}

function tellWrong(file: string, wanted: string, found: Identified) {
  if (found.status !== wanted)
    console.log(`${file}: ${found.status ?? 'nothing'} instead of ${wanted}: ${found.reason}`)
}

function judge(name: string, isGood: boolean) {
  if (isGood) return
  failed = true
  console.error(`identify: ${name} does not reach the bar`)
}

/** In time of the processor, as other work on the machine counts in no share: of the mix, of mails of which no two lines
 *  are alike, and of a mail's whole way what a template makes of it. */
async function measureSpeed() {
  const mix = Array.from({ length: mails }, (_, n) => makeMail(n, 500).raw)
  await measureShare('mails of the mix', mix)
  await measureShare('mails whose lines all differ', mix.map(withoutRepeats))
  const { withTemplateMs, withoutMs } = await measureWholeWay()
  const share = (withTemplateMs - withoutMs) / withTemplateMs
  console.log(
    `a mail's whole way from SMTP to the commit: ${withTemplateMs.toFixed(3)} ms of the processor with a template, ` +
      `${withoutMs.toFixed(3)} ms with rules instead: identify is ${(share * 100).toFixed(0)} % of it (aim: under ${allowedShare * 100} %)`,
  )
}

function withoutRepeats(raw: Buffer): Buffer {
  let n = 0
  return Buffer.from(
    raw.toString('latin1').replaceAll('file.dat', () => `file-${n++}.dat`),
    'latin1',
  )
}

async function measureShare(name: string, raws: readonly Buffer[]) {
  const read = (raw: Buffer) => readMail({ intake: 'bench', receivedAtMs: 0, raw })
  for (const raw of raws.slice(0, 400)) identify(await read(raw))
  const startedMs = processorMs()
  const messages = []
  for (const raw of raws) messages.push(await read(raw))
  const readAtMs = processorMs()
  const found = messages.map(identify)
  const identifyMs = processorMs() - readAtMs
  const readMs = readAtMs - startedMs
  for (const [at, { subject }] of messages.entries())
    if (found[at]?.status === undefined && /^(Success|Failed)/.test(subject))
      judge(`status of "${subject}"`, false)
  console.log(
    `${raws.length} ${name}: identify ${(identifyMs / raws.length).toFixed(3)} ms of the processor each ` +
      `(${Math.round((1000 * raws.length) / identifyMs)} a second), reading the mail ${(readMs / raws.length).toFixed(3)} ms`,
  )
}

function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
