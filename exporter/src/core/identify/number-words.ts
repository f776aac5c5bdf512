/** Counts that are written out, where one stands against another: `five of the six machines`, `drei von vier`. */

const words: readonly string[] = [
  'one un une uno una ein eine einer einen um uma een één et en ett jeden jedna',
  'two zwei deux dos due dois duas twee to två dwie dwóch dwa',
  'three drei trois tres tre três drie trzy trzech',
  'four vier quatre cuatro quattro quatro fire fyra cztery czterech',
  'five fünf cinq cinco cinque vijf fem pięć pięciu',
  'six sechs seis sei zes seks sex sześć sześciu',
  'seven sieben sept siete sette sete zeven syv sju siedem siedmiu',
  'eight acht huit ocho otto oito otte åtta osiem ośmiu',
  'nine neun neuf nueve nove negen ni nio dziewięć dziewięciu',
  'ten zehn dix diez dieci dez tien ti tio dziesięć dziesięciu',
  'eleven elf onze once undici elleve elva jedenaście jedenastu',
  'twelve zwölf douze doce dodici doze twaalf tolv dwanaście dwunastu',
]
const counts: ReadonlyMap<string, number> = new Map(
  words.flatMap((line, at) => line.split(' ').map((word): [string, number] => [word, at + 1])),
)
const count = [...counts.keys()].join('|')
const none = 'zero|null|zéro|cero|nul|noll|none|keiner|keine'
const of =
  '(?:of|out of|von|sur|di|su|de|van|af|av|ze?)(?: (?:the|our|all|den|unseren|les|des|nos|l[aeio]s?|gli|delle|dei|de|het|os|as|nossos))?'
const spelled = new RegExp(
  `(?<![\\p{L}-])(${count}|${none}|\\d{1,4})( ${of} )(${count}|\\d{1,4})(?![\\p{L}\\d.,:/-])`,
  'u',
)

/** In figures: `5 of the 6 machines`.
 *  @param text folded */
export function withFigures(text: string): string {
  return text.replace(
    spelled,
    (_, part: string, between: string, all: string) => `${inFigures(part)}${between}${inFigures(all)}`,
  )
}

function inFigures(word: string): string {
  return /^\d/.test(word) ? word : String(counts.get(word) ?? 0)
}
