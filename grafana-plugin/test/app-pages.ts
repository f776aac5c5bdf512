/** Every address of the app, for tests that look at all of them. A page that is added to routes.ts without an example
 *  here does not pass the type check; one that App.tsx alone knows fails `every page is looked at`. */
import { readFileSync } from 'node:fs'
import { pageOf } from '../src/routes.ts'
import type { OpenedPage } from './host/browser.ts'
import type { Role } from './host/server/route-match.ts'

const aCheck = 'albrecht-exchange'
const aGroup = 'Albrecht GmbH'

const examples: Readonly<Record<keyof typeof pageOf, readonly string[]>> = {
  home: [pageOf.home()],
  checks: [pageOf.checks(), pageOf.checks({ q: 'no check is called so' })],
  check: [pageOf.check(aCheck), pageOf.check('albrecht-managed')],
  editCheck: [pageOf.editCheck('albrecht-managed')],
  addCheck: [pageOf.addCheck(), pageOf.addCheck({ copy: aCheck }), pageOf.addCheck({ group: aGroup })],
  suggestions: [pageOf.suggestions(), pageOf.suggestions({ q: 'no job is called so' })],
  templates: [pageOf.templates()],
  group: [pageOf.group(aGroup)],
  activity: [pageOf.activity(), pageOf.activity({ outcome: 'unmatched' })],
  reports: [
    ...['last-24h', 'last-status', 'all-reports'].map(screen => pageOf.reports(screen)),
    pageOf.reports('job', { check: aCheck }),
    pageOf.reports('client-summary', { group: aGroup }),
  ],
  reportMails: [pageOf.reportMails()],
  reportMail: [
    pageOf.reportMail(),
    pageOf.reportMail({ id: 'morning' }),
    pageOf.reportMail({ id: 'albrecht-monthly' }),
  ],
  manage: ['installations', 'jobs', 'notes', 'pauses', 'ghosts'].map(tab => pageOf.manage(tab)),
  senders: [pageOf.senders()],
  transactions: [pageOf.transactions()],
  preferences: [pageOf.preferences()],
  configuration: [pageOf.configuration()],
}
export const paths = Object.values(examples).flat()
/** One address of each page: for what does not hang on what it shows. */
export const pages = Object.values(examples).flatMap(([first]) => first ?? [])
/** Of pages that need no connection. */
export const configuration = pageOf.configuration()

type Include = { readonly path?: string; readonly role?: Role }
const manifest = JSON.parse(readFileSync(new URL('../src/plugin.json', import.meta.url), 'utf8')) as {
  readonly id: string
  readonly includes: readonly Include[]
}

/** Grafana opens a page only for the role that plugin.json names for it, and shows the others its home page. */
export function roleOf(path: string): Role {
  const includes = manifest.includes.filter(include => include.path)
  const fitting = includes.find(include =>
    path.startsWith(include.path?.replace('%PLUGIN_ID%', manifest.id) ?? '?'),
  )
  return fitting?.role ?? 'Viewer'
}

const settleTimeoutMs = 30_000

/** Resolves when nothing is being asked and nothing says that it is loading. */
export async function settle({ page, untilIdle }: OpenedPage): Promise<void> {
  await untilIdle()
  await page.waitForFunction(
    () =>
      !document.querySelector('[aria-busy="true"]') && !/^Loading /m.test(document.body.textContent ?? ''),
    undefined,
    { timeout: settleTimeoutMs },
  )
}

/** Whether the page itself wants something of the exporter; preferences are read for every page. */
export function hasAsked({ requests }: OpenedPage): boolean {
  return requests.some(url => /\/api\/plugin-proxy\/(?!.*\/exporter\/preferences$)/.test(url))
}

/** What the page says besides its frame. */
export async function textOf({ page }: OpenedPage): Promise<string> {
  return page.locator('main').ariaSnapshot()
}
