import { setTimeout as sleep } from 'node:timers/promises'
import { emptyRegistry, openHttp } from '../../test/build-check.ts'
import type { Transaction } from '../core/registry.ts'

const total = 100_000
const note = { text: 'x'.repeat(1000) }

test('an export is read from the log only as fast as it is taken, and to its end', async () => {
  let asked = 0
  const transactionsAfter = async (afterId: number, limit: number) => {
    asked++
    const count = Math.max(0, Math.min(limit, total - afterId))
    return Array.from({ length: count }, (_, index): Transaction => {
      const subject = { kind: 'note', id: '1' } as const
      return {
        id: afterId + index + 1,
        atMs: 1,
        who: 'user:ann',
        action: 'note.change',
        subject,
        after: note,
      }
    })
  }
  await using http = await openHttp({ deps: { registry: { ...emptyRegistry, transactionsAfter } } })
  // Packed, so much of the same text would fit into the buffers of the connection.
  const headers = { 'accept-encoding': 'identity' }
  const response = await fetch(`${http.url}/api/v1/transactions?format=csv`, { headers })
  await sleep(500)
  const whileNobodyReads = asked
  let lines = 0
  for await (const chunk of response.body ?? [])
    lines += Buffer.from(chunk).filter(byte => byte === 10).length
  expect(lines).toBe(total + 1)
  expect(whileNobodyReads).toBeLessThan(asked / 2)
}, 60_000)
