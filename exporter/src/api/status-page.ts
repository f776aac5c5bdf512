/** GET /: what is wrong, in one second. Worst first; good checks are folded away, so that the page stays small
 *  however many there are, and every one that is not shown is counted in a link. */
import type { CheckView, PauseView } from '../core/facts.ts'
import { type Html, html } from '../core/html.ts'
import type { IntakeView } from './deps.ts'
import type { Clock } from './moments.ts'
import { chip, type Page, type PageContext, recentBars, sign } from './page.ts'
import { isBad, readStanding, type Standing, standings } from './standing.ts'

/** Rows and groups a page shows; the rest is behind links. */
const badRowsLimit = 150
/** Late and waiting ones, which must not push bad ones off the page. */
const calmRowsLimit = 60
const badRowsPerGroup = 40
const goodRowsLimit = 200
const groupsLimit = 300
export const listRowsLimit = 200
const barsInRow = 12
const noteCharacters = 120
const refreshSeconds = 60

export type StatusView = {
  readonly checks: readonly CheckView[]
  readonly intakes: readonly IntakeView[]
  readonly firstMail: string | undefined
}

type Row = { readonly check: CheckView; readonly standing: Standing }
type Group = { readonly name: string; readonly rows: readonly Row[]; readonly bad: number }

export function statusPage(view: StatusView, context: PageContext): Page {
  const rows = toRows(view.checks)
  const counts = countStandings(rows)
  if (rows.length === 0)
    return { title: 'No checks yet', standing: 'waiting', body: emptyBody(view, context) }
  const groups = toGroups(rows)
  const shown = groups.slice(0, groupsLimit)
  let badLeft = badRowsLimit
  let calmLeft = calmRowsLimit
  let goodLeft = goodRowsLimit
  const cards = shown.map(group => {
    const open = group.rows.filter(({ standing }) => standing !== 'good' && standing !== 'paused')
    const folded = group.rows.length - open.length
    const takeBad = Math.min(group.bad, badRowsPerGroup, badLeft)
    // Rows are shown from the top: these come only after every bad one.
    const takeCalm = takeBad === group.bad ? Math.min(open.length - group.bad, badRowsPerGroup, calmLeft) : 0
    const take = takeBad + takeCalm
    badLeft -= takeBad
    calmLeft -= takeCalm
    const takeFolded = folded <= goodLeft ? folded : 0
    goodLeft -= takeFolded
    return groupCard(
      group,
      { open: take, openOf: open.length, folded: takeFolded, foldedOf: folded },
      context,
    )
  })
  const body = html`${summary(counts, context)}${notes(view, context)}${searchForm(context, {})}${cards}${
    groups.length > shown.length &&
    html`<p><a href="${context.base}/?page=1">${(groups.length - shown.length).toLocaleString('en')} more groups: all checks, worst first</a></p>`
  }${intakeCard(view.intakes, context)}`
  return { title: titleOf(counts), standing: rows[0]?.standing ?? 'waiting', body, refreshSeconds }
}

export type ListFilter = {
  readonly group?: string | undefined
  readonly label?: string | undefined
  readonly standing?: Standing | undefined
  readonly q?: string | undefined
}

/** Every check that fits, in pages. `checks` are those that the texts of the filter fit. */
export function listPage(
  checks: readonly CheckView[],
  filter: ListFilter,
  page: number,
  context: PageContext,
): Page {
  const all = toRows(checks)
  const rows = filter.standing ? all.filter(row => row.standing === filter.standing) : all
  const from = (page - 1) * listRowsLimit
  const shown = rows.slice(from, from + listRowsLimit)
  const more = rows.length - from - shown.length
  const title = filter.group ?? (filter.standing ? `Checks: ${filter.standing}` : 'Checks')
  const next = html`<div class="more"><a href="${linkOf(context, filter, page + 1)}">Next ${Math.min(more, listRowsLimit)} of ${more.toLocaleString('en')} more</a></div>`
  const body = html`<h1 class="t">${title}</h1>${summary(countStandings(all), context, filter)}${searchForm(context, filter)}
<section class="card"><header><span class="n"><b>${rows.length.toLocaleString('en')}</b> ${rows.length === 1 ? 'check' : 'checks'}${from > 0 && `, from ${from + 1}`}</span><a class="all" href="${context.base}/">All checks</a></header>
${rows.length > 0 ? checkTable(shown, context, 'group') : html`<p class="pad">Nothing fits.</p>`}${more > 0 && next}</section>`
  return { title, standing: all[0]?.standing ?? 'waiting', body }
}

function toRows(checks: readonly CheckView[]): Row[] {
  const rank = new Map<Standing, number>(standings.map((standing, index) => [standing, index]))
  const place = (row: Row) => rank.get(row.standing) ?? 0
  return checks
    .map(check => ({ check, standing: readStanding(check) }))
    .sort(
      (a, b) =>
        place(a) - place(b) || compareText(a.check.name, b.check.name) || compareText(a.check.id, b.check.id),
    )
}

