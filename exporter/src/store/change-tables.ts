/** Tables of the order of changes: every writing of an activity takes the next number of one counter, so that whoever
 *  copies activities elsewhere sees each change once, in order. A number is never used again, whatever is deleted. */
export const changeTables = [
  'alter table activities add column seq integer not null default 0',
  'update activities set seq = id',
  'create index activities_seq on activities (seq)',
  // No more than this is kept of what is gone: a copy elsewhere is found by check and time.
  `create table withdrawals (
    seq integer primary key,
    kind text not null check (kind in ('activity', 'check')),
    check_id text not null,
    activity_id integer,
    at_ms integer,
    ended_at_ms real
  ) strict`,
  'create index withdrawals_at on withdrawals (at_ms)',
  'create table change_counter (last integer not null) strict',
  'insert into change_counter (last) select coalesce(max(id), 0) from activities',
]
