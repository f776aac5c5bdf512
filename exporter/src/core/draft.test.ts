import { createRegexEngine } from '../config/regex.ts'
import { readSubjectStatus } from './status-words.ts'
import { readSubjectParts } from './subject-parts.ts'

void createRegexEngine
test('print', () => {
  for (const s of [
    '[Success] User01: Documents - 2026-11-22',
    'Backup of SRV1 completed successfully',
    'Backup of SRV1 has failed',
    'Fwd: WG: Sicherung NAS erfolgreich',
    'Sicherung NAS nicht erfolgreich',
    'Sauvegarde de SRV-02 réussie',
    'Échec de la sauvegarde SRV-02',
    '[Warning] Backup Job 12 (3/5) 12.4 GB',
    'Backup OK - 0 errors, 0 warnings',
    'Server 2 backup run 17 done',
    'Copia de seguridad completada correctamente',
    'Backup unsuccessful',
    'バックアップ成功: NAS01',
    'AWS Backup: 5 of 7 succeeded',
    'Office 365 backup succeeded 22.11.2026 03:14',
    '[NAS] Backup finished',
    'backup-04120 ok',
    'Synology: Hyper Backup task "Data" completed',
    'Резервное копирование SRV успешно завершено',
  ]) {
    const { kind, word, noTrouble } = readSubjectStatus(s)
    const p = readSubjectParts(s)
    process.stdout.write(
      JSON.stringify([s, kind, word, noTrouble.join('|'), p.pieces, p.key, p.numbers]) + '\n',
    )
  }
})
