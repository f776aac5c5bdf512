/** What `GET /suggestions` costs with 20,000 messages waiting unmatched: how long an answer takes, and for how long at most
 *  nobody else has a turn meanwhile, in time of the processor, as other work on the machine counts in neither. At first
 *  while they are read, then when all are known, and when one more has come. Fails where a turn is too long.
 *  `node bench/suggestions.ts [MESSAGES]` */
import { createTransport } from 'nodemailer'
import type { SuggestionsJson } from '../src/api/contract-checks.ts'
import { type Past, startManaged } from '../test/managed.ts'
import { firstJobs } from '../test/pile/first-pile.ts'
import { noise } from '../test/pile/noise.ts'
import { buildPile } from '../test/pile/pile.ts'
import { secondJobs } from '../test/pile/second-pile.ts'

const messages = Number(process.argv[2] ?? 20_000)
const maxTurnMs = 100
const config = 'smtp: { listen: "127.0.0.1:0", address: backups@example.com }\ntimezone: UTC\nchecks: []\n'
const atOnce = 200

await using service = await startManaged(fill, config)
console.log(`${messages.toLocaleString('en')} messages wait`)
let longest = 0
const whole = await ask('first answer')
let found = whole
let requests = 1
for (; found.looked < found.waiting; requests++) found = await ask(undefined)
console.log(
  `  ${requests} requests until all are read: ${found.suggestions.length} suggestions, ${found.left.length} reasons to leave others`,
)
if (found.waiting < messages || found.suggestions.length === 0)
  throw new Error(
    `wrong answer: ${found.waiting} of ${messages} wait, ${found.suggestions.length} suggestions`,
  )
await ask('nothing is new')
await sendOne()
found = await ask('one more has come')
if (found.looked !== found.waiting) throw new Error('wrong answer: the new one was not read')
console.log(`longest turn ${longest.toFixed(0)} ms (at most ${maxTurnMs} ms)`)
if (longest > maxTurnMs) process.exitCode = 1

/** Clients with the same jobs, each with senders of its own. */
async function fill({ data }: Past) {
  // Some are sent twice, and count once.
  for (let client = 0; (await data.store.countMessages({ outcome: 'unmatched' })) < messages; client++) {
    const { mails } = buildPile(client % 2 === 0 ? firstJobs : secondJobs, noise, client)
    const raws = mails.map(({ raw }) =>
      Buffer.from(
        raw
          .replaceAll('example.com', `client${client}.example.com`)
          .replace(/^Message-ID: </m, `$&${client}.`)
          .replace(/^To: .*$/m, 'To: backups@example.com\r'),
      ),
    )
    for (let at = 0; at < raws.length; at += atOnce)
      await Promise.all(
        raws
          .slice(at, at + atOnce)
          .map(raw => data.pipeline.accept({ intake: 'bench', receivedAtMs: Date.now(), raw })),
      )
  }
}

/** @param name told with its figures; undefined: they only count for the longest turn */
async function ask(name: string | undefined): Promise<SuggestionsJson> {
  const turns = watchTurns()
  const startedAtMs = performance.now()
  const before = processorMs()
  const response = await fetch(`${service.url}/api/v1/suggestions`)
  const text = await response.text()
  const [ms, busyMs] = [performance.now() - startedAtMs, processorMs() - before]
  const turnMs = turns.stop()
  if (response.status !== 200) throw new Error(`${response.status} ${text}`)
  longest = Math.max(longest, turnMs)
  if (name !== undefined)
    console.log(
      `  ${name.padEnd(20)} ${ms.toFixed(0).padStart(6)} ms, ${busyMs.toFixed(0).padStart(6)} ms of the processor, longest turn ${turnMs.toFixed(0).padStart(4)} ms`,
    )
  return JSON.parse(text)
}

/** Takes a turn as often as it can. */
function watchTurns() {
  let most = 0
  let last = processorMs()
  let isOn = true
  const turn = () => {
    const now = processorMs()
    most = Math.max(most, now - last)
    last = now
    if (isOn) setImmediate(turn)
  }
  setImmediate(turn)
  return {
    stop() {
      isOn = false
      return most
    },
  }
}

/** Of this thread. */
function processorMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

async function sendOne() {
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(service.firstMail ?? '')?.[1])
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
  await transport.sendMail({
    from: 'nas@new.example.com',
    to: 'backups@example.com',
    subject: 'Backup of NAS 7 succeeded',
    text: 'All went well.',
  })
  transport.close()
}
