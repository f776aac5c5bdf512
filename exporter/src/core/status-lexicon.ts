/** Words with which backup software says in a subject how a backup went. Stems are parts of words, in any case; words
 *  stand for themselves only. What says that a backup failed is kept wide, as it keeps a success rule from fitting;
 *  what says that it was good is kept narrow. */

export type Language = {
  readonly failing: readonly string[]
  /** Words that turn a good one round, which are too short to be stems. */
  readonly failingWords: readonly string[]
  readonly warning: readonly string[]
  /** Said of good runs only. */
  readonly good: readonly string[]
  /** Said by some products of every run that came to its end. */
  readonly ended: readonly string[]
  /** Those of `failing` and `warning` that a subject says of the backup, and a longer text of anything. */
  readonly subjectOnly: readonly string[]
}

export const english: Language = {
  failing: [
    ...['fail', 'error', 'unsuccess', 'abort', 'cancel', 'incomplete', 'corrupt', 'critical', 'fatal'],
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
  warning: ['warn', 'partial', 'skipped', 'attention', 'exception', 'issue', 'alert'],
  good: ['successfully', 'successful', 'succeeded', 'success', 'passed', 'ok', 'okay'],
  ended: ['completed', 'complete', 'finished', 'done', 'ended'],
  subjectOnly: [
    ...['cancel', 'critical', 'problem', 'exceed', 'terminated', 'missing', 'expired', 'stopped', 'offline'],
    ...['stuck', 'invalid', 'trouble', 'attention', 'issue', 'alert', "n't", 'timeout', 'reject'],
    ...['interrupt', 'missed', 'skipped', 'killed'],
  ],
}

const german: Language = {
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
  good: ['erfolgreich', 'erfolgreiche', 'erfolgreicher', 'erfolg'],
  ended: ['abgeschlossen', 'beendet', 'fertig', 'durchgeführt', 'durchgelaufen'],
  subjectOnly: ['problem', 'störung', 'konnte', 'achtung', 'hinweis', 'übersprungen', 'defekt'],
}

const french: Language = {
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
  ],
  failingWords: ['pas', 'non', 'sans', 'aucun', 'aucune', 'ko', "n'a"],
  warning: ['avertissement', 'attention', 'partiel', 'alerte'],
  good: ['succès', 'succes', 'réussie', 'réussi', 'réussite'],
  ended: ['terminée', 'terminé', 'achevée', 'achevé'],
  subjectOnly: ['impossible', 'attention', 'alerte', 'annul', 'interromp'],
}

const spanish: Language = {
  failing: ['fallo', 'falló', 'fallid', 'fallad', 'error', 'cancelad', 'abortad', 'incomplet', 'incorrect'],
  failingWords: ['no', 'sin', 'ningún', 'ninguna'],
  warning: ['advertencia', 'aviso', 'parcial', 'alerta'],
  good: ['éxito', 'exito', 'exitosa', 'exitoso', 'exitosamente', 'correctamente', 'correcta', 'correcto'],
  ended: ['completada', 'completado', 'finalizada', 'finalizado', 'terminada', 'terminado'],
  subjectOnly: ['cancelad', 'alerta', 'incorrect'],
}

const italian: Language = {
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
    'buon fine',
    'correttamente',
    'corretto',
    'positivo',
  ],
  ended: ['completata', 'completato', 'terminata', 'terminato'],
  subjectOnly: ['impossibile', 'attenzione', 'avvis', 'avvert', 'interrott'],
}

const portuguese: Language = {
  failing: ['falh', 'erro', 'cancelad', 'abortad', 'incomplet', 'malsuced', 'mal suced', 'mal-suced'],
  failingWords: ['não', 'nao', 'sem', 'nenhum', 'nenhuma', 'insucesso'],
  warning: ['aviso', 'advert', 'parcial', 'alerta'],
  good: ['sucesso', 'sucedida', 'sucedido', 'êxito'],
  ended: [
    'concluída',
    'concluído',
    'concluida',
    'concluido',
    'terminada',
    'terminado',
    'finalizada',
    'finalizado',
  ],
  subjectOnly: ['alerta', 'cancelad'],
}

