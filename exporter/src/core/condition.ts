/** Conditions and blocks, as written in a check's matching and status rules. */

export type Field =
  | 'subject'
  | 'body'
  | 'from'
  | 'to'
  | 'originallyTo'
  | 'attachment'
  | 'source'
  | `header:${string}`
  | `figure:${string}`

export type TextOperator =
  | 'contains'
  | 'notContains'
  | 'equals'
  | 'startsWith'
  | 'endsWith'
  | 'matches'
  | 'complex'
export type NumberOperator = '>' | '>=' | '<' | '<=' | '='

export type Condition =
  | {
      readonly field: Field
      readonly operator: TextOperator
      readonly value: string
      readonly ignoreCase: boolean
    }
  | { readonly field: `figure:${string}`; readonly operator: NumberOperator; readonly value: number }

/** `all`: every part must fit; `any`: one is enough. An empty `all` fits everything, an empty `any` nothing. */
export type Block = {
  readonly quantifier: 'all' | 'any'
  readonly parts: readonly (Condition | Block)[]
  readonly condenseWhitespace: boolean
  readonly combineAttachments: boolean
}

/** A compiled regular expression that runs in linear time. */
export type Regex = {
  readonly test: (text: string) => boolean
  /** Names of the groups, in the order of the pattern. */
  readonly groupNames: readonly string[]
  /** What the named groups hold, of one place after the other where the pattern fits; null where a group took no part. */
  readonly groups: (text: string) => Iterable<GroupTexts>
}
export type GroupTexts = { readonly [name in string]?: string | null }
/** @throws Error with the reason, when the pattern is not one that runs in linear time. */
export type RegexEngine = (pattern: string, options: { readonly ignoreCase: boolean }) => Regex

/** What compiling conditions needs of the outside. */
export type Engines = { readonly regex: RegexEngine }
