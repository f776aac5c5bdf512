/** Table of when checks stood in files of the configuration: a row from when one comes to a client until it goes, so that a
 *  month can tell of both, whatever was restarted in between. */
export const fileCheckTables = [
  `create table file_checks (
    check_id text not null,
    since_ms integer not null,
    gone_at_ms integer,
    group_name text not null,
    name text not null,
    primary key (check_id, since_ms)
  ) strict, without rowid`,
  'create index file_checks_group on file_checks (group_name)',
]
