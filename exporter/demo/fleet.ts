/** Twelve clients in two time zones with some 150 backup jobs. All of them are invented. */
import { chance } from './chance.ts'
import type { DemoJob, Turn } from './job.ts'
import { hourly, nightly, onWorkdays, type Rhythm, weekly, whenAtWork } from './rhythm.ts'

const berlin = 'Europe/Berlin'
const newYork = 'America/New_York'

const clients = [
  ['Alderbrook Dental', berlin],
  ['Birchline Logistics', berlin],
  ['Cobalt Finch Studio', newYork],
  ['Dunmoor Legal', berlin],
  ['Eastwharf Foods', newYork],
  ['Fernhollow School', berlin],
  ['Gritstone Clinic', berlin],
  ['Harbour and Vine', newYork],
  ['Ironbeck Metalworks', berlin],
  ['Junipergate Accounting', berlin],
  ['Kestrelmark Print', newYork],
  ['Larkfell Hotels', berlin],
] as const

/** This one has not been heard from for two days: its line is down. */
export const silentClient = 'Harbour and Vine'

type Kind = {
  readonly product: string
  readonly computer: string
  readonly name: string
  readonly rhythm: Rhythm
  readonly gigabytes: number
  readonly minutes: number
}
const kind = (
  product: string,
  computer: string,
  name: string,
  rhythm: Rhythm,
  gigabytes: number,
  minutes: number,
): Kind => ({ product, computer, name, rhythm, gigabytes, minutes })

/** Jobs that send mails; each client has some of them. */
const mailKinds: readonly Kind[] = [
  kind('Veeam', 'HV01', 'File servers', nightly('21:00'), 820, 64),
  kind('Synology', 'NAS01', 'Shared folders', nightly('01:00'), 1300, 95),
  kind('Proxmox', 'PVE1', 'Guests', nightly('03:00'), 310, 48),
  kind('restic', 'WEB01', 'Website', hourly(), 14, 2),
  kind('Acronis', 'APP01', 'Entire machine', nightly('02:15'), 240, 37),
  kind('Comet', 'PC-FRONT', 'Documents', onWorkdays('12:30'), 36, 9),
  kind('Nightjar Backup', 'ERP01', 'Ledger', nightly('23:30'), 75, 14),
  kind('Veeam', 'HV01', 'SQL servers', nightly('22:30'), 190, 26),
  kind('Ferrykeep', 'FS02', 'Archive to tape', weekly(6, '20:00'), 4200, 310),
  kind('restic', 'DB01', 'Database dumps', nightly('00:20'), 22, 6),
  kind('Synology', 'NAS01', 'Photos to second site', weekly(0, '04:00'), 2100, 180),
  kind('Comet', 'NB-BOSS', 'Laptop', whenAtWork(), 48, 11),
]
const mailKindsPerClient = 8

/** Jobs that report by themselves; each client has one or two computers with them. */
const reportKinds: readonly Kind[] = [
  kind('Stowaway', 'SRV01', 'System', nightly('20:30'), 160, 33),
  kind('Stowaway', 'SRV01', 'Mailboxes', nightly('22:00'), 95, 21),
  kind('Stowaway', 'SRV02', 'Projects', onWorkdays('19:00'), 410, 52),
  kind('Stowaway', 'SRV02', 'Cloud copy', nightly('04:30'), 620, 88),
  kind('Stowaway', 'SRV01', 'Registers', hourly(), 3, 1),
]

