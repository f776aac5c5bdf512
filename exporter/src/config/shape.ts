/** The small words from which the schemas are made. Each says in its error what stood there and what would be right. */
import { z } from 'zod'
import { didYouMean } from './near-miss.ts'
import { show } from './problem.ts'

type Issue = { readonly input: unknown }

const isGiven = ({ input }: Issue, what: string) =>
  input === undefined ? `is missing: give ${what}` : `is ${show(input)}: expected ${what}`

export const text = (what = 'text') =>
  z.string({
    error: issue => {
      const bare = typeof issue.input === 'number' || typeof issue.input === 'boolean'
      return isGiven(issue, what) + (bare ? '; put it in quotes' : '')
    },
  })

/** A text of a certain form, which quotes alone do not make of a number. */
export const phrase = (what: string) => z.string({ error: issue => isGiven(issue, what) })

export const flag = z.boolean({ error: issue => isGiven(issue, 'true or false') })
export const count = (least: number, most: number) =>
  z
    .int({ error: issue => isGiven(issue, `a whole number from ${least} to ${most}`) })
    .min(least, { error: issue => isGiven(issue, `a whole number from ${least} to ${most}`) })
    .max(most, { error: issue => isGiven(issue, `a whole number from ${least} to ${most}`) })

export const oneOf = <const T extends readonly string[]>(...known: T) =>
  z.enum(known, {
    error: issue => {
      const near = typeof issue.input === 'string' ? didYouMean(issue.input, known) : ''
      return `${isGiven(issue, known.join(', ').replace(/, ([^,]*)$/, ' or $1'))}${near && `;${near}`}`
    },
  })

export const listOf = <T extends z.ZodType>(item: T, what = 'a list') =>
  z.array(item, { error: issue => isGiven(issue, what) })

export const either = <const T extends readonly [z.ZodType, ...z.ZodType[]]>(what: string, ...forms: T) =>
  z.union(forms, { error: issue => isGiven(issue, what) })

/** One text or several. */
export const someTexts = (what: string) =>
  either(`${what} or a list of them`, z.string(), listOf(text(what), `a list of ${what}`))

/** "0" needs no unit; everything else does. */
export const duration = () => either('a duration such as "30 minutes"', z.string(), z.literal(0))

/** A default that is no value one could write, such as `that of the machine`. */
export const inWords = (words: string) => ({ words })
type InWords = ReturnType<typeof inWords>

/** A key that may be absent, and what holds then. */
export const optional = <T extends z.ZodType>(
  schema: T,
  description: string,
  byDefault?: string | number | boolean | readonly string[] | InWords,
) => {
  if (byDefault === undefined) return schema.optional().meta({ description })
  const isInWords = typeof byDefault === 'object' && 'words' in byDefault
  return schema
    .optional()
    .meta(isInWords ? { description, defaultInWords: byDefault.words } : { description, default: byDefault })
}

export const required = <T extends z.ZodType>(schema: T, description: string) => schema.meta({ description })

export const size = (description: string, byDefault: string) =>
  optional(either('a size such as "25 MB"', z.string(), z.number()), description, byDefault)
