/** The lexicon of the north and the east: what a stem and a word are stands in lexicon.ts. */
import type { Lexicon } from './lexicon.ts'

export const nordic: Lexicon = {
  failing: [
    ...['misslyck', 'mislyk', 'fejl', 'feil', 'avbrut', 'avbröt', 'afbrudt', 'afbrød', 'avbrutt', 'ofuldst'],
    ...['ufuldst', 'ufullst', 'epäonnist', 'virhe'],
  ],
  failingWords: ['inte', 'ej', 'ikke', 'utan', 'uden', 'uten', 'ei', 'fel'],
  warning: ['varning', 'advarsel', 'advarsl', 'delvis', 'varoitu', 'osittain'],
  good: [
    ...['lyckad', 'lyckades', 'lyckats', 'framgångsrikt', 'lykkedes', 'vellykket', 'vellykkede', 'lyktes'],
    ...['onnistui', 'onnistunut', 'onnistuneesti'],
  ],
  ended: [
    ...['slutförd', 'slutfört', 'slutfördes', 'avslutad', 'avslutades', 'klar', 'gennemført', 'fuldført'],
    ...['slutförts', 'genomförd', 'genomfört', 'genomfördes', 'genomförts', 'avslutats', 'färdig'],
    ...['afsluttet', 'færdig', 'fullført', 'avsluttet', 'ferdig', 'valmis', 'valmistui', 'suoritettu'],
    ...['päättyi', 'päättynyt'],
  ],
  subjectOnly: [],
}

export const slavic: Lexicon = {
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
      ...['nezdař', 'neprob', 'nedokon', 'neproved', 'nepodař', 'nezazáloh', 'bledow', 'bledy'],
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
    ...['úspěšná', 'úspěšné', 'úspěšný', 'v pořádku', 'pomyślna', 'pomyślne', 'pomyslnie', 'poprawna'],
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
    ...['zakończył', 'ukończone', 'ukończony', 'ukończyło', 'zakonczona', 'zakonczono', 'ukonczono'],
    ...['dokončena', 'dokončeno', 'dokončen', 'skončila', 'skončilo', 'skončil', 'proběhla', 'proběhlo'],
    ...['завершено', 'завершена', 'завершён', 'завершен', 'завершилось', 'выполнено', 'выполнена'],
  ],
  subjectOnly: ['przerw', 'bledy'],
}

export const turkicAndUgric: Lexicon = {
  failing: ['başarısız', 'hata', 'iptal', 'sikertelen', 'hiba', 'megszak'],
  failingWords: ['nem', 'değil', 'olmadı'],
  warning: ['uyarı', 'kısmi', 'figyelmeztet', 'részleges'],
  good: ['başarılı', 'başarıyla', 'sikeres', 'sikeresen'],
  ended: ['tamamlandı', 'befejeződött'],
  subjectOnly: ['hata', 'hiba'],
}

export const eastAsian: Lexicon = {
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
