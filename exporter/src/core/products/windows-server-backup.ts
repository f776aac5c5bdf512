/** Windows Server Backup, through mails of its events or of wbadmin's output. Event 4 is success, 14 the end of either
 *  kind, the others failures. */
import type { Product } from './product.ts'

export const windowsServerBackup: Product = {
  id: 'windows-server-backup',
  name: 'Windows Server Backup',
  languages: ['en', 'de', 'fr', 'it', 'es'],
  sources: [
    'Channel, event 4 for success and event 5 with its data: templates and event listings in public, looked up 2026-11-22',
    'Other event IDs and texts: Microsoft Learn, Windows Server Backup events; from memory, not looked up',
  ],
  likely: [
    'Words in French, Italian and Spanish.',
    'Zero in LastBackupResultHR (Get-WBSummary) is a success.',
    'There is no mail of its own: subjects are whatever the script says.',
  ],
  signs: [
    { in: 'subject', says: 'Windows Server Backup', weight: 3 },
    { in: 'subject', says: 'wbadmin', weight: 3 },
    { in: 'body', says: 'Microsoft-Windows-Backup', weight: 4 },
    { in: 'body', says: 'wbadmin', weight: 3 },
    { in: 'body', says: 'Windows Server Backup', weight: 2 },
    { in: 'body', says: 'Logs\\WindowsServerBackup\\', weight: 3 },
    { in: 'body', says: 'Summary of the backup operation:', weight: 3 },
    { in: 'body', says: 'LastBackupResultHR', weight: 4 },
    { in: 'body', says: 'Windows Server-Sicherung', weight: 3 },
  ],
  status: [
    {
      status: 'failure',
      in: 'body',
      as: /<EventID[^>]*>(?:5|8|9|1[789]|2[012]|49|5[02]|5\d\d|612)<\/EventID>/,
    },
    { status: 'failure', label: ['LastBackupResultHR', 'HResult'], as: /^-?[1-9]\d*/ },
    {
      status: 'failure',
      label: ['Event ID', 'EventID', 'Id', 'Ereignis-ID'],
      as: /^(?:5|8|9|17|18|19|20|21|22|49|50|52|100|517|518|521|527|528|544|545|546|561|564|612)(?!\d)/,
    },
    {
      status: 'failure',
      in: 'anywhere',
      as: /(?:backup (?:operation|job|of .+)? ?.*(?:has failed|(?<!for which backup )failed|did not complete|stopped)|fehlgeschlagen|(?:konnte )?nicht erfolgreich|(?:has|have) not been (?:run|completed)|There is not enough (?:disk )?space|a échoué|non riuscit|ha fallado|no se (?:pudo|completó)).*|^ERROR - .*/i,
    },
    {
      status: 'warning',
      in: 'anywhere',
      as: /(?:completed with (?:errors|warnings|some files skipped)|mit (?:Fehlern|Warnungen) abgeschlossen|some of the files were (?:skipped|not)).*/i,
    },
    { status: 'success', label: ['Event ID', 'EventID', 'Ereignis-ID'], as: /^4(?!\d)/ },
    { status: 'success', in: 'body', as: /<EventID[^>]*>4<\/EventID>/, calm: true },
    { status: 'none', label: ['JobState'], as: /^(?:Running|InProgress|NotStarted).*/i },
    { status: 'success', label: ['LastBackupResultHR', 'HResult'], as: /^0(?!\d)/ },
    {
      status: 'success',
      in: 'anywhere',
      as: /(?:backup operation (?:has )?(?:finished|completed) successfully|backup operation successfully completed|successfully completed|Sicherungsvorgang wurde erfolgreich abgeschlossen|opération de sauvegarde (?:s'est|est) (?:correctement |bien )?terminée (?:correctement|avec succès)|operazione di backup (?:è stata )?completata(?: correttamente)?|operación de copia de seguridad (?:se )?(?:ha )?complet(?:ó|ado) correctamente).*/i,
      calm: true,
    },
  ],
  machine: [
    { label: ['Computer', 'Server', 'Computer Name', 'MachineName'] },
    { in: 'subject', as: /(?:on|auf) ([\w-]+)/i },
  ],
}
