/** Iperius Backup: the report of a job. */
import type { Product } from './product.ts'
import { restoring } from './restoring.ts'

const ended =
  'Backup abgeschlossen|Fine backup|Backup completed|Backup terminato|Backup completato|Fin de la sauvegarde|Fin de la copia'

const errors = ['Errors', 'Errori', 'Fehler', 'Erreurs', 'Errores', 'Erros', 'Fouten', 'Fejl', 'Fel', 'Błędy']

export const iperius: Product = {
  id: 'iperius',
  name: 'Iperius Backup',
  languages: ['en', 'it', 'de', 'fr', 'es', 'ru'],
  sources: [
    'Words of success and failure in English and Russian bodies: design of a public notifier on GitHub, looked up 2026-11-22',
    'German report (words of the result in the subject, start, end with the time it took, size of what was copied): a public reader of these mails on GitHub, looked up 2026-11-22',
    'Other words: Iperius documentation, Email notifications; from memory, not looked up',
  ],
  likely: ['Wording other than Italian is concluded from the general words.'],
  signs: [
    { in: 'subject', says: 'Iperius', weight: 4 },
    { in: 'body', says: 'Iperius', weight: 3 },
    { in: 'from', says: 'iperius', weight: 3 },
  ],
  status: [
    {
      status: 'failure',
      in: 'anywhere',
      as: /(?:with errors|с ошибками|не удалось|non (?:è stato )?eseguito|con errori|mit Fehlern|avec des erreurs|con errores|backup (?:was )?(?:failed|fallito|stopped|cancell?ed|aborted)|not completed|non completato|interrotto).*/i,
    },
    {
      status: 'warning',
      in: 'anywhere',
      as: /(?:with warnings|con avvisi|con avvertimenti|mit Warnungen|avec des avertissements|con advertencias).*/i,
    },
    { status: 'failure', label: errors, as: /^[1-9]\d*/ },
    { status: 'warning', label: ['Warnings', 'Avvisi', 'Avvertimenti', 'Warnungen'], as: /^[1-9]\d*/ },
    ...restoring,
    {
      status: 'success',
      in: 'anywhere',
      as: /(?:completed successfully|successfully completed|successful|completato (?:correttamente|con successo)|con successo|erfolgreich|terminée avec succès|correctamente|con éxito|завершено успешно|успешно заверш).*/i,
      calm: true,
    },
    // Of a job that was stopped, the words above tell.
    { status: 'success', label: errors, as: /^0$/, calm: true },
  ],
  figures: {
    size: [
      {
        label: [
          'Größe der kopierten Daten',
          'Dimensione dei dati copiati',
          'Size of copied data',
          'Taille des données copiées',
          'Tamaño de los datos copiados',
        ],
      },
    ],
    duration: [{ in: 'body', as: new RegExp(`^(?:${ended})\\t?:? ?.*\\(([^()]*\\d[^()]*)\\)`, 'i') }],
    startedAt: [{ label: ['Backup starten', 'Inizio backup', 'Backup started', 'Start backup'] }],
    endedAt: [{ in: 'body', as: new RegExp(`^(?:${ended})\\t?:? ?([^(\\n]*\\d)`, 'i') }],
  },
  job: [
    { label: ['Job name', 'Backup job', 'Nome operazione', 'Operazione', 'Nome backup', 'Job'] },
    {
      label: [
        'Nombre de la operación',
        'Operación',
        'Auftragsname',
        "Nom de l'opération",
        'Opération',
        'Nome da operação',
      ],
    },
    { in: 'subject', as: /["'](.+?)["']/ },
    {
      in: 'subject',
      as: /(?:abgeschlossen|completed|completato|Fehlern?|errors|errori|avvisi|warnings)\S*(?: \S+){0,3}: (.+)$/i,
    },
  ],
  machine: [{ label: ['Computer', 'Computer name', 'Nome computer', 'PC'] }],
}
