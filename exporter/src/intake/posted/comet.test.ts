import { type Json, readBody } from '../../../test/posted.ts'

const comet = (change: Json = {}, event: Json = {}) => ({
  Type: 4201,
  Actor: 'acme',
  Data: {
    GUID: 'g-1',
    Username: 'acme',
    DeviceID: 'd-1',
    Classification: 4001,
    Status: 5000,
    StartTime: 1_747_008_000,
    EndTime: 1_747_009_935,
    TotalSize: 500,
    UploadSize: 20,
    TotalFiles: 7,
    ...change,
  },
  ...event,
})

describe('Comet', () => {
  test.each([
    [comet(), 'success'],
    [comet({ Status: 7001 }), 'warning'],
    [comet({ Status: 7006 }), 'warning'],
    ...[7000, 7002, 7003, 7004, 7005, 7007].map(Status => [comet({ Status }), 'failure'] as const),
    [comet({ Status: 5001 }), 'failure'],
    [comet({ Status: 7999 }), 'failure'],
    [comet({ Status: '5000x' }), 'failure'],
    [comet({ Status: undefined }), 'failure'],
    [comet({ Classification: undefined }), 'failure'],
    [comet({ Classification: 4002 }), 'ignored'],
    [comet({ Classification: 4003, Status: 7002 }), 'ignored'],
    [comet({ Status: 6001, EndTime: 0 }, { Type: 4200 }), 'ignored'],
    [comet({}, { Type: 4100 }), 'ignored'],
    [{ hello: 'world' }, 'failure'],
  ] as const)('%#: %j is %s', (body, status) => {
    expect(readBody({ format: 'comet' }, body).said?.status).toBe(status)
  })

  test('has size, upload and times, and a run that has begun shows', () => {
    expect(readBody({ format: 'comet' }, comet()).said).toMatchObject({
      executionKey: 'g-1',
      figures: {
        size: 500,
        transferred: 20,
        files: 7,
        startedAt: 1_747_008_000_000,
        endedAt: 1_747_009_935_000,
        duration: 1935,
      },
    })
    const begun = readBody({ format: 'comet' }, comet({ Status: 6001, EndTime: 0 }, { Type: 4200 }))
    expect(begun.said?.figures).toEqual({ running: 1, startedAt: 1_747_008_000_000 })
  })
})
