/** autorestic: what cron mails of it. */
import type { Product } from './product.ts'
import { scriptMachine } from './script-machine.ts'

export const autorestic: Product = {
  id: 'autorestic',
  name: 'autorestic',
  languages: ['en'],
  sources: ['Output of the program: its sources and issues on GitHub, looked up 2026-11-22'],
  signs: [
    { in: 'subject', says: 'autorestic', weight: 9 },
    { in: 'body', says: 'autorestic', weight: 9 },
  ],
  status: [
    {
      status: 'failure',
      in: 'body',
      as: /(?:^Error: .*|[1-9]\d* errors were found|exit status [1-9]|Fatal: .*)/i,
    },
    { status: 'warning', in: 'body', as: /(?:Warning: |at least one source file).*/i },
    {
      status: 'success',
      in: 'body',
      as: /(?:snapshot [0-9a-f]{8} saved|^Done.*|Backup successful.*)/i,
      calm: true,
    },
  ],
  job: [{ in: 'body', as: /Backing up location "([^"]+)"/ }],
  machine: scriptMachine,
  figures: {
    size: [{ in: 'body', as: /processed \d+ files, ([\d.]+ \w+)/ }],
    transferred: [{ in: 'body', as: /Added to the repo(?:sitory)?: ([\d.]+ \w+)/ }],
    duration: [{ in: 'body', as: /processed \d+ files, [\d.]+ \w+ in ([\d:]+)/ }],
  },
}
