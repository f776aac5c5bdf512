import type { Message } from './core/message.ts'
import { createRecentMessages } from './recent-messages.ts'

function message(text: string): Message {
  return {
    ...{ intake: 'smtp', receivedAtMs: 0, subject: '', from: '', to: [], originallyTo: [], recipients: [] },
    ...{ headers: [], text, html: `<p>${text}</p>`, attachments: [], marks: [] },
  }
}

function reading(text: (id: number) => string) {
  const read: number[] = []
  return {
    read,
    of: (id: number) => async () => {
      read.push(id)
      return message(text(id))
    },
  }
}

test('a message is read once, and without its HTML, which no rule sees', async () => {
  using recent = createRecentMessages()
  const { read, of } = reading(id => `text ${id}`)
  const first = await recent.find(1, 'limits', of(1))
  expect(await recent.find(1, 'limits', of(1))).toBe(first)
  expect(first).toMatchObject({ text: 'text 1' })
  expect(first).not.toHaveProperty('html')
  expect(read).toEqual([1])
})

test('what was read with other limits is read again', async () => {
  using recent = createRecentMessages()
  const { read, of } = reading(() => 'text')
  await recent.find(1, 'limits', of(1))
  await recent.find(1, 'other', of(1))
  expect(read).toEqual([1, 1])
})

test('what finds no room is read each time, and drives out nobody', async () => {
  using recent = createRecentMessages()
  const { read, of } = reading(() => 'x'.repeat(6_000_000))
  for (const id of [1, 2, 3, 1, 2, 3]) await recent.find(id, 'limits', of(id))
  expect(read).toEqual([1, 2, 3, 3])
})

test('a message that cannot be read is not kept, and the trouble is told', async () => {
  using recent = createRecentMessages()
  const fail = () => Promise.reject(new Error('damaged'))
  await expect(recent.find(1, 'limits', fail)).rejects.toThrow('damaged')
  expect(await recent.find(1, 'limits', async () => message('text'))).toMatchObject({ text: 'text' })
})
