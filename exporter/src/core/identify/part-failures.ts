/** Failures that a run says of a part of its work: `completed with errors`, the exit code by which a program tells that
 *  some files were left out. Where nothing tells that the whole of it failed, they are a warning. */
import { foldCase } from '../text.ts'
import { isOfFiles, isPlainOutcome } from './about-run.ts'
import { isOfNothing } from './empty-run.ts'
import type { Heard } from './gather.ts'
import type { MessageLines } from './message-lines.ts'
import { isFailure, type Statement } from './statements.ts'
import { endedWithErrors } from './whole.ts'

/** Of programs that tell by it that all but some files was saved: from their manuals, as far as they are widely known. */
const codes: readonly { readonly of: RegExp; readonly partial: ReadonlySet<number> }[] = [
  { of: /(?<!\p{L})rsync/iu, partial: new Set([24]) },
  { of: /(?<!\p{L})ans\d{4}[ewis](?!\p{L})|schedulerec|(?<!\p{L})dsmc/iu, partial: new Set([4, 8]) },
  { of: /netbackup|backup_exit_notify|(?<!\p{L})bpb(?:rm|kar)/iu, partial: new Set([1]) },
  { of: /(?<!\p{L})tar(?:: |\.exe| -)/iu, partial: new Set([1]) },
  { of: /(?<!\p{L})7-?zip|(?<!\p{L})7za? /iu, partial: new Set([1]) },
]
const exit =
  /(?:exit(?:ed)?(?: with)?(?: code| status)?|exitstatus|return code|(?<!\p{L})rc|errorlevel|(?<!\p{L})code|status) ?[:=]? ?\(?(\d{1,3})(?!\d)/iu
const lookChars = 20_000

/** Something has a size, or was copied: a run that only says of itself that it ended with errors may have saved none. */
const saved = new RegExp(
  [
    '(?<![\\d.,])(?!0+(?:[.,]0+)? )\\d[\\d.,]* ?(?:[kmgtp]i?b|[kmgt]io|[kmgt]o|bytes)(?![\\p{L}/])',
    '(?:copied|saved|backed up|protected|uploaded|transferred|synced|kopiert|gesichert|übertragen|copiés?|sauvegardés?|copiati|salvati|copiados|guardados|gekopieerd|kopieret|kopierade|skopiowan\\p{L}*)[^\\n\\p{L}\\d]{1,30}[1-9]',
    '(?<!\\p{L})(?:bytes|octets)(?: \\p{L}+)?[ \\t]?[:=][ \\t]?[1-9][\\d.,]{3,}',
    '[1-9][\\d.,]* (?:files?|objects?|items?|dateien|fichiers|file|archivos|arquivos|bestanden|filer|plik\\p{L}*) (?:\\p{L}+ )?(?:copied|saved|backed up|uploaded|kopiert|gesichert|copiés|sauvegardés|copiati|copiados|gekopieerd|kopieret|kopierade|skopiowan)',
  ].join('|'),
  'iu',
)

function isOfPart({ line }: Statement, { subjects, body }: MessageLines): boolean {
  const text = `${subjects.join('\n')}\n${body.slice(0, lookChars)}\n${body.slice(-lookChars)}`
  if (endedWithErrors.test(line)) return saved.test(text)
  const [, code] = exit.exec(line) ?? []
  if (code === undefined) return false
  return codes.some(({ of, partial }) => partial.has(Number(code)) && of.test(text))
}

/** After these nothing more was saved, or not where it should be. */
const fatal =
  /no space left|disk (?:is )?full|(?:has become|became) full|out of (?:memory|space)|quota|unreachable|connect(?:ion)? (?:refused|lost|reset|failed|timed)|(?:could not|cannot|can't|unable to|failed to) (?:connect|log ?in|authenticate|mount|reach|write)|authentication|corrupt|aborted|cancell?ed|kein (?:platz|speicher)|abgebrochen|interromp|interrott|interrumpid|afgebroken|avbr|przerwan/iu

/** It tells more than that a part failed. */
function isOfWhole(said: Statement, lines: MessageLines): boolean {
  if (said.sense !== 'failure' || isOfPart(said, lines)) return false
  return fatal.test(said.line) || (isPlainOutcome(said) && !isOfFiles(foldCase(said.line)))
}

/** The line that says that a part failed, where nothing says more of the whole. */
export function findPart({ subject, fields, body }: Heard, lines: MessageLines): Statement | undefined {
  const firm = [...subject, ...fields].filter(isFailure)
  const ofPart = (one: Statement) => isFailure(one) && isOfPart(one, lines)
  const part = firm.find(ofPart) ?? (firm.length === 0 ? body.find(ofPart) : undefined)
  if (!part || firm.some(one => !ofPart(one)) || isOfNothing(lines)) return undefined
  return body.some(one => isOfWhole(one, lines)) ? undefined : part
}
