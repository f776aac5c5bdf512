/** What the fields of a message say of how a run went: `Status: Failed`, `Success: no`, `Exit code: 2`, `Errors: 0`. */
import type { Pairs } from './pairs.ts'
import type { Statement } from './statements.ts'
import { isWell, readState } from './states.ts'

const statusLabels = [
  ...['status', 'state', 'result', 'outcome', 'job status', 'job result', 'backup status', 'backup result'],
  ...[
    'final status',
    'overall status',
    'job state',
    'task status',
    'completion status',
    'last result',
    'session status',
    'last session status',
    'total session status',
    'last status',
    'backup state',
    'protection status',
    'compliance status',
    'phase',
    'severity',
  ],
  ...['job completion status', 'run status', 'termination', 'ergebnis', 'resultat', 'zustand', 'jobstatus'],
  ...['sicherungsstatus', 'statut', 'état', 'résultat', 'estado', 'resultado', 'esito', 'stato', 'risultato'],
  ...[
    'resultaat',
    'toestand',
    'situação',
    'udfald',
    'tilstand',
    'wynik',
    'stan',
    'stav',
    'результат',
    'статус',
  ],
]
const flagLabels = [
  'success',
  'successful',
  'succeeded',
  'ok',
  'is success',
  'completed',
  'erfolgreich',
  'erfolg',
  'réussi',
]
const failLabels = ['failed', 'is failed', 'has failed', 'has errors', 'errors', 'error', 'fehlgeschlagen']
const exitLabels = [
  'exit code',
  'exitcode',
  'exit status',
  'return code',
  'rc',
  'exit',
  'errorlevel',
  ...['code retour', 'code de retour', 'code de sortie', 'rückgabewert', 'rückgabecode', 'beendigungscode'],
  ...['codice di uscita', 'codice di ritorno', 'codice uscita', 'código de salida', 'código de retorno'],
  ...['código de saída', 'codigo de salida', 'codigo de saida', 'afsluitcode', 'retourcode', 'returkode'],
  ...['afslutningskode', 'avslutningskode', 'returkod', 'avslutningskod', 'exitkod', 'kod wyjścia'],
  ...['kod powrotu', 'last run result', 'result code', 'exit value', 'exit-code'],
]

export function readFields(
  pairs: Pairs,
  heads: ReadonlySet<string>,
): { fields: readonly Statement[]; unknown: string | undefined } {
  const fields: Statement[] = []
  const cells = new Set([...heads].flatMap(line => line.split('\t')))
  let unknown: string | undefined
  const add = (sense: Statement['sense'], line: string) => fields.push({ sense, line, isLog: false })
  for (const value of pairs.find(statusLabels).slice(0, 200)) {
    if (cells.has(value)) continue
    const sense = readState(value)
    if (sense !== 'nothing') add(sense, `status: ${value}`)
    else if (
      !isWell(value) &&
      !/^(?:info(?:rmation(?:al)?)?|notice|low|normal|active|enabled|-|n\/a)$/i.test(value)
    )
      unknown ??= value
  }
  for (const value of pairs.find(flagLabels)) {
    // Beside an `ok` of a table stands the number of the next column.
    if (cells.size > 0 && /^\d/.test(value)) continue
    if (/^(?:true|yes|ja|oui|sì|sí|si|sim|1|tak)$/i.test(value)) add('success', `success: ${value}`)
    else if (/^(?:false|no|nein|non|não|nee|nej|nie|0)$/i.test(value)) add('failure', `success: ${value}`)
  }
  for (const value of pairs.find(failLabels))
    if (/^(?:true|yes|ja|oui|sì|sí|sim)$/i.test(value)) add('failure', `failed: ${value}`)
  for (const value of [...pairs.find(exitLabels), ...pairs.findLoose(exitLabels)])
    if (/^-?(?:0x[\da-f]{1,8}|\d{1,10})(?![\dx])/i.test(value))
      add(/^0(?:x0+)?(?![\dx])/i.test(value) ? 'ended' : 'failure', `exit code: ${value}`)
  return { fields, unknown }
}
