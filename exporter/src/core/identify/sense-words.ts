/** Words by which a line says how a run went, in folded form, and those of which a line must have one to say anything. */
import type { Lexicon } from '../lexicon.ts'
import { languages } from '../status-lexicon.ts'
import { foldCase } from '../text.ts'
import { wholeWords } from './whole.ts'

export const failing: readonly string[] = [
  ...['❌', '✘', '✗', '✖', '🔴', '⛔', 'abnormal'],
  ...stems(({ failing: all, subjectOnly }) => all.filter(stem => !subjectOnly.includes(stem))),
]
export const warning: readonly string[] = [
  ...['⚠', '🟡', '🟠'],
  ...stems(({ warning: all, subjectOnly }) => all.filter(stem => !subjectOnly.includes(stem))),
]
export const good: readonly string[] = [...stems(language => language.good), '✅', '✔', '✓', '🟢']
export const ended: readonly string[] = stems(language => language.ended)
export const running: readonly string[] = [
  ...['started', 'running', 'in progress', 'begun', 'starting', 'gestartet', 'läuft', 'begonnen', 'démarré'],
  ...['en cours', 'iniciad', 'en curso', 'avviat', 'in corso', 'em andamento', 'gestart', 'bezig', 'startet'],
  ...[
    'queued',
    'begins',
    'beginnt',
    'comenzado',
    'comenzó',
    'commencé',
    'débuté',
    'iniziato',
    'startad',
    'startats',
    'pågår',
    'démarrage de',
    'avvio del',
    'inicio de',
    'rozpoczęt',
    'w toku',
  ],
]

/** Of these, some lines of a text tell enough. */
export const commonWords: ReadonlySet<string> = new Set([
  ...[...ended, ...running],
  ...[
    'saved',
    'copied',
    'received',
    'skipped',
    'processed',
    'correct',
    'protected',
    'gesichert',
    'eseguit',
    'exit',
    'rc ',
  ],
])

/** Words of which a line must have one to say anything: in folded form. */
export const sayingWords: readonly string[] = [
  ...new Set([
    ...failing,
    ...warning,
    ...good,
    ...ended,
    ...running,
    ...[
      'skipped',
      'missed',
      'stopped',
      'killed',
      'terminated',
      'problem',
      'issue',
      'übersprungen',
      'overgeslagen',
      'warnungen',
    ],
    ...[
      'podido',
      'pudo',
      'pueden',
      'posible',
      'possible',
      'possib',
      'möglich',
      'konnte',
      'effectué',
      'eseguit',
    ],
    ...[
      'realizad',
      'uitgevoerd',
      'durchgeführt',
      'ausgeführt',
      'gesichert',
      'sauvegardé',
      'wykona',
      'received',
      "n't",
      'err ',
      'err]',
      'crit',
    ],
    ...[
      'overdue',
      'behind schedule',
      'überfällig',
      'en retard',
      'achterstallig',
      'no backup',
      'no recent',
      'keine sicherung',
    ],
    ...[
      'premature',
      'vorzeitig',
      'prématur',
      'out of',
      'durchgelaufen',
      'wrong',
      'zero',
      'segmentation',
      'dumped',
      'traceback',
      'exceeded',
      'dépassé',
      'stalled',
      'hangs',
    ],
    ...['hung', 'none', 'abouti', 'buon fine', 'nothing', 'locked by', 'used by', 'vanished'],
    ...['unreadable', 'unlesbar', 'illisible', 'illeggib', 'ilegible', 'onleesbaar', 'oläsbar', 'read-only'],
    ...['nichts', 'niente', 'niets', 'signal', 'killed'],
    ...['no space', 'disk full', 'protected', 'finaliz', 'terminat', 'correct', 'udał', 'genomför'],
    ...wholeWords,
    ...[
      'denied',
      'cannot',
      'could not',
      'exit',
      'return code',
      'errorlevel',
      'rc=',
      'rc ',
      'saved',
      'copied',
      'exported',
      'uploaded',
      'transferred',
      'replicated',
      'archived',
      'no heartbeat',
      'intervention',
      'waiting for',
      'mount request',
      'behind',
      'go through',
      'take place',
      'left out',
      'still ',
      'mismatch',
      'conflicts',
      'with status',
      'with code',
      'speedup is',
      'processed',
      ' down',
      'down ',
      'backed up',
      'not ',
      ' nok',
      ' ko',
    ],
  ]),
]

function stems(select: (language: Lexicon) => readonly string[]): readonly string[] {
  return [...new Set(languages.flatMap(select).map(foldCase))]
}
