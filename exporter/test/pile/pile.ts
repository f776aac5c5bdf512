/** A pile of mails as a newcomer forwards it: many jobs over ten days, with what else lies in such a mailbox. What is true
 *  of each job is known here and nowhere in the product. The same seed gives the same pile. */
import { createRandom, type Random } from './random.ts'

export type Outcome = 'success' | 'warning' | 'failure'
export type Run = {
  readonly outcome: Outcome
  readonly at: Date
  /** Counts the runs of the job. */
  readonly number: number
  readonly random: Random
}
export type Text = { readonly subject: string; readonly text?: string; readonly html?: string }
export type Rhythm =
  | { readonly kind: 'daily'; readonly at: string }
  | { readonly kind: 'weekdays'; readonly at: string }
  | { readonly kind: 'weekly'; readonly day: number; readonly at: string }
  /** Several a day. */
  | { readonly kind: 'times'; readonly at: readonly string[] }
export type Job = {
  readonly name: string
  readonly from: string
  readonly to?: string
  readonly rhythm: Rhythm
  /** What it can tell of; all unless given. */
  readonly outcomes?: readonly Outcome[]
  readonly write: (run: Run) => Text
}

export type Mail = { readonly at: Date; readonly raw: string; readonly job: string | undefined }
export type Pile = {
  readonly mails: readonly Mail[]
  readonly last: ReadonlyMap<string, Outcome>
  readonly rhythms: ReadonlyMap<string, Rhythm>
}

/** A Monday; until a Wednesday. */
const firstDay = Date.UTC(2025, 10, 3)
const days = 10
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const people = ['Ann Roe <ann.roe@office.example.com>', 'Kai Brandt <kai@brandt.example.net>']
const prefixes = ['Fwd: ', 'WG: ', 'AW: ', 'FW: ']

export function buildPile(jobs: readonly Job[], noise: readonly Job[], seed: number): Pile {
  const random = createRandom(seed)
  const last = new Map<string, Outcome>()
  const mails: Mail[] = []
  let number = 0
  const put = (job: Job | undefined, at: Date, from: string, text: Text, id = ++number) => {
    mails.push({
      at,
      raw: toRaw({ at, from, to: job?.to ?? inbox, id, ...text }),
      job: job?.name,
    })
  }
  for (const job of [...jobs, ...noise]) {
    const isNoise = noise.includes(job)
    const whenAll = momentsOf(job.rhythm, random)
    for (const [at, when] of whenAll.entries()) {
      const outcome = isNoise ? 'success' : drawOutcome(job, random)
      const text = job.write({ outcome, at: when, number: at + 112, random })
      put(isNoise ? undefined : job, when, job.from, text)
      if (isNoise) continue
      last.set(job.name, outcome)
      const again = random.next()
      // The same mail comes twice, as it is or with another number.
      if (again < 0.03) put(job, when, job.from, text, number)
      else if (again < 0.05) put(job, new Date(when.getTime() + minuteMs), job.from, text)
      else if (again < 0.08) {
        const person = random.pick(people)
        const later = new Date(when.getTime() + random.between(4, 25) * minuteMs)
        put(job, later, person, forward(text, job, when, random.pick(prefixes)))
      }
    }
  }
  return {
    mails: mails.toSorted((a, b) => a.at.getTime() - b.at.getTime()),
    last,
    rhythms: new Map(jobs.map(({ name, rhythm }) => [name, rhythm])),
  }
}

const inbox = 'backups@example.com'

/** A run now and then does not take place. */
function momentsOf(rhythm: Rhythm, random: Random): readonly Date[] {
  const found: Date[] = []
  for (let day = 0; day < days; day++) {
    const midnight = firstDay + day * dayMs
    const weekday = new Date(midnight).getUTCDay()
    if (rhythm.kind === 'weekdays' && (weekday === 0 || weekday === 6)) continue
    if (rhythm.kind === 'weekly' && weekday !== rhythm.day) continue
    const times = rhythm.kind === 'times' ? rhythm.at : [rhythm.at]
    for (const time of times) {
      if (rhythm.kind !== 'weekly' && day > 0 && day < days - 1 && random.next() < 0.015) continue
      found.push(new Date(midnight + minutesOf(time) * minuteMs + random.between(0, 7 * 60) * 1000))
    }
  }
  return found
}

export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

function drawOutcome({ outcomes = ['success', 'warning', 'failure'] }: Job, random: Random): Outcome {
  const drawn = random.next()
  const outcome = drawn < 0.8 ? 'success' : drawn < 0.9 ? 'warning' : 'failure'
  return outcomes.includes(outcome) ? outcome : 'success'
}

function forward({ subject, text, html }: Text, job: Job, when: Date, prefix: string): Text {
  const head = [`From: ${job.from}`, `Sent: ${when.toUTCString()}`, `To: ${inbox}`, `Subject: ${subject}`]
  return html === undefined
    ? { subject: prefix + subject, text: ['Please have a look.', '', ...head, '', text ?? ''].join('\n') }
    : {
        subject: prefix + subject,
        html: `<p>Please have a look.</p><p>${head.map(escaped).join('<br>')}</p>${html}`,
      }
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

type Raw = Text & { readonly at: Date; readonly from: string; readonly to: string; readonly id: number }

function toRaw({ at, from, to, subject, text, html, id }: Raw): string {
  const date = at.toUTCString().replace('GMT', '+0000')
  const type = html === undefined ? 'text/plain' : 'text/html'
  return [
    `From: ${encodeWord(from)}`,
    `To: <${to}>`,
    `Date: ${date}`,
    `Message-ID: <pile.${id}.${at.getTime()}@mail.example.com>`,
    `Subject: ${encodeWord(subject)}`,
    'MIME-Version: 1.0',
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(html ?? text ?? '')
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
    '',
  ].join('\r\n')
}

function encodeWord(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  const words = text.match(/.{1,12}/gu) ?? []
  return words.map(word => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ')
}
