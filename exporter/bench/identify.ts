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

/** Of reading a mail and identifying it; matching, storing and publishing would only make the share smaller. */
async function measureSpeed() {
  const raws = Array.from({ length: mails }, (_, n) => makeMail(n, 500).raw)
  for (const raw of raws.slice(0, 200)) identify(await readMail({ intake: 'bench', receivedAtMs: 0, raw }))
  let readMs = 0
  let identifyMs = 0
  for (const raw of raws) {
    const startedMs = performance.now()
    const message = await readMail({ intake: 'bench', receivedAtMs: 0, raw })
    const readAtMs = performance.now()
    const { status } = identify(message)
    identifyMs += performance.now() - readAtMs
    readMs += readAtMs - startedMs
    if (status === undefined && /^(Success|Failed)/.test(message.subject))
      judge(`status of "${message.subject}"`, false)
  }
  const share = identifyMs / (readMs + identifyMs)
  console.log(
    `${mails} mails of the mix: ${Math.round((1000 * mails) / identifyMs)} identified a second (${(identifyMs / mails).toFixed(3)} ms each), ` +
      `${(share * 100).toFixed(0)} % of reading and identifying; the aim is under ${allowedShare * 100} % of the whole way`,
  )
}
