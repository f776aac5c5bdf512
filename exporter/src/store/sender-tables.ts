/** What shows that a mail is sent again: the signatures that counted, by message. And messages whose sender could not be
 *  verified yet, for the time in which it may still change. */
export const senderTables = [
  `create table message_signatures (
    signature text not null,
    message_id integer not null references messages (id) on delete cascade,
    primary key (signature, message_id)
  ) strict, without rowid`,
  'create index message_signatures_message on message_signatures (message_id)',
  `create table unverified_messages (
    message_id integer primary key references messages (id) on delete cascade
  ) strict`,
]
