/** Successes that are shown and not told: in the example of a message, and of a job that is switched off since. */
import type { MessageLines } from './message-lines.ts'
import type { Pairs } from './pairs.ts'
import { readSense } from './sense.ts'

export const example: RegExp =
  /(?<![\p{L}.@/-])(?:(?:for |an? |this |the )?(?:example|sample)s?|e\.g\.|(?:look|looks) (?:like|as follows)|of (?:this|the following) (?:form|kind)|like (?:this|these|the following)|(?:zum )?beispiel|(?:wie folgt|so) aus(?:sehen|schauen)?|folgende[rnms]? (?:form|art|muster)|muster|(?:par )?exemple|comme suit|de (?:cette|la) forme|(?:ad )?esempio|come segue|(?:por )?ejemplo|como sigue|(?:por )?exemplo|(?:bij)?voorbeeld|als volgt|(?:for )?eksempel|(?:till )?exempel|(?:na )?przykład)(?![\p{L}.@/-])[^\n:@]{0,40}:$/imu
const lookChars = 20_000

/** Its own subject says nothing of a run, and all that is said stands below `for example:`. */
export function isShown({ subjects, body }: MessageLines, may: (text: RegExp) => boolean): boolean {
  if (!may(example)) return false
  const text = body.slice(0, lookChars)
  const found = example.exec(text)
  if (!found || says(subjects[0] ?? '')) return false
  return !text.slice(0, found.index).split('\n').some(says)
}

function says(line: string): boolean {
  const sense = readSense(line)
  return sense !== 'nothing' && sense !== 'running'
}

const enabledLabels = [
  ...['enabled', 'active', 'job enabled', 'schedule enabled', 'aktiviert', 'aktiv', 'activé', 'actif'],
  ...[
    'attivo',
    'abilitato',
    'activado',
    'activo',
    'habilitado',
    'ativo',
    'ativado',
    'ingeschakeld',
    'actief',
  ],
  ...['aktiveret', 'aktiverad', 'aktywne', 'włączone'],
]
const lastLabels = [
  ...['last result', 'last status', 'last run', 'last run result', 'last job result', 'letztes ergebnis'],
  ...['letzter status', 'dernier résultat', 'ultimo risultato', 'último resultado', 'laatste resultaat'],
  ...['seneste resultat', 'senaste resultat', 'ostatni wynik'],
]

/** A result of the last time that it ran, which may be long ago. */
export function isDisabled(pairs: Pairs): boolean {
  return (
    pairs.find(lastLabels).length > 0 &&
    pairs.find(enabledLabels).some(value => /^(?:no|false|off|nein|non|não|nee|nej|nie|0)$/i.test(value))
  )
}
