import { createRegexEngine } from '../config/regex.ts'
import type { Condition } from './condition.ts'
import { compileCondition, fitsCondition } from './condition-test.ts'
import type { Message } from './message.ts'
import { conditionsFor, readSubjectStatus, type WordCondition } from './status-words.ts'
import { createView } from './view.ts'

const engines = { regex: createRegexEngine() }
const look = { condenseWhitespace: true, combineAttachments: true }

function fits(conditions: readonly WordCondition[], subject: string): boolean {
  const message: Message = {
    ...{ intake: 'smtp', receivedAtMs: 0, from: '', to: [], originallyTo: [], recipients: [], headers: [] },
    ...{ text: '', attachments: [], marks: [], subject },
  }
  const view = createView(message)
  return conditions.every(one =>
    fitsCondition(compileCondition(toCondition(one), look, engines), view, 'whole'),
  )
}

function toCondition(one: WordCondition): Condition {
  const ignoreCase = 'ignoreCase' in one && one.ignoreCase === true
  return 'complex' in one
    ? { field: 'subject', operator: 'complex', value: one.complex, ignoreCase }
    : 'matches' in one
      ? { field: 'subject', operator: 'matches', value: one.matches, ignoreCase }
      : { field: 'subject', operator: 'contains', value: one.contains, ignoreCase }
}

test.each([
  ['[Success] User01: Documents', 'success', '[Success]'],
  ['Backup of SRV1 completed successfully', 'success', 'successfully'],
  ['NAS backup OK', 'success', 'OK'],
  ['Backup OK - 0 errors, 0 warnings', 'success', 'OK'],
  ['Sicherung NAS erfolgreich, ohne Fehler', 'success', 'erfolgreich'],
  ['Sauvegarde de SRV2 réussie', 'success', 'réussie'],
  ['Copia de seguridad correcta 22/11/2026', 'success', 'correcta'],
  ['Backup riuscito', 'success', 'riuscito'],
  ['Backup concluído com sucesso', 'success', 'sucesso'],
  ['Back-up geslaagd', 'success', 'geslaagd'],
  ['Kopia zapasowa zakończona pomyślnie', 'success', 'pomyślnie'],
  ['Резервное копирование успешно завершено', 'success', 'успешно'],
  ['バックアップ成功', 'success', '成功'],
  ['备份成功', 'success', '成功'],
  ['[Warning] SRV1', 'warning', '[Warning]'],
  ['Backup completed with warnings', 'warning', 'warnings'],
  ['Sicherung mit Warnungen', 'warning', 'Warnungen'],
  ['Backup completed', 'ended', 'completed'],
  ['Sicherung abgeschlossen', 'ended', 'abgeschlossen'],
  ['AWS Backup: 5 of 7 succeeded', 'counts', 'succeeded'],
  ['Backup 90% successful', 'counts', 'successful'],
  ['Nightly report', 'nothing', ''],
  ['', 'nothing', ''],
])('%j says %s by %j', (subject, kind, word) => {
  expect(readSubjectStatus(subject)).toMatchObject({ kind, word })
})

const failing = [
  'Backup FAILED',
  'Backup unsuccessful',
  'Backup was not successful',
  'Backup not OK',
  'Backup NOK',
  'No success: backup',
  'Backup completed with errors',
  'Backup successful: false',
  'Success: 3, failed: 2',
  'Backup OK, 3 errors, 0 warnings',
  'Backup succeeded with 1 error',
  "Backup didn't succeed",
  'Success rate exceeded? Job aborted',
  'Sicherung fehlgeschlagen',
  'Sicherung nicht erfolgreich',
  'Sicherung erfolglos',
  'Sicherung erfolgreich mit Fehlern',
  'Sicherung nicht OK',
  'Kein Erfolg: Sicherung',
  'Échec de la sauvegarde',
  'Sauvegarde non réussie',
  'Sauvegarde sans succès',
  'La copia de seguridad no se completó correctamente',
  'Copia de seguridad sin éxito',
  'Backup non riuscito',
  'Backup fallito',
  'Backup sem sucesso',
  'Backup malsucedido',
  'Back-up mislukt',
  'Back-up niet geslaagd',
  'Säkerhetskopieringen misslyckades',
  'Kopia zapasowa nie powiodła się, bez sukces',
  'Zálohování neúspěšně',
  'Резервное копирование не успешно',
  'Резервное копирование безуспешно',
  'Yedekleme başarısız',
  'バックアップ失敗',
  'バックアップは成功しませんでした エラー',
  '备份不成功',
  '백업 실패',
]

test.each(failing)('%j says failure', subject => {
  expect(readSubjectStatus(subject).kind).toBe('failure')
})

const good = [
  'Backup Success',
  '[Success] Backup',
  'Backup success',
  'Backup successful',
  'Backup completed successfully',
  'Backup OK',
  'Backup ok',
  'Backup OK - 0 errors, 0 warnings',
  'Backup succeeded without errors',
  'Sicherung erfolgreich',
  'Sicherung erfolgreich ohne Fehler',
  'Sicherung OK',
  'Sauvegarde réussie',
  'Sauvegarde terminée avec succès, sans erreur',
  'Copia de seguridad completada correctamente',
  'Copia con éxito',
  'Backup riuscito',
  'Backup concluído com sucesso',
  'Back-up geslaagd',
  'Säkerhetskopieringen lyckades',
  'Zálohování úspěšně dokončeno',
  'Kopia zakończona pomyślnie, sukces',
  'Резервное копирование успешно завершено',
  'Yedekleme başarılı',
  'バックアップ成功',
  '备份成功',
  '백업 성공',
]
const warnings = [
  'Backup success with warnings',
  'Sicherung erfolgreich, Warnung',
  'Sauvegarde réussie, avertissement',
]

test.each(good)(
  'a rule made from %j fits it, and no subject that says failure or warning in any language',
  subject => {
    const says = readSubjectStatus(subject)
    expect(says.kind).toBe('success')
    const rule = conditionsFor(says)
    expect(fits(rule, subject)).toBe(true)
    expect([...failing, ...warnings].filter(worse => fits(rule, worse))).toEqual([])
  },
)

test('the same words in the middle of a bad subject never make it good', () => {
  const word = ['failed', 'error', 'errors', 'not', 'aborted', 'FEHLER', 'incomplete', 'cancelled', 'warning']
  for (const subject of good.filter(one => /^[\x20-\x7e]+$/.test(one))) {
    const rule = conditionsFor(readSubjectStatus(subject))
    const said = /0 errors|without errors|ohne Fehler/.test(subject) ? /err|warn|fehl/i : /^$/
    for (const bad of word.filter(one => !said.test(one)))
      for (const worse of [`${bad} ${subject}`, `${subject} ${bad}`, subject.replace(' ', ` ${bad} `)])
        if (!(bad === 'FEHLER' && !/Sicherung/.test(subject)))
          expect([subject, worse, fits(rule, worse)]).toEqual([subject, worse, false])
  }
})

test('a rule made from a warning fits no failure', () => {
  for (const subject of ['[Warning] SRV1', 'Backup completed with warnings', 'Sicherung mit Warnungen']) {
    const rule = conditionsFor(readSubjectStatus(subject))
    expect(fits(rule, subject)).toBe(true)
    expect(failing.filter(worse => fits(rule, worse))).toEqual([])
  }
})
