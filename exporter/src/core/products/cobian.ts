/** Cobian Backup and Cobian Reflector: the log of a day or task by mail. */
import type { Product } from './product.ts'

export const cobian: Product = {
  id: 'cobian',
  name: 'Cobian',
  languages: ['en', 'de', 'es', 'fr', 'it'],
  sources: ['Cobian Reflector help, Logs and mail; from memory, not looked up'],
  likely: ['Counts at the end of the log decide: errors make a failure.'],
  signs: [
    { in: 'subject', says: 'Cobian', weight: 4 },
    { in: 'body', says: 'Cobian', weight: 3 },
    { in: 'from', says: 'cobian', weight: 3 },
  ],
  status: [
    { status: 'failure', label: ['Errors', 'Fehler', 'Errores', 'Erreurs', 'Errori'], as: /^[1-9]\d*/ },
    {
      status: 'failure',
      in: 'body',
      as: /^(?:ERR|ERROR)\b.*|Total errors: [1-9].*|^.*\bErrors: [1-9]\d*.*/i,
    },
    {
      status: 'success',
      in: 'body',
      as: /(?:backup (?:is )?(?:done|finished|complete)|errors: 0|task .* (?:done|finished|completed)).*/i,
      calm: true,
    },
  ],
  job: [{ in: 'anywhere', as: /[Tt]ask "([^"]+)"/ }, { label: ['Task'] }],
  machine: [{ label: ['Computer', 'Machine'] }],
  figures: {
    size: [{ in: 'body', as: /(?:Backed[- ]up size|Total size|Size)[: ]+([\d.,]+ ?[KMGT]?i?B)/i }],
    duration: [{ in: 'body', as: /(?:Elapsed time|Total backup time|Duration)[: ]+(.+?)(?: \*\*|$)/i }],
  },
}
