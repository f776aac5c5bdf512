import { createServerHold } from './server-hold.ts'
import { createUndoneMails } from './undone-mails.ts'

const minute = 60_000

test('a mail that cannot be made is tried after 1, 2, 5, 10 and 15 minutes, and told when its trouble is new', () => {
  const undone = createUndoneMails()
  const a = { subscriptionId: 'a', period: '2026-11', group: 'Gone' }
  const b = { ...a, subscriptionId: 'b' }
  let nowMs = 0
  const tried: number[] = []
  const told: number[] = []
  for (; nowMs <= 50 * minute; nowMs += 5000)
    if (undone.mayTry(a, nowMs)) {
      tried.push(nowMs / minute)
      if (undone.failed(a, nowMs < 20 * minute ? 'gone' : 'busy', nowMs)) told.push(nowMs / minute)
    }
  expect(tried).toEqual([0, 1, 3, 8, 18, 33, 48])
  expect(told).toEqual([0, 33])
  expect([undone.troublesOf('a'), undone.troublesOf('b')]).toEqual([['busy'], []])
  expect(undone.mayTry(b, nowMs)).toBe(true)
  // The clock is set back by a day.
  expect(undone.mayTry(a, nowMs - 1440 * minute)).toBe(true)
  expect(undone.count()).toBe(1)
  undone.keep([b])
  expect(undone.count()).toBe(0)
})

test('after trouble with the server nothing is sent for a while, until it is another server or it answers', () => {
  const hold = createServerHold()
  expect(hold.isOn('a', 0)).toBe(false)
  hold.begin('a', 0)
  expect([hold.isOn('a', minute - 1), hold.isOn('a', minute), hold.isOn('b', 0)]).toEqual([
    true,
    false,
    false,
  ])
  hold.begin('a', minute)
  expect([hold.isOn('a', 3 * minute - 1), hold.isOn('a', 3 * minute)]).toEqual([true, false])
  expect(hold.isOn('a', -1440 * minute)).toBe(false)
  hold.end()
  expect(hold.isOn('a', minute)).toBe(false)
})
