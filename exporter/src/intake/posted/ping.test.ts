import { nowMs, readBody } from '../../../test/posted.ts'
import type { Posting } from '../../core/message.ts'

describe('pings', () => {
  test.each([
    [undefined, 'success', 'Ping: success', { endedAt: nowMs }],
    ['success', 'success', 'Ping: success', { endedAt: nowMs }],
    ['fail', 'failure', 'Ping: fail', { endedAt: nowMs }],
    ['start', 'ignored', 'Ping: start', { running: 1, startedAt: nowMs }],
    [0, 'success', 'Ping: exit code 0', { endedAt: nowMs }],
    [3, 'failure', 'Ping: exit code 3', { endedAt: nowMs }],
    [-1, 'failure', 'Ping: exit code -1', { endedAt: nowMs }],
  ] as const)('%j is %s', (signal, status, subject, figures) => {
    const posting: Posting = {
      checkId: 'nas',
      format: 'ping',
      run: 'r-1',
      ...(signal !== undefined && { signal }),
    }
    const message = readBody(posting, 'log\nof the run')
    expect(message).toMatchObject({ subject, text: 'log\nof the run', said: { status, executionKey: 'r-1' } })
    expect(message.said?.figures).toEqual(figures)
  })

  test('need no body, and one that was cut is marked', () => {
    expect(readBody({ format: 'ping' }, '').said?.status).toBe('success')
    expect(readBody({ format: 'ping' }, 'x', { oversizeBytes: 10 }).marks).toEqual(['oversize'])
  })
})
