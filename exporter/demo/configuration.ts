/** The configuration of the demo, written as a person would: a file for the service, one with the checks of each client. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import type { DemoJob } from './job.ts'
import { address } from './mails.ts'
import { productOf } from './products.ts'

/** A machine that has been announced, and has never sent anything. */
const neverSeen = { client: 'Eastwharf Foods', id: 'eastwharf-foods-new-server' }

export type Listen = { readonly http: string; readonly smtp: string }

/** @returns path of lastgood.yml, in the folder */
export async function writeConfiguration(
  folder: string,
  jobs: readonly DemoJob[],
  { http, smtp }: Listen,
): Promise<string> {
  const checks = join(folder, 'checks')
  await mkdir(checks, { recursive: true })
  const byClient = Map.groupBy(
    jobs.filter(job => job.installation === undefined),
    job => job.client,
  )
  for (const [client, own] of byClient) {
    const listed = own.map(toCheck)
    if (client === neverSeen.client) listed.push(neverSeenCheck)
    const text = `# Demo: the checks of ${client}, an invented client.\n${stringify(listed, { lineWidth: 0 })}`
    await writeFile(join(checks, `${client.toLowerCase().replace(/[^a-z]+/g, '-')}.yml`), text)
  }
  const file = join(folder, 'lastgood.yml')
  const settings = {
    data: './data',
    timezone: 'Europe/Berlin',
    http: { listen: http },
    log: { format: 'text', level: 'warn' },
    smtp: { listen: smtp, address },
    checkFiles: ['checks/*.yml'],
  }
  await writeFile(file, `# The configuration of the demo. Nothing in it is real.\n${stringify(settings)}`)
  return file
}

function toCheck(job: DemoJob): object {
  const { id, client, computer, name, rhythm, zone } = job
  const { match, status, figures } = productOf(job).check(job)
  return {
    id,
    name,
    group: client,
    label: computer,
    schedule: { ...rhythm.schedule, timezone: zone },
    match: { alias: id, ...(match && { all: match }) },
    status,
    figures,
  }
}

const neverSeenCheck = {
  id: neverSeen.id,
  name: 'Everything',
  group: neverSeen.client,
  label: 'HV02',
  description: 'Ordered last month. Whoever sets it up sends its mails to this alias.',
  schedule: { at: '21:00', overdueAfter: '3 hours' },
  match: { alias: neverSeen.id },
  status: { default: 'failure', success: { all: [{ field: 'subject', contains: '[Success]' }] } },
}
