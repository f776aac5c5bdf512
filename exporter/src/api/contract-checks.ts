/** The JSON of /api/v1 for making and changing checks: a check in the shape it has in YAML, where it comes from, what
 *  is wrong with it, and what it would make of stored messages. */
import type { ResultStatus, Status } from '../core/activity.ts'
import type { Explanation } from '../core/block.ts'
import type { LearnedKind } from '../core/learn-schedule.ts'
import type { SenderVerdict, Trust } from '../core/sender-trust.ts'

export type ConditionYaml = {
  readonly field: string
  readonly contains?: string
  readonly notContains?: string
  readonly equals?: string
  readonly startsWith?: string
  readonly endsWith?: string
  readonly matches?: string
  readonly complex?: string
  readonly '>'?: number | string
  readonly '>='?: number | string
  readonly '<'?: number | string
  readonly '<='?: number | string
  readonly '='?: number | string
  readonly ignoreCase?: boolean
}
export type BlockYaml = {
  readonly all?: readonly (ConditionYaml | BlockYaml)[]
  readonly any?: readonly (ConditionYaml | BlockYaml)[]
  readonly condenseWhitespace?: boolean
  readonly combineAttachments?: boolean
}
export type ScheduleYaml = {
  readonly every?: string
  readonly anchor?: 'last' | 'first'
  readonly at?: string
  readonly days?: string | readonly string[]
  readonly cron?: string
  readonly calendar?: string
  readonly window?: { readonly from: string; readonly to: string }
  readonly overdueAfter?: string
  readonly timezone?: string
  readonly holidays?: string | readonly string[]
  readonly expectFirst?: boolean
}
type NotifyYaml = {
  readonly route?: string
  readonly grace?: string
  readonly repeat?: 'once' | 'every'
  readonly restored?: boolean
  readonly outsideWindow?: boolean
}
export type FigureYaml = {
  readonly field?: string
  readonly matches: string
  readonly take?: 'first' | 'last' | 'sum' | 'max'
  readonly as?: 'size' | 'duration' | 'count' | 'time' | 'number'
  readonly decimal?: ',' | '.'
  readonly unit?: string
  readonly base?: 1000 | 1024
  readonly order?: 'DMY' | 'MDY'
  readonly ignoreCase?: boolean
  readonly condenseWhitespace?: boolean
  readonly combineAttachments?: boolean
}
/** The keys of docs/configuration.md. */
export type CheckYaml = {
  readonly id: string
  readonly name?: string
  readonly group?: string
  readonly label?: string
  readonly description?: string
  readonly asset?: string
  readonly paused?: boolean | string
  readonly schedule?: 'none' | ScheduleYaml
  /** Id of a product (`GET /templates`) whose rules hold where the check's own say nothing. */
  readonly template?: string
  /** Of messages that report several objects, only this one's result. */
  readonly object?: string
  readonly trust?: Trust
  readonly match: BlockYaml & { readonly alias?: string }
  readonly status?: {
    readonly default?: ResultStatus
    readonly order?: readonly Status[]
    readonly ignore?: BlockYaml
    readonly failure?: BlockYaml
    readonly warning?: BlockYaml
    readonly success?: BlockYaml
  }
  readonly figures?: readonly FigureYaml[]
  readonly notify?: NotifyYaml
}

/** `file`: provisioned, read-only here. `store`: managed through this API. `job`: brought along by a reporting job. */
type CheckOrigin = 'file' | 'store' | 'job'

/** `GET /checks/{id}/definition` */
export type CheckDefinitionJson = {
  readonly origin: CheckOrigin
  /** Of a provisioned one: where it stands, `checks/nas.yml:12`. */
  readonly place?: string
  /** Absent for a job's check, which has no rules. */
  readonly check?: CheckYaml
  /** The same as text for a file of `checkFiles`; for a job's check what a file would say to take it over. */
  readonly yaml: string
  /** Of a managed one: hand it in as `If-Match` with a change, so that nobody's change is overwritten unseen. */
  readonly version?: number
  /** A managed check of this id is out of force while a file has one of the same id. */
  readonly shadowed?: boolean
  /** Why a managed check is out of force since the configuration changed around it: a calendar that it names is gone. */
  readonly errors?: readonly FieldError[]
}

/** What is wrong with a check that was handed in; `field` such as `status.success.all[0].contains`. */
export type FieldError = { readonly field: string; readonly detail: string }

/** `POST /checks`, `PUT /checks/{id}` take a CheckYaml and answer this; 422 with `errors` when it is wrong. */
export type CheckSaved = {
  readonly id: string
  readonly version: number
  /** Stored unmatched messages that are being tried on it now. */
  readonly trying: number
}

export type BulkKey = 'group' | 'label' | 'schedule' | 'notify' | 'paused'
/** `POST /checks/bulk` */
export type BulkRequest = {
  readonly ids: readonly string[]
} /** Each key takes the place of what the checks have there; `null` takes it out. */ & (
  | { readonly change: { readonly [key in BulkKey]?: CheckYaml[key] | null } }
  | { readonly remove: true }
)
export type BulkAnswer = {
  readonly done: readonly string[]
  readonly refused: readonly { readonly id: string; readonly detail: string }[]
}

/** `GET /checks/drift`: how what is managed here and what stands in files differ. With `POST`, the files' side is the
 *  YAML that was handed in. */
export type DriftJson = {
  readonly checks: readonly {
    readonly id: string
    readonly name: string
    /** `managed only`: would be missing if the files were all there is. `shadowed`: both have it, the file holds. */
    readonly kind: 'managed only' | 'file only' | 'shadowed' | 'different' | 'same'
    /** Keys whose values differ. */
    readonly keys: readonly string[]
  }[]
}

