/** The machine that a mail of cron or of a script is from: cron names it in the subject, the system's log in front of
 *  each line, and who runs such scripts has an address on it. */
import type { Finder } from './product.ts'

const users =
  '(?:root|cron|operator|borg\\w*|restic\\w*|rclone|rsnapshot|duply|duplicity|kopia|barman|postgres|pgbackrest|mysql\\w*|amanda|backuppc|bareos|bacula)'

export const scriptMachine: readonly Finder[] = [
  { in: 'subject', as: /<\w+@([\w.-]+)>/ },
  { in: 'subject', as: /\w\.service (?:failed )?on ([\w.-]+)/ },
  { in: 'body', as: /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d ([\w-]+) [\w./-]+\[\d+\]: / },
  // Of three names, the first is that of the machine.
  {
    in: 'from',
    as: new RegExp(
      `(?:^|[<\\s])${users}@(?!(?:e?mail|smtp|mx|mailgw|relay|www)\\d*\\.)([\\w-]+)\\.[\\w-]+\\.[\\w.-]+`,
      'i',
    ),
  },
]
