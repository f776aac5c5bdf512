/** The suggestions while they grow, and what came of those that were accepted. One that was accepted may be listed until
 *  its messages have been tried: it is asked again meanwhile. */
import { useCallback, useEffect, useState } from 'react'
import type {
  AcceptAnswer,
  AcceptRequest,
  SuggestionsJson,
} from '../../../../exporter/src/api/contract-checks.ts'
import { acceptSuggestions, readSuggestions } from '../../api/suggestions.ts'
import { type Load, useLoad } from '../../components/use-load.ts'
import { isReading } from '../../model/suggestion.ts'

export type Accepted = {
  /** Ids of the checks that were made, by key of the suggestion. */
  readonly done: ReadonlyMap<string, readonly string[]>
  /** Why not, by key. */
  readonly refused: ReadonlyMap<string, string>
  /** Of the last time. */
  readonly trying: number
}
export type Suggesting = {
  readonly load: Load<SuggestionsJson>
  readonly accepted: Accepted
  readonly isBusy: boolean
  readonly failure: Error | undefined
  readonly accept: (request: AcceptRequest) => Promise<void>
}

const pollMs = 1500
/** After that a suggestion that is still there needs a person, not another question. */
const mostLooksAfter = 20
const nothing: Accepted = { done: new Map(), refused: new Map(), trying: 0 }

export function useSuggestions(): Suggesting {
  const load = useLoad(signal => readSuggestions(signal), [])
  const [accepted, setAccepted] = useState(nothing)
  const [looksLeft, setLooksLeft] = useState(0)
  const [state, setState] = useState<Pick<Suggesting, 'isBusy' | 'failure'>>(idle)
  const { data, reload } = load
  const isGoing = data?.suggestions.some(({ key }) => accepted.done.has(key)) ?? false
  // Each answer brings about the next question, so that a slow one is never given up for it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the looks that are left go down with each answer
  useEffect(() => {
    if (!data) return
    const isMore = isReading(data)
    if (!isMore && !(isGoing && looksLeft > 0)) return
    const timer = setTimeout(() => {
      if (!isMore) setLooksLeft(before => before - 1)
      reload()
    }, pollMs)
    return () => clearTimeout(timer)
  }, [data, isGoing, reload])

  const accept = useCallback(
    async (request: AcceptRequest) => {
      setState({ isBusy: true, failure: undefined })
      try {
        const answer = await acceptSuggestions(request)
        setAccepted(before => add(before, answer))
        setLooksLeft(mostLooksAfter)
        setState(idle)
        reload()
      } catch (cause) {
        setState({ isBusy: false, failure: cause instanceof Error ? cause : new Error(String(cause)) })
      }
    },
    [reload],
  )
  return { load, accepted, accept, ...state }
}

const idle = { isBusy: false, failure: undefined } as const

function add({ done, refused }: Accepted, answer: AcceptAnswer): Accepted {
  const made = new Map([...done, ...answer.done.map(({ key, ids }) => [key, ids] as const)])
  const stillRefused = [...refused].filter(([key]) => !made.has(key))
  const newlyRefused = answer.refused.map(({ key, detail }) => [key, detail] as const)
  return { done: made, refused: new Map([...stillRefused, ...newlyRefused]), trying: answer.trying }
}
