/** Bacula: the report of a job. The termination decides; the status of the daemons may be OK in a failed run. Months are in
 *  the language of the server, thousands are English and units SI. */
import type { Product } from './product.ts'

export const bacula: Product = {
  id: 'bacula',
  name: 'Bacula',
  languages: ['en'],
  sources: [
    'Job report: Bacula manual, Messages resource and job output; as gathered in a survey of such messages, 2026-11',
  ],
  signs: [
    { in: 'subject', says: 'Bacula:', weight: 4 },
    { in: 'from', says: 'bacula', weight: 2 },
    { in: 'body', says: 'bacula-dir', weight: 2 },
    { in: 'body', says: 'Bacula', as: /Bacula (?:\S+ )?\d+\.\d+/, weight: 2 },
    { in: 'body', says: 'FD Bytes Written', weight: 1 },
  ],
  status: [
    { status: 'failure', label: ['Termination'], as: /^.*(?:Error|Cancel|Fail|Fatal).*/i },
    { status: 'warning', label: ['Termination'], as: /^Backup OK.*warn.*/i },
    { status: 'none', label: ['Termination'], as: /^(?:Restore|Verify|Admin|Migration) OK.*/i },
    { status: 'none', label: ['Termination'], as: /^.*no files to.*/i },
    { status: 'failure', label: ['Termination'], as: /^(?!.*\bOK\b).*\w.*/ },
    { status: 'failure', in: 'subject', as: /(?:Error|Fatal|Cancel|Fail).*/i },
    { status: 'warning', in: 'subject', as: /Backup OK -- with warnings.*/i },
    { status: 'none', in: 'subject', as: /(?:Restore|Verify|Admin) OK.*/i },
    { status: 'success', label: ['Termination'], as: /^(?:Backup|Copying|Copy) OK.*/i },
    { status: 'success', in: 'subject', as: /Backup OK of .*/i },
    { status: 'failure', in: 'subject', as: /Intervention needed.*/i },
  ],
  job: [
    { label: ['Job'], as: /^(.+?)\.\d{4}-\d\d-\d\d_/ },
    { label: ['Job'] },
    { label: ['Current Job'], as: /^(.+?)\.\d{4}-\d\d-\d\d_/ },
  ],
  machine: [
    { label: ['Client'], as: /^"?([^"\s]+)/ },
    { in: 'subject', as: / of (\S+) (?:Full|Incremental|Differential|VirtualFull)/ },
  ],
  vault: [{ label: ['Storage'], as: /^"?([^"\s]+)/ }],
  figures: {
    size: [{ label: ['FD Bytes Written', 'Bytes Written'] }, { label: ['SD Bytes Written'] }],
    transferred: [{ label: ['SD Bytes Written'] }],
    duration: [{ label: ['Elapsed time'] }],
    startedAt: [{ label: ['Start time'] }],
    endedAt: [{ label: ['End time'] }],
  },
}
