/** A check that is made while many messages wait gets all that are its own, even when the service ends on the way. */
import pino from 'pino'
import type { MessagesPage } from '../src/api/contract.ts'
import { createEvents } from '../src/events.ts'
import { startService } from '../src/service.ts'
import { api, readOffice, writePast } from './managed.ts'
import { eventually } from './recorder.ts'
import { openTempFolder } from './servers/spawn-server.ts'

const waiting = 400
const text = 'smtp: { listen: "127.0.0.1:0", address: backups@example.com }\nchecks: []\n'

test('what a stop cut short goes on with the next start', async () => {
  await using folder = await openTempFolder()
  const config = await readOffice(folder.path, text)
  await writePast(config, async ({ data }) => {
    for (let run = 0; run < waiting; run++) {
      const head = `From: nas@example.net\r\nTo: backups@example.com\r\nMessage-ID: <${run}@nas>\r\nSubject: run ${run}`
      const raw = Buffer.from(`${head}\r\n\r\nfine\r\n`)
      await data.pipeline.accept({ intake: 'smtp', receivedAtMs: Date.now() - 1000, raw })
    }
  })
  const start = () =>
    startService({
      config,
      readConfig: async () => config,
      events: createEvents(pino({ level: 'silent' }), 'test'),
    })
  const unmatched = async (url: string) =>
    (await api(url).get<MessagesPage>('/messages?outcome=unmatched&limit=1')).messages.length
  {
    await using service = await start()
    const match = { all: [{ field: 'from', contains: 'nas@example.net' }] }
    const made = await api(service.url).ask('POST', '/checks', { id: 'nas', match })
    expect([made.status, (made.body as { trying: number }).trying]).toEqual([201, waiting])
  }
  await using again = await start()
  await eventually(
    async () => (await unmatched(again.url)) === 0,
    () => 'messages wait still',
    30_000,
  )
}, 60_000)
