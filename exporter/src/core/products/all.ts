/** Every product that is known. Where two have equally many signs in a message, the one that stands first is taken. */
import { acronis } from './acronis.ts'
import { ahsay1backup } from './ahsay-1backup.ts'
import { amanda } from './amanda.ts'
import { arcserve } from './arcserve.ts'
import { arq } from './arq.ts'
import { automysqlbackup } from './automysqlbackup.ts'
import { autorestic } from './autorestic.ts'
import { awsBackup } from './aws-backup.ts'
import { azureBackup } from './azure-backup.ts'
import { backrest } from './backrest.ts'
import { backupassist } from './backupassist.ts'
import { backuppc } from './backuppc.ts'
import { bacula } from './bacula.ts'
import { bareos } from './bareos.ts'
import { barman } from './barman.ts'
import { borg } from './borg.ts'
import { cobian } from './cobian.ts'
import { cohesity } from './cohesity.ts'
import { comet } from './comet.ts'
import { commvault } from './commvault.ts'
import { cpanel } from './cpanel.ts'
import { csvReport } from './csv-report.ts'
import { datto } from './datto.ts'
import { duplicati } from './duplicati.ts'
import { duplicity } from './duplicity.ts'
import { hornetsecurity } from './hornetsecurity.ts'
import { hypervBackupUtility } from './hyperv-backup-utility.ts'
import { iperius } from './iperius.ts'
import { kopia } from './kopia.ts'
import { macriumReflect } from './macrium-reflect.ts'
import { msp360 } from './msp360.ts'
import { mysqldump } from './mysqldump.ts'
import { nakivo } from './nakivo.ts'
import { olaHallengren } from './ola-hallengren.ts'
import { pgbackrest } from './pgbackrest.ts'
import { plesk } from './plesk.ts'
import type { Product } from './product.ts'
import { proxmoxBackupServer } from './proxmox-backup-server.ts'
import { proxmoxVe } from './proxmox-ve.ts'
import { qnapHbs } from './qnap-hbs.ts'
import { rclone } from './rclone.ts'
import { restic } from './restic.ts'
import { resticprofile } from './resticprofile.ts'
import { retrospect } from './retrospect.ts'
import { robocopy } from './robocopy.ts'
import { rsnapshot } from './rsnapshot.ts'
import { rubrik } from './rubrik.ts'
import { skykick } from './skykick.ts'
import { spanning } from './spanning.ts'
import { sqlServerAgent } from './sql-server-agent.ts'
import { synologyActiveBackup } from './synology-active-backup.ts'
import { synologyHyperBackup } from './synology-hyper-backup.ts'
import { truenas } from './truenas.ts'
import { unifi } from './unifi.ts'
import { unraid } from './unraid.ts'
import { urbackup } from './urbackup.ts'
import { veeamAgent } from './veeam-agent.ts'
import { veeamBr } from './veeam-br.ts'
import { veritasBackupExec } from './veritas-backup-exec.ts'
import { virtualmin } from './virtualmin.ts'
import { windowsServerBackup } from './windows-server-backup.ts'

export const products: readonly Product[] = [
  acronis,
  ahsay1backup,
  amanda,
  arcserve,
  arq,
  automysqlbackup,
  autorestic,
  awsBackup,
  azureBackup,
  backrest,
  backupassist,
  backuppc,
  bacula,
  bareos,
  barman,
  borg,
  cobian,
  cohesity,
  comet,
  commvault,
  cpanel,
  csvReport,
  datto,
  duplicati,
  duplicity,
  hornetsecurity,
  hypervBackupUtility,
  iperius,
  kopia,
  macriumReflect,
  msp360,
  mysqldump,
  nakivo,
  olaHallengren,
  pgbackrest,
  plesk,
  proxmoxBackupServer,
  proxmoxVe,
  qnapHbs,
  rclone,
  restic,
  resticprofile,
  retrospect,
  robocopy,
  rsnapshot,
  rubrik,
  skykick,
  spanning,
  sqlServerAgent,
  synologyActiveBackup,
  synologyHyperBackup,
  truenas,
  unifi,
  unraid,
  urbackup,
  veeamAgent,
  veeamBr,
  veritasBackupExec,
  virtualmin,
  windowsServerBackup,
]
