/** SQL Server Agent: the subject always says "completed"; the STATUS in the text decides. Ola Hallengren's maintenance
 *  jobs come through it, too. */
import type { Product } from './product.ts'

/** What else a server has jobs for; only their names tell. */
const upkeep =
  'index|indizes|statisti|integrit|check_? ?db|dbcc|purge|clean-?_? ?up|bereinig|nettoy|pulizia|limpi|cycle|error_?log|fehlerprotokoll|delete|shrink|defrag|reorg|rebuild|history|verlauf|etl|warehouse|dwh|(?<![a-z])load|import|restor|wiederherst|restaur|ripristin|refresh|report|subscription|ssis|ssrs|replication|distribution|mdw|collection_set|sysutility|cube|health|monitor|alert|test ?mail|failover'
const backup =
  'back[ _-]?up|sicher(?!heit)|sauvegard|copia|respald|dump|(?<![a-z])(?:full|diff|tlog|log)(?![a-z])'
/** Done to backups that are there. */
const toBackups =
  '(?:delete|remove|purge|clean-?up|verify|check|test|restore)[ _-]?(?:(?!and|und)\\w+[ _-])?back-?ups?|back[ _-]?up[ _-]?(?:history|verlauf)'
const otherJob = `(?:.*(?:${toBackups})|(?!.*(?:${backup})).*(?:${upkeep})).*`

export const sqlServerAgent: Product = {
  id: 'sql-server-agent',
  name: 'SQL Server Agent',
  languages: ['en', 'de', 'fr', 'es', 'it'],
  sources: [
    'Operator notifications: Microsoft Learn, SQL Server Agent, Notify an operator; as gathered in a survey of such messages, 2026-11',
  ],
  likely: [
    'The German status words are remembered, those of French, Spanish and Italian are the general ones.',
  ],
  signs: [
    { in: 'subject', says: 'SQL Server Job System', weight: 4 },
    {
      in: 'subject',
      says: 'SQL Server',
      as: /SQL Server.{0,20}(?:Auftrag|travail|travaux|processo|trabajo)|(?:travail|travaux|process[io]|trabajos?|Auftrag) .{0,20}SQL Server/i,
      weight: 3,
    },
    { in: 'body', says: 'SQL Server Job System: ', weight: 3 },
    { in: 'body', says: 'JOB RUN:', weight: 2 },
    { in: 'body', says: 'AUFTRAGSAUSFÜHRUNG:', weight: 3 },
    { in: 'body', says: 'ESECUZIONE PROCESSO:', weight: 3 },
    { in: 'body', says: 'EXÉCUTION DU TRAVAIL', weight: 3 },
    { in: 'body', says: 'EJECUCIÓN DEL TRABAJO', weight: 3 },
    { in: 'body', says: 'The Job was invoked by', weight: 3 },
    { in: 'body', says: 'Server Maintenance Utility', weight: 3 },
  ],
  status: [
    {
      status: 'failure',
      label: ['STATUS'],
      as: /^(?:Fail|Cancel|Fehl|Abgebr|Échec|Annul|Error|Erro|Non riuscit|Annullat).*/i,
    },
    { status: 'failure', in: 'subject', as: /\[The job (?:failed|restarted|was cancell?ed).*/i },
    { status: 'failure', in: 'body', as: /^MESSAGES:\s+The job (?:failed|was stopped).*/i },
    { status: 'failure', label: ['STATUS'], as: /^Warning: One or more tasks failed.*/i },
    {
      status: 'none',
      in: 'body',
      as: /^Microsoft\(R\) Server Maintenance Utility(?!.*(?:\n.*){0,60}\n.*Back ?Up)/i,
    },
    { status: 'warning', label: ['STATUS'], as: /^Retry.*/i },
    { status: 'none', label: ['STATUS'], as: /^In Progress.*/i },
    {
      status: 'none',
      in: 'subject',
      as: new RegExp(`SQL Server[^:']*:\\s*['"[]${otherJob}['"\\]] (?!.*maintenance plan)`, 'i'),
    },
    { status: 'none', in: 'body', as: new RegExp(`^JOB RUN:\\s+'${otherJob}' was run`, 'i') },
    {
      status: 'success',
      label: ['STATUS'],
      as: /^(?:Succe|Erfolg|Réussi|Opération réussie|Correct|Operazione riuscita|Riuscit).*/i,
      exact: true,
    },
    { status: 'success', in: 'subject', as: /\[The job succeeded\.\] SQL Server Job System:.*/i },
  ],
  job: [
    { in: 'body', as: /^Maintenance Plan: (.+)$/ },
    {
      in: 'anywhere',
      as: /SQL Server[^:']*:\s*['"[](.+)['"\]] (?:automatically|completed|failed|succeeded|beendet|abgeschlossen|terminé|completat[ao]|completad[ao])/,
    },
    { in: 'body', as: /^JOB RUN:\s+'(.+)' was run/ },
    {
      in: 'body',
      as: /^(?:AUFTRAGSAUSFÜHRUNG|ESECUZIONE PROCESSO|EXÉCUTION DU TRAVAIL|EJECUCIÓN DEL TRABAJO) ?:\s+'([^'\n]+)'/i,
    },
  ],
  machine: [
    { in: 'body', as: /^Report was generated on "([^"]+)"/ },
    { in: 'body', as: /^SQL Server Job System:.* on (?:\\\\)?([\w.\\-]+?)\.?$/ },
    {
      in: 'subject',
      as: /(?:completed on|beendet auf|abgeschlossen auf|terminé sur|su|en) (?:\\\\)?([\w.\\-]+?)\.?$/,
    },
  ],
  figures: {
    size: [],
    duration: [{ label: ['DURATION', 'DAUER', 'DURÉE', 'DURATA', 'DURACIÓN'] }],
    startedAt: [{ in: 'body', as: /^JOB RUN:\s+'.+' was run on (.+)$/ }],
  },
}
