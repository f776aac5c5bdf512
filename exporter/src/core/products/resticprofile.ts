/** resticprofile: what it prints around restic. */
import type { Product } from './product.ts'
import { scriptMachine } from './script-machine.ts'

export const resticprofile: Product = {
  id: 'resticprofile',
  name: 'resticprofile',
  languages: ['en'],
  sources: [
    'Status file: paths in a public monitoring template on GitHub, looked up 2026-11-23',
    'Lines of the log (starting, finished, finished with warning, "on profile", exit status): wrapper.go on GitHub, looked up 2026-11-22',
  ],
  signs: [
    { in: 'subject', says: 'resticprofile', weight: 9 },
    { in: 'body', says: 'resticprofile', weight: 9 },
    {
      in: 'body',
      says: 'bytes_added:',
      as: /^profiles\..+\.backup\.bytes_added: /,
      weight: 9,
    },
    { in: 'body', says: "profile '", as: /profile '[^']+': (?:starting|finished) '/, weight: 9 },
  ],
  status: [
    { status: 'failure', in: 'body', as: /^profiles\..+\.\w+\.success: false$/ },
    { status: 'success', in: 'body', as: /^profiles\..+\.backup\.success: true$/, exact: true },
    { status: 'failure', in: 'body', as: /(?:\berror\b.*exit status (?!3)[1-9]\d*|Fatal: ).*/i },
    {
      status: 'warning',
      in: 'body',
      as: /(?:exit status 3(?!\d)|at least one source file could not be read|finished '\w+' with warning).*/i,
    },
    {
      status: 'failure',
      in: 'body',
      as: /(?:^.*\bERROR\b|exit status [1-9]|^.*(?:backup|retention|initialization) on profile '[^']+': ).*/,
    },
    {
      status: 'success',
      in: 'body',
      as: /(?:snapshot [0-9a-f]{8} saved|profile '[^']+': finished 'backup'$).*/,
      calm: true,
    },
  ],
  job: [
    { in: 'body', as: /profile '([^']+)'/ },
    { in: 'body', as: /^profiles\.(.+)\.backup\.success: / },
  ],
  machine: scriptMachine,
  figures: {
    size: [
      { in: 'body', as: /^profiles\..+\.backup\.bytes_total: (\d+)/, unit: 'B', sum: true },
      { in: 'body', as: /processed \d+ files, ([\d.]+ \w+)/ },
    ],
    transferred: [{ in: 'body', as: /Added to the repo(?:sitory)?: ([\d.]+ \w+)/ }],
    duration: [
      { in: 'body', as: /^profiles\..+\.backup\.duration: (\d+)/, unit: 's', sum: true },
      { in: 'body', as: /processed \d+ files, [\d.]+ \w+ in ([\d:]+)/ },
    ],
  },
}
