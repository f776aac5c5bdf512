/** Retrospect: the mail after a script, the daily state of the console, the digests of ProActive. Counts in the subject or
 *  in the state decide; grooming makes no backup. */
import type { Product } from './product.ts'

const errors = '(?:execution )?(?:errors?|erreurs?|Fehler)'
const warnings = '(?:execution )?(?:warnings?|avertissements?|Warnungen)'

export const retrospect: Product = {
  id: 'retrospect',
  name: 'Retrospect',
  languages: ['en', 'fr', 'de'],
  sources: [
    'Subjects with counts, state of the day, waiting for media, grooming, codes such as -519, in French: rules of a public mail classifier on GitHub, looked up 2026-11-22',
    'English operations log: Retrospect user guide, E-mail preferences; from memory, not looked up',
  ],
  likely: ['German words are those of the general reader.'],
  signs: [
    { in: 'subject', says: 'Retrospect', weight: 4 },
    { in: 'body', says: 'Retrospect', weight: 2 },
    { in: 'from', says: 'retrospect', weight: 2 },
    { in: 'body', says: 'execution errors', weight: 2 },
    { in: 'subject', says: 'ProActive - ', as: /ProActive - .+ - (?:\d+ \p{L}|.*notification)/iu, weight: 3 },
  ],
  status: [
    {
      status: 'failure',
      in: 'subject',
      as: new RegExp(`(?<![\\d.,-])[1-9]\\d* ${errors}(?!\\p{L}).*`, 'iu'),
    },
    { status: 'failure', in: 'subject', as: /(?:notification d'erreur|error notification|failed|échec).*/i },
    { status: 'failure', in: 'body', as: new RegExp(`(?:^|\\* ?)\\W{0,4}${errors} ?[:=] ?[1-9]\\d*.*`, 'i') },
    { status: 'failure', in: 'body', as: new RegExp(`(?<![\\d.,-])[1-9]\\d* ${errors}(?!\\p{L}).*`, 'iu') },
    // What the script counts in the end, over what it says of a file.
    {
      status: 'warning',
      in: 'subject',
      as: new RegExp(`(?<![\\d.,-])[1-9]\\d* ${warnings}(?!\\p{L}).*`, 'iu'),
    },
    {
      status: 'failure',
      in: 'body',
      as: /(?:error|erreur|Fehler) ?[-–]\d{2,5}.*|(?:script|backup|execution) .*failed.*|can't (?:access|read|write|use|find).*|execution (?:incomplete|terminated).*|^Trouble .*/i,
    },
    {
      status: 'warning',
      in: 'anywhere',
      as: new RegExp(`(?<![\\d.,-])[1-9]\\d* ${warnings}(?!\\p{L}).*`, 'iu'),
    },
    {
      status: 'warning',
      in: 'body',
      as: new RegExp(`(?:^|\\* ?)\\W{0,4}${warnings} ?[:=] ?[1-9]\\d*.*`, 'i'),
    },
    {
      status: 'warning',
      in: 'anywhere',
      as: /with warnings.*|interrompues? par l'opérateur ?: ?[1-9].*|^(?!.*: ?0\W*$).*stopped by operator.*|attente de support.*|media request.*|waiting for media.*/i,
    },
    { status: 'none', in: 'body', as: /optimisation de .{1,40} du jeu de sauvegarde.*|groom(?:ed|ing) .*/i },
    {
      status: 'success',
      in: 'subject',
      as: /(?<![\d.,])0 (?:erreurs?|errors?|Fehler)(?!\p{L}).*/iu,
      exact: true,
    },
    {
      status: 'success',
      in: 'body',
      as: /(?:^|\* ?)\W{0,4}(?:errors?|erreurs?|Fehler) ?[:=] ?0(?!\d).*/i,
      exact: true,
    },
    {
      status: 'success',
      in: 'anywhere',
      as: /(?:execution )?completed successfully.*|normal execution.*|exécution normale.*|terminée? avec succès.*/i,
    },
  ],
  job: [
    { in: 'anywhere', as: /[Ss]cript ?:? ["«“]([^"»”]+)["»”]/ },
    { in: 'body', as: /Script ?: ?(.+?)(?: Client ?:| Date ?:| \(|$)/ },
  ],
  machine: [
    { in: 'body', as: /Client ?: ?([\w.-]+)/ },
    { in: 'body', as: /[Cc]an't (?:access|read|write|use|find) (?:volume|disk) .{1,60} on ([\w.-]*\w)/ },
    { in: 'body', as: /^(?:From|Von|De) Retrospect (?:on|auf|sur) (.{1,60}?):?$/ },
    { label: ['Engine', 'Server', 'Computer', 'Ordinateur'] },
    { in: 'subject', as: / from ([\w.-]+)$/ },
  ],
  client: [
    {
      in: 'subject',
      as: /ProActive - Remote - (.+?) - (?:\d+ \p{L}+(?:, \d+ \p{L}+)?|(?:error )?notification(?: d'erreur)?)(?: - Retrospect)?$/iu,
    },
  ],
  figures: {
    size: [{ in: 'body', as: /Completed: \d[\d,]* files, ([\d.,]+ \w+)/ }],
    duration: [{ in: 'body', as: /Duration: ([\d:]+)/ }],
  },
}
