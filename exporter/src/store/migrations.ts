/** The tables, as numbered steps. A step that was released never changes: a change is a new step. */
import { messageOf } from './cause.ts'
import { changeTables } from './change-tables.ts'
import type { Database, Reading, Statements } from './database.ts'
import { fileCheckTables } from './file-check-tables.ts'
import { managedTables } from './managed-tables.ts'
import { registryTables } from './registry-tables.ts'
import { askedMailTables, partlySentTables, reportMailTables } from './report-mail-tables.ts'
import { integerOf } from './rows.ts'
import { senderTables } from './sender-tables.ts'

/** Message ids and activity ids are never used again: links and cursors hold them. Raw bytes have a table of their
 *  own, so that lists do not read them. Indexes are few, since every message pays for each of them; those of
 *  waiting messages hold only these. */
const first = [
  `create table messages (
    id integer primary key autoincrement,
    intake text not null,
    intake_key text,
    identity text not null,
    received_at_ms integer not null,
    sent_at_ms integer,
    message_id text,
    subject text not null,
    sender text not null,
    search text not null,
    details text not null,
    outcome text not null check (outcome in ('matched', 'unmatched', 'ignored')),
    copies integer not null default 0,
    raw_bytes integer not null
  ) strict`,
  'create unique index messages_intake_key on messages (intake_key) where intake_key is not null',
  'create index messages_identity on messages (identity)',
  'create index messages_received on messages (received_at_ms)',
  `create index messages_unmatched on messages (id) where outcome = 'unmatched'`,
  `create index messages_ignored on messages (id) where outcome = 'ignored'`,
  `create table message_raw (
    message_id integer primary key references messages (id) on delete cascade,
    encoding text not null,
    body blob not null
  ) strict`,
  `create table activities (
    id integer primary key autoincrement,
    kind text not null check (kind in ('result', 'missed')),
    check_id text not null,
    at_ms integer not null,
    reason text not null,
    message_id integer references messages (id),
    status text check (status in ('success', 'warning', 'failure', 'ignored')),
    figures text,
    late_ms integer,
    expected_at_ms integer,
    check ((kind = 'result' and message_id is not null and status is not null and figures is not null)
      or (kind = 'missed' and expected_at_ms is not null and message_id is null))
  ) strict`,
  // Not partial: a foreign key looks for what refers to a deleted message, and finds a whole index only.
  'create unique index activities_result on activities (message_id, check_id)',
  `create unique index activities_missed on activities (check_id, expected_at_ms) where kind = 'missed'`,
  'create index activities_check on activities (check_id, at_ms)',
  'create index activities_at on activities (at_ms)',
  `create table checks (
    check_id text primary key,
    created_at_ms integer not null,
    schedule_digest text not null,
    rules_digest text not null,
    state text,
    base text,
    failures_total integer not null,
    missed_total integer not null
  ) strict, without rowid`,
  'create table cursors (name text primary key, value text) strict, without rowid',
]

const migrations: readonly (readonly string[])[] = [
  first,
  registryTables,
  changeTables,
  managedTables,
  reportMailTables,
  senderTables,
  askedMailTables,
  fileCheckTables,
  partlySentTables,
]

/** The version of a database this program writes. */
export const currentVersion = migrations.length

/** Brings the database to the newest step, each in a transaction of its own.
 *  @throws Error when the database is newer than this program; nothing is touched then. */
export async function migrate(database: Database, steps = migrations): Promise<void> {
  const from = await database.transaction(beginVersion)
  if (from > steps.length)
    throw new Error(
      `${database.name}: the database is at version ${from} and this program knows up to ${steps.length}: it was written by a newer lastgood; run that one, or restore a backup from before the upgrade`,
    )
  for (const [index, statements] of steps.entries()) {
    const version = index + 1
    if (version <= from) continue
    try {
      await database.transaction(async tx => {
        for (const sql of statements) await tx.run(sql)
        await tx.run(`update meta set value = $1 where name = 'version'`, [String(version)])
      })
    } catch (cause) {
      throw new Error(`${messageOf(cause)} (in step ${version} of the tables)`, { cause })
    }
  }
}

async function beginVersion(tx: Statements): Promise<number> {
  await tx.run('create table if not exists meta (name text primary key, value text not null)')
  await tx.run(`insert into meta (name, value) values ('version', '0') on conflict (name) do nothing`)
  return readVersion(tx)
}

/** How many steps the database has been brought through. */
export async function readVersion(read: Reading): Promise<number> {
  const row = await read.first(`select cast(value as integer) as version from meta where name = 'version'`)
  return row ? integerOf(row, 'version') : 0
}
