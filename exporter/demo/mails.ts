/** Mails of the demo as they arrive: those of runs, and those that no check is for. */
import { dayMs, hourMs } from '../src/core/day.ts'
import { chance } from './chance.ts'
import type { Run } from './job.ts'
import { productOf } from './products.ts'

/** Our own address; what stands behind a plus names a check. */
export const address = 'demo@example.com'

export type Mail = {
  readonly atMs: number
  readonly from: string
  readonly to: string
  readonly raw: string
}

export function mailOf(run: Run): Mail {
  const { job, endedAtMs, key } = run
  const product = productOf(job)
  const domain = `${job.client.toLowerCase().replace(/[^a-z]+/g, '-')}.example`
  return write({
    key,
    atMs: endedAtMs,
    from: `${job.computer} <${product.from}@${domain}>`,
    to: address.replace('@', `+${job.id}@`),
    subject: product.subject(run),
    body: product.body(run),
  })
}

/** A new storage device that nobody has made a check for, and what else ends up in such a mailbox. */
export function unmatchedMails(fromMs: number, nowMs: number): Mail[] {
  const next = chance('unmatched')
  const mails: Mail[] = []
  const add = (daysBefore: number, from: string, subject: string, body: string) => {
    const atMs = Math.round(nowMs - daysBefore * dayMs)
    if (atMs > fromMs)
      mails.push(write({ key: `unmatched-${mails.length}`, atMs, from, to: address, subject, body }))
  }
  for (let night = 9; night > 0; night--) {
    const word = night === 4 ? 'FAILED' : 'OK'
    const gigabytes = (212 + 2 * (9 - night) + next()).toFixed(1)
    add(
      night - 0.4,
      'Pebblestore <pebble@alderbrook-dental.example>',
      `Pebblestore backup of "Xray pictures": ${word}`,
      word === 'OK'
        ? `Task Xray pictures ended well.\nSaved: ${gigabytes} GB\nTime needed: 00:${20 + night}:11`
        : 'Task Xray pictures ended badly.\nThe share could not be opened.',
    )
  }
  const rest = [
    ['UPS <ups@gritstone-clinic.example>', 'Battery self-test passed', 'Charge: 100 %\nRuntime: 38 min'],
    ['Firewall <fw@larkfell-hotels.example>', 'Weekly traffic summary', '412 GB in, 96 GB out.'],
    ['Drive check <smart@hv01.dunmoor-legal.example>', 'Disk 3: 2 sectors were replaced', 'Replace it soon.'],
    ['Licences <info@nightjar.example>', 'Your licence ends in 30 days', 'Please renew it in time.'],
  ] as const
  for (let week = 4; week > 0; week--)
    for (const [i, [from, subject, body]] of rest.entries())
      if (i < 2 || week === 1) add(week * 7 - 1 - i * 0.7 - (2 * hourMs) / dayMs, from, subject, body)
  return mails.sort((a, b) => a.atMs - b.atMs)
}

type Written = {
  readonly key: string
  readonly atMs: number
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly body: string
}

function write({ key, atMs, from, to, subject, body }: Written): Mail {
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Date: ${new Date(atMs).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${key}@demo.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
  ]
  const text = body.replaceAll('\n', '\r\n')
  return { atMs, from, to, raw: `${head.join('\r\n')}\r\n\r\n${text}\r\n` }
}
