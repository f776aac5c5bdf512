import { readBody } from '../../../test/posted.ts'

describe('Duplicati', () => {
  const text = (change: string) => `Duplicati Backup report for Docs (abc, DB-1, PC7)\r\n\r\n${change}`
  test.each([
    [text('FilesWithError: 0\r\nParsedResult: Success\r\n'), 'success'],
    [text('ParsedResult: Success\nPartialBackup: True'), 'warning'],
    [text('MainOperation: Restore\nParsedResult: Success'), 'ignored'],
    [text('Dryrun: True\nParsedResult: Success'), 'ignored'],
    [text('ParsedResult: Great'), 'failure'],
    [text('Failed: no disk\nDetails: ...'), 'failure'],
    [text('nothing'), 'failure'],
    [`message=${encodeURIComponent(text('ParsedResult: Warning'))}`, 'warning'],
    [`report=${encodeURIComponent(text('ParsedResult: Fatal'))}&name=Docs`, 'failure'],
    [`message=${encodeURIComponent('{"Data":{"ParsedResult":"Success"},"Extra":{}}')}`, 'success'],
    ['Duplicati Backup Report: Warning\n====\nOperation: Backup\nBackup Name: Docs', 'warning'],
    [JSON.stringify({ Data: { ParsedResult: 'Error' } }), 'failure'],
    [JSON.stringify({ Data: { MainOperation: 'Compact', ParsedResult: 'Success' } }), 'ignored'],
    [JSON.stringify({ Data: {}, Exception: 'no disk' }), 'failure'],
    [JSON.stringify([{ Backup: { Name: 'Docs' } }]), 'failure'],
    ['%', 'failure'],
  ])('%#: %j is %s', (body, status) => {
    expect(readBody({ format: 'duplicati' }, body).said?.status).toBe(status)
  })

  test('JSON has its figures, and warnings are counted', () => {
    const body = {
      Data: {
        MainOperation: 'Backup',
        ParsedResult: 'Warning',
        SizeOfExaminedFiles: 1000,
        ExaminedFiles: 12,
        BeginTime: '2026-11-22T01:00:00.1234567Z',
        EndTime: '2026-11-22T02:30:00Z',
        Duration: '1.01:30:00.5',
        Warnings: ['a', 'b'],
        BackendStatistics: { BytesUploaded: 77 },
      },
      Extra: { 'backup-name': 'Docs', 'machine-name': 'PC7' },
    }
    const message = readBody({ format: 'duplicati' }, body)
    expect(message).toMatchObject({ subject: 'Duplicati: Docs warning', from: 'PC7' })
    expect(message.said).toMatchObject({
      executionKey: 'Docs 2026-11-22T01:00:00.1234567Z',
      figures: {
        size: 1000,
        files: 12,
        transferred: 77,
        warnings: 2,
        duration: 91_800.5,
        startedAt: Date.UTC(2026, 10, 22, 1, 0, 0, 123),
        endedAt: Date.UTC(2026, 10, 22, 2, 30),
      },
    })
  })
})
