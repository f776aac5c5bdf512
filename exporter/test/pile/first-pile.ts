/** Forty jobs of a provider with customers in three languages. */
import type { Job, Rhythm } from './pile.ts'
import { frenchServer, genericReport, germanDump, germanFile, offsite, runner, tarLog } from './scripts.ts'
import * as write from './writers.ts'

const daily = (at: string): Rhythm => ({ kind: 'daily', at })
const weekdays = (at: string): Rhythm => ({ kind: 'weekdays', at })
const noWarning = ['success', 'failure'] as const
const relay = 'Backup relay <relay@msp.example.com>'
const sql = 'SQL Server <sqlmail@corp.example.com>'
const scripts = 'scripts@tools.example.org'

export const firstJobs: readonly Job[] = [
  {
    name: 'veeam sql',
    from: relay,
    rhythm: daily('01:30'),
    write: write.veeam('SQL Servers', ['sql01', 'sql02']),
  },
  {
    name: 'veeam sql archive',
    from: relay,
    rhythm: weekdays('22:00'),
    write: write.veeam('SQL Servers Archive', ['sql01']),
  },
  {
    name: 'veeam files',
    from: relay,
    rhythm: daily('20:15'),
    write: write.veeam('File Server (Daily)', ['fs01']),
  },
  {
    name: 'vzdump a',
    from: 'vzdump backup tool <root@pve-a.example.com>',
    rhythm: daily('03:00'),
    outcomes: noWarning,
    write: write.vzdump('pve-a.example.com', ['web', 'mail', 'wiki']),
  },
  {
    name: 'vzdump b',
    from: 'vzdump backup tool <root@pve-b.example.com>',
    rhythm: daily('03:00'),
    outcomes: noWarning,
    write: write.vzdump('pve-b.example.com', ['erp', 'dns']),
  },
  {
    name: 'pbs sync',
    from: 'Proxmox Backup Server <root@pbs.example.com>',
    rhythm: { kind: 'times', at: ['06:00', '18:00'] },
    outcomes: noWarning,
    write: write.pbsSync('offsite', 'main'),
  },
  {
    name: 'duplicati documents',
    from: relay,
    rhythm: daily('02:15'),
    write: write.duplicati('Documents-NAS'),
  },
  {
    name: 'duplicati accounting',
    from: relay,
    rhythm: weekdays('19:30'),
    write: write.duplicati('Accounting-S3'),
  },
  {
    name: 'acronis dc1',
    from: 'Acronis <acronis@corp.example.com>',
    rhythm: daily('23:10'),
    write: write.acronis('Full image', 'DC1'),
  },
  {
    name: 'acronis dc2',
    from: 'Acronis <acronis@corp.example.com>',
    rhythm: daily('23:40'),
    write: write.acronis('Full image', 'DC2'),
  },
  {
    name: 'hyper fotos',
    from: 'nas-keller <nas@keller.example.de>',
    rhythm: daily('04:00'),
    outcomes: noWarning,
    write: write.hyperBackup('Fotos', 'nas-keller'),
  },
  {
    name: 'hyper buchhaltung',
    from: 'nas-keller <nas@keller.example.de>',
    rhythm: daily('04:40'),
    outcomes: noWarning,
    write: write.hyperBackup('Buchhaltung', 'nas-keller'),
  },
  {
    name: 'qnap team',
    from: 'qnap@office.example.com',
    rhythm: daily('21:00'),
    write: write.qnap('Team share', 'NAS-OFFICE'),
  },
  {
    name: 'kopia anna',
    from: 'kopia@ws.example.com',
    rhythm: weekdays('12:30'),
    outcomes: noWarning,
    write: write.kopia('/home/anna', 'ws-anna'),
  },
  {
    name: 'restic web01',
    from: 'Cron Daemon <root@hosting.example.net>',
    rhythm: daily('02:20'),
    write: write.resticCron('web01', '/usr/local/bin/restic-backup.sh'),
  },
  {
    name: 'restic web02',
    from: 'Cron Daemon <root@hosting.example.net>',
    rhythm: daily('02:25'),
    write: write.resticCron('web02', '/usr/local/bin/restic-backup.sh'),
  },
  {
    name: 'borg mail1',
    from: 'Cron Daemon <root@mail1.example.net>',
    rhythm: daily('01:05'),
    write: write.borgCron('mail1', '/root/borg-nightly'),
  },
  {
    name: 'bacula erp',
    from: '(Bacula) <bacula@dir1.example.com>',
    rhythm: daily('00:30'),
    write: write.bacula('BackupErp', 'erp-fd'),
  },
  {
    name: 'bacula crm',
    from: '(Bacula) <bacula@dir1.example.com>',
    rhythm: daily('00:35'),
    write: write.bacula('BackupCrm', 'crm-fd'),
  },
  {
    name: 'sql full prod',
    from: sql,
    rhythm: daily('22:05'),
    outcomes: noWarning,
    write: write.sqlAgent('Full backup', 'SQLPROD'),
  },
  {
    name: 'sql log prod',
    from: sql,
    rhythm: { kind: 'times', at: ['00:20', '04:20', '08:20', '12:20', '16:20', '20:20'] },
    outcomes: noWarning,
    write: write.sqlAgent('Log backup', 'SQLPROD'),
  },
  {
    name: 'sql full test',
    from: sql,
    rhythm: weekdays('22:05'),
    outcomes: noWarning,
    write: write.sqlAgent('Full backup', 'SQLTEST'),
  },
  {
    name: 'macrium reception',
    from: 'reception@praxis.example.de',
    rhythm: weekdays('12:00'),
    write: write.macrium('RECEPTION', 'Daily'),
  },
  {
    name: 'backup exec',
    from: 'be01@corp.example.com',
    rhythm: weekdays('23:00'),
    write: write.backupExec('Tape Monday-Friday', 'BE01'),
  },
  {
    name: 'comet files',
    from: 'Cloud Backup <noreply@cloud.example.com>',
    rhythm: daily('01:45'),
    write: write.comet('Server files', 'baker', 'BAKER-SRV'),
  },
  {
    name: 'comet mail',
    from: 'Cloud Backup <noreply@cloud.example.com>',
    rhythm: daily('02:00'),
    write: write.comet('Mailboxes', 'miller', 'MILLER-EX'),
  },
  { name: 'nakivo', from: 'nakivo@corp.example.com', rhythm: daily('03:30'), write: write.nakivo('All VMs') },
  {
    name: 'wsb',
    from: 'wsb-01@corp.example.com',
    rhythm: daily('21:00'),
    outcomes: noWarning,
    write: write.windowsServerBackup('WSB-01'),
  },
  {
    name: 'urbackup kai',
    from: 'urbackup@office.example.com',
    rhythm: weekdays('10:30'),
    write: write.urbackup('lap-kai'),
  },
  {
    name: 'fibu',
    from: 'Server <server@steuer.example.de>',
    rhythm: daily('18:30'),
    write: germanFile('Fibu'),
  },
  {
    name: 'lohn',
    from: 'Server <server@steuer.example.de>',
    rhythm: daily('18:50'),
    write: germanFile('Lohn'),
  },
  {
    name: 'shop db',
    from: 'root@shop.example.de',
    rhythm: { kind: 'times', at: ['06:00', '18:00'] },
    outcomes: noWarning,
    write: germanDump('shop', 'db-shop'),
  },
  {
    name: 'paie',
    from: 'serveur@cabinet.example.fr',
    rhythm: weekdays('19:00'),
    write: frenchServer('paie'),
  },
  {
    name: 'compta',
    from: 'serveur@cabinet.example.fr',
    rhythm: daily('02:50'),
    write: frenchServer('compta'),
  },
  { name: 'runner a', from: scripts, rhythm: daily('05:00'), write: runner('site-A') },
  { name: 'runner b', from: scripts, rhythm: daily('05:10'), write: runner('site-B') },
  { name: 'report alpha', from: scripts, rhythm: daily('03:15'), write: genericReport('alpha') },
  {
    name: 'tar',
    from: 'root@files.example.org',
    rhythm: daily('23:30'),
    write: tarLog('files', '/srv/data'),
  },
  {
    name: 'offsite',
    from: 'Copy <copy@offsite.example.org>',
    rhythm: { kind: 'weekly', day: 0, at: '14:00' },
    outcomes: noWarning,
    write: offsite(),
  },
  {
    name: 'csv',
    from: 'reports@portal.example.com',
    rhythm: daily('07:00'),
    write: write.csvReport(['PC-A', 'PC-B', 'PC-C']),
  },
]