const dutch: Language = {
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
  good: ['geslaagd', 'geslaagde', 'gelukt', 'succesvol', 'succes', 'goed'],
  ended: ['voltooid', 'klaar', 'afgerond', 'beëindigd'],
  subjectOnly: ['fout', 'overgeslagen', 'onvolledig'],
}

const nordic: Language = {
  failing: [
    ...['misslyck', 'mislyk', 'fejl', 'feil', 'avbrut', 'avbröt', 'afbrudt', 'afbrød', 'avbrutt', 'ofuldst'],
    ...['ufuldst', 'ufullst', 'epäonnist', 'virhe'],
  ],
  failingWords: ['inte', 'ej', 'ikke', 'utan', 'uden', 'uten', 'ei', 'fel'],
  warning: ['varning', 'advarsel', 'advarsl', 'delvis', 'varoitu', 'osittain'],
  good: [
    ...['lyckad', 'lyckades', 'lyckats', 'framgångsrikt', 'lykkedes', 'vellykket', 'vellykkede'],
    ...['onnistui', 'onnistunut'],
  ],
  ended: [
    ...['slutförd', 'slutfört', 'slutfördes', 'avslutad', 'avslutades', 'klar', 'gennemført', 'fuldført'],
    ...['afsluttet', 'færdig', 'fullført', 'valmis'],
  ],
  subjectOnly: [],
}

const slavic: Language = {
  failing: [
    ...[
      'niepowod',
      'niepomyśl',
      'niepopraw',
      'błąd',
      'błęd',
      'nieuda',
      'niezakoń',
      'nieukoń',
      'niewykon',
      'anulow',
      'przerw',
      'chyb',
      'selhal',
      'neúspě',
      'zrušen',
      'přeruš',
    ],
    ...['ошиб', 'сбой', 'неуда', 'не удалось', 'безуспеш', 'неуспеш', 'прерван', 'отмен', 'помилк'],
  ],
  failingWords: ['nie', 'bez', 'ne', 'не', 'нет', 'без'],
  warning: ['ostrzeż', 'częściow', 'varován', 'upozorn', 'částečn', 'предупрежд', 'частичн'],
  good: [
    'powodzeniem',
    'sukces',
    'sukcesem',
    'pomyślnie',
    'powiodła',
    'powiodło',
    'udana',
    'poprawnie',
    'úspěšně',
    'úspěch',
    'успешно',
    'успех',
    'успешный',
  ],
  ended: [
    'zakończona',
    'zakończono',
    'zakończone',
    'zakończony',
    'zakończyło',
    'zakończyła',
    'ukończono',
    'ukończona',
    'dokončena',
    'dokončeno',
    'завершено',
    'завершён',
  ],
  subjectOnly: ['chyb', 'przerw'],
}

const turkicAndUgric: Language = {
  failing: ['başarısız', 'hata', 'iptal', 'sikertelen', 'hiba', 'megszak'],
  failingWords: ['nem', 'değil', 'olmadı'],
  warning: ['uyarı', 'kısmi', 'figyelmeztet', 'részleges'],
  good: ['başarılı', 'başarıyla', 'sikeres', 'sikeresen'],
  ended: ['tamamlandı', 'befejeződött'],
  subjectOnly: ['hata', 'hiba'],
}

const eastAsian: Language = {
  failing: [
    '失敗',
    '失败',
    'エラー',
    '異常',
    '异常',
    '错误',
    '錯誤',
    '中断',
    '中止',
    '取消',
    '不',
    '未',
    '실패',
    '오류',
    '취소',
    '않',
  ],
  failingWords: [],
  warning: ['警告', '注意', '一部', '部分', '경고', '부분'],
  good: ['成功', '正常終了', '성공'],
  ended: ['完了', '完成', '完毕', '완료'],
  subjectOnly: ['不', '未', '않', '注意', '一部', '取消'],
}

export const languages: readonly Language[] = [
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
