/** Parse alone: mailparser with its default options against readMail, on the kinds that backup mails come in.
 *  Run directly: `node exporter/bench/parse.ts`. Wrong answers fail the bench; ratios are of one run on one machine. */
import { simpleParser } from 'mailparser'
import { readMail } from '../src/intake/mime.ts'

type Case = {
  readonly name: string
  readonly raw: Buffer
  readonly rounds: number
  readonly phrases: readonly string[]
}

const verdict = 'Backup job finished: Failed'

const head = [
  'Return-Path: <backup@example.com>',
  'Received: from nas.example.com by mx.example.com with ESMTPS; Sun, 22 Nov 2026 02:00:01 +0000',
  'From: Backup <backup@example.com>',
  'To: reports@example.com',
  'Subject: =?utf-8?Q?Sicherung_=E2=9C=93?=',
  'Date: Sun, 22 Nov 2026 02:00:00 +0000',
  'Message-ID: <1@example.com>',
  'MIME-Version: 1.0',
].join('\r\n')

const cases: readonly Case[] = [
  mailOf(
    '2 KB plain',
    'text/plain',
    fill(2_000, i => `${i} INFO: file ${i} saved`),
    200,
  ),
  twoPartMail('20 KB, 2 parts', 100),
  mailOf('100 KB HTML', 'text/html', fill(100_000, tableRow), 40),
  mailOf('1 MB HTML', 'text/html', fill(1_000_000, tableRow), 8),
]

let wrong = 0
for (const { name, raw, rounds, phrases } of cases) {
  const { text } = await readMail({ intake: 'bench', receivedAtMs: 0, raw })
  const missing = phrases.filter(phrase => !text.includes(phrase))
  if (missing.length > 0) {
    wrong++
    console.error(`${name}: WRONG, the text lacks ${JSON.stringify(missing)}`)
  }
  const oursMs = await medianMs(rounds, () => readMail({ intake: 'bench', receivedAtMs: 0, raw }))
  const defaultMs = await medianMs(Math.max(5, rounds / 4), () => simpleParser(raw))
  const ratio = (defaultMs / oursMs).toFixed(1)
  console.log(
    `parse ${name.padEnd(15)} mailparser ${defaultMs.toFixed(2).padStart(8)} ms   readMail ${oursMs.toFixed(2).padStart(7)} ms   ${ratio} times faster`,
  )
}
process.exitCode = wrong > 0 ? 1 : 0

function mailOf(name: string, contentType: string, content: string, rounds: number): Case {
  const html = contentType === 'text/html'
  const body = html ? toPage(content) : `${content}${verdict}\r\n`
  const partHead = `Content-Type: ${contentType}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit`
  const phrases = html
    ? [verdict, '\nSRV-1\tSuccess\t22:01:15\t1,5 GB free\n']
    : [verdict, '1 INFO: file 1 saved']
  return { name, raw: Buffer.from(`${head}\r\n${partHead}\r\n\r\n${body}`), rounds, phrases }
}

function twoPartMail(name: string, rounds: number): Case {
  const parts = [
    'Content-Type: text/plain; charset=utf-8\r\n\r\nThis report is HTML.',
    `Content-Type: text/html; charset=utf-8\r\n\r\n${toPage(fill(20_000, tableRow))}`,
  ]
  const type = 'Content-Type: multipart/alternative; boundary="=_b"'
  const body = parts.map(part => `--=_b\r\n${part}\r\n`).join('')
  return {
    name,
    raw: Buffer.from(`${head}\r\n${type}\r\n\r\n${body}--=_b--\r\n`),
    rounds,
    phrases: ['This report', verdict],
  }
}

function toPage(rows: string): string {
  return `<html><head><title>Report</title></head><body><table>${rows}</table><p><b>${verdict}</b></p></body></html>`
}

function fill(chars: number, line: (i: number) => string): string {
  let text = ''
  for (let i = 0; text.length < chars; i++) text += `${line(i)}\r\n`
  return text
}

function tableRow(i: number): string {
  const style =
    'padding: 2px 3px;vertical-align: top;border: 1px solid #a7a9ac;font-family: Tahoma;font-size: 12px;'
  const cells = [
    `SRV-${i}`,
    '<span style="color: #00B050;">Success</span>',
    `22:0${i % 10}:15`,
    `${i},5&nbsp;GB free`,
  ]
  return `<tr style="height: 17px;">${cells.map(cell => `<td nowrap="" style="${style}">${cell}</td>`).join('\r\n')}</tr>`
}

async function medianMs(rounds: number, run: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < rounds + 2; i++) {
    const startedMs = performance.now()
    await run()
    if (i >= 2) times.push(performance.now() - startedMs)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}
