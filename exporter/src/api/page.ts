/** The frame of every page: head, navigation, signs. Pages are whole without a script, and their policy allows none. */
import { createHash } from 'node:crypto'
import type { RecentResult } from '../core/facts.ts'
import { type Html, html } from '../core/html.ts'
import { signs } from '../core/sheet/look.ts'
import type { Clock } from './moments.ts'
import type { Standing } from './standing.ts'
import { style } from './style.ts'

const styleHash = createHash('sha256').update(style).digest('base64')

/** Nothing is loaded, run, framed or sent elsewhere; the one style sheet stands in the page. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`

export type PageContext = {
  readonly clock: Clock
  /** Path before every link, without a slash at the end. */
  readonly base: string
  readonly unmatched: number
  /** A picture as a `data:` address, in the place of our sign. */
  readonly logo?: string
}

export type Page = {
  readonly title: string
  /** Colour of the icon in the browser's tab. */
  readonly standing: Standing
  readonly body: Html
  /** A page that is left open stays right. */
  readonly refreshSeconds?: number
}

const standingWords: Readonly<Record<Standing, string>> = {
  failed: 'Failed',
  overdue: 'Overdue',
  warning: 'Warning',
  late: 'Late',
  waiting: 'Waiting',
  good: 'Good',
  paused: 'Paused',
}

const iconColours: Readonly<Record<Standing, string>> = {
  failed: '#d62839',
  overdue: '#b8388f',
  warning: '#d98a00',
  late: '#b59a00',
  waiting: '#7a8494',
  good: '#1f9d58',
  paused: '#7a8494',
}

const signSheet: Html = {
  markup: `<svg class="sheet" aria-hidden="true">${Object.entries(signs)
    .map(
      ([name, path]) =>
        `<symbol id="${name}" viewBox="0 0 16 16"><path d="${path}" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></symbol>`,
    )
    .join('')}</svg>`,
}

export function renderPage({ base, clock, unmatched, logo }: PageContext, page: Page): string {
  const icon = encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-3 -3 22 22"><rect x="-3" y="-3" width="22" height="22" rx="5" fill="${iconColours[page.standing]}"/><path d="${signs[page.standing]}" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
  )
  const unmatchedWord =
    unmatched > 0 ? html`Unmatched <b>(${unmatched.toLocaleString('en')})</b>` : html`Unmatched`
  const { markup } = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${page.title} · Lastgood</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${page.refreshSeconds !== undefined && html`<meta http-equiv="refresh" content="${page.refreshSeconds}">`}
<link rel="icon" href="data:image/svg+xml,${icon}"><style>${{ markup: style }}</style></head><body>${signSheet}
<div class="bar"><div><a class="brand" href="${base}/">${logo === undefined ? sign('good') : html`<img class="logo" alt="" src="${logo}">`}Lastgood</a>
<a href="${base}/">Checks</a><a href="${base}/messages">Messages</a><a href="${base}/messages?unmatched=1">${unmatchedWord}</a><a href="${base}/metrics">Metrics</a>
<span class="asof">as of ${clock.full(clock.nowMs)}</span></div></div>
<main>${page.body}</main></body></html>
`
  return markup
}

export function sign(standing: Standing): Html {
  return html`<svg aria-hidden="true"><use href="#${standing}"/></svg>`
}

export function chip(standing: Standing, word: string = standingWords[standing]): Html {
  return html`<span class="chip ${standing}">${sign(standing)}${word}</span>`
}

const statusStandings = { success: 'good', warning: 'warning', failure: 'failed', ignored: 'paused' } as const

export function statusChip(status: keyof typeof statusStandings | 'missed'): Html {
  if (status === 'missed') return chip('overdue', 'Missed')
  return chip(
    statusStandings[status],
    status === 'success'
      ? 'Success'
      : status === 'failure'
        ? 'Failure'
        : status === 'warning'
          ? 'Warning'
          : 'Ignored',
  )
}

/** Newest on the right, as time runs; the taller the bar, the worse. */
export function recentBars(
  recent: readonly RecentResult[],
  { base, clock }: PageContext,
  { limit, look }: { readonly limit: number; readonly look: 'plain' | 'linked' | 'big' },
): Html {
  if (recent.length === 0) return html``
  const bars = recent
    .slice(0, limit)
    .reverse()
    .map(({ kind, status, atMs, messageId }) => {
      const word = kind === 'missed' ? 'missed' : (status ?? 'ignored')
      // `s` for success is what a bar looks like anyway.
      const kindClass = word === 'success' ? html`` : html` class="${word[0]}"`
      if (look === 'plain') return html`<i${kindClass}></i>`
      const title = `${word}, ${clock.exact(atMs)}`
      return messageId === undefined
        ? html`<i${kindClass} title="${title}"></i>`
        : html`<a${kindClass} title="${title}" href="${base}/messages/${messageId}"></a>`
    })
  return html`<div class="is${look === 'big' && ' big'}">${bars}</div>`
}
