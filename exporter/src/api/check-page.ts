/** GET /checks/:id: one check, its facts and its history. */
import type { CheckView } from '../core/facts.ts'
import { describeFigures } from '../core/figures/figure-words.ts'
import { type Html, html } from '../core/html.ts'
import type { ActivityJson } from './contract.ts'
import { describeSpan } from './moments.ts'
import { chip, type Page, type PageContext, recentBars, statusChip } from './page.ts'
import { readStanding } from './standing.ts'
import { expectation, pauseWords, reasonOf } from './status-page.ts'

const barsOnPage = 30

export type CheckPageView = {
  readonly check: CheckView
  readonly activities: readonly ActivityJson[]
  readonly nextCursor?: string
}

export function checkPage({ check, activities, nextCursor }: CheckPageView, context: PageContext): Page {
  const { base, clock } = context
  const standing = readStanding(check)
  const path = `${base}/checks/${encodeURIComponent(check.id)}`
  const body = html`<h1><span class="t">${check.name}</span></h1>
<p>${chip(standing)}${standing !== 'overdue' && check.timing === 'overdue' && chip('overdue')}${standing === 'overdue' && check.status && statusChip(check.status)}${check.muted && html`<span class="chip plain">Muted</span>`} <span class="t">${reasonOf(check, base)}</span></p>
${remarksOf(check, context)}<div class="two"><section class="card">${facts([
    [
      'Group',
      html`<a class="t" href="${base}/?${String(new URLSearchParams({ group: check.group }))}">${check.group}</a>`,
    ],
    ['Label', check.label && html`<span class="t">${check.label}</span>`],
    ['Id', html`<code>${check.id}</code>`],
    ['Schedule', html`${check.schedule ?? 'unscheduled'}`],
    ['Overdue after', check.overdueAfterMs !== undefined && html`${describeSpan(check.overdueAfterMs)}`],
    ['Notify', html`${notifyWords(check)}`],
    ['Product', check.product && html`${check.product}`],
    ['Computer', check.computer && html`${check.computer}`],
  ])}</section><section class="card">${facts([
    ['Timing', html`${check.timing}`],
    [
      'Expected',
      html`${expectation(check, context)}${check.nextRunAtMs !== undefined && html` <small>set by a person</small>`}`,
    ],
    ['Running since', check.runningSinceMs !== undefined && clock.show(check.runningSinceMs)],
    ['Last result', clock.show(check.lastResultAtMs)],
    ['Last success', clock.show(check.lastSuccessAtMs)],
    ['Status since', check.statusSinceMs !== undefined && clock.show(check.statusSinceMs)],
    ['Failing since', check.failingSinceMs !== undefined && clock.show(check.failingSinceMs)],
    ['Failures in a row', html`${check.consecutiveFailures}`],
    ['Figures', check.figures && html`${describeFigures(check.figures).join(', ')}`],
    ['Failures in all', html`${check.failuresTotal}`],
    ['Missed in a row', check.missedInARow !== undefined && html`${check.missedInARow}`],
    ['Missed in all', html`${check.missedTotal}`],
  ])}</section></div>
<section class="card"><header><h2>History</h2>${check.lastMessageId !== undefined && html`<a class="all" href="${path}/last">Newest message</a>`}</header>
<div class="pad">${recentBars(check.recent, context, { limit: barsOnPage, look: 'big' })}</div>${
    activities.length === 0
      ? html`<p class="pad dim">Nothing has arrived yet.</p>`
      : html`<table class="rows"><thead><tr><th class="cs">Status</th><th class="cm">Received</th><th>Reason</th><th class="ct">Message</th></tr></thead><tbody>${activities.map(activity => activityRow(activity, context))}</tbody></table>`
  }${nextCursor !== undefined && html`<div class="more"><a href="${path}?cursor=${nextCursor}">Older</a></div>`}</section>`
  return { title: check.name, standing, body }
}

/** What people said: why it is paused, and notes, as they were written. */
function remarksOf({ pause, notes = [] }: CheckView, { clock }: PageContext): Html {
  return html`${pause && html`<p class="note paused t"><b>Paused</b> ${pauseWords(pause, clock)}</p>`}${notes.map(
    ({ target, text, author, createdAtMs, expiresAtMs, untilGood }) => {
      const ends = [
        expiresAtMs !== undefined && `until ${clock.exact(expiresAtMs)}`,
        untilGood !== undefined && `until ${untilGood} more good ${untilGood === 1 ? 'result' : 'results'}`,
      ]
      const about = target.kind === 'check' ? '' : `on the ${target.kind}`
      const words = [author, clock.exact(createdAtMs), about, ...ends].filter(Boolean).join(', ')
      return html`<p class="note said"><span class="t">${text}</span> <small>${words}</small></p>`
    },
  )}`
}

function activityRow(activity: ActivityJson, { base, clock }: PageContext): Html {
  const isResult = activity.kind === 'result'
  return html`<tr><td>${statusChip(isResult ? activity.status : 'missed')}</td><td>${clock.show(activity.atMs)}</td>
<td class="t">${activity.reason}${isResult && activity.lateMs !== undefined && html`<small>${describeSpan(activity.lateMs)} late</small>`}${isResult && figuresLine(activity.figures)}</td><td>${isResult && html`<a href="${base}/messages/${activity.messageId}">Message ${activity.messageId}</a>`}</td></tr>`
}

/** What a message told in numbers; nothing when it told none. */
export function figuresLine(figures: Readonly<Record<string, number>>): Html | false {
  const told = describeFigures(figures)
  return told.length > 0 && html`<small>${told.join(', ')}</small>`
}

function notifyWords(check: CheckView): string {
  return [
    check.route ?? 'default route',
    check.graceMs > 0 && `after ${describeSpan(check.graceMs)}`,
    check.repeat === 'every' ? 'every failure' : 'once',
    check.restored ? 'and when restored' : 'not when restored',
  ]
    .filter(Boolean)
    .join(', ')
}

/** A list of facts; those that are not known are left out. */
export function facts(rows: readonly (readonly [string, Html | string | false | undefined])[]): Html {
  return html`<dl>${rows.map(([name, value]) => value !== undefined && value !== false && value !== '' && html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}
