/** Tables of report mails. A row is there from when a mail is due, so that each is made once; its bytes are there while it
 *  waits, so that every attempt sends the same mail. Subscriptions count from when they were first seen. */
export const reportMailTables = [
  `create table report_mails (
    id integer primary key autoincrement,
    subscription_id text not null,
    period text not null,
    group_name text not null,
    subject text not null,
    recipients text not null,
    sender text not null,
    due_at_ms integer not null,
    state text not null check (state in ('waiting', 'sent', 'skipped', 'given up')),
    attempts integer not null,
    next_attempt_at_ms integer,
    ended_at_ms integer,
    error text,
    encoding text,
    raw_bytes integer not null,
    body blob
  ) strict`,
  'create unique index report_mails_period on report_mails (subscription_id, period, group_name)',
  `create index report_mails_waiting on report_mails (next_attempt_at_ms) where state = 'waiting'`,
  `create table subscriptions (
    subscription_id text primary key,
    seen_at_ms integer not null,
    version integer not null,
    written text
  ) strict, without rowid`,
]

/** Who had it sent by hand. */
export const askedMailTables = ['alter table report_mails add column asked_by text']

/** Of a mail that some have got: who has yet to, and who never will, in the server's words. */
export const partlySentTables = [
  'alter table report_mails add column unsent text',
  'alter table report_mails add column refused text',
]
