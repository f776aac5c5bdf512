/** Names of the months as backup software writes them, whole and short. */

const names: readonly string[] = [
  'january jan januar jänner janvier janv gennaio gen enero ene januari января январь янв січня січень січ janeiro stycznia styczeń sty ledna leden tammikuuta',
  'february feb februar février fevrier févr fév febbraio febrero februari февраля февраль фев февр лютого лютий лют fevereiro lutego luty lut února únor helmikuuta',
  'march mar märz mär mrz mars marzo maart mrt марта март мар березня березень бер março marts marca marzec března březen maaliskuuta',
  'april apr avril avr aprile abril abr апреля апрель апр квітня квітень кві квіт kwietnia kwiecień kwi dubna duben huhtikuuta',
  'may mai maggio mag mayo mei мая май травня травень тра трав maio maj maja květen května toukokuuta',
  'june jun juni juin giugno giu junio июня июнь июн червня червень чер черв junho czerwca czerwiec cze června červen kesäkuuta',
  'july jul juli juillet juil luglio lug julio июля июль июл липня липень лип julho lipca lipiec lip července červenec heinäkuuta',
  'august aug août aout agosto ago augustus августа август авг серпня серпень сер серп augusti sierpnia sierpień sie srpna srpen elokuuta',
  'september sep sept septembre settembre sett set septiembre сентября сентябрь сен сент вересня вересень вер setembro września wrzesień wrz září syyskuuta',
  'october oct oktober okt octobre ottobre ott octubre октября октябрь окт жовтня жовтень жов жовт outubro października październik paź října říjen lokakuuta',
  'november nov novembre noviembre ноября ноябрь ноя нояб листопада листопад лис novembro listopada listopad lis listopadu marraskuuta',
  'december dec dezember dez décembre decembre déc dicembre dic diciembre декабря декабрь дек грудня грудень гру груд dezembro grudnia grudzień gru prosince prosinec joulukuuta',
]

const months: ReadonlyMap<string, number> = new Map(
  names.flatMap((words, month) => words.split(' ').map(word => [word, month + 1] as const)),
)

/** 1 to 12. */
export function findMonth(word: string): number | undefined {
  return months.get(word.toLowerCase().replace(/\.$/, ''))
}
