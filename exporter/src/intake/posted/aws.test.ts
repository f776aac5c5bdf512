import { type Json, readBody } from '../../../test/posted.ts'

const aws = (state: string | undefined, change: Json = {}, event: Json = {}) => ({
  'detail-type': 'Backup Job State Change',
  account: '123456789012',
  detail: {
    backupJobId: 'job-1',
    resourceArn: 'arn:aws:ec2:eu-central-1:123456789012:volume/vol-1',
    state,
    backupSizeInBytes: '3221225472',
    bytesTransferred: '0',
    creationDate: '2026-11-22T01:00:00.152Z',
    ...change,
  },
  ...event,
})
const inSns = (message: unknown, change: Json = {}) => ({
  Type: 'Notification',
  TopicArn: 'arn:aws:sns:eu-central-1:123456789012:backups',
  MessageId: 'm-1',
  Message: typeof message === 'string' ? message : JSON.stringify(message),
  ...change,
})
const attributes = (kind: string, state: string) => ({
  MessageAttributes: {
    EventType: { Type: 'String', Value: kind },
    State: { Type: 'String', Value: state },
    Id: { Type: 'String', Value: 'job-2' },
    StartTime: { Type: 'String', Value: '2026-11-22T01:00:00.000Z' },
  },
})

describe('AWS Backup', () => {
  test.each([
    [aws('COMPLETED'), 'success'],
    [inSns(aws('COMPLETED')), 'success'],
    [aws('COMPLETED', { statusMessage: '"Some files were skipped"' }), 'warning'],
    [aws('PARTIAL'), 'warning'],
    [aws('FAILED', { statusMessage: 'no capacity' }), 'failure'],
    [aws('ABORTED'), 'failure'],
    [aws('EXPIRED'), 'failure'],
    [aws('GREAT'), 'failure'],
    [aws(undefined), 'failure'],
    [aws('CREATED'), 'ignored'],
    [aws('PENDING'), 'ignored'],
    [aws('RUNNING'), 'ignored'],
    [aws('ABORTING'), 'ignored'],
    [aws('COMPLETED', {}, { 'detail-type': 'Copy Job State Change' }), 'success'],
    [aws('FAILED', {}, { 'detail-type': 'Restore Job State Change' }), 'ignored'],
    [aws('COMPLETED', {}, { 'detail-type': 'Recovery Point State Change' }), 'ignored'],
    [inSns('An AWS Backup job was completed.', attributes('BACKUP_JOB', 'COMPLETED')), 'success'],
    [inSns('An AWS Backup job failed.', attributes('BACKUP_JOB', 'FAILED')), 'failure'],
    [inSns('A restore job was completed.', attributes('RESTORE_JOB', 'COMPLETED')), 'ignored'],
    [inSns('hello'), 'ignored'],
    [{}, 'failure'],
    ['no JSON', 'failure'],
    [{ Type: 'SubscriptionConfirmation', SubscribeURL: 'https://x', MessageId: 'm' }, 'ignored'],
    [{ Type: 'UnsubscribeConfirmation', MessageId: 'm' }, 'ignored'],
  ] as const)('%#: %j is %s', (body, status) => {
    expect(readBody({ format: 'aws' }, body).said?.status).toBe(status)
  })

  test('sizes are texts; a run under way shows, with its beginning', () => {
    const done = readBody(
      { format: 'aws' },
      inSns(aws('COMPLETED', { completionDate: '2026-11-22T01:01:00Z' })),
    )
    expect(done.said).toMatchObject({
      executionKey: 'job-1',
      figures: { size: 3_221_225_472, transferred: 0, endedAt: Date.UTC(2026, 10, 22, 1, 1) },
    })
    expect(readBody({ format: 'aws' }, aws('RUNNING')).said?.figures).toEqual({
      running: 1,
      startedAt: Date.UTC(2026, 10, 22, 1, 0, 0, 152),
    })
  })

  test('a subscription is shown with its address, so that a person can confirm it', () => {
    const body = { Type: 'SubscriptionConfirmation', SubscribeURL: 'https://sns.example/', MessageId: 'm' }
    expect(readBody({ format: 'aws' }, body).text).toContain('SubscribeURL: https://sns.example/')
  })
})
