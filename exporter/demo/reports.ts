/** What the jobs post that report by themselves. */
import type { DemoJob, Run } from './job.ts'

/** The credential with which they report. */
export const account = { id: 'demo', name: 'Demo' }
const product = { product: 'Stowaway', version: '4.2' }

export type Installation = {
  readonly id: string
  readonly client: string
  readonly computer: string
  readonly jobs: readonly DemoJob[]
}

export function installationsOf(jobs: readonly DemoJob[]): readonly Installation[] {
  const byId = Map.groupBy(
    jobs.filter(job => job.installation !== undefined),
    job => job.installation ?? '',
  )
  return [...byId].flatMap(([id, own]) => {
    const [first] = own
    return first ? [{ id, client: first.client, computer: first.computer, jobs: own }] : []
  })
}

/** As `PUT /api/v1/installations/ID` takes it. */
export function registrationOf({ client, computer, jobs }: Installation) {
  return {
    ...product,
    organization: client,
    computer,
    jobs: jobs.map(({ id, name, rhythm, zone }) => ({
      key: id,
      name,
      engine: 'Image',
      schedule: { ...rhythm.schedule, timezone: zone },
    })),
  }
}

/** As `POST /api/v1/reports` takes it. */
export function reportOf({ job, key, status, startedAtMs, endedAtMs, saved, trouble }: Run): string {
  const { installation = '', client, computer, id, name } = job
  return JSON.stringify({
    installation: { ...product, id: installation, organization: client, computer },
    job: { key: id, name, engine: 'Image' },
    run: {
      executionKey: key,
      status,
      startedAt: new Date(startedAtMs).toISOString(),
      endedAt: new Date(endedAtMs).toISOString(),
      ...(saved && {
        sizeBytes: saved.bytes,
        transferredBytes: saved.transferredBytes,
        files: saved.files,
      }),
      warnings: status === 'warning' && trouble ? [trouble] : [],
      errors: status === 'failure' && trouble ? [trouble] : [],
    },
    html: `<h1>${name} on ${computer}</h1><p>Result: <b>${status}</b></p>${trouble ? `<p>${trouble}</p>` : ''}`,
  })
}
