/** TrueNAS: alert mails. Several alerts come in one mail, under headings; what stands under "cleared" is over, whatever
 *  it says. Each task that is named has a result of its own. */
import type { Product } from './product.ts'

/** Not in the list of what is over. */
const now = '(?<!cleared:\\n(?:(?!(?:Current|New) alerts?:).*\\n){0,60}.*)'
const task =
  'Replication|Cloud ?sync|Cloud Backup|Rsync|Periodic Snapshot|Snapshot|Task|Scrub|Backup|VMWare snapshot'

/** Of pools, disks and power, there is no run. */
const ofBackup = '[Bb]ack-?up|[Rr]eplication|[Cc]loud ?[Ss]ync|[Rr]sync|[Ss]napshot|[Tt]ask'

export const truenas: Product = {
  id: 'truenas',
  name: 'TrueNAS',
  languages: ['en'],
  sources: [
    'Texts of the alerts (replication, rsync, snapshot tasks, locked datasets) and form of the mail: middleware on GitHub, looked up 2026-11-22',
  ],
  likely: [
    'Alerts of pools, disks and power tell of no run.',
    'Only alerts about replication, cloud sync, rsync, snapshots and scrubs speak of backups.',
    'An older alert that is still listed beside a success counts.',
  ],
  signs: [
    { in: 'subject', says: 'TrueNAS', weight: 3 },
    { in: 'subject', says: 'FreeNAS', weight: 3 },
    { in: 'body', says: 'TrueNAS @', weight: 4 },
    { in: 'body', says: 'FreeNAS @', weight: 4 },
    { in: 'body', says: 'TrueNAS', weight: 2 },
    { in: 'body', says: 'The following alert has been cleared', weight: 1 },
  ],
  status: [
    { status: 'none', in: 'body', as: /^This is a test alert$/ },
    {
      status: 'failure',
      in: 'body',
      as: new RegExp(
        `(?:${task}).*(?:failed|aborted|unable|will not be executed)(?! over| back).*${now}`,
        'i',
      ),
    },
    {
      status: 'failure',
      in: 'body',
      as: new RegExp(
        `^.*(?:${ofBackup}).*(?:\\bcritical\\b|\\bfailed\\b|FAILED|could not|unable to).*${now}|^.*(?:\\bfailed\\b|FAILED|[Cc]ould not|[Uu]nable to).*(?:${ofBackup}).*${now}`,
      ),
    },
    {
      status: 'success',
      in: 'body',
      as: new RegExp(
        `(?:Replication|Cloud ?sync|Cloud Backup|Rsync|Snapshot).*(?:succeeded|finished successfully|completed successfully).*${now}`,
        'i',
      ),
      exact: true,
    },
    {
      status: 'warning',
      in: 'body',
      as: new RegExp(`^.*(?:${ofBackup}).*(?:\\bWARNING\\b|[Ww]arning|paused|disabled|skipped).*${now}`),
    },
    { status: 'none', in: 'body', as: /^(?:New alerts?|Current alerts?):?.*/ },
    { status: 'none', in: 'body', as: /(?:has|have) been cleared.*/i },
  ],
  job: [
    {
      in: 'body',
      as: new RegExp(
        `(?:Replication|Cloud ?sync(?: task)?|Cloud Backup(?: task)?|Rsync(?: task)?) ["']([^"']+)["'] (?!task).*${now}`,
        'i',
      ),
    },
    {
      in: 'body',
      as: new RegExp(
        `(?:Replication|Cloud ?sync|Cloud Backup) task ([\\w./-]+) (?:failed|succeeded).*${now}`,
        'i',
      ),
    },
    { in: 'body', as: /Rsync "\w+" task for "([^"]+)"/i },
    { in: 'body', as: /Snapshot Task For Dataset "([^"]+)"/i },
  ],
  machine: [
    { in: 'body', as: /(?:TrueNAS|FreeNAS) @ (\S+)/ },
    { in: 'subject', as: /(?:TrueNAS|FreeNAS) ([\w.-]+):/ },
  ],
  results: [
    {
      as: new RegExp(
        `^\\W*(?:\\w+ - )?(?:Replication|Cloud ?sync(?: task)?|Cloud Backup(?: task)?|Rsync "\\w+" task for|Rsync(?: task)?|Snapshot Task For Dataset) "(?<object>[^"]+)" (?<status>succeeded|failed|aborted).*${now}`,
        'i',
      ),
    },
  ],
}
