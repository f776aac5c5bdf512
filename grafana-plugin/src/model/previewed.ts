/** What a preview says about messages, put so that a person sees at once what is worth a look. */
import type { PreviewedMessage } from '../../../exporter/src/api/contract-checks.ts'
import { type Look, lookOfStatus } from './look.ts'
import { isUntrusted, lookOfUntrusted } from './sender-look.ts'

type Explanation = NonNullable<PreviewedMessage['match']>

/** Conditions that fit, of how many; the alias and the object are among them. */
export function countFits(message: Pick<PreviewedMessage, 'alias' | 'forObject' | 'match'>): {
  readonly fit: number
  readonly of: number
} {
  const marks = [
    ...(message.alias ? [message.alias.fits] : []),
    ...(message.forObject ? [message.forObject.fits] : []),
    ...(message.match ? leaves(message.match) : []),
  ]
  return { fit: marks.filter(Boolean).length, of: marks.length }
}

/** Of a block with `any`, the best part stands for it: the others are not needed. */
function leaves(part: Explanation): readonly boolean[] {
  if (part.kind === 'condition') return [part.fits]
  const parts = part.parts.map(leaves)
  if (part.quantifier === 'all') return parts.flat()
  return parts.toSorted((a, b) => share(b) - share(a))[0] ?? []
}

function share(marks: readonly boolean[]): number {
  return marks.length === 0 ? 1 : marks.filter(Boolean).length / marks.length
}

/** It does not fit, but half of what is asked is there: probably meant, or a case the rules forgot. */
export function isNear(message: PreviewedMessage): boolean {
  const { fit, of } = countFits(message)
  return !message.fits && of > 1 && fit * 2 >= of
}

/** More than one kind of block fits: the order decides, which may not be what was meant. What the template says is
 *  meant to be overruled. */
export function hasSeveralStatuses(message: PreviewedMessage): boolean {
  const own = message.blocks.filter(({ template }) => !template)
  return new Set(own.map(({ status }) => status)).size > 1
}

export function sortPreviewed(
  messages: readonly PreviewedMessage[],
  chosenIds: readonly number[],
): {
  readonly chosen: readonly PreviewedMessage[]
  readonly fitting: readonly PreviewedMessage[]
  readonly near: readonly PreviewedMessage[]
} {
  const isChosen = ({ id }: PreviewedMessage) => id === undefined || chosenIds.includes(id)
  const others = messages.filter(message => !isChosen(message))
  return {
    chosen: messages.filter(isChosen),
    fitting: others.filter(({ fits }) => fits),
    near: others.filter(isNear),
  }
}

/** What it would be. A good result that would not be believed is told apart from what is no result at all. */
export function lookOfPreviewed({ status, reason }: Pick<PreviewedMessage, 'status' | 'reason'>): Look {
  return isUntrusted({ kind: 'result', status, reason }) ? lookOfUntrusted : lookOfStatus[status]
}
