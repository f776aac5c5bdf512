/** mysqldump and mariadb-dump: what scripts of many kinds mail of them. The programs write nothing when all is well: their
 *  own lines tell of trouble, and success is what the script says. */
import type { Product } from './product.ts'
import { scriptMachine } from './script-machine.ts'

export const mysqldump: Product = {
  id: 'mysqldump',
  name: 'mysqldump',
  languages: ['en'],
  sources: [
    'Messages of the client ("Got error", "Couldn\'t execute", the warning about a password): MySQL reference manual and posts; gathered 2026-11',
  ],
  likely: ['The warning about a password on the command line is no trouble of the backup.'],
  signs: [
    { in: 'body', says: 'mysqldump', weight: 2 },
    { in: 'subject', says: 'mysqldump', weight: 3 },
    { in: 'body', says: 'mariadb-dump', weight: 2 },
    { in: 'subject', says: 'mariadb-dump', weight: 3 },
    { in: 'body', says: '-- Dump completed on', weight: 2 },
  ],
  status: [
    {
      status: 'failure',
      in: 'body',
      as: /(?:mysqldump|mariadb-dump): (?:Got error|Error|Couldn't|unknown|command not found|not found|Lost connection).*|(?:mysqldump|mariadb-dump): \[ERROR\].*/i,
    },
    {
      status: 'failure',
      in: 'body',
      as: /ERROR \d{4} \(\w{5}\).*|No space left on device.*|(?:dump|backup) (?:of \S+ )?(?:has )?(?:failed|aborted).*/i,
    },
    {
      status: 'failure',
      label: ['Exit code', 'exit status', 'rc', 'return code', 'errorlevel'],
      as: /^[1-9]\d*/,
    },
    {
      status: 'success',
      label: ['Exit code', 'exit status', 'rc', 'return code', 'errorlevel'],
      as: /^0(?!\d)/,
      calm: true,
    },
    { status: 'success', in: 'body', as: /^-- Dump completed(?: on .*)?$/, calm: true },
    {
      status: 'success',
      in: 'anywhere',
      as: /(?:dump|backup)\b.*(?:completed successfully|successfully (?:completed|created|finished)|successful|succeeded).*/i,
      calm: true,
    },
  ],
  job: [
    { label: ['Database', 'Databases', 'Schema'] },
    {
      in: 'body',
      as: /(?:[Dd]ump(?:ing|ed)?|[Bb]ack(?:ing|ed)? up) (?:of )?(?:database|schema) ["'`]?([\w-]+)/,
    },
  ],
  machine: [{ label: ['Host', 'Server', 'Hostname'] }, ...scriptMachine],
  figures: {
    size: [
      { label: ['Dump size', 'Size', 'File size', 'Backup size'] },
      { in: 'body', as: /(?:dumped|saved|written)\b.*\btotal ([\d.,]+ ?[KMGT](?:i?B)?)(?!\w)/i },
    ],
  },
}
