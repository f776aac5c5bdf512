/** A document in the form that is asked for: JSON, CSV, HTML or PDF. All but JSON are written while they are sent. */
import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import type { DocumentKind } from '../core/documents/document.ts'
import { languages } from '../core/mailing/subscription.ts'
import { openFormats, toWriting } from '../core/sheet/formats.ts'
import type { Made } from '../core/sheet/lists.ts'
import { pageOf } from '../core/sheet/page.ts'
import { pageStyle } from '../core/sheet/page-style.ts'
import type { Sheet } from '../core/sheet/sheet.ts'
import { slug } from '../core/slug.ts'
import { streamPieces } from './compressing.ts'
import type { HttpDeps } from './deps.ts'
import { documentFormats, documentTypes } from './documents-endpoints.ts'
import type { Query } from './query.ts'

type Pieces = AsyncIterable<string> | Iterable<string>
export type Form = (typeof documentFormats)[number]

/** One document, not yet in any form. */
export type Answer = {
  readonly timeZone: string
  /** What tells its file from others of its kind. */
  readonly about: readonly string[]
  readonly json: () => unknown
  readonly csv: () => Pieces
  readonly sheet: (made: Made) => Sheet
}

const filterNames = ['group', 'computer', 'check', 'status', 'q'] as const
const styleHash = createHash('sha256').update(pageStyle).digest('base64')
/** Nothing is loaded, run, framed or sent: the one style sheet stands in the page. */
const documentPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`

/** @throws HttpProblem 400 for a format that there is not */
export function formOf(request: Request, query: Query): Form {
  const asked = query.oneOf('format', documentFormats)
  if (asked) return asked
  const accepted = request.accepts(Object.values(documentTypes))
  return documentFormats.find(form => documentTypes[form] === accepted) ?? 'json'
}

export async function sendDocument(
  response: Response,
  {
    kind,
    form,
    query,
    answer,
  }: {
    readonly kind: DocumentKind
    readonly form: Form
    readonly query: Query
    readonly answer: Answer
  },
  { manage, nowMs, renderPdf }: Pick<HttpDeps, 'manage' | 'nowMs' | 'renderPdf'>,
): Promise<void> {
  if (form === 'json') return void response.json(answer.json())
  const fileName = `${['lastgood', kind, ...answer.about.map(slug)].filter(part => part !== '').join('-')}.${form}`
  const disposition = form === 'csv' ? 'attachment' : 'inline'
  // A slug has letters, digits and dashes only: there is nothing in it to quote.
  response.type(documentTypes[form]).set('Content-Disposition', `${disposition}; filename="${fileName}"`)
  if (form === 'csv') return streamPieces(response, answer.csv())
  const preferences = await manage.preferences()
  const language = query.oneOf('language', languages) ?? 'en'
  const filter = filterNames.flatMap(name => query.text(name) ?? []).join(', ')
  const isList = kind !== 'job' && kind !== 'client-summary'
  const sheet = answer.sheet({
    formats: openFormats(toWriting(language, answer.timeZone, preferences)),
    madeAtMs: nowMs(),
    ...(isList && filter !== '' && { filter }),
  })
  if (form === 'pdf') return streamPieces(response, renderPdf(sheet, preferences.logo))
  response.set('Content-Security-Policy', documentPolicy)
  await streamPieces(response, pageOf(sheet, preferences.logo))
}
