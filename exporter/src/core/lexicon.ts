/** What software says of runs in one language. Stems are parts of words, in any case; words stand for themselves only. */
export type Lexicon = {
  readonly failing: readonly string[]
  /** Words that turn a good one round, which are too short to be stems. */
  readonly failingWords: readonly string[]
  readonly warning: readonly string[]
  /** Said of good runs only. */
  readonly good: readonly string[]
  /** Said by some products of every run that came to its end. */
  readonly ended: readonly string[]
  /** Those of `failing` and `warning` that a subject says of the backup, and a longer text of anything. */
  readonly subjectOnly: readonly string[]
}
