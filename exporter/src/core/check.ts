/** One backup job we expect to hear from. */
import type { ResultStatus, Status } from './activity.ts'
import type { Block } from './condition.ts'
import type { FigureRule } from './figures/figure-rules.ts'
import type { ScheduleDefinition } from './schedule.ts'
import type { Trust } from './sender-trust.ts'

export type Match = {
  /** Either a word (`cometuser01`: the tag behind the plus of one of our own addresses) or a whole address. */
  readonly alias?: string
  /** Absent when the alias alone decides. */
  readonly block?: Block
}

export type StatusRules = {
  readonly default: ResultStatus
  /** Which block is asked first; `ignore` always comes before them. */
  readonly order: readonly Status[]
  readonly blocks: { readonly [status in Status]?: Block }
  readonly ignore?: Block
}

export type Notify = {
  /** Name of a receiver in Alertmanager's routing. */
  readonly route?: string
  readonly graceMs: number
  /** Notify of every failing result, or once until it is good again. */
  readonly repeat: 'every' | 'once'
  readonly restored: boolean
  readonly outsideWindow: boolean
}

export type CheckDefinition = {
  /** Stable, unique, safe in a URL: letters, digits, `-`, `_`, `.`. */
  readonly id: string
  readonly name: string
  readonly group: string
  readonly label?: string
  readonly description?: string
  readonly asset?: string
  /** `true`, or the moment (epoch ms) until which results are kept and ignored and nothing is expected. */
  readonly paused?: true | number
  /** Absent: unscheduled, never late. */
  readonly schedule?: ScheduleDefinition
  /** Id of a product whose rules hold where the check's own say nothing; `general`: what any backup's messages say. */
  readonly template?: string
  /** Of messages that report several objects, only this one's result; absent: the worst of all. Needs a template. */
  readonly object?: string
  /** IANA name: of times that messages tell without an offset, for the template; its own figures have theirs. */
  readonly zone?: string
  /** Whose good results count; absent: anybody's. */
  readonly trust?: Trust
  /** With `known senders`: addresses, `*@domain` or domains. One list for all checks. */
  readonly knownSenders?: readonly string[]
  readonly match: Match
  readonly status: StatusRules
  /** How numbers are read from its messages; of several rules for one figure, the first that finds it. */
  readonly figures?: readonly FigureRule[]
  readonly notify: Notify
  /** Whose job it is, for a check that a posting job brought along. */
  readonly source?: Source
}

type Source = {
  readonly installation: string
  readonly computer: string
  readonly job: string
  readonly product?: string
  readonly engine?: string
}
