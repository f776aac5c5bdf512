/** Documents in which every name wants to be markup, seen in a browser: nothing runs, nothing is asked for, and no table
 *  breaks out of its page, in the light, in the dark and on a phone. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { clientSummarySheet } from '../../exporter/src/core/sheet/client-summary.ts'
import { openFormats, toWriting } from '../../exporter/src/core/sheet/formats.ts'
import { jobSheet } from '../../exporter/src/core/sheet/job.ts'
import { last24hSheet } from '../../exporter/src/core/sheet/lists.ts'
import { pageOf } from '../../exporter/src/core/sheet/page.ts'
import { aClientSummary, aJob, aLast24h, madeAtMs } from '../../exporter/test/sample-documents.ts'
import { openBrowser } from './host/browser.ts'

const evil = `"><img src=x onerror="window.ran=1"><script>window.ran=1</script></td></tr></table><style>*{display:none}</style>${'W'.repeat(300)}`
const names = {
  group: evil,
  label: evil,
  computer: evil,
  job: evil,
  product: evil,
  reason: evil,
  notes: [evil],
}
const made = { formats: openFormats(toWriting('en', 'Europe/Berlin', {})), madeAtMs, filter: evil }
const summary = aClientSummary(8)
const job = aJob(20, names)
const sheets = {
  'last-24h': last24hSheet(aLast24h(12, names), made),
  job: jobSheet({ ...job, check: { ...job.check, name: evil, schedule: evil } }, made),
  'client-summary': clientSummarySheet(
    {
      ...summary,
      group: evil,
      jobs: summary.jobs.map(one => ({ ...one, job: evil, label: evil, computer: evil })),
      missedSlots: summary.missedSlots.map(one => ({ ...one, job: evil })),
      changes: summary.changes.map(one => ({ ...one, name: evil, who: evil })),
      notes: [{ text: evil, author: evil, createdAtMs: madeAtMs }],
    },
    made,
  ),
}

test.each(Object.keys(sheets) as (keyof typeof sheets)[])(
  '%s',
  async kind => {
    await using pages = await openBrowser()
    const server = createServer(async (request, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      if (request.url === '/') for await (const piece of pageOf(sheets[kind])) response.write(piece)
      response.end()
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    try {
      for (const [width, colorScheme] of [
        [1400, 'light'],
        [1400, 'dark'],
        [400, 'light'],
      ] as const) {
        const page = await pages.browser.newPage({ viewport: { width, height: 900 }, colorScheme })
        const asked: string[] = []
        page.on('request', request => asked.push(new URL(request.url()).pathname))
        await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'networkidle' })
        // Without a policy on the answer: escaping alone has to do.
        const found = await page.evaluate(() => ({
          ran: 'ran' in window,
          foreign: document.querySelectorAll('script, img, iframe, object, embed, link').length,
          styles: document.querySelectorAll('style').length,
          wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          tables: document.querySelectorAll('table').length,
          shown: document.body.textContent.includes('<script>window.ran=1</script>'),
        }))
        expect({ width, ...found }).toMatchObject({ ran: false, foreign: 0, styles: 1, wide: 0, shown: true })
        expect(found.tables).toBeGreaterThan(0)
        expect(asked.filter(path => path !== '/' && path !== '/favicon.ico')).toEqual([])
        await page.close()
      }
    } finally {
      server.close()
    }
  },
  90_000,
)
