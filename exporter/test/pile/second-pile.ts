/** Forty other jobs: other products, other names, other habits. Nothing of the product was made to fit these. */

import * as other from './other-writers.ts'
import type { Job, Rhythm } from './pile.ts'
import { genericReport, italianArchive, runner, spanishCopy, tarLog } from './scripts.ts'
import * as write from './writers.ts'

const daily = (at: string): Rhythm => ({ kind: 'daily', at })
const weekdays = (at: string): Rhythm => ({ kind: 'weekdays', at })
const times = (...at: readonly string[]): Rhythm => ({ kind: 'times', at })
const noWarning = ['success', 'failure'] as const
const vault = 'no-reply@vault.example.net'
const root = 'root <root@cluster.example.org>'
const reports = 'Reports <reports@hq.example.it>'

export const secondJobs: readonly Job[] = [
  {
    name: 'veeam exchange',
    from: 'Veeam <veeam@hq.example.it>',
    rhythm: daily('21:45'),
    write: write.veeam('Exchange', ['ex1']),
  },
  {
    name: 'veeam dc',
    from: 'Veeam <veeam@hq.example.it>',
    rhythm: times('06:30', '12:30', '18:30'),
    write: write.veeam('Domain controllers', ['dc1', 'dc2', 'dc3']),
  },
  {
    name: 'veeam exchange south',
    from: 'Veeam <veeam@south.example.it>',
    rhythm: daily('22:45'),
    write: write.veeam('Exchange South', ['ex7']),
  },
  {
    name: 'vzdump node1',
    from: root,
    rhythm: daily('00:15'),
    outcomes: noWarning,
    write: write.vzdump('node1', ['alpha', 'beta']),
  },
  {
    name: 'vzdump node2',
    from: root,
    rhythm: daily('00:15'),
    outcomes: noWarning,
    write: write.vzdump('node2', ['gamma']),
  },
  {
    name: 'vzdump node3',
    from: root,
    rhythm: weekdays('00:45'),
    outcomes: noWarning,
    write: write.vzdump('node3', ['delta', 'epsilon', 'zeta']),
  },
  {
    name: 'synology projects',
    from: 'ds918 <ds918@studio.example.com>',
    rhythm: daily('23:05'),
    write: write.hyperBackupEnglish('Projects', 'ds918'),
  },
  {
    name: 'synology media',
    from: 'ds918 <ds918@studio.example.com>',
    rhythm: weekdays('04:05'),
    write: write.hyperBackupEnglish('Media archive', 'ds918'),
  },
  {
    name: 'active backup',
    from: 'Diskstation <ds@hq.example.it>',
    rhythm: daily('02:10'),
    write: other.activeBackup('Postazioni', 'DS-HQ'),
  },
  {
    name: 'arcserve',
    from: 'arcserve@corp.example.com',
    rhythm: daily('19:40'),
    write: other.arcserve('FILESRV02'),
  },
  {
    name: 'msp360 files',
    from: vault,
    rhythm: daily('05:20'),
    write: other.msp360('Dateien Praxis', 'PRAXIS-01'),
  },
  { name: 'msp360 sql', from: vault, rhythm: daily('05:20'), write: other.msp360('SQL Praxis', 'PRAXIS-01') },
  { name: 'ahsay', from: vault, rhythm: daily('03:50'), write: other.ahsay('kunde7', 'Exchange-Set') },
  {
    name: 'arq',
    from: 'mac@studio.example.com',
    rhythm: times('09:00', '13:00', '17:00'),
    write: other.arq('Studio Mac'),
  },
  {
    name: 'cobian',
    from: 'pc3@shop.example.es',
    rhythm: weekdays('20:20'),
    outcomes: noWarning,
    write: other.cobian('Contabilidad'),
  },
  {
    name: 'amanda',
    from: 'Amanda <amanda@cluster.example.org>',
    rhythm: daily('06:10'),
    write: other.amanda('DailySet1'),
  },
  {
    name: 'rsnapshot a',
    from: root,
    rhythm: daily('01:50'),
    outcomes: noWarning,
    write: other.rsnapshot('store1'),
  },
  {
    name: 'rsnapshot b',
    from: root,
    rhythm: daily('01:55'),
    outcomes: noWarning,
    write: other.rsnapshot('store2'),
  },
  {
    name: 'truenas',
    from: 'truenas@cluster.example.org',
    rhythm: daily('07:15'),
    outcomes: noWarning,
    write: other.pbsVerifyLike('tank', 'vault'),
  },
  {
    name: 'macrium a',
    from: 'it@kanzlei.example.de',
    rhythm: weekdays('17:30'),
    write: write.macrium('EMPFANG', 'Tag'),
  },
  {
    name: 'macrium b',
    from: 'it@kanzlei.example.de',
    rhythm: weekdays('17:45'),
    write: write.macrium('BUERO2', 'Tag'),
  },
  {
    name: 'sql diff',
    from: 'dbmail@erp.example.com',
    rhythm: times('01:00', '07:00', '13:00', '19:00'),
    outcomes: noWarning,
    write: write.sqlAgent('ERP diff', 'ERPDB'),
  },
  {
    name: 'sql full',
    from: 'dbmail@erp.example.com',
    rhythm: daily('22:30'),
    outcomes: noWarning,
    write: write.sqlAgent('ERP full', 'ERPDB'),
  },
  {
    name: 'restic pi',
    from: 'pi@home.example.net',
    rhythm: daily('03:33'),
    write: write.resticCron('pi4', '/home/pi/backup'),
  },
  {
    name: 'borg vps',
    from: 'root@vps9.example.net',
    rhythm: daily('04:44'),
    write: write.borgCron('vps9', 'borg-create'),
  },
  {
    name: 'comet a',
    from: 'Cloud <cloud@reseller.example.com>',
    rhythm: daily('20:00'),
    write: write.comet('Files and Folders', 'smith', 'SMITH-PC'),
  },
  {
    name: 'comet b',
    from: 'Cloud <cloud@reseller.example.com>',
    rhythm: daily('20:30'),
    write: write.comet('Files and Folders', 'jones', 'JONES-PC'),
  },
  {
    name: 'duplicati',
    from: 'dup@home.example.net',
    rhythm: daily('11:11'),
    write: write.duplicati('Fotos'),
  },
  {
    name: 'nakivo',
    from: 'nakivo@dc.example.com',
    rhythm: weekdays('02:02'),
    write: write.nakivo('Copy to cloud'),
  },
  {
    name: 'qnap',
    from: 'nas@shop.example.es',
    rhythm: daily('13:40'),
    write: write.qnap('Ventas', 'QNAP-TIENDA'),
  },
  {
    name: 'generic one',
    from: 'jobs@tools.example.org',
    rhythm: daily('06:05'),
    write: genericReport('orion'),
  },
  {
    name: 'generic two',
    from: 'jobs@tools.example.org',
    rhythm: daily('06:25'),
    write: genericReport('vega'),
  },
  { name: 'runner 1', from: 'ops@tools.example.org', rhythm: daily('08:00'), write: runner('Lyon 1') },
  { name: 'runner 2', from: 'ops@tools.example.org', rhythm: daily('08:10'), write: runner('Lyon 2') },
  { name: 'italian', from: reports, rhythm: daily('23:59'), write: italianArchive('Archivio clienti') },
  { name: 'italian payroll', from: reports, rhythm: weekdays('18:10'), write: italianArchive('Paghe') },
  {
    name: 'spanish',
    from: 'servidor@shop.example.es',
    rhythm: daily('00:50'),
    write: spanishCopy('tienda01'),
  },
  { name: 'tar home', from: 'root@desk.example.org', rhythm: daily('12:15'), write: tarLog('desk', '/home') },
  { name: 'tar etc', from: 'root@desk.example.org', rhythm: daily('12:20'), write: tarLog('desk', '/etc') },
  {
    name: 'weekly tape',
    from: 'tape@hq.example.it',
    rhythm: { kind: 'weekly', day: 2, at: '15:00' },
    outcomes: noWarning,
    write: write.backupExec('Weekly tape', 'TAPE01'),
  },
]
