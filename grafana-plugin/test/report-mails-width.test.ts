/** Report mails in a browser, as a mail program shows them: none is wider than its window, on a desk or on a phone, whatever
 *  stands in it. */

import { sections } from '../../exporter/src/core/mailing/subscription.ts'
import { clientSummarySheet } from '../../exporter/src/core/sheet/client-summary.ts'
import { dailySheet } from '../../exporter/src/core/sheet/daily-mail.ts'
import { openFormats, toWriting } from '../../exporter/src/core/sheet/formats.ts'
import type { Sheet } from '../../exporter/src/core/sheet/sheet.ts'
import { createMailLayout } from '../../exporter/src/documents/mail-layout.ts'
import { drawPng, renderPdf, svgToPng } from '../../exporter/src/rendering.ts'
import { aClientSummary, aLast24h, aLastStatus, madeAtMs } from '../../exporter/test/sample-documents.ts'
import { openBrowser } from './host/browser.ts'

const made = { formats: openFormats(toWriting('de', 'Europe/Berlin', {})), madeAtMs }
const layOut = createMailLayout({
  renderPdf,
  drawPng,
  logoPng: svg => svgToPng(svg, 400),
  link: () => 'https://backups.example.com/',
})
const logo = `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="400" height="90"/>').toString('base64')}`

const word = 'W'.repeat(110)
const odd = {
  group: word,
  label: word,
  computer: word,
  job: word,
  product: word,
  reason: word,
  notes: [word],
}
const summary = aClientSummary(8)

function daily(change: Parameters<typeof aLast24h>[1]): Sheet {
  const now = aLastStatus(12)
  const rows = now.rows.map(row => ({ ...row, ...change }))
  const filter = change === undefined ? {} : { filter: word }
  return dailySheet({ day: aLast24h(12, change), now: { ...now, rows }, sections }, { ...made, ...filter })
}

const sheets: readonly (readonly [what: string, sheet: Sheet])[] = [
  ['of the day', daily(undefined)],
  ['of the day, with long words everywhere', daily(odd)],
  ['of the month', clientSummarySheet(summary, made)],
  [
    'of the month, with long words everywhere',
    clientSummarySheet(
      {
        ...summary,
        group: word,
        jobs: summary.jobs.map(one => ({ ...one, job: word, label: word, computer: word })),
        missedSlots: summary.missedSlots.map(one => ({ ...one, job: word, computer: word })),
        changes: summary.changes.map(one => ({ ...one, name: word, who: word })),
        notes: [{ text: word, author: word, createdAtMs: madeAtMs }],
      },
      made,
    ),
  ],
]

test.each(sheets)(
  'a mail %s',
  async (_, sheet) => {
    const { html } = await layOut(sheet, { words: made.formats.words, logo, pdf: undefined })
    await using pages = await openBrowser()
    for (const width of [1200, 400]) {
      const page = await pages.browser.newPage({ viewport: { width, height: 900 } })
      await page.setContent(html)
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect({ width, wide }).toEqual({ width, wide: 0 })
      await page.close()
    }
  },
  60_000,
)
