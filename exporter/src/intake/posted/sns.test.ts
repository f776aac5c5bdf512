import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { confirmSubscription } from './sns.ts'

async function openServer(status: number, headers: Readonly<Record<string, string>> = {}) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(status, headers).end('answer')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/?Token=a`,
    asked,
    [Symbol.dispose]: () => void server.close().closeAllConnections(),
  }
}

test('a subscription is confirmed by asking for its address, once', async () => {
  using server = await openServer(200)
  await confirmSubscription(server.url)
  expect(server.asked).toEqual(['/?Token=a'])
})

test('any other answer is no confirmation', async () => {
  using server = await openServer(403)
  await expect(confirmSubscription(server.url)).rejects.toThrow(/answered 403/)
})

test('a redirect leads nowhere', async () => {
  using other = await openServer(200)
  using server = await openServer(302, { Location: other.url })
  await expect(confirmSubscription(server.url)).rejects.toThrow()
  expect(other.asked).toEqual([])
})
