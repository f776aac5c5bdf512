import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { createBodies } from './body.ts'
import { PostProblem } from './post-problem.ts'

const kb = 1024

/** Holds each body until it is told to let go. */
async function openHolder(heldLimitBytes: number) {
  const bodies = createBodies(heldLimitBytes)
  const waiting: (() => void)[] = []
  const holds = async (count: number) => {
    while (waiting.length < count) await new Promise(resolve => setTimeout(resolve, 5))
  }
  const app = express()
  app.post('/', async (request, response) => {
    try {
      await bodies.withBody(
        request,
        10 * 1024 * kb,
        () => new Promise<void>(resolve => waiting.push(resolve)),
      )
      response.send('OK')
    } catch (cause) {
      response.status(cause instanceof PostProblem ? cause.status : 500).send(String(cause))
    }
  })
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return {
    post: async (bytes: number) =>
      (await fetch(url, { method: 'POST', body: new Uint8Array(bytes), headers: { Connection: 'close' } }))
        .status,
    holds,
    async letGo(count: number) {
      await holds(count)
      for (const go of waiting.splice(0)) go()
    },
    [Symbol.dispose]: () => void server.close().closeAllConnections(),
  }
}

test('bodies that do not fit beside others are refused for now; their room is free again when those are stored', async () => {
  using holder = await openHolder(1024 * kb)
  const first = holder.post(900 * kb)
  const small = holder.post(50 * kb)
  await holder.holds(2)
  expect(await holder.post(500 * kb)).toBe(503)
  await holder.letGo(2)
  expect([await first, await small]).toEqual([200, 200])
  const again = holder.post(500 * kb)
  await holder.letGo(1)
  expect(await again).toBe(200)
})

test('one that alone is larger than the room is taken', async () => {
  using holder = await openHolder(1024 * kb)
  const large = holder.post(3000 * kb)
  await holder.letGo(1)
  expect(await large).toBe(200)
})
