/** Veeam Backup & Replication: job mails (HTML only), configuration backups. */
import type { Product } from './product.ts'
import { restoring } from './restoring.ts'

const bracket = /\[(Success|Warning|Failed|Error)\]/
const objects =
  '(?: \\(\\d+ (?:objects?|machines?|VMs?|catalogs?|workloads?|servers?|files?|shares?|backups?|tapes?|computers?|databases?|mailboxes|users?|tenants?)\\))'

const counted = new RegExp(`${bracket.source} .+${objects}`)

export const veeamBr: Product = {
  id: 'veeam-br',
  name: 'Veeam Backup & Replication',
  languages: ['en'],
  sources: [
    'Subject variables and job report: Veeam Help Center, Configuring Job Notification Settings; as gathered in a survey of such messages, 2026-11',
    'Rows and header of the report: mails of many installations, described in issue trackers; as gathered in a survey of such messages, 2026-11',
  ],
  likely: ['The status words stay English in every language of Windows, dates and numbers do not.'],
  signs: [
    { in: 'body', says: 'Veeam Backup & Replication', weight: 3 },
    { in: 'subject', says: 'Veeam Backup & Replication', weight: 3 },
    { in: 'subject', says: 'Backup Configuration Job', as: bracket, weight: 2 },
    { in: 'from', says: 'veeam', weight: 2 },
    // Its events in the system's log.
    { in: 'body', says: 'Veeam_MP', weight: 3 },
    ...['object', 'machine', 'vm', 'catalog', 'workload', 'server', 'file', 'share'].flatMap(thing =>
      [`${thing})`, `${thing}s)`].map(says => ({ in: 'subject', says, as: counted, weight: 2 }) as const),
    ),
    { in: 'body', says: 'backup job:', as: /^(?:Agent )?Backup job: .+/, weight: 1 },
    { in: 'body', says: 'processing rate', weight: 1 },
    {
      in: 'body',
      says: 'processed',
      as: /^\d+ of \d+ (?:VMs|objects|machines|workloads) processed/,
      weight: 2,
    },
  ],
  status: [
    { status: 'none', in: 'subject', as: /licen[sc]e (?:key )?(?:auto )?(?:update|expir|renew).*/i },
    { status: 'none', in: 'subject', as: /^(?!.*\[\w+\]).*(?:health check|compact operation).*/i },
    { status: 'failure', in: 'subject', as: /\[(?:Failed|Error)\].*/ },
    { status: 'warning', in: 'subject', as: /(?:malware|ransomware|suspicious) (?:activity|object|file).*/i },
    { status: 'warning', in: 'subject', as: /\[Warning\].*/ },
    {
      status: 'failure',
      in: 'body',
      as: /^(?:.*(?:[Jj]ob: |Configuration Backup for ).+\t)?(?:Failed|Error)$/,
    },
    { status: 'failure', in: 'body', as: /^Error\t[1-9]\d*\t/ },
    { status: 'warning', in: 'body', as: /^(?:.*(?:[Jj]ob: |Configuration Backup for ).+\t)?Warning$/ },
    { status: 'warning', in: 'body', as: /^Warning\t[1-9]\d*\t/ },
    ...restoring,
    // What it does to repositories, hosts and machines is told in the form of a job.
    {
      status: 'none',
      in: 'subject',
      as: /\[Success\] (?:Scale-out Backup Repository|Rescan of|Host discovery|Health check of|Quick migration|Planned failover|Failback|Failover plan|Malware detection|Security & compliance)(?!.*\(\d+ \p{L}+\)).*/iu,
    },
    { status: 'success', in: 'subject', as: /\[Success\].*/ },
    { status: 'success', in: 'body', as: /^(?:.*(?:[Jj]ob: |Configuration Backup for ).+\t)?Success$/ },
  ],
  job: [
    {
      in: 'body',
      as: /^(?:[\p{L}\d]+ ){0,6}?(?:[Bb]ackup|Replication|Backup copy|Copy|Archive)(?: [Cc]opy)?(?: [Jj]ob| to tape job): ([^\t]+?)(?: \(Retry \d+\))?(?: \((?:Full|Incremental|Active Full|Synthetic Full|Reverse Incremental)?\))?(?:\t(?:Success|Warning|Failed|Error))?$/u,
    },
    { in: 'body', as: /\b[Jj]ob '([^'\n]+)' (?:finished|completed|failed|has )/ },
    // The same in other languages: nothing else begins the report with a label and the state beside it.
    {
      in: 'body',
      as: /^(?:Trabajo|Tarea|Tâche|Travail|Lavoro|Processo|Auftrag|Trabalho|Tarefa|Taak|Opgave|Jobb|Zadanie)(?: \p{L}+){0,6}: ([^\t]+?)(?:\t\p{L}+)?$/iu,
    },
    { in: 'body', as: /^(Configuration Backup for [^\t]+)/ },
    // A script that posts the results of jobs.
    { label: ['embeds.title'], as: /^(?!.*(?:success|fail|warning|backup (?:job|report)))(.+)$/i },
    {
      in: 'subject',
      as: new RegExp(
        `${bracket.source.replace('(', '(?:')} (.+?)(?: \\(Retry \\d+\\))?(?:${objects}.*| - \\w+day, .*|,? \\d+ (?:warnings?|failed|errors?).*)?$`,
      ),
    },
  ],
  machine: [
    {
      in: 'body',
      as: /^1 of 1 \w+ processed(?:\n.*){0,12}?\n([\w.-]+)\t(?:Success|Warning|Failed|Error)\t\d+:\d\d/,
    },
    { in: 'body', as: /^Created by ([^\\\s]+)\\/ },
  ],
  figures: {
    size: [{ label: ['Backup size'] }, { label: ['Total size', 'Data size'] }],
    transferred: [{ label: ['Transferred'] }],
    duration: [{ label: ['Duration'], as: /^\d+:\d\d:\d\d|^\d+\.\d+:\d\d:\d\d/ }],
    startedAt: [{ label: ['Start time'], as: /^.*\d.*$/ }],
    endedAt: [{ label: ['End time'], as: /^.*\d.*$/ }],
  },
  results: [
    {
      as: /^(?<object>[^\t]+)\t(?<status>Success|Warning|Failed|Error)\t[\d:]+[^\t]*\t[\d:]+[^\t]*\t(?<size>[^\t]+)\t[^\t]+\t[^\t]+\t(?<duration>[\d:.]+)/,
      words: { error: 'failure' },
    },
  ],
}
