import { type Json, readBody } from '../../../test/posted.ts'

describe('Proxmox', () => {
  const proxmox = (change: Json = {}) => ({
    title: 'vzdump backup status (pve1): backup successful',
    message: 'Details\n\nTotal running time: 1h 2m 41s\nTotal size: 236.001 GiB\n',
    severity: 'info',
    timestamp: 1_790_000_000,
    fields: { type: 'vzdump', hostname: 'pve1', 'job-id': 'nightly' },
    ...change,
  })
  test.each([
    [proxmox(), 'success'],
    [proxmox({ severity: 'notice' }), 'success'],
    [proxmox({ message: '100: 2026-11-22 02:00:00 INFO: a\n100: 2026-11-22 02:00:00 WARN: b' }), 'warning'],
    [proxmox({ message: 'ERROR: guest-fsfreeze-thaw failed - got timeout' }), 'success'],
    [proxmox({ severity: 'warning' }), 'warning'],
    [proxmox({ severity: 'error' }), 'failure'],
    [proxmox({ title: 'vzdump backup status (pve1): backup failed: lock' }), 'failure'],
    [proxmox({ severity: undefined }), 'failure'],
    [proxmox({ title: 'vzdump' }), 'failure'],
    [proxmox({ severity: 'unknown' }), 'failure'],
    [proxmox({ fields: { type: 'gc' } }), 'ignored'],
    [proxmox({ fields: { type: 'verify' }, severity: 'error' }), 'ignored'],
    [proxmox({ fields: { type: 'sync' }, title: "Sync remote 'r' datastore 'd' successful" }), 'success'],
    [proxmox({ fields: {}, title: 'Test notification' }), 'ignored'],
    [proxmox({ fields: {}, title: 'Disk replaced' }), 'ignored'],
    [proxmox({ fields: {}, title: 'Disk lost', severity: 'error' }), 'failure'],
  ] as const)('%#: %j is %s', (body, status) => {
    expect(readBody({ format: 'proxmox' }, body).said?.status).toBe(status)
  })

  test('totals and the end are figures', () => {
    expect(readBody({ format: 'proxmox' }, proxmox()).said?.figures).toEqual({
      size: Math.round(236.001 * 1024 ** 3),
      duration: 3761,
      endedAt: 1_790_000_000_000,
    })
  })
})
