/** The draft of a check: loaded once, kept in the tab's own storage so that a reload or a look elsewhere loses nothing,
 *  thrown away when it is saved or given up. */
import { useCallback, useEffect, useState } from 'react'
import type { CheckYaml, SuggestionJson } from '../../../../exporter/src/api/contract-checks.ts'
import { readDefinition, readDraft } from '../../api/checks.ts'
import { readSuggestions } from '../../api/suggestions.ts'
import { freshCheck, sameCheck, toDraft } from '../../model/draft.ts'
import { put } from '../../model/put.ts'
import { isReading } from '../../model/suggestion.ts'

export type DraftSource =
  | { readonly kind: 'edit'; readonly id: string }
  | {
      readonly kind: 'new'
      readonly message?: string | undefined
      readonly copy?: string | undefined
      readonly template?: string | undefined
      readonly suggestion?: string | undefined
      readonly group?: string | undefined
    }

/** It is made elsewhere. */
export class NotEditable extends Error {
  override name = 'NotEditable'
}

/** Its messages have found a check, or were removed. */
export class SuggestionGone extends Error {
  override name = 'SuggestionGone'
}

const mostExamples = 5
const againMs = 1000

export type Kept = {
  readonly check: CheckYaml
  /** As it was loaded: what differs from it is not saved. */
  readonly base: CheckYaml
  readonly version?: number
  readonly hints: readonly string[]
  /** The schedule that the draft came with, where it was learned. */
  readonly learned?: SuggestionJson['schedule']
  /** Messages that it was made for, the newest first. */
  readonly examples?: readonly number[]
}
export type DraftState = {
  readonly kept?: Kept
  readonly error?: Error
  readonly isRestored: boolean
}

export function keyOf(source: DraftSource): string {
  if (source.kind === 'edit') return `lastgood-draft:edit:${source.id}`
  const { message, copy, template, suggestion, group } = source
  // A part may hold anything, such as the sign between them.
  return `lastgood-draft:new:${[message, copy, template, suggestion, group].map(part => encodeURIComponent(part ?? '')).join(':')}`
}

export function useDraft(source: DraftSource) {
  const key = keyOf(source)
  const [state, setState] = useState<DraftState>({ isRestored: false })
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all about the source
  useEffect(() => {
    const stored = restore(key)
    if (stored) {
      setState({ kept: stored, isRestored: !sameCheck(stored.check, stored.base) })
      return
    }
    const abort = new AbortController()
    setState({ isRestored: false })
    load(source, abort.signal).then(
      kept => {
        if (!abort.signal.aborted) setState({ kept, isRestored: false })
      },
      (cause: unknown) => {
        if (abort.signal.aborted) return
        setState({ error: cause instanceof Error ? cause : new Error(String(cause)), isRestored: false })
      },
    )
    return () => abort.abort()
  }, [key, turn])

  const { kept } = state
  const isChanged = kept !== undefined && !sameCheck(kept.check, kept.base)
  useEffect(() => {
    // What is as it was loaded is loaded anew the next time: somebody may have changed it meanwhile.
    if (kept && isChanged) sessionStorage.setItem(key, JSON.stringify(kept))
    else if (kept) sessionStorage.removeItem(key)
  }, [key, kept, isChanged])

  const change = useCallback((edit: (check: CheckYaml) => CheckYaml) => {
    setState(before =>
      before.kept ? { ...before, kept: { ...before.kept, check: edit(before.kept.check) } } : before,
    )
  }, [])
  /** Forgets what was written; after that nothing is unsaved. */
  const discard = useCallback(() => {
    sessionStorage.removeItem(key)
    setState({ isRestored: false })
  }, [key])
  /** Begins anew with what is stored now. */
  const reload = useCallback(() => {
    sessionStorage.removeItem(key)
    setTurn(before => before + 1)
  }, [key])
  return { ...state, isChanged, change, discard, reload }
}

async function load(source: DraftSource, signal: AbortSignal): Promise<Kept> {
  if (source.kind === 'edit') {
    const { check, version, origin, place } = await readDefinition(source.id, signal)
    if (!check || origin !== 'store') {
      const where = place ? ` in ${place}` : ''
      throw new NotEditable(
        origin === 'file'
          ? `This check is provisioned${where}: it is changed there.`
          : 'This check comes from a job that reports: its sender says what it is.',
      )
    }
    const draft = toDraft(check)
    return { check: draft, base: draft, hints: [], ...(version !== undefined && { version }) }
  }
  const { message, copy, template, suggestion, group } = source
  if (suggestion) return loadSuggestion(suggestion, signal)
  if (!message && !copy && !template) {
    const fresh = put(freshCheck, 'group', group)
    return { check: fresh, base: fresh, hints: [] }
  }
  const { check, hints, schedule } = await readDraft(
    {
      ...(message && { message }),
      ...(copy && { copy }),
      ...(template && { template }),
      ...(group && { group }),
    },
    signal,
  )
  // There is something to save already.
  return {
    check: put(toDraft(check), 'group', group ?? check.group),
    base: freshCheck,
    hints,
    ...(message && { examples: [Number(message)] }),
    ...(schedule && { learned: schedule }),
  }
}

async function loadSuggestion(key: string, signal: AbortSignal): Promise<Kept> {
  const { check, hints, schedule, messageIds } = await findSuggestion(key, signal)
  return {
    check: toDraft(check),
    base: freshCheck,
    hints,
    examples: messageIds.slice(0, mostExamples),
    ...(schedule && { learned: schedule }),
  }
}

/** After a start of the exporter its messages may have to be read first. */
async function findSuggestion(key: string, signal: AbortSignal): Promise<SuggestionJson> {
  for (;;) {
    const answer = await readSuggestions(signal)
    const found = answer.suggestions.find(one => one.key === key)
    if (found) return found
    if (!isReading(answer)) throw new SuggestionGone()
    await new Promise(resolve => setTimeout(resolve, againMs))
    signal.throwIfAborted()
  }
}

/** What is stored may be of an older version of this page: then it is passed over. */
function restore(key: string): Kept | undefined {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    return isKept(stored) ? stored : undefined
  } catch {
    return undefined
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false
  const { check, base, hints, examples = [] } = value as Partial<Kept>
  return isCheck(check) && isCheck(base) && Array.isArray(hints) && Array.isArray(examples)
}

function isCheck(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { id, match } = value as Partial<CheckYaml>
  return typeof id === 'string' && typeof match === 'object' && match !== null
}
