/** Figures that no label stands before: told in a sentence (`done in 38 seconds`), in the last lines of a program that
 *  copies, in the listing of what was written. Only lines that have a number with a unit are looked at. */
import type { FigureFinder, Product } from '../products/product.ts'
import { endOf, linesWith, number } from './figure-lines.ts'
import { mayFind, type Source } from './find-values.ts'
import { secondsBetween } from './moment.ts'
import { type RunFigures, readFigures } from './read-figures.ts'
import { toldTimes } from './told-times.ts'

const hasSize =
  /\d ?(?:[kmgtp]i?b|[kmgtp]i?o|[kmgt]i?|bytes|octets)(?![\p{L}\d])|\bsize is \d|^-[rwx-]{9}/gimu
/** Of a log, its begin and its end are in the first lines of few, or it is too long to tell. */
const maxTimes = 30_000
const hasTime = /\d:\d\d|\(\d/g
const hasSpan =
  /\d ?(?:s|se[ckg]\p{L}*|m|min\p{L}*|h|hrs?|hours?|std|stund\p{L}*|heures?|or[ae]|horas?|uur)(?![\p{L}\d])|\d:\d\d|^real[ \t]\d| cpu \d/gimu

/** Those that are not known.
 *  @param source without lists */
export function readTold({ lines, ...rest }: Source, known: RunFigures): RunFigures {
  const end = endOf(lines)
  const of = (has: RegExp, figures: NonNullable<Product['figures']>) => {
    if (!mayFind(Object.values(figures).flat(), rest)) return {}
    const body = linesWith(has, end).join('\n')
    return body === '' ? {} : readFigures(figures, { lines: { ...lines, body }, ...rest })
  }
  return {
    ...(known.sizeBytes === undefined && of(hasSize, { size, transferred })),
    ...(known.durationSeconds === undefined && of(hasSpan, { duration })),
    ...known,
  }
}

/** How long it took, from the moments that the text tells of. */
export function readToldTimes({ lines, ...rest }: Source, known: RunFigures): number | undefined {
  if (!mayFind(Object.values(toldTimes ?? {}).flat(), rest)) return undefined
  const body = linesWith(hasTime, lines.body.slice(0, maxTimes)).join('\n')
  if (body === '') return undefined
  const told = readFigures(toldTimes, { lines: { ...lines, body }, ...rest })
  if (told.durationSeconds !== undefined || known.startedAt === undefined || told.endedAt === undefined)
    return told.durationSeconds
  const seconds = secondsBetween(known.startedAt, told.endedAt)
  return seconds >= 0 ? seconds : undefined
}

const bytes = `(?:${number})(?: ?(?:[kmgtp]i?b|[kmgtp]i?o|[kmgt]?bytes?|octets)(?![\\p{L}/]))`
/** As `ls -h` and `du -h` write it. */
const short = '\\d{1,4}(?:[.,]\\d)?[KMGT]i?B?'
const file =
  '\\.(?:tar|tgz|tbz2?|txz|gz|bz2|xz|zst|zip|7z|sql|ldif|db|sqlite3?|jpa|wpress|ova|tibx?|\\d{3}|dump|dmp|bak|bkp|bk|backup|img|iso|qcow2|vmdk|vhdx?|vma|pgdump|rdb|xml|cfg|conf|rsc|gpg|age|enc|vbk|archive)(?:\\.(?:gz|bz2|xz|zst|gpg|age|enc))*'
const unit =
  '(?:s|secs?|seconds?|sekunden?|secondes?|secondi|segundos?|seconden|m|mins?|minutes?|minuten?|minuti|minutos?|minuten|h|hrs?|hours?|std|stunden?|heures?|or[ae]|horas?|uur)'
const span = `(?:\\d{1,3}:\\d\\d(?::\\d\\d)?(?:[.,]\\d+)?|\\d[\\d.,]* ?${unit}(?!\\p{L})[^\\n]{0,40})`
const made =
  '(?:back-?(?:ed )?up|archive|dump|snapshot|image|export|upload|copy|sync|sicherung|archiv|sauvegarde|copia|kopi\\p{L}*)'
/** Behind a size. */
const saved =
  '(?:(?:wurden?|sind|ont été|sono stati|han sido|foram|zijn|werden|blev|har|została|zostało) )?(?:gesichert|kopiert|übertragen|hochgeladen|sauvegard|copiés?|transférés?|envoyés?|copiati|salvati|trasferiti|copiados|respaldados|transferidos|enviados|gekopieerd|geback-?upt|overgezet|geüpload|kopieret|sikkerhedskopieret|overført|kopiera[dt]|säkerhetskopiera[dt]|överför[dt]|skopiowan|zapisan|przesłan)'
const ran =
  '(?:took|taken|lasted|(?:done|finished|completed)(?: ok| successfully| fine)?(?: with(?:out)? (?:\\p{L}+ |\\d+ ){0,2}(?:errors?|warnings?|issues?|failures?|problems?|exceptions?))? in|succeeded in|ended (?:\\p{L}+ ){0,3}in|ran for|abgeschlossen (?:in|nach)|beendet (?:in|nach)|fertig (?:in|nach)|dauerte|terminée? (?:avec succès )?en|a duré|completat[oa] in|terminat[oa] in|durat[oa]|completad[oa] en|finalizad[oa] en|duró|voltooid in|duurde|slutförd på|fuldført på)'
const whole =
  '(?:back-?up|job|task|script|process|run|sync\\p{L}*|dump|everything|sicherung|auftrag|sauvegarde|copia|tarea|taak|opgave)'

const size: readonly FigureFinder[] = [
  { in: 'body', as: new RegExp(`^total size is (${number})(?: bytes)?(?:\\s+speedup|$)`, 'iu') },
  { in: 'body', as: new RegExp(`^total file size: (${number}[kmgt]? bytes)`, 'iu') },
  // All of it, as a bar of progress ends: `88122/88122 kB (100%)`.
  { in: 'body', as: /(?<![\d.,/])\d+\/(\d+ [kmgt]i?b) \(100 ?%\)/iu },
  {
    in: 'body',
    as: new RegExp(
      `${made}(?: \\S+){0,3} size(?: on disk)?(?: is| was| of|:| =)? {0,2}(${bytes}|${short}(?![\\p{L}\\d]))`,
      'iu',
    ),
  },
  {
    in: 'body',
    as: new RegExp(
      `(?:total|overall|gesamt|size|größe|taille|dimensione|tamaño)[: =(]{1,3}(${bytes}|${short}(?![\\p{L}\\d]))`,
      'iu',
    ),
  },
  {
    in: 'body',
    as: new RegExp(
      `(${bytes})(?: of data)?(?: in total)? (?:was |were |has been |have been )?(?:${made}|${saved})`,
      'iu',
    ),
  },
  {
    in: 'body',
    as: new RegExp(
      `(?:processed|copied|saved|backed up|synced|transferred|gesichert|kopiert|sauvegardé\\p{L}*|copiati|salvati|copiad\\p{L}*)[: \\t]{1,3}[^\\n]{0,40}?\\(?(${bytes})`,
      'iu',
    ),
  },
  {
    in: 'body',
    as: new RegExp(
      `(?:finished|completed|done|abgeschlossen|beendet|fertig|terminée?|completat[oa]|terminat[oa]|completad[oa]|finalizad[oa]|terminad[oa]|concluíd[oa]|voltooid|klaar|færdig|fuldført|slutförd|klar|zakończon[ao])(?: (?:successfully|erfolgreich|avec succès|con successo|con éxito|com sucesso|ok))?[,;:–-]? ?\\(?(${bytes})`,
      'iu',
    ),
  },
  { in: 'body', as: new RegExp(`^(${short})\\s+\\S*${file}$`, 'u') },
  { in: 'body', as: new RegExp(`${file}["']?[ \\t]{0,4}[(:=-]?[ \\t]{0,2}\\(?(${short}|${bytes})\\)?`, 'u') },
  {
    in: 'body',
    as: new RegExp(`^-[rwx-]{9}[.+]?\\s+\\d+\\s\\S+\\s+\\S+\\s+(\\d+|${short})\\s[^\\n]*${file}$`, 'u'),
  },
]
const transferred: readonly FigureFinder[] = [
  { in: 'body', as: new RegExp(`^total transferred file size: (${number}[kmgt]? bytes)`, 'iu') },
  { in: 'body', as: new RegExp(`^sent (${number}[kmgt]? bytes)\\s+received`, 'iu') },
]
const duration: readonly FigureFinder[] = [
  // Of Data Pump, behind days.
  { in: 'body', as: / elapsed 0 (\d\d:\d\d:\d\d)$/mu },
  // What a shell has measured.
  { in: 'body', as: /^real[ \t]+(\d+m ?\d[\d.,]*s)$/mu },
  { in: 'body', as: /^real[ \t]+(\d+[.,]\d+)$/mu, unit: 'seconds' },
  { in: 'body', as: / system [\d.]+% cpu (\d[\d:.]*) total$/mu, unit: 'seconds' },
  {
    in: 'body',
    as: new RegExp(
      `(?:total|overall|gesamt|elapsed|wall(?:clock)?)[ -]?(?:\\p{L}+ ){0,2}(?:time|duration|dauer|laufzeit)?[^\\p{L}\\d\\n]{1,6}(?:\\p{L}+ )?(${span})`,
      'iu',
    ),
  },
  { in: 'body', as: new RegExp(`${whole}(?: \\S+){0,6}? ${ran} {0,3}(?:\\p{L}+ )?(${span})`, 'iu') },
  {
    in: 'body',
    as: new RegExp(`(?:ended|exited|finished|completed|stopped|done)[^\\n]{0,40}? after (${span})`, 'iu'),
  },
  {
    in: 'body',
    as: new RegExp(
      `(?<!\\p{L})(?:dumped|saved|copied|cloned|synced|mirrored|transferred|sent|exported|backed up|uploaded|written|archived|compressed|gesichert|kopiert|exportiert|archiviert|sauvegardé\\p{L}*|copié\\p{L}*|salvat[aoie]|copiat[aoie]|esportat[aoie]|guardad[oa]s?|copiad[oa]s?|exportad[oa]s?)(?!\\p{L})[^\\n]{0,120}? (?:in|en|em) (${span})`,
      'iu',
    ),
  },
  { in: 'body', as: new RegExp(`(?<!\\p{L})${ran}[ \\t:]{0,3}(?:\\p{L}+ )?(${span})`, 'iu') },
  {
    in: 'body',
    as: /(?:success\p{L}*|saved|done|finished|completed?|ok) \((?:took |in )?(\d[\d.,]* ?(?:s|m|h|secs?|mins?|minutes|seconds)(?: ?\d+ ?\p{L}+){0,2})\)\W*$/iu,
  },
]

/** Looked for in texts without lists. */
export const toldFigures: readonly FigureFinder[] = [...size, ...transferred, ...duration]