/** By the worst row of each, then by how many are bad, then by name; rows come sorted already. */
function toGroups(rows: readonly Row[]): Group[] {
  const found = [...Map.groupBy(rows, row => row.check.group)].map(([name, own], place) => ({
    name,
    rows: own,
    bad: own.filter(({ standing }) => isBad(standing)).length,
    place,
  }))
  const worst = (group: Group) => standings.indexOf(group.rows[0]?.standing ?? 'good')
  return found.sort((a, b) => worst(a) - worst(b) || b.bad - a.bad || compareText(a.name, b.name))
}

const collator = new Intl.Collator('en', { numeric: true })
function compareText(a: string, b: string): number {
  return collator.compare(a, b)
}

type Counts = Readonly<Record<Standing, number>>
function countStandings(rows: readonly Row[]): Counts {
  const counts = { failed: 0, overdue: 0, warning: 0, late: 0, waiting: 0, good: 0, paused: 0 }
  for (const { standing } of rows) counts[standing]++
  return counts
}

function wordOf(standing: Standing, count: number): string {
  return standing === 'warning' && count !== 1 ? 'warnings' : standing
}

function titleOf(counts: Counts): string {
  const bad = standings.filter(standing => isBad(standing) && counts[standing] > 0)
  if (bad.length > 0)
    return bad.map(standing => `${counts[standing]} ${wordOf(standing, counts[standing])}`).join(', ')
  return counts.good > 0 && counts.late + counts.waiting === 0 ? 'All good' : 'Nothing wrong'
}

function summary(counts: Counts, context: PageContext, filter: ListFilter = {}): Html {
  const shown = standings.filter(standing => counts[standing] > 0)
  return html`<ul class="sum">${shown.map(
    standing =>
      html`<li><a class="${standing}${filter.standing === standing && ' on'}" href="${linkOf(context, { ...filter, standing }, 1)}">${sign(standing)}<b>${counts[standing].toLocaleString('en')}</b> ${wordOf(standing, counts[standing])}</a></li>`,
  )}</ul>`
}

function notes({ intakes }: StatusView, { base, unmatched }: PageContext): Html {
  const down = intakes.filter(intake => !intake.up)
  return html`${down.map(
    intake =>
      html`<p class="note failed"><b>Intake ${intake.name} is down</b>: mail is not taken there, so silence of checks may not be theirs.${intake.detail && ` ${intake.detail}`}</p>`,
  )}${
    unmatched > 0 &&
    html`<p class="note warning"><a href="${base}/messages?unmatched=1">${unmatched.toLocaleString('en')} unmatched ${unmatched === 1 ? 'message' : 'messages'}</a> fitted no check and ${unmatched === 1 ? 'waits' : 'wait'} to be looked at.</p>`
  }`
}

function searchForm({ base }: PageContext, filter: ListFilter): Html {
  const keep = (['group', 'label', 'standing'] as const).map(
    name => filter[name] !== undefined && html`<input type="hidden" name="${name}" value="${filter[name]}">`,
  )
  return html`<form action="${base}/" role="search">${keep}<input type="search" name="q" aria-label="Search checks" placeholder="Name, group, label or reason" value="${filter.q ?? ''}"><button>Search</button></form>`
}

type Shares = {
  readonly open: number
  readonly openOf: number
  readonly folded: number
  readonly foldedOf: number
}
function groupCard(group: Group, shares: Shares, context: PageContext): Html {
  const link = linkOf(context, { group: group.name }, 1)
  const open = group.rows.slice(0, shares.open)
  const folded = shares.folded > 0 ? group.rows.slice(shares.openOf) : []
  const paused = group.rows.filter(({ standing }) => standing === 'paused').length
  const good = shares.foldedOf - paused
  const words = [good > 0 && `${good.toLocaleString('en')} good`, paused > 0 && `${paused} paused`]
    .filter(Boolean)
    .join(', ')
  const state =
    group.bad > 0
      ? html`<b>${group.bad} of ${group.rows.length} bad</b>`
      : html`${group.rows.length.toLocaleString('en')} ${group.rows.length === 1 ? 'check' : 'checks'}, none bad`
  return html`<section class="card"><header><h2><a class="t" href="${link}">${group.name}</a></h2><span class="n">${state}</span></header>${
    open.length > 0 && checkTable(open, context)
  }${shares.openOf > open.length && html`<div class="more"><a href="${link}">${(shares.openOf - open.length).toLocaleString('en')} more that are not good</a></div>`}${
    folded.length > 0 && html`<details><summary>${words}</summary>${checkTable(folded, context)}</details>`
  }${shares.foldedOf > folded.length && html`<div class="more"><a href="${link}">${words}</a></div>`}</section>`
}

function checkTable(rows: readonly Row[], context: PageContext, withGroup?: 'group'): Html {
  return html`<table class="rows"><thead><tr><th class="cs">State</th><th class="cn">Check</th><th>Reason</th><th class="cb">Newest results</th><th class="ct">Last result</th><th class="ce">Expected</th></tr></thead><tbody>${rows.map(
    row => checkRow(row, context, withGroup),
  )}</tbody></table>`
}

