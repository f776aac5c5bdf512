/** Tables of accounts, keys, installations, notes, pauses and the log of changes: one step of the tables. */

const secretColumns = `digest text not null unique,
    hint text not null,
    created_at_ms integer not null,
    revoked_at_ms integer,
    last_used_at_ms integer`

const targetKinds = `('check', 'installation', 'group', 'account')`

/** The log gets a line for every message, and pays for two indexes: one for its age, one that holds only lines of
 *  changes, which are few. */
export const registryTables = [
  `create table accounts (
    id text primary key,
    name text not null,
    monitored integer not null,
    created_at_ms integer not null
  ) strict, without rowid`,
  `create table keys (
    id integer primary key autoincrement,
    account_id text not null references accounts (id) on delete cascade,
    ${secretColumns}
  ) strict`,
  'create index keys_account on keys (account_id)',
  `create table tokens (
    id integer primary key autoincrement,
    name text not null,
    scopes text not null,
    account_id text references accounts (id) on delete cascade,
    ${secretColumns}
  ) strict`,
  'create index tokens_account on tokens (account_id)',
  `create table path_keys (
    id integer primary key autoincrement,
    check_id text not null,
    kind text not null check (kind in ('ping', 'hook')),
    product text,
    ${secretColumns}
  ) strict`,
  'create index path_keys_check on path_keys (check_id)',
  `create table installations (
    id text primary key,
    account_id text not null references accounts (id),
    organization text not null,
    computer text not null,
    product text,
    version text,
    monitored integer not null,
    registered_at_ms integer not null,
    last_seen_at_ms integer not null,
    deregistered_at_ms integer
  ) strict, without rowid`,
  'create index installations_account on installations (account_id)',
  'create index installations_organization on installations (organization)',
  `create table jobs (
    check_id text primary key,
    installation_id text not null references installations (id),
    job_key text not null,
    name text not null,
    engine text,
    schedule text,
    monitored integer not null,
    created_at_ms integer not null,
    last_seen_at_ms integer not null,
    removed_at_ms integer,
    unique (installation_id, job_key)
  ) strict, without rowid`,
  `create table notes (
    id integer primary key autoincrement,
    target_kind text not null check (target_kind in ${targetKinds}),
    target_id text not null,
    body text not null,
    author text not null,
    created_at_ms integer not null,
    expires_at_ms integer,
    until_good integer,
    ended_at_ms integer
  ) strict`,
  'create index notes_target on notes (target_kind, target_id)',
  // Asked at every good result.
  `create index notes_counting on notes (target_kind, target_id) where until_good > 0`,
  `create table pauses (
    target_kind text not null check (target_kind in ${targetKinds}),
    target_id text not null,
    since_ms integer not null,
    until_ms integer,
    set_by text not null,
    reason text,
    primary key (target_kind, target_id)
  ) strict, without rowid`,
  `create table next_runs (
    check_id text primary key,
    at_ms integer not null,
    set_at_ms integer not null,
    set_by text not null
  ) strict, without rowid`,
  'create table preferences (name text primary key, value text not null) strict',
  `create table transactions (
    id integer primary key autoincrement,
    at_ms integer not null,
    who text not null,
    action text not null,
    subject_kind text not null,
    subject_id text not null,
    before_json text,
    after_json text
  ) strict`,
  'create index transactions_at on transactions (at_ms)',
  `create index transactions_subject on transactions (subject_kind, subject_id)
    where action <> 'message.processed'`,
  // Activities up to this one are out of sight, and go step by step.
  `create table removals (
    check_id text primary key,
    through_id integer not null
  ) strict, without rowid`,
]
