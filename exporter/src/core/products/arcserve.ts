/** Arcserve UDP and Arcserve Backup: job mails. */
import { objectRow } from './object-row.ts'
import type { Product } from './product.ts'
import { restoring } from './restoring.ts'

const state = [
  ...[
    'Job Status',
    'Status',
    'Jobstatus',
    'Status des Jobs',
    'Auftragsstatus',
    'Statut de la tâche',
    'Statut du job',
  ],
  ...['Stato del processo', 'Stato processo', 'Estado de la tarea', 'Estado del trabajo', 'Status da tarefa'],
  ...['Estado da tarefa', 'Estado do trabalho'],
]

export const arcserve: Product = {
  id: 'arcserve',
  name: 'Arcserve',
  languages: ['en', 'de'],
  sources: [
    'Status of a backup (Finished, Failed): backup check of N-able for Arcserve UDP, documentation; events of Arcserve Backup ("Job Completed Successfully", "Job Incomplete"): its administration guide; looked up 2026-11-22',
    'Sentences of a job of Arcserve Backup in German ("Vorgang Sichern erfolgreich", what was saved): sample in the Checkmk agent for it on GitHub, looked up 2026-11-22',
    'Subjects of the alert mails and labels of UDP: from memory; no text of one was found',
  ],
  likely: ['Subjects carry the product, the host and the status; labels follow the guide.'],
  signs: [
    { in: 'subject', says: 'Arcserve', weight: 4 },
    { in: 'body', says: 'Arcserve', weight: 3 },
    { in: 'from', says: 'arcserve', weight: 3 },
  ],
  status: [
    {
      status: 'failure',
      in: 'subject',
      as: /(?:fail|crash|cancell?ed|missed|error|incomplete|fehlgeschlagen).*/i,
    },
    { status: 'warning', in: 'subject', as: /(?:warning|partial|Warnung).*/i },
    {
      status: 'failure',
      label: state,
      as: /^.*(?:fail|crash|cancel|incomplet|error|missed|fehlge|abgebr|unvollst|échec|échou|annul|manqu|riuscit[oa] con|non |fallid|fallit|interrot|omitid|erro|falh).*/i,
    },
    { status: 'warning', label: state, as: /^.*(?:warn|partial|avert|advert|avvis|aviso).*/i },
    {
      status: 'failure',
      in: 'body',
      as: /Job (?:Incomplete|Failed|Cancell?ed)(?!\p{L}).*|(?:Backup|Copy|Sichern) ?(?:Operation)? (?:Incomplete|Failed|unvollständig|fehlgeschlagen).*/iu,
    },
    { status: 'none', in: 'subject', as: /(?:merge|restore|catalog|copy recovery) job.*/i },
    ...restoring,
    {
      status: 'success',
      label: state,
      as: /^(?:finished|completed|success|erfolgreich|abgeschlossen|beendet|terminée?|réussie?|completat[oa]|terminat[oa]|riuscit[oa]|finalizad[oa]|completad[oa]|correct[oa]|concluíd[oa]).*/i,
      calm: true,
    },
    {
      status: 'success',
      in: 'body',
      as: /Job Completed Successfully.*|Backup Operation Successful.*|Vorgang Sichern erfolgreich.*/i,
      calm: true,
    },
    { status: 'success', in: 'subject', as: /(?:success|finished|completed|erfolgreich).*/i, calm: true },
  ],
  job: [
    {
      label: [
        'Plan Name',
        'Plan',
        'Job Name',
        'Job Description',
        'Description',
        'Beschreibung',
        'Planname',
        'Nom du plan',
        'Nome piano',
        'Nombre del plan',
        'Nome do plano',
        'Job Type',
        'Protected Node',
      ],
    },
  ],
  machine: [
    {
      label: [
        'Agent node',
        'Node Name',
        'Knotenname',
        'Nom du noeud',
        'Nom du nœud',
        'Nome nodo',
        'Nombre de nodo',
        'Nombre del nodo',
        'Nome do nó',
        'Server Name',
        'Arcserve Backup Server',
        'Machine',
        'Source',
        'Host',
      ],
    },
    { in: 'subject', as: /\(([\w.-]+)\)/ },
  ],
  figures: {
    size: [
      {
        label: [
          'Total Size (Disk)',
          'Total Size (Media)',
          'Total Size',
          'Protected Data Size',
          'Processed Data',
        ],
      },
    ],
  },
  results: [objectRow],
}
