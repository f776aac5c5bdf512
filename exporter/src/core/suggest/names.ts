/** What suggested checks are called, so that a person can tell each from the others: job and machine, and where two have the
 *  same, also what they are matched by. */
import type { Product } from '../products/product.ts'
import { condense, foldCase, shorten } from '../text.ts'
import type { Fact } from './fact.ts'
import { readStableName } from './stable-name.ts'
import type { Suggested } from './suggest.ts'

export type Names = {
  readonly name: string
  readonly group: string | undefined
  readonly job: string | undefined
  readonly machine: string | undefined
}

const maxName = 100

/** @yields between pieces of work, so that whoever runs it can give others a turn
 *  @returns of each, in the same order */
export function* nameAll(
  all: readonly Suggested[],
  products: ReadonlyMap<string, Product>,
): Generator<undefined, readonly Names[]> {
  const rows: Row[] = []
  for (const one of all) {
    rows.push({ one, names: namesOf(one, products.get(one.pile.product ?? '')) })
    yield
  }
  const same = Map.groupBy(rows, ({ names: { group, name } }) => JSON.stringify([group, foldCase(name)]))
  const told = new Map([...same.values()].flatMap(group => (group.length < 2 ? [] : tellApart(group))))
  return rows.map(({ one, names }) => told.get(one) ?? names)
}

type Row = { readonly one: Suggested; readonly names: Names }

/** By the longest that only its own messages have to contain. */
function tellApart(rows: readonly Row[]): readonly (readonly [Suggested, Names])[] {
  const uses = new Map<string, number>()
  for (const { one } of rows) for (const value of wordsOf(one)) uses.set(value, (uses.get(value) ?? 0) + 1)
  return rows.flatMap(({ one, names }) => {
    const own = wordsOf(one).filter(value => uses.get(value) === 1)
    const [longest] = own.toSorted((a, b) => b.length - a.length)
    if (longest === undefined) return []
    // What comes last is what tells them apart: it must not be what is cut off.
    const name = `${shorten(names.name, maxName / 2)}: ${shorten(longest, maxName / 2 - 2)}`
    return [[one, { ...names, name }] as const]
  })
}

function wordsOf({ choice: { alias, all } }: Suggested): readonly string[] {
  const words = all.flatMap(condition => ('contains' in condition ? condition.contains : []))
  return [alias ?? '', ...words]
    .map(word => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter(word => word !== '')
}

function namesOf({ pile }: Suggested, product: Product | undefined): Names {
  const { facts, counting } = pile
  const isNamed = pile.jobKey !== undefined || pile.machineKey !== undefined || product === undefined
  const job = isNamed ? most(facts, ({ run }) => run.job && stable(run.job, counting.ofJob)) : undefined
  const machine = isNamed ? most(facts, ({ run }) => run.machine) : undefined
  const pieces = most(facts, ({ parts }) => parts.pieces.join(' ') || undefined)
  const hasIds = product === undefined && facts.some(({ parts }) => parts.lasting.size > 0)
  const name = nameOf({
    job: hasIds ? (pieces ?? job) : job?.replace(ofWhat, ''),
    machine,
    product,
    otherwise: pieces ?? facts[0]?.from ?? 'Backup',
  })
  const own = facts.filter(one => !one.isForwarded)
  const group = most(facts, ({ run }) => run.client) ?? most(own, organisationOf)
  return { name, group, job, machine }
}
/** What is left of `Backup of web`. */
const ofWhat = /^(?:of|for|für|von|pour|de|du|des|para|voor|van|för|dla|di) (?=\S)/u

type Parts = {
  readonly job: string | undefined
  readonly machine: string | undefined
  readonly product: Product | undefined
  readonly otherwise: string
}

function nameOf({ job, machine, product, otherwise }: Parts): string {
  if (job === undefined && machine === undefined) return shorten(otherwise, maxName)
  if (job === undefined || foldCase(job) === foldCase(machine ?? ''))
    return shorten(`${product?.name ?? 'Backup'} on ${machine}`, maxName)
  const isSaid = machine === undefined || foldCase(job).includes(foldCase(machine))
  return shorten(isSaid ? job : `${job} on ${machine}`, maxName)
}

/** As it is written, where nothing of it changes. */
function stable(name: string, counting: ReadonlySet<number>): string | undefined {
  const { pieces } = readStableName(name, counting)
  const text = condense(name).trim()
  const [only = ''] = pieces
  const isWhole = pieces.length === 1 && text.replace(only, '').replace(/[^\p{L}\p{N}]/gu, '') === ''
  return (isWhole ? text : pieces.join(' ')) || undefined
}

function organisationOf({ sender }: Fact): string | undefined {
  const at = sender.lastIndexOf('@')
  return at < 0 || at === sender.length - 1 ? undefined : sender.slice(at + 1)
}

/** What is said most often. */
function most(facts: readonly Fact[], read: (fact: Fact) => string | undefined): string | undefined {
  const counts = new Map<string, number>()
  for (const fact of facts) {
    const value = read(fact)
    if (value !== undefined && value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].reduce<[string, number] | undefined>(
    (best, one) => (best && best[1] >= one[1] ? best : one),
    undefined,
  )?.[0]
}
