/** Amanda: the mail report. Success is the absence of the sections of failure; "successfully taped a partial dump" is a
 *  failure, "was successfully retried" a warning. */
import type { Product } from './product.ts'

const disk = '^(?<object>[\\w.-]+\\s(?:/|//|[A-Za-z]:|\\\\|"|[a-z])[^\\s]*)\\s'

export const amanda: Product = {
  id: 'amanda',
  name: 'Amanda',
  languages: ['en'],
  sources: [
    'Expected output of amreport in the test suite (installcheck); as gathered in a survey of such messages, 2026-11',
  ],
  likely: [
    'A disk with times of the dumper and of the taper in the summary was saved.',
    'A flush that left disks out is a warning; its size is what went to tape.',
  ],
  signs: [
    { in: 'subject', says: 'AMANDA MAIL REPORT', weight: 4 },
    { in: 'body', says: 'These dumps were to tape', weight: 2 },
    { in: 'body', says: 'The next tape Amanda expects', weight: 3 },
    { in: 'body', says: 'brought to you by Amanda', weight: 3 },
  ],
  status: [
    { status: 'failure', in: 'subject', as: / FAIL: .*/ },
    {
      status: 'failure',
      in: 'body',
      as: /\*\*\* (?:A TAPE ERROR OCCURRED|THE DUMPS DID NOT FINISH).*|RESULTS MISSING.*|.*FATAL .*|partial taper: .*|.*MISSING: .*/,
    },
    { status: 'warning', in: 'body', as: /was successfully retried.*/ },
    { status: 'failure', in: 'body', as: /FAILURE.*SUMMARY:.*/ },
    { status: 'warning', in: 'body', as: /STRANGE DUMP SUMMARY:.*|FAILED AND STRANGE.*|\tNOT FLUSHED.*/ },
    { status: 'none', in: 'body', as: /^Amanda (?:Tape Server|Backup Client) Hosts? Check.*/i },
    { status: 'success', in: 'body', as: /STATISTICS:/ },
  ],
  job: [
    {
      in: 'subject',
      as: /(?:^|\s)((?!FAIL:|STRANGE)\S+)(?: (?:FAIL|STRANGE|AMFLUSH):?)* AMANDA MAIL REPORT/,
    },
    { label: ['Config'] },
  ],
  machine: [{ label: ['Hostname'] }],
  figures: {
    size: [
      { in: 'body', as: /^Output Size \(meg\)\t(?!0\.0(?!\d))([\d.]+)/, unit: 'meg', decimal: '.' },
      { in: 'body', as: /^Tape Size \(meg\)\t(?!0\.0(?!\d))([\d.]+)/, unit: 'meg', decimal: '.' },
      { in: 'body', as: /^Output Size \(meg\)\t([\d.]+)/, unit: 'meg', decimal: '.' },
      { in: 'body', as: /^Output Size \(kilo\)\t([\d.]+)/, unit: 'KB', decimal: '.' },
    ],
    duration: [{ in: 'body', as: /^Run Time \(hrs:min\)\t(\d+:\d\d)/, unit: 'h:mm' }],
    startedAt: [],
    endedAt: [],
  },
  results: [
    {
      as: new RegExp(
        `${disk}(?:(?:\\d\\s[^\\n]*?)?(?<status>MISSING|FAILED|SKIPPED|PARTIAL)(?:\\s[^\\n]*)?$|(?:\\d)\\s\\d[\\d.]*\\s\\d[\\d.]*\\s[^\\n]*\\d:\\d\\d[^\\n]*\\s\\d+:\\d\\d\\s[^\\n]*$)`,
      ),
      words: { '': 'success', missing: 'failure', skipped: 'warning', partial: 'failure' },
    },
  ],
}
