/** The machine that a mail of cron or of a script is from: cron names it in the subject, the system's log in front of
 *  each line. */
import type { Finder } from './product.ts'

export const scriptMachine: readonly Finder[] = [
  { in: 'subject', as: /<\w+@([\w.-]+)>/ },
  {
    in: 'subject',
    as: /\bon (?!(?:success|error|failure|warning|completion|demand|schedule|hold|time|all|the|your|[A-Z][a-z]+day)\b)([\w.-]*\w)(?=:|$| (?:-|–|\||finished|failed|completed|succeeded|ok|done)(?: |$))/i,
  },
  { in: 'subject', as: /\w\.service (?:failed )?on ([\w.-]+)/ },
  { in: 'body', as: /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d ([\w-]+) [\w./-]+\[\d+\]: / },
]
