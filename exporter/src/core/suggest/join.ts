/** Piles that tell less than others of the same job: a failure that does not name its machine, or says more in its
 *  subject than a success does. They join where exactly one other pile can be meant. */
import { dayMs } from '../day.ts'
import type { Pile } from './pile.ts'

/** What nearly every subject about backups has, and what stands around it. */
const generic = new Set(
  (
    'backup backups back up sicherung sicherungen datensicherung sauvegarde sauvegardes copia respaldo report bericht rapport ' +
    'job auftrag tâche task aufgabe of on for the by to at in and or from der die das den dem des von vom auf bei beim für im am und ' +
    'de du la le les sur pour par à au un une en et el los del por script cron log nightly daily weekly run lauf ' +
    'not nicht pas kein keine could konnte kann can code exit rc error errors fehler erreur erreurs warning warnings ' +
    'hat ist war wurde has was is been a es alert alarm achtung attention notification benachrichtigung mit with avec'
  ).split(' '),
)

/** @param key of a subject */
export function tokensOf(key: string): ReadonlySet<string> {
  const words = key.toLowerCase().split(' ')
  return new Set(words.filter(word => word !== '' && word !== '#' && !generic.has(word)))
}

function isGood({ facts }: Pile): boolean {
  return facts.some(({ run }) => run.status === 'success')
}

/** Piles with a job and no machine, or a machine and no job. */
export function* joinPartial(piles: readonly Pile[]): Generator<undefined, readonly Pile[]> {
  const isKnown = ({ product }: Pile) => product !== undefined
  return yield* joinEach(piles, isKnown, (pile, other) => {
    if (other.product !== pile.product || other.alias !== pile.alias) return undefined
    if (pile.jobKey !== undefined && pile.machineKey === undefined)
      return other.machineKey !== undefined && other.jobKey === pile.jobKey
        ? likeness(pile, other)
        : undefined
    if (pile.machineKey !== undefined && pile.jobKey === undefined)
      return other.jobKey !== undefined && sameMachine(other, pile) && !(isGood(pile) && isGood(other))
        ? likeness(pile, other)
        : undefined
    return sameMachine(other, pile) && other.jobKey === pile.jobKey && isShort(pile, other) ? 1 : undefined
  })
}

/** `web01` is `web01.example.com`. */
export function sameMachine(a: Pick<Pile, 'machineKey'>, b: Pick<Pile, 'machineKey'>): boolean {
  const [one, two] = [a.machineKey, b.machineKey]
  if (one === undefined || two === undefined) return false
  return one === two || one.startsWith(`${two}.`) || two.startsWith(`${one}.`)
}

function isShort(pile: Pile, other: Pile): boolean {
  return (pile.machineKey?.length ?? 0) < (other.machineKey?.length ?? 0)
}

/** Piles that tell of nothing good, and one of the same sender that does. */
export function* joinTrouble(piles: readonly Pile[]): Generator<undefined, readonly Pile[]> {
  return yield* joinEach(
    piles,
    pile => !isGood(pile),
    (pile, other) => {
      if (!isGood(other) || other.alias !== pile.alias || !shareSender(pile, other)) return undefined
      if (pile.product !== undefined && other.product !== undefined && pile.product !== other.product)
        return undefined
      if (differ(pile.machineKey, other.machineKey) && !sameMachine(pile, other)) return undefined
      if (differ(pile.jobKey, other.jobKey)) return undefined
      return overlap(pile, other)
    },
  )
}

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b
}

function shareSender(a: Pile, b: Pile): boolean {
  return b.facts.some(({ sender }) => a.facts.some(one => one.sender === sender))
}

function likeness(pile: Pile, other: Pile): number {
  return 1 + (shareSender(pile, other) ? 2 : 0) + (pile.subjectKey === other.subjectKey ? 1 : 0)
}

/** How many names two subjects share, when one has all names of the other. Less than one where the good one has none, and
 *  both speak of a backup. */
function overlap(pile: Pile, other: Pile): number | undefined {
  const [a, b] = [tokensOfPile(pile), tokensOfPile(other)]
  if (b.size === 0 && isOfUnknown(pile) && isOfUnknown(other))
    return speaksOfBackup(pile) && speaksOfBackup(other) && !shareDays(pile, other) ? 0.5 : undefined
  const shared = [...a].filter(token => b.has(token)).length
  if (shared === 0 || (shared < a.size && shared < b.size)) return undefined
  return shared
}

function isOfUnknown({ product }: Pile): boolean {
  return product === undefined
}

/** Good and bad on the same day, more than once: hardly one job. */
function shareDays(a: Pile, b: Pile): boolean {
  const daysOf = ({ facts }: Pile) => new Set(facts.map(({ atMs }) => Math.floor(atMs / dayMs)))
  const days = daysOf(b)
  return [...daysOf(a)].filter(day => days.has(day)).length > 1
}

function speaksOfBackup({ facts }: Pile): boolean {
  return facts.every(({ subject }) => backupWord.test(subject))
}
const backupWord =
  /backup|sicherung|sauvegarde|copias? de seguridad|respaldo|cópia de segurança|säkerhetskopi|sikkerhedskopi|sikkerhetskopi|kopia zapasowa|kopii zapasow|back-up/iu

/** Those that all its messages have. */
function tokensOfPile({ facts }: Pile): ReadonlySet<string> {
  const [first, ...rest] = facts.map(({ parts }) => tokensOf(parts.key))
  return new Set([...(first ?? [])].filter(token => rest.every(tokens => tokens.has(token))))
}

/** @param fits how well the second may be what the first belongs to; undefined when it may not */
function* joinEach(
  piles: readonly Pile[],
  isAsked: (pile: Pile) => boolean,
  fits: (pile: Pile, other: Pile) => number | undefined,
): Generator<undefined, readonly Pile[]> {
  const gone = new Set<Pile>()
  for (const pile of piles) {
    if (!isAsked(pile)) continue
    yield
    const target = onlyBest(piles, other =>
      other === pile || gone.has(other) ? undefined : fits(pile, other),
    )
    if (!target) continue
    target.facts.push(...pile.facts)
    gone.add(pile)
  }
  return piles.filter(pile => !gone.has(pile))
}

/** Undefined when two are equally good. */
export function onlyBest(piles: readonly Pile[], rate: (pile: Pile) => number | undefined): Pile | undefined {
  let best: Pile | undefined
  let most = 0
  let isShared = false
  for (const pile of piles) {
    const points = rate(pile) ?? 0
    if (points > most) {
      best = pile
      most = points
      isShared = false
    } else if (points === most && points > 0) isShared = true
  }
  return isShared ? undefined : best
}
