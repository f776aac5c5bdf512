/** Words with which backup software says in a subject how a backup went. Stems are parts of words, in any case; words
 *  stand for themselves only. What says that a backup failed is kept wide, as it keeps a success rule from fitting;
 *  what says that it was good is kept narrow. */
import type { Lexicon } from './lexicon.ts'
import { eastAsian, nordic, slavic, turkicAndUgric } from './status-lexicon-east.ts'

export const english: Lexicon = {
  failing: [
    ...[
      'fail',
      'error',
      'unsuccess',
      'unsucces',
      'unsucess',
      'abort',
      'cancel',
      'incomplete',
      'corrupt',
      'critical',
      'fatal',
    ],
    ...['problem', 'denied', 'crash', 'unable', 'timeout', 'timed out', 'exceed', 'interrupt', 'terminated'],
    ...['reject', 'refused', 'missed', 'missing', 'expired', 'stopped', 'killed', 'unreachable', 'offline'],
    ...["n't", 'could not', 'trouble', 'stuck', 'invalid', 'damaged'],
  ],
  failingWords: [
    'not',
    'no',
    'nok',
    'ko',
    'never',
    'without',
    'false',
    'unfinished',
    'bad',
    'success: 0',
    'ok: 0',
  ],
  warning: ['warn', 'partial', 'skipped', 'attention', 'exception', 'issue', 'alert', 'paused', 'suspended'],
  good: [
    ...['successfully', 'successful', 'succeeded', 'succeed', 'success', 'passed', 'ok', 'okay'],
    ...['succesfully', 'succesful', 'sucessfully', 'sucessful', 'successfull', 'succesfull', 'sucess'],
  ],
  ended: ['completed', 'complete', 'finished', 'done', 'ended'],
  subjectOnly: [
    ...['cancel', 'critical', 'problem', 'exceed', 'terminated', 'missing', 'expired', 'stopped', 'offline'],
    ...['stuck', 'invalid', 'trouble', 'attention', 'issue', 'alert', "n't", 'timeout', 'reject'],
    ...['interrupt', 'missed', 'skipped', 'killed', 'paused', 'suspended'],
  ],
}

const german: Lexicon = {
  failing: [
    'fehler',
    'fehlge',
    'fehlschl',
    'gescheitert',
    'abgebrochen',
    'abbruch',
    'misslung',
    'verpasst',
    'versäumt',
    'zeitüberschreit',
    'erfolglos',
  ].concat(['unvollst', 'störung', 'konnte', 'problem', 'defekt']),
  failingWords: ['nicht', 'kein', 'keine', 'keinen', 'ohne', 'nie'],
  warning: ['warnung', 'teilweise', 'achtung', 'hinweis', 'übersprungen'],
  good: ['erfolgreich', 'erfolgreiche', 'erfolgreichen', 'erfolgreicher', 'erfolg', 'gelungen', 'geglückt'],
  ended: [
    ...['abgeschlossen', 'beendet', 'fertig', 'fertiggestellt', 'durchgeführt', 'durchgelaufen', 'erledigt'],
  ],
  subjectOnly: ['problem', 'störung', 'konnte', 'achtung', 'hinweis', 'übersprungen', 'defekt'],
}

const french: Lexicon = {
  failing: [
    'échec',
    'echec',
    'échou',
    'echou',
    'erreur',
    'interromp',
    'annul',
    'incomplet',
    'impossible',
    'défaill',
    'manquée',
    'manqué ',
    ...['manquee', 'inachev', 'inaccessible', 'introuvable'],
  ],
  failingWords: ['pas', 'non', 'sans', 'aucun', 'aucune', 'ko', "n'a"],
  warning: ['avertissement', 'attention', 'partiel', 'alerte'],
  good: [
    'succès',
    'succes',
    ...['réussie', 'réussi', 'réussite', 'réussies', 'réussis', 'reussie', 'reussi'],
  ],
  ended: [
    ...['terminée', 'terminé', 'terminées', 'terminés', 'terminee', 'achevée', 'achevé', 'achevee'],
    ...['finie', 'aboutie', 'finalisée'],
  ],
  subjectOnly: [
    ...['impossible', 'attention', 'alerte', 'annul', 'interromp', 'inaccessible', 'introuvable', 'manqué '],
  ],
}

