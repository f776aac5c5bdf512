/** Units of time by their words. A month and a year have no fixed length and are none. */

export type DurationUnit = {
  readonly seconds: number
  /** Whose writers use a decimal comma. */
  readonly comma: boolean
}

const minute = 60
const hour = 60 * minute
const day = 24 * hour
const week = 7 * day

/** Words that several languages share stand under the first of them; those in the second column are of languages
 *  that write a decimal comma. */
const words: readonly (readonly [seconds: number, words: string, withComma: string])[] = [
  [
    1e-6,
    'µs us μs microsecond microseconds',
    'mikrosekunde mikrosekunden microseconde microsecondes microseconden',
  ],
  [
    1e-3,
    'ms msec msecs millisecond milliseconds milli',
    'millisekunde millisekunden milliseconde millisecondes milliseconden millisecondo millisecondi milisegundo milisegundos мс',
  ],
  [
    1,
    's sec secs second seconds',
    'sek sekunde sekunden seconde secondes seconden secondo secondi seg segundo segundos sekund sekunder sekunda sekundy sekundę sekunti sekuntia másodperc с сек секунда секунды секунд секунди',
  ],
  [
    minute,
    'm min mins minute minutes',
    'minuten mn minuto minuti minutos minuut minut minutter minuter minuta minuty minutę minutt minuutti minuuttia perc мин минута минуты минут хв хвилина хвилини хвилин',
  ],
  [
    hour,
    'h hr hrs hour hours',
    'std stunde stunden heure heures ora ore hora horas u uur uren timer tim timme timmar godz godzina godziny godzin godzinę hodina hodiny hodin hodinu tunti tuntia óra ч час часа часов год година години годин',
  ],
  [
    day,
    'd day days',
    'tag tage tagen jour jours j giorno giorni gg día días dia dias dag dagen dage dager dagar døgn dygn dzień dni den dny dnů päivä päivää nap д день дня дней днів дні',
  ],
  [
    week,
    'w wk wks week weeks',
    'woche wochen semaine semaines settimana settimane semana semanas weken uge uger vecka veckor uke uker tydzień tygodnie tygodni týden týdny viikko viikkoa неделя недели недель тиждень тижні тижнів',
  ],
]

const units: ReadonlyMap<string, DurationUnit> = new Map<string, DurationUnit>(
  words.flatMap(([seconds, plain, withComma]): (readonly [string, DurationUnit])[] => [
    ...plain.split(' ').map(word => [word, { seconds, comma: false }] as const),
    ...withComma.split(' ').map(word => [word, { seconds, comma: true }] as const),
  ]),
)

/** A capital M alone is a month where there are small ones (systemd, Proxmox), so it is not read as minutes. */
export function findDurationUnit(word: string): DurationUnit | undefined {
  return word === 'M' ? undefined : units.get(word.toLowerCase())
}
