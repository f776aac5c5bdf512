/** Veeam Agent for Windows, Linux and Mac: its own mails, and those of the usual mail script. */
import type { Product } from './product.ts'
import { restoring } from './restoring.ts'

export const veeamAgent: Product = {
  id: 'veeam-agent',
  name: 'Veeam Agent',
  languages: ['en'],
  sources: [
    'Mail of the script vee-mail for Linux: its template on GitHub, described there; as gathered in a survey of such messages, 2026-11',
    'Report of the Windows agent: Veeam Agent User Guide, Enabling Email Notifications; from memory, not looked up',
  ],
  likely: ['The agent for Windows names the machine in the subject as the script does.'],
  signs: [
    { in: 'body', says: 'Veeam Agent for', weight: 4 },
    { in: 'subject', says: 'Veeam Agent', weight: 4 },
    { in: 'body', says: "Veeam Agent '", weight: 4 },
    { in: 'body', says: 'Vee-Mail', weight: 3 },
  ],
  status: [
    { status: 'failure', in: 'subject', as: /\[?(?:Failed|Error)\]?.*/ },
    { status: 'warning', in: 'subject', as: /\[?Warning\]?.*/ },
    { status: 'failure', in: 'body', as: /^(?:Failed|Error)$/ },
    { status: 'failure', in: 'body', as: /^Error\t[1-9]\d*\t/ },
    { status: 'warning', in: 'body', as: /^Warning$/ },
    { status: 'warning', in: 'body', as: /^Warning\t[1-9]\d*\t/ },
    ...restoring,
    { status: 'success', in: 'subject', as: /\[Success\].*/ },
    { status: 'success', in: 'body', as: /^Success$/ },
  ],
  job: [
    { in: 'body', as: /Veeam Agent '([^'\n]+)' (?:finished|completed|failed)/ },
    { in: 'body', as: /^(?:Agent )?[Bb]ackup job: ?([^\t]+?)(?: ?\([^()]*\))?(?:\t.*)?$/ },
  ],
  machine: [
    { in: 'subject', as: /\[\w+\] (\S+) - / },
    {
      in: 'body',
      as: /^(?!(?:Success|Warning|Failed|Error)\t)([\w.-]+)\t(?:Success|Warning|Failed|Error)?\t?\d+:\d\d/,
    },
  ],
  figures: {
    size: [{ label: ['Backup size'] }, { label: ['Total size'] }],
    transferred: [{ label: ['Transferred'] }],
    duration: [{ label: ['Duration'], as: /^\d+:\d\d:\d\d/ }],
    startedAt: [{ label: ['Start time'], as: /^.*\d.*$/ }],
    endedAt: [{ label: ['End time'], as: /^.*\d.*$/ }],
  },
}
