import { createTestEvents } from '../../test/recorder.ts'
import { createCatchUp } from './catch-up.ts'

const minute = 60_000
function begin(unread: readonly string[]) {
  const one = { unread, nowMs: 1000, events: createTestEvents() }
  const isHeld = createCatchUp({
    behind: () => one.unread,
    startedAtMs: 1000,
    now: () => one.nowMs,
    events: one.events,
  })
  return { one, isHeld }
}

test('mails wait until every mailbox has been read, which is told once', () => {
  const { one, isHeld } = begin(['imap:a', 'imap:b'])
  expect([isHeld(), isHeld()]).toEqual([true, true])
  one.unread = ['imap:b']
  expect(isHeld()).toBe(true)
  one.unread = []
  expect(isHeld()).toBe(false)
  expect(one.events.said('wait until these mailboxes')).toHaveLength(1)
  expect(one.events.said('"mailboxes have been read')).toHaveLength(1)
  // One that is opened later was not there when the service was down.
  one.unread = ['imap:new']
  expect(isHeld()).toBe(false)
})

test('no longer than five minutes after the start, and whose mailbox was not read is named', () => {
  const { one, isHeld } = begin(['imap:gone'])
  one.nowMs += 5 * minute - 1
  expect(isHeld()).toBe(true)
  one.nowMs++
  expect(isHeld()).toBe(false)
  expect(one.events.said('have not been read')).toEqual([expect.stringContaining('"imap:gone"')])
})

test('what is due long after the start waits for nothing, and nothing is told', () => {
  const { one, isHeld } = begin(['imap:gone'])
  one.nowMs += 5 * minute
  expect(isHeld()).toBe(false)
  expect(one.events.lines).toEqual([])
})
