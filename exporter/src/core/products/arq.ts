/** Arq: the report of a backup plan, by mail the log of its activity. That it ended says nothing; errors are lines of
 *  their own. */
import type { Product } from './product.ts'

const stamp = '\\d{1,2}-\\p{L}{3}-\\d{4} \\d\\d:\\d\\d:\\d\\d(?: \\S{1,8})?'

export const arq: Product = {
  id: 'arq',
  name: 'Arq',
  languages: ['en'],
  sources: [
    'Lines of the log of an activity (started, version, location, plan, folders with size and files, errors): logs of Arq 7.19 in public posts, looked up 2026-11-22',
    'Place of errors, of the end and of what was uploaded in the log: the Arq module of MunkiReport on GitHub, looked up 2026-11-22',
    'Subjects: from memory; no text of one was found',
  ],
  likely: [
    'An activity with errors that made records of folders is a warning; one that made none is a failure.',
    'The size of a run is the sum of what its folders have.',
  ],
  signs: [
    { in: 'subject', says: 'Arq', as: /\bArq\b/, weight: 3 },
    { in: 'body', says: 'Arq ', as: /\bArq (?:Backup|Agent|\d|version)/, weight: 3 },
    { in: 'body', says: 'Backup activity for plan', weight: 3 },
    { in: 'body', says: 'Backup activity started', weight: 2 },
  ],
  status: [
    {
      status: 'failure',
      in: 'anywhere',
      as: new RegExp(
        `^(?!${stamp}).*(?:failed|backup (?:was )?(?:aborted|stopped|cancell?ed)|not (?:been )?completed|unable to|^Error: ).*`,
        'iu',
      ),
    },
    {
      status: 'failure',
      in: 'body',
      as: /Backup activity started$(?=(?:\n.*){1,400}? Error: )(?!(?:\n.*){1,400}?files? backed up)/,
    },
    {
      status: 'failure',
      in: 'body',
      as: new RegExp(
        `^${stamp} (?:.*: )?(?:Error: )?.*(?:(?:session|activity|backup) (?:was )?(?:aborted|stopped|cancell?ed)|no backup record (?:was )?(?:created|saved)|failed to (?:create|save) (?:the )?backup record).*`,
        'iu',
      ),
    },
    { status: 'warning', in: 'body', as: new RegExp(`^${stamp} (?:.*: )?Error: .*`, 'u') },
    {
      status: 'warning',
      in: 'anywhere',
      as: /(?:\([1-9]\d* errors?\)|(?<!\d)[1-9]\d* errors?|(?<!\d)[1-9]\d* warnings?|with errors|with warnings|^Errors?:? [1-9]).*/i,
    },
    {
      status: 'failure',
      in: 'body',
      as: new RegExp(`^${stamp} (?:Backup (?:activity )?)?(?:aborted|stopped|cancell?ed).*`, 'iu'),
    },
    {
      status: 'success',
      in: 'body',
      as: new RegExp(`^${stamp} .*: [\\d.,]+ ?[KMGT]?B, [\\d.,]+ files? backed up$`, 'u'),
      exact: true,
    },
    {
      status: 'success',
      in: 'anywhere',
      as: /(?:0 errors|completed|finished|success|ended|Backup session).*/i,
      calm: true,
    },
  ],
  job: [
    { in: 'body', as: new RegExp(`^${stamp} Backup plan: (.+?)(?: \\([^()]*\\))?$`, 'u') },
    { label: ['Backup Plan', 'Plan'] },
    {
      in: 'anywhere',
      as: /(?<!report for |Backup )(?:for|Plan:?) (?:plan )?(?![/\\]|Windows|macOS|Mac )["“']?([^"”'()\n]+?)["”']?(?: \(| on | completed| finished|$)/,
    },
  ],
  machine: [
    { label: ['Computer', 'Machine'] },
    { in: 'body', as: new RegExp(`^${stamp} (?:Computer|Machine|Computer name): (.+)$`, 'u') },
    { in: 'body', as: /Arq Agent version \S+ (?:\([^()]*\) )?on ([\w.-]*\w)/ },
    { in: 'subject', as: /Arq (?:backup )?(?:report|log|activity) (?:for|on|from) ([\w.-]*\w)$/i },
  ],
  vault: [{ in: 'body', as: new RegExp(`^${stamp} Storage location: (.+)$`, 'u') }],
  figures: {
    size: [
      { label: ['Total scanned', 'Scanned', 'Total size', 'Backed up', 'Total backed up'] },
      { in: 'body', as: /: ([\d.,]+ ?[KMGT]?B), [\d.,]+ files? backed up/, sum: true },
      { in: 'body', as: /: ([\d,]+ bytes) backed up/, sum: true },
    ],
    transferred: [
      { label: ['Total uploaded', 'Uploaded'] },
      { in: 'body', as: new RegExp(`^${stamp}\\s(?:Total )?[Uu]ploaded:? ([\\d.,]+ ?[KMGT]?i?B)`, 'u') },
    ],
    duration: [],
    startedAt: [{ in: 'body', as: new RegExp(`^(${stamp}) Backup activity started`, 'u') }],
    endedAt: [{ in: 'body', as: new RegExp(`^(${stamp}) Backup activity (?:ended|finished|aborted)`, 'u') }],
  },
}
