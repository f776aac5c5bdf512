/** Virtualmin: the mail of a scheduled backup. The subject tells apart all, a part and nothing; the log below has a line
 *  for every virtual server. */
import type { Product } from './product.ts'

export const virtualmin: Product = {
  id: 'virtualmin',
  name: 'Virtualmin',
  languages: ['en', 'de', 'fr', 'it', 'nl', 'pt'],
  sources: [
    'Subjects, first lines and log of all languages: lang/* and backup.pl of virtualmin-gpl on GitHub, looked up 2026-11-22',
  ],
  likely: ['A backup that is complete while old ones could not be deleted is a warning.'],
  signs: [
    { in: 'subject', says: 'Virtualmin', weight: 4 },
    { in: 'body', says: 'Virtualmin', weight: 2 },
    { in: 'from', says: 'virtualmin', weight: 2 },
  ],
  status: [
    {
      status: 'warning',
      in: 'subject',
      as: /(?:Completed backup .*, but deletion failed|Abgeschlossenes Backup .*, aber Löschung fehlgeschlagen|Sauvegarde terminée .*, mais la suppression a échoué|Backup completato .*, ma eliminazione non riuscita|Backup .*concluído .*, mas a exclusão falhou|Voltooide back-up .*, maar verwijderen mislukt|Se completó .*, pero falló la eliminación).*/i,
    },
    {
      status: 'warning',
      in: 'subject',
      as: /(?:Partially|Teilweise|partiellement|parzialmente|parcialmente|Gedeelte(?:lijk)?) .*/i,
    },
    {
      status: 'failure',
      in: 'subject',
      as: /(?:Failed|Fehlgeschlagen|Échec|non riuscito|mislukt|Falha|fallid|falló).*/i,
    },
    {
      status: 'warning',
      in: 'body',
      as: /^Backup is (?:partially complete|complete, but deletion failed)\..*/,
    },
    { status: 'failure', in: 'body', as: /^Backup failed!.*/ },
    { status: 'warning', in: 'body', as: /\d+ virtual servers backed up successfully, [1-9]\d* had errors/ },
    {
      status: 'success',
      in: 'subject',
      as: /(?:Completed|Abgeschlossenes|terminée|completato|compleet|Voltooide back-?up|concluído|completad[ao]).*/i,
      calm: true,
    },
    { status: 'success', in: 'body', as: /^Backup is complete\. Final size was .*/, calm: true },
  ],
  job: [{ in: 'subject', as: /Virtualmin (?:on|auf|da|em|op) \S+ (?:to|zu|a|tot) (.+?)(?:,.*)?$/i }],
  machine: [
    {
      in: 'subject',
      as: /Virtualmin (?:terminée |partiellement réalisé |Échec )?(?:on|auf|sur|da|em|op|en) ([\w.-]+)/i,
    },
  ],
  figures: {
    size: [
      {
        in: 'body',
        as: /(?:(?:Final|Total) size was|Endgröße war|taille finale (?:est|était)|dimensione finale era|gro(?:ot)?te was|tamanho final foi de) (.+?)(?:\. |\.?$)/,
      },
    ],
    duration: [{ in: 'body', as: /Total backup time was (.+?)\.?(?:$|(?<=\.) )/ }],
  },
}
