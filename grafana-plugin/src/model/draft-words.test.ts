import type { CheckYaml } from '../../../exporter/src/api/contract-checks.ts'
import { describeDraft } from './draft-words.ts'

const tell = (check: CheckYaml, schedule?: string) =>
  describeDraft(check, schedule).map(({ about, text }) => `${about}: ${text}`)

test('a check with everything is told in sentences', () => {
  const check: CheckYaml = {
    id: 'nas',
    name: 'NAS',
    group: 'North',
    schedule: { at: '02:00', overdueAfter: '2h' },
    match: {
      alias: 'nas',
      all: [
        { field: 'subject', contains: 'Backup' },
        {
          any: [
            { field: 'from', endsWith: '@a' },
            { field: 'figure:size', '>': '1 GB' },
          ],
        },
      ],
    },
    status: {
      order: ['success', 'failure', 'warning'],
      success: { all: [{ field: 'subject', contains: 'ok' }] },
      ignore: { any: [{ field: 'subject', startsWith: 'Test' }] },
    },
    figures: [{ matches: '(?<size>x)' }],
    notify: { route: 'pager', grace: '1h', repeat: 'every', restored: false, outsideWindow: false },
  }
  expect(tell(check, 'every day at 02:00 (UTC)')).toEqual([
    'Check: NAS in the group North',
    'Expected: every day at 02:00 (UTC); overdue 2h later',
    'Takes: mails sent to nas, if Subject contains "Backup" and (From ends with "@a" or size > 1 GB)',
    'Ignored: Subject begins with "Test"',
    'Success: Subject contains "ok"',
    'Otherwise: failed',
    'Reads: 1 figure',
    'Tells: the receiver pager, after 1h, of every failure, not when it is good again, inside the arrival window only',
  ])
})

test('a template stands between the rules and what holds otherwise; trust and a pause are told', () => {
  const check: CheckYaml = {
    id: 'vm',
    template: 'veeam-vbr',
    object: 'vm2',
    trust: 'authenticated',
    paused: '2026-12-24',
    match: { alias: 'vm' },
    status: { ignore: { any: [{ field: 'subject', startsWith: 'Test' }] } },
  }
  expect(tell(check).slice(2, -1)).toEqual([
    'Paused: until 2026-12-24',
    'Takes: mails sent to vm',
    'Believes: good results of authenticated senders only',
    'Ignored: Subject begins with "Test"',
    'Then: what the template veeam-vbr reads, of vm2 alone',
    'Otherwise: failed',
  ])
})

test('what is not said has its default', () => {
  expect(tell({ id: 'a', match: { all: [] } })).toEqual([
    'Check: a in the group Backups',
    'Expected: never: it is not overdue, whatever happens',
    'Takes: no message yet',
    'Otherwise: failed',
    'Tells: the usual receiver, once, and when it is good again',
  ])
})
