/** SQL of installations and their jobs. */
import { jobCheckId } from '../core/job-check.ts'
import type { Installation, Job } from '../core/registry.ts'
import type { Reading, Row, Statements, Value } from './database.ts'
import type { RegistryStore, RegistryTx } from './registry.ts'
import { flagOf, integerOf, jsonOf, optionalInteger, optionalText, present, textOf, toJson } from './rows.ts'

type InstallationWriting = Pick<RegistryTx, 'saveInstallation' | 'saveJob' | 'removeJobsExcept'>
type InstallationReading = Pick<RegistryStore, 'installations' | 'installation' | 'jobs' | 'job'>

export function installationWriting(statements: Statements): InstallationWriting {
  const jobsOf = async (installationId: string) =>
    (
      await statements.all('select * from jobs where installation_id = $1 order by job_key', [installationId])
    ).map(parseJob)
  return {
    async saveInstallation(installation) {
      await statements.run(
        `insert into installations (id, account_id, organization, computer, product, version, monitored,
           registered_at_ms, last_seen_at_ms, deregistered_at_ms)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (id) do update set account_id = excluded.account_id, organization = excluded.organization,
           computer = excluded.computer, product = excluded.product, version = excluded.version,
           monitored = excluded.monitored, registered_at_ms = excluded.registered_at_ms,
           last_seen_at_ms = excluded.last_seen_at_ms, deregistered_at_ms = excluded.deregistered_at_ms`,
        [
          installation.id,
          installation.accountId,
          installation.organization,
          installation.computer,
          installation.product ?? null,
          installation.version ?? null,
          Number(installation.monitored),
          installation.registeredAtMs,
          installation.lastSeenAtMs,
          installation.deregisteredAtMs ?? null,
        ],
      )
    },
    async saveJob(job) {
      const checkId = jobCheckId(job.installationId, job.key)
      const values: readonly Value[] = [
        checkId,
        job.installationId,
        job.key,
        job.name,
        job.engine ?? null,
        toJson(job.schedule),
        Number(job.monitored),
        job.createdAtMs,
        job.lastSeenAtMs,
        job.removedAtMs ?? null,
      ]
      const saved = await statements.run(
        `insert into jobs (check_id, installation_id, job_key, name, engine, schedule, monitored, created_at_ms,
           last_seen_at_ms, removed_at_ms)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (check_id) do update set name = excluded.name, engine = excluded.engine,
           schedule = excluded.schedule, monitored = excluded.monitored, created_at_ms = excluded.created_at_ms,
           last_seen_at_ms = excluded.last_seen_at_ms, removed_at_ms = excluded.removed_at_ms
         where jobs.installation_id = excluded.installation_id and jobs.job_key = excluded.job_key`,
        values,
      )
      if (saved !== 1)
        throw new Error(
          `job "${job.key}" of installation "${job.installationId}": its check id ${checkId} is that of another job; give it another key`,
        )
      return { ...job, checkId }
    },
    async removeJobsExcept(installationId, keys, atMs) {
      const listed = new Set(keys)
      const gone = (await jobsOf(installationId)).filter(
        job => !listed.has(job.key) && job.removedAtMs === undefined,
      )
      for (const { checkId } of gone)
        await statements.run('update jobs set removed_at_ms = $2 where check_id = $1', [checkId, atMs])
      return gone
    },
  }
}

export function installationReading(read: Reading): InstallationReading {
  return {
    async installations({ accountId, organization } = {}) {
      const rows = await read.all(
        `select * from installations
         where (account_id = $1 or $1 is null) and (organization = $2 or $2 is null) order by id`,
        [accountId ?? null, organization ?? null],
      )
      return rows.map(parseInstallation)
    },
    installation: id => installationOf(read, id),
    async jobs({ installationId } = {}) {
      const rows =
        installationId === undefined
          ? await read.all('select * from jobs order by installation_id, job_key')
          : await read.all('select * from jobs where installation_id = $1 order by job_key', [installationId])
      return rows.map(parseJob)
    },
    async job(checkId) {
      const row = await read.first('select * from jobs where check_id = $1', [checkId])
      return row && parseJob(row)
    },
  }
}

async function installationOf(read: Reading, id: string): Promise<Installation | undefined> {
  const row = await read.first('select * from installations where id = $1', [id])
  return row && parseInstallation(row)
}

function parseInstallation(row: Row): Installation {
  return {
    id: textOf(row, 'id'),
    accountId: textOf(row, 'account_id'),
    organization: textOf(row, 'organization'),
    computer: textOf(row, 'computer'),
    monitored: flagOf(row, 'monitored'),
    registeredAtMs: integerOf(row, 'registered_at_ms'),
    lastSeenAtMs: integerOf(row, 'last_seen_at_ms'),
    ...present({
      product: optionalText(row, 'product'),
      version: optionalText(row, 'version'),
      deregisteredAtMs: optionalInteger(row, 'deregistered_at_ms'),
    }),
  }
}

function parseJob(row: Row): Job {
  return {
    checkId: textOf(row, 'check_id'),
    installationId: textOf(row, 'installation_id'),
    key: textOf(row, 'job_key'),
    name: textOf(row, 'name'),
    monitored: flagOf(row, 'monitored'),
    createdAtMs: integerOf(row, 'created_at_ms'),
    lastSeenAtMs: integerOf(row, 'last_seen_at_ms'),
    ...present({
      engine: optionalText(row, 'engine'),
      schedule: jsonOf(row, 'schedule'),
      removedAtMs: optionalInteger(row, 'removed_at_ms'),
    }),
  }
}