/** What has to be seen in the grid whatever chance says: client, job, and what happens to it. */
const stories: readonly (readonly [client: string, computer: string, job: string, turn: Turn])[] = [
  ['Alderbrook Dental', 'NAS01', 'Shared folders', since('failure', 3.2)],
  ['Birchline Logistics', 'HV01', 'SQL servers', since('failure', 6.4)],
  ['Dunmoor Legal', 'SRV01', 'Mailboxes', since('failure', 1.2)],
  ['Ironbeck Metalworks', 'APP01', 'Entire machine', between('failure', 17, 12)],
  ['Larkfell Hotels', 'PVE1', 'Guests', since('warning', 9)],
  ['Fernhollow School', 'HV01', 'SQL servers', since('warning', 2.5)],
  ['Junipergate Accounting', 'NAS01', 'Shared folders', since('warning', 4)],
  ['Kestrelmark Print', 'DB01', 'Database dumps', since('silence', 3.6)],
  ['Gritstone Clinic', 'SRV02', 'Projects', since('silence', 8)],
  ['Eastwharf Foods', 'SRV02', 'Cloud copy', between('late', 9, 4)],
  ['Kestrelmark Print', 'SRV01', 'System', between('late', 2.4, 1.3)],
  ['Gritstone Clinic', 'NAS01', 'Shared folders', between('silence', 21, 18)],
  ['Ironbeck Metalworks', 'ERP01', 'Ledger', since('shrunk', 4.5)],
  ['Cobalt Finch Studio', 'SRV01', 'System', since('empty', 2.1)],
  ['Larkfell Hotels', 'SRV01', 'Mailboxes', since('slow', 5)],
]

/** @throws Error for a story of a job that there is not */
export function createFleet(): readonly DemoJob[] {
  const jobs = clients.flatMap(([client, zone], place) => {
    const mails = pick(mailKinds, mailKindsPerClient, place * 5)
    const reports = pick(reportKinds, place % 2 === 0 ? 5 : 4, place)
    return [
      ...mails.map(one => toJob(client, zone, one, undefined)),
      ...reports.map(one => toJob(client, zone, one, `${slug(client)}-${slug(one.computer)}`)),
    ]
  })
  for (const [client, computer, name] of stories) findJob(jobs, client, computer, name)
  return jobs
}

/** @throws Error when there is none */
export function findJob(jobs: readonly DemoJob[], client: string, computer: string, name: string): DemoJob {
  const found = jobs.find(job => job.client === client && job.computer === computer && job.name === name)
  if (!found) throw new Error(`${client} has no job "${name}" on ${computer}`)
  return found
}

function toJob(client: string, zone: string, one: Kind, installation: string | undefined): DemoJob {
  const { computer, name, product, rhythm, gigabytes, minutes } = one
  const id = [client, computer, name].map(slug).join('-')
  const next = chance('job', id)
  const told = stories.filter(([of, on, job]) => of === client && on === computer && job === name)
  const turns = told.map(([, , , turn]) => turn)
  if (client === silentClient) turns.push(since('silence', 2.2))
  return {
    id,
    client,
    zone,
    computer,
    name,
    product,
    rhythm,
    bytes: Math.round(gigabytes * 2 ** 30 * (0.5 + next())),
    growth: 0.02 + 0.25 * next() ** 2,
    minutes: minutes * (0.6 + 0.8 * next()),
    ...(installation !== undefined && { installation }),
    turns: [...turns, ...badTimes(next)],
  }
}

/** Trouble comes in streaks: about every third job had one in the past month, and got over it. */
function badTimes(next: () => number): readonly Turn[] {
  if (next() > 0.35) return []
  const fromDays = 4 + 24 * next()
  const lasts = 0.8 + 3 * next()
  const what = (['failure', 'warning', 'silence', 'late'] as const)[Math.floor(next() * 4)] ?? 'failure'
  return [between(what, fromDays, Math.max(2.5, fromDays - lasts))]
}

function since(what: Turn['what'], fromDays: number): Turn {
  return { what, fromDays, untilDays: Number.NEGATIVE_INFINITY }
}
function between(what: Turn['what'], fromDays: number, untilDays: number): Turn {
  return { what, fromDays, untilDays }
}

/** So many of a list, from a place on, round and round. */
function pick<T>(list: readonly T[], count: number, from: number): readonly T[] {
  return Array.from({ length: count }, (_, i) => list[(from + i) % list.length]).filter(
    one => one !== undefined,
  )
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}
