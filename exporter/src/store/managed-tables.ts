/** Table of checks that are managed here instead of in files. Every saving takes the next number of one counter as
 *  their version: a check that was deleted and made anew is never taken for the one that was there before. */
export const managedTables = [
  `create table managed_checks (
    check_id text primary key,
    version integer not null,
    written text not null,
    created_at_ms integer not null,
    changed_at_ms integer not null
  ) strict, without rowid`,
  'create table managed_counter (last integer not null) strict',
  'insert into managed_counter (last) values (0)',
  // Next runs are part of the state of checks; nothing ever stood here.
  'drop table next_runs',
]
