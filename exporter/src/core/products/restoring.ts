/** Restores are told by the same sender as backups, and are none: those that failed are told before these rules, so that
 *  somebody looks. */
import type { Product } from './product.ts'

export const restoring: Product['status'] = [
  {
    status: 'none',
    label: ['Job Type', 'Operation', 'Operation type', 'Event type', 'Task type', 'Vorgang', 'Auftragstyp'],
    as: /^(?:\w+ )?(?:restor|recover|wiederherst|restaur|ripristin|herstel).*/i,
  },
  {
    status: 'none',
    in: 'subject',
    as: /^(?!.*(?:back-?up|sicherung|sauvegarde|copia|snapshot) (?!&|exec|for|assist)\p{L}).*(?<!disaster )(?:restore|restoration|recovery|wiederherstellung|restauration|ripristino|restauración|terugzet) (?:job |task |operation |plan |of .+ )?(?:has |was |is )?(?:been )?(?:success|succeed|complet|finish|erfolg|abgeschl|terminé|réussi|complet|riusc).*/iu,
  },
]
