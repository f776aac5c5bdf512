/** Messages that are taken to be of one job. */
import type { Fact } from './fact.ts'

/** Messages of one job, as far as is known. */
export type Pile = {
  readonly product: string | undefined
  readonly alias: string | undefined
  readonly machineKey: string | undefined
  readonly jobKey: string | undefined
  /** Of the subject, without short numbers. */
  readonly subjectKey: string
  /** Which short numbers count the runs. */
  readonly counting: { readonly ofJob: ReadonlySet<number>; readonly ofSubject: ReadonlySet<number> }
  /** The short numbers that do not, and what else tells it from others of the same names. */
  readonly fixed: string
  /** Of its first message. */
  readonly sender: string
  readonly facts: Fact[]
}
