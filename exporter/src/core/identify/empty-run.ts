/** Runs that had nothing to save, or saved nothing: no files, an archive of no bytes, a dump of a few where the one before
 *  had gigabytes. They may have ended as they should, and nobody can tell. */
import { readSize } from '../figures/size.ts'
import type { MessageLines } from './message-lines.ts'

const maxLook = 20_000

const nothing =
  /(?<!\p{L})(?:no|keine|aucun|nessun|ningún|geen) (?:new |changed |matching )?(?:files?|data|objects?|items?|sources?|folders?|dateien|daten|fichiers?|dati|file|archivos?|bestanden) (?:were |was |are |is |have been )?(?:matched|matching|found|selected|specified|available|backed up|to (?:back ?up|copy|process)|gefunden|ausgewählt|gesichert|trouvés?|trovat[oi]|encontrad[oa]s?|gevonden)|(?<!\p{L})nothing (?:to|was) (?:back|cop|select|be back)|(?<![\d.,])0 (?:files?|objects?|items?|dateien|fichiers?|archivos|ficheros|file|arquivos|ficheiros|bestanden|filer|plików|souborů|tiedostoa)(?: \p{L}+)? (?:were |was )?(?:copied|backed up|processed|saved|gesichert|kopiert|copiés?|sauvegardés?|copiat[ie]|copiad[oa]s|salvati|respaldados|gekopieerd|kopieret|kopierade|kopiert|skopiowan\p{L}|zkopírován\p{L})|^total (?:backup )?size\t?[:=] ?0(?: ?(?:[kmg]?b|bytes))?$/imu

/** Nothing was there to be backed up, which may be as it should, or not. */
export function isOfNothing({ subjects, body }: MessageLines): boolean {
  const text = `${subjects.join('\n')}\n${body.slice(0, maxLook)}`
  return nothing.test(text) || fewBytes.test(text)
}

const files =
  '(?:(?:total |number of |processed )?(?:files?|objects?|items?)|(?:anzahl )?(?:dateien|objekte)|(?:nombre de )?(?:fichiers|objets)|(?:numero di )?(?:file|elementi)|archivos|elementos|ficheros|arquivos|ficheiros|bestanden|filer|plik(?:i|ów))'
const archive =
  "(?:(?:the )?(?:archive|dump|image|export|back-?up(?: file)?|file|snapshot|database)(?: file)? size|size of (?:the )?(?:archive|dump|back-?up|file|image)|archivgröße|dateigröße|dumpgröße|größe (?:des|der) (?:archivs?|sicherung|dumps?|datei)|taille (?:de l'archive|du dump|de la sauvegarde|du fichier)|dimensione? (?:dell'archivio|del dump|del backup|del file|file)|tamaño (?:del archivo|de la copia|del volcado|del fichero)|tamanho (?:do arquivo|do backup|do ficheiro)|bestandsgrootte|archiefgrootte|grootte van (?:het|de) (?:archief|back-?up|dump)|arkivstørrelse|filstørrelse|arkivstorlek|filstorlek|rozmiar (?:archiwum|pliku|kopii))"
const size =
  '(?:total size|data size|size|bytes|größe|datenmenge|taille|dimensione|tamaño|tamanho|grootte|størrelse|storlek|rozmiar)'
const end = '(?=[ \\t]*(?:$|[(,;\\t]))'
const no = `(?:0+(?:[.,]0+)?(?: ?(?:[kmgt]?i?b|bytes?|octets?|[kmgt]?o))?)${end}`
/** Less than the head of an archive. */
const few = `\\d{1,2} ?(?:b|bytes?|octets?)${end}`
const mark = '(?:[ \\t]?[:=][ \\t]?|\\t)'
const emptyArchive = new RegExp(`^${archive}${mark}(?:${no}|${few})`, 'imu')
/** As `ls -l` lists it. */
const emptyListed =
  /^-[rwx-]{9}\S?\s+\d+\s+\S+\s+\S+\s+\d{1,2}\s.*\.(?:sql|dump|tar|tgz|gz|zst|bz2|xz|zip|7z|bak|dmp|img|ldif)(?:\.\w{2,4})?$/imu
const fewBytes = new RegExp(`^${size}${mark}${few}`, 'imu')
const noFiles = new RegExp(`^${files}${mark}0${end}`, 'imu')
const noBytes = new RegExp(`^${size}${mark}${no}`, 'imu')
const something =
  /(?<![\d.,:/-])[1-9][\d.,']*\s?(?:[kmgtp]i?b|[kmgt]o|bytes|files|objects|items|dateien|fichiers|archivos|bestanden|filer)(?!\p{L}|\/s)|(?:files|objects|items|dateien|fichiers|archivos|bestanden|filer)\b[^\n:=\d]{0,30}[:=\t] ?[1-9]/iu
const before =
  "(?:yesterday|previous(?:ly)?(?: \\p{L}+)?|last (?:time|run|week|night)|before|usual(?:ly)?|average|normal(?:ly)?|gestern|zuvor|vorher|sonst|üblich|durchschnitt|hier|précédent\\p{L}*|d'habitude|moyenne|ieri|precedente|di solito|media|ayer|anterior|habitual|ontem|normalmente|gisteren|vorige|gemiddeld|normaal|i går|forrige|sædvanligvis|gennemsnit|igår|förra|vanligtvis|genomsnitt|wczoraj|poprzedni\\p{L}*|zwykle|średni\\p{L})"
const amount = '\\d[\\d.,]* ?(?:[kmgtp]i?b|bytes?|octets?|[kmgt]o)(?!\\p{L})'
/** `20 bytes (yesterday: 2.4 GB)`, and the same in two lines. */
const compared = new RegExp(
  `^[^\\n\\d]{0,40}${mark}(${amount})[^\\d]{0,12}${before}[^\\n\\d]{0,20}(${amount})`,
  'imu',
)
const leastShare = 0.05
/** Which may be none. */
const ofChanges = /increment|inkrement|incrément|differen|différen|diferen|przyrost|unchanged|no changes/iu

/** Looked for in whole messages. */
export const emptyLooks: readonly RegExp[] = [
  ofChanges,
  emptyArchive,
  emptyListed,
  noFiles,
  noBytes,
  compared,
]

/** What was written cannot be a copy of anything, whatever the run says of itself. */
export function isEmpty({ subjects, body }: MessageLines, may: (text: RegExp) => boolean): boolean {
  const text = `${subjects.join('\n')}\n${body.slice(0, maxLook)}`
  const fits = (expression: RegExp) => may(expression) && expression.test(text)
  if (fits(ofChanges)) return false
  if (fits(emptyArchive) || fits(emptyListed)) return true
  if (fits(noFiles) && fits(noBytes) && !something.test(text)) return true
  const [, now = '', then = ''] = (may(compared) && compared.exec(text)) || []
  const [least, usual] = [readSize(now), readSize(then)]
  return least !== undefined && usual !== undefined && least < usual * leastShare
}
