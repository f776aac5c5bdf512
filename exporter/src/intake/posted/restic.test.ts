import { type Json, readBody } from '../../../test/posted.ts'

describe('restic', () => {
  const summary = (change: Json = {}) => ({
    message_type: 'summary',
    files_new: 1,
    data_added: 500,
    total_files_processed: 3,
    total_bytes_processed: 1000,
    total_duration: 0.5,
    snapshot_id: '9310620e',
    ...change,
  })
  const status = { message_type: 'status', percent_done: 0.3 }
  const error = { message_type: 'error', error: { message: 'permission denied' }, during: 'scan' }
  const exit = (code: number) => ({ message_type: 'exit_error', code, message: 'Fatal: stopped' })
  const lines = (...all: readonly (Json | string)[]) =>
    all.map(line => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  test.each([
    [lines(status, summary()), 'success'],
    [lines(summary({ snapshot_id: undefined })), 'success'],
    [lines(status, error, summary()), 'warning'],
    [lines(error, summary(), exit(3)), 'warning'],
    [lines(summary(), 'Warning: at least one source file could not be read'), 'warning'],
    [lines(summary(), exit(1)), 'failure'],
    [lines(exit(10)), 'failure'],
    [lines(exit(3)), 'failure'],
    [lines('Fatal: unable to open config file'), 'failure'],
    [lines(summary(), 'Fatal: cannot write'), 'failure'],
    [lines(status, status), 'failure'],
    [lines(summary({ dry_run: true })), 'ignored'],
    [lines({ message_type: 'summary', num_errors: 0 }), 'ignored'],
    [lines({ message_type: 'summary', files_restored: 3 }), 'ignored'],
    ['{"message_type":"summ', 'failure'],
  ])('%#: %j is %s', (body, expected) => {
    expect(readBody({ format: 'restic' }, body).said?.status).toBe(expected)
  })

  test('the summary gives the figures; progress is not shown', () => {
    const body = lines(
      status,
      error,
      summary({ data_added_packed: 400, backup_start: '2026-11-22T01:00:00.5+01:00' }),
    )
    const message = readBody({ format: 'restic' }, body)
    expect(message.text).not.toContain('percent_done')
    expect(message.said).toMatchObject({
      executionKey: '9310620e',
      figures: {
        size: 1000,
        transferred: 400,
        files: 3,
        errors: 1,
        duration: 0.5,
        startedAt: Date.UTC(2026, 10, 22, 0, 0, 0, 500),
      },
    })
  })
})