function checkRow({ check, standing }: Row, context: PageContext, withGroup?: 'group'): Html {
  const { base, clock } = context
  const below = [withGroup && check.group, check.label].filter(Boolean).join(' · ')
  const both = standing !== 'overdue' && check.timing === 'overdue'
  const silentWith = standing === 'overdue' && check.status === 'warning'
  return html`<tr class="${standing}"><td>${chip(standing)}${both && chip('overdue')}${silentWith && chip('warning')}${check.muted && html`<span class="chip plain">Muted</span>`}${check.runningSinceMs !== undefined && html`<span class="chip plain">Running</span>`}</td>
<td><a class="nm t" href="${base}/checks/${encodeURIComponent(check.id)}">${check.name}</a>${below && html`<small class="t">${below}</small>`}${noteLine(check)}</td>
<td class="r t">${reasonOf(check, base)}</td>
<td>${recentBars(check.recent, context, { limit: barsInRow, look: isBad(standing) ? 'linked' : 'plain' })}</td><td data-k="last">${clock.show(check.lastResultAtMs)}</td><td data-k="${check.timing === 'overdue' ? '' : 'expected'}">${expectation(check, context)}</td></tr>`
}

/** The newest note; the page of the check has them all. */
function noteLine({ notes }: CheckView): Html {
  const note = notes?.at(-1)
  if (!notes || !note) return html``
  const text =
    note.text.length > noteCharacters ? `${note.text.slice(0, noteCharacters).toWellFormed()}…` : note.text
  return html`<small class="t">Note: ${text}${notes.length > 1 && ` (and ${notes.length - 1} more)`}</small>`
}

/** `until 24 Dec, 18:00 by user:ann: new disk`. */
export function pauseWords({ by, untilMs, reason }: PauseView, clock: Clock): string {
  const end = untilMs === undefined ? '' : `until ${clock.exact(untilMs)} `
  return `${end}by ${by}${reason === undefined ? '' : `: ${reason}`}`
}

/** The last message's reason says nothing about a silence: that is told first. */
export function reasonOf(check: CheckView, base: string): Html {
  const { lastReason, lastMessageId } = check
  const silence = silenceOf(check)
  if (lastReason === undefined) return html`${silence || (check.seen ? '' : 'no result yet')}`
  const words = html`${silence && 'The last one: '}${lastReason}`
  return html`${silence}${lastMessageId === undefined ? words : html`<a href="${base}/messages/${lastMessageId}">${words}</a>`}`
}

function silenceOf({ timing, seen }: CheckView): string | false {
  if (timing === 'late') return 'Expected, and not here yet. '
  return timing === 'overdue' && (seen ? 'No result arrived in time. ' : 'Never had a result. ')
}

/** Since when it is overdue, or when it is expected. */
export function expectation(check: CheckView, { clock }: PageContext): Html {
  if (check.timing === 'paused')
    return html`<span class="dim t">paused ${check.pause && pauseWords(check.pause, clock)}</span>`
  const sinceMs = check.overdueSinceMs ?? check.overdueAtMs
  if (check.timing === 'overdue' && sinceMs !== undefined)
    return html`<span class="over">overdue ${clock.relative(sinceMs).replace(' ago', '')}</span> <small>since ${clock.exact(sinceMs)}</small>`
  if (check.expectedAtMs === undefined) return html`<span class="dim">unscheduled</span>`
  return clock.show(check.expectedAtMs)
}

function intakeCard(intakes: readonly IntakeView[], { clock }: PageContext): Html {
  if (intakes.length === 0) return html``
  return html`<section class="card"><header><h2>Intakes</h2></header><ul class="ins">${intakes.map(
    intake =>
      html`<li>${intake.up ? chip('good', 'Up') : chip('failed', 'Down')}<b>${intake.name}</b> <span class="dim">${intake.lastMessageAtMs === undefined ? 'no message yet' : `last message ${clock.relative(intake.lastMessageAtMs)}`}</span></li>`,
  )}</ul></section>`
}

function emptyBody({ firstMail, intakes }: StatusView, context: PageContext): Html {
  const unmatched = context.unmatched
  return html`<h1>No checks yet</h1><section class="card first"><p>Lastgood runs and waits for its first backup mail. A check says which mails belong to one backup job, when they are expected, and what makes them good.</p><ol>
<li>${firstMail === undefined ? html`Let your backup software send its mails to one of the intakes below.` : html`Send a first mail:<pre>${firstMail}</pre>`}</li>
<li>It appears under <a href="${context.base}/messages?unmatched=1">unmatched messages</a>${unmatched > 0 && html` (<b>${unmatched.toLocaleString('en')}</b> there now)`}, with its text as the rules see it.</li>
<li>Write a check for it in a file named under <code>checkFiles</code> in <code>lastgood.yml</code>. The file is read when it changes, and mails that wait are tried on the new check.</li></ol></section>${intakeCard(intakes, context)}`
}

function linkOf({ base }: PageContext, filter: ListFilter, page: number): string {
  const query = new URLSearchParams()
  for (const name of ['group', 'label', 'standing', 'q'] as const) {
    const value = filter[name]
    if (value !== undefined && value !== '') query.set(name, value)
  }
  if (page > 1) query.set('page', String(page))
  return `${base}/?${query}`
}