const spanish: Lexicon = {
  failing: ['fallo', 'falló', 'fallid', 'fallad', 'error', 'cancelad', 'abortad', 'incomplet', 'incorrect'],
  failingWords: ['no', 'sin', 'ningún', 'ninguna'],
  warning: ['advertencia', 'aviso', 'parcial', 'alerta'],
  good: [
    'éxito',
    'exito',
    'exitosa',
    'exitoso',
    'exitosamente',
    'exitosas',
    'exitosos',
    'correctas',
    'correctos',
    'correctamente',
    'correcta',
    'correcto',
  ],
  ended: [
    ...['completadas', 'completados', 'finalizadas', 'finalizados', 'terminadas', 'terminados'],
    ...['completada', 'completado', 'finalizada', 'finalizado', 'terminada', 'terminado'],
    ...['completadas', 'completados', 'finalizadas', 'finalizados', 'terminadas', 'terminados'],
    ...['completó', 'finalizó', 'terminó', 'concluida', 'concluido'],
  ],
  subjectOnly: ['cancelad', 'alerta', 'incorrect'],
}

const italian: Lexicon = {
  failing: [
    'error',
    'fallit',
    'fallimento',
    'negativo',
    'scorrett',
    'annullat',
    'interrott',
    'incomplet',
    'impossibile',
  ],
  failingWords: ['non', 'senza', 'nessun', 'nessuna', 'ko'],
  warning: ['avvis', 'avvert', 'parzial', 'attenzione'],
  good: [
    'successo',
    'riuscita',
    'riuscito',
    'riusciti',
    'riuscite',
    'buon fine',
    'correttamente',
    'corretto',
    'positivo',
  ],
  ended: [
    ...['completata', 'completato', 'completati', 'completate', 'terminata', 'terminato', 'terminati'],
    ...['conclusa', 'concluso', 'conclusi', 'ultimato', 'terminate'],
  ],
  subjectOnly: ['impossibile', 'attenzione', 'avvis', 'avvert', 'interrott'],
}

const portuguese: Lexicon = {
  failing: ['falh', 'erro', 'cancelad', 'abortad', 'incomplet', 'malsuced', 'mal suced', 'mal-suced'],
  failingWords: ['não', 'nao', 'sem', 'nenhum', 'nenhuma', 'insucesso'],
  warning: ['aviso', 'advert', 'parcial', 'alerta'],
  good: ['sucesso', 'sucedida', 'sucedido', 'sucedidas', 'sucedidos', 'êxito'],
  ended: [
    'concluída',
    'concluído',
    'concluida',
    'concluido',
    'terminada',
    'terminado',
    'finalizada',
    'finalizado',
    ...['concluídas', 'concluídos', 'concluiu', 'terminou', 'finalizou'],
  ],
  subjectOnly: ['alerta', 'cancelad'],
}

const dutch: Lexicon = {
  failing: [
    'mislukt',
    'mislukking',
    'onsuccesvol',
    'fout',
    'afgebroken',
    'geannuleerd',
    'onvolledig',
    'gefaald',
  ],
  failingWords: ['niet', 'geen', 'zonder'],
  warning: ['waarschuwing', 'gedeeltelijk', 'overgeslagen'],
  good: ['geslaagd', 'geslaagde', 'gelukt', 'gelukte', 'succesvol', 'succes', 'goed'],
  ended: ['voltooid', 'klaar', 'afgerond', 'beëindigd', 'geëindigd', 'gereed'],
  subjectOnly: ['fout', 'overgeslagen', 'onvolledig'],
}

export const languages: readonly Lexicon[] = [
  english,
  german,
  french,
  spanish,
  italian,
  portuguese,
  dutch,
  nordic,
  slavic,
  turkicAndUgric,
  eastAsian,
]
