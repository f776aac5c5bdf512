/** What the HTTP face is given by service.ts, and what it asks of the rest of the service. */
import type { RequestHandler } from 'express'
import type { Result } from '../core/activity.ts'
import type { CheckView } from '../core/facts.ts'
import type { Attachment, Message, Outcome } from '../core/message.ts'
import type { ResultStrip } from '../core/result-strip.ts'
import type { Sheet } from '../core/sheet/sheet.ts'
import type { AccessDeps } from './access.ts'
import type { ActivityJson, MessageSummary, ReparseRequest, ReparseSummary } from './contract.ts'
import type { Documents } from './documents.ts'
import type { Looking } from './looking.ts'
import type { ManagedApi } from './managed-deps.ts'
import type { Managing } from './managing.ts'
import type { Format } from './metrics-format.ts'
import type { Previewing } from './previewing.ts'
import type { RegistryDeps } from './registry-routes.ts'
import type { SubscriptionsApi } from './subscriptions.ts'
import type { Suggestions } from './suggesting.ts'

export type HttpOptions = {
  readonly listen: { readonly host: string; readonly port: number }
  readonly tls?: { readonly certFile: string; readonly keyFile: string; readonly clientCaFile?: string }
  /** Basic authentication: names and bcrypt hashes. Absent: nobody is asked who they are. */
  readonly users?: Readonly<Record<string, string>>
  /** Where people reach the service; its path comes before every link. */
  readonly externalUrl?: string
  /** IANA zone of times on the pages; UTC when absent. */
  readonly timeZone?: string
  /** How long requests under way may take when the service stops. */
  readonly closeTimeoutMs: number
}

export type IntakeView = {
  readonly name: string
  readonly up: boolean
  readonly lastMessageAtMs?: number
  /** Why it is down, or where it listens. */
  readonly detail?: string
}

export type MessageFilter = {
  readonly outcome?: Outcome
  /** One of these. */
  readonly outcomes?: readonly Outcome[]
  readonly intake?: string
  readonly search?: string
  readonly checkId?: string
  readonly fromMs?: number
  /** Exclusive. */
  readonly toMs?: number
  readonly beforeId?: number
}

export type ReadMessage = {
  readonly stored: MessageSummary
  readonly message: Message
  readonly activities: readonly (Result & { readonly id: number })[]
}

export type HttpDeps = {
  /** What is posted by senders; it has credentials of its own and comes before those of people. */
  readonly posted?: RequestHandler
  nowMs(): number
  /** The checks' series piece by piece; with gzip, pieces as core/gzip-pieces.ts has them. */
  renderMetrics(nowMs: number, format: Format, encoding: 'identity' | 'gzip'): Iterable<Uint8Array>
  /** Text as such a piece. */
  compressPiece(text: Uint8Array): Uint8Array
  /** The service's own metrics in the text format of Prometheus. */
  registryMetrics(): Promise<string>
  /** As they stand; `recent` is empty. */
  checks(): readonly CheckView[] | Promise<readonly CheckView[]>
  /** The same checks with their newest results. */
  withRecent(checks: readonly CheckView[]): Promise<readonly CheckView[]>
  /** The newest results of each check, in the order asked for. */
  newestResults(checkIds: readonly string[], limit: number): Promise<readonly ResultStrip[]>
  check(id: string): CheckView | undefined | Promise<CheckView | undefined>
  /** Newest first. */
  activities(checkId: string, limit: number, beforeId?: number): Promise<readonly ActivityJson[]>
  message(id: number): Promise<ReadMessage | undefined>
  /** Newest first. */
  messages(filter: MessageFilter, limit: number): Promise<readonly MessageSummary[]>
  /** Oldest first. */
  messagesAfter(afterId: number, limit: number, filter: MessageFilter): Promise<readonly MessageSummary[]>
  countMessages(filter: MessageFilter): Promise<number>
  raw(id: number): Promise<Uint8Array | undefined>
  /** By its place in the message's list; `inside` when it lies in another attachment. */
  attachment(
    id: number,
    place: number,
  ): Promise<{ readonly attachment: Attachment; readonly content: Uint8Array | 'inside' } | undefined>
  readonly previewing: Previewing
  readonly suggesting: Suggestions
  intakes(): readonly IntakeView[]
  /** A command line that sends a first mail; absent when no intake of ours takes one. */
  firstMail(): string | undefined
  /** Rejects with the text of what is wrong with the configuration; the old one then stays in force. */
  reload(): Promise<void>
  /** @param onProgress hears the summary so far, about once a second */
  reparse(request: ReparseRequest, onProgress: (summary: ReparseSummary) => void): Promise<ReparseSummary>
  readonly manage: Managing
  readonly looking: Looking
  readonly managed: ManagedApi
  readonly documents: Documents
  readonly subscriptions: SubscriptionsApi
  /** @param logo a picture as a `data:` address */
  renderPdf(sheet: Sheet, logo?: string): AsyncIterable<Uint8Array>
  /** The same while nothing that lists show has changed. */
  mark(): Promise<string>
  readonly access: AccessDeps
  readonly registry: RegistryDeps
  ready(): { readonly ready: boolean; readonly reason: string }
  healthy(): boolean
}

/** Log lines and counters of this room; events.ts has them. */
export type HttpEvents = {
  /** A request ended in a fault of ours (500). */
  httpFailed(request: string, cause: unknown): void
  /** Changed certificate files are in force. */
  tlsReloaded(): void
  /** Changed certificate files could not be used; the old ones stay in force. */
  tlsRefused(cause: unknown): void
}