/** `GET /templates`: products whose rules a check can begin with, by name; the last is `general`. */
export type TemplatesJson = {
  readonly templates: readonly {
    readonly id: string
    readonly name: string
    /** Its messages may report several objects. */
    readonly reportsObjects: boolean
  }[]
}

/** `GET /suggestions`: checks for the messages that wait unmatched, most messages first. */
export type SuggestionsJson = {
  /** Waiting messages that were read so far, of how many: while they differ, ask again. */
  readonly looked: number
  readonly waiting: number
  readonly suggestions: readonly SuggestionJson[]
  /** Waiting messages that no suggestion takes, and why: no run of a backup, or too little is known of them. */
  readonly left: readonly {
    readonly reason: string
    readonly messages: number
    readonly messageIds: readonly number[]
  }[]
}
export type SuggestionJson = {
  /** Stays the same while its messages wait. */
  readonly key: string
  /** Complete: it can be saved as it is. */
  readonly check: CheckYaml
  /** What it rests on, for people to judge. */
  readonly hints: readonly string[]
  /** Id and name of the product. */
  readonly product?: { readonly id: string; readonly name: string }
  readonly machine?: string
  readonly job?: string
  readonly messages: number
  /** The newest ones. */
  readonly messageIds: readonly number[]
  readonly firstAtMs: number
  readonly lastAtMs: number
  /** What its messages say, by the check's own rules. */
  readonly statuses: { readonly [status in ResultStatus]?: number }
  /** Absent when nothing could be learned: it is expected every day then. */
  readonly schedule?: {
    readonly text: string
    readonly sure: 'sure' | 'likely' | 'guess'
    readonly evidence: readonly string[]
  }
  /** What its messages report of separately: each may have a check of its own. */
  readonly objects?: readonly string[]
}
/** `POST /suggestions/accept` */
export type AcceptRequest =
  | { readonly all: true }
  | {
      readonly suggestions: readonly {
        readonly key: string
        /** One check for each object, in place of one for the worst of all. */
        readonly perObject?: boolean
      }[]
    }
export type AcceptAnswer = {
  readonly done: readonly { readonly key: string; readonly ids: readonly string[] }[]
  readonly refused: readonly { readonly key: string; readonly detail: string }[]
  /** Stored unmatched messages that are being tried on the new checks now. */
  readonly trying: number
}

/** `GET /drafts?message=ID`, `?copy=ID`, `?template=ID` or none: a check to begin with. */
export type DraftJson = {
  readonly check: CheckYaml
  /** What was taken from where, in words, for people to judge. */
  readonly hints: readonly string[]
  /** The addresses that its alias stands for; empty when there is no address of our own. */
  readonly addresses: readonly string[]
  /** An alias that it could have, where it has none: it is not in the check, as no message was sent there yet. */
  readonly alias?: string
  /** How its schedule was learned; absent when it was not. */
  readonly schedule?: SuggestionJson['schedule']
}

/** `GET /checks/{id}/schedule-suggestion`: what the check's history shows; never applied by itself. */
export type ScheduleSuggestionJson = {
  /** The present schedule in words; absent when there is none. */
  readonly present?: string
  /** Absent when the history shows nothing better than the present schedule. */
  readonly suggestion?: {
    /** In words. */
    readonly text: string
    readonly kind: LearnedKind
    readonly sure: 'sure' | 'likely' | 'guess'
    readonly schedule: ScheduleYaml
  }
  /** What it rests on and what speaks against it, or why there is none: one sentence each. */
  readonly evidence: readonly string[]
}

/** `POST /preview`: nothing is stored. */
export type PreviewRequest = {
  readonly check: CheckYaml
  /** These messages, whether they fit or not. */
  readonly messageIds?: readonly number[]
  /** A mail that is not stored, as text of an .eml file. */
  readonly sample?: string
  /** How many of the newest stored messages to try; 200 unless given. */
  readonly newest?: number
}
export type PreviewJson = {
  /** When there are any, the rest is empty. */
  readonly errors: readonly FieldError[]
  /** Messages that fit, and all that were asked for by id or as a sample; newest first. */
  readonly messages: readonly PreviewedMessage[]
  /** How many were looked at, and how many of them fit. */
  readonly looked: number
  readonly fitting: number
  /** Other checks that take some of the fitting messages too. */
  readonly overlaps: readonly { readonly checkId: string; readonly name: string; readonly messages: number }[]
  /** The next moments at which a result is expected, for four weeks at most. */
  readonly expectedAtMs: readonly number[]
  readonly schedule?: string
  /** The addresses that its alias stands for. */
  readonly addresses: readonly string[]
}
/** Without `match` where an answer explains too many conditions already. */
export type PreviewedMessage = {
  /** Absent for the sample. */
  readonly id?: number
  readonly subject: string
  readonly from: string
  readonly receivedAtMs: number
  readonly fits: boolean
  readonly alias?: { readonly text: string; readonly fits: boolean; readonly actual: string }
  /** Of a check for one object: whether the message tells of it. */
  readonly forObject?: { readonly text: string; readonly fits: boolean; readonly actual: string }
  readonly match?: Explanation
  readonly status: ResultStatus
  readonly reason: string
  /** Every block that fits, in the order asked, and last what the template says; more than one kind of block is worth
   *  a look. */
  readonly blocks: readonly {
    readonly status: ResultStatus
    readonly reason: string
    readonly template?: true
  }[]
  readonly figures: Readonly<Record<string, number>>
  /** What it reports of separately, by the check's template. */
  readonly objects?: readonly { readonly object: string; readonly status?: Status }[]
  /** What is known of its sender. */
  readonly sender?: SenderVerdict
  /** Other checks that it fits. */
  readonly alsoFits: readonly string[]
}
