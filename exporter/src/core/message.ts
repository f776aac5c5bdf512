/** One e-mail, posted report or ping as the rules see it. Addresses keep their spelling here;
 *  whoever compares them folds case. */

import type { Figures, ResultStatus } from './activity.ts'
import type { SenderFinding, SenderVerdict } from './sender-trust.ts'

/** What the intake noticed about a message before any rule looked at it. The first group says that the
 *  message cannot be a result; the second that something was cut, so that a person knows what is missing. */
export type MessageMark =
  | 'bounce'
  | 'autoReply'
  | 'nullSender'
  | 'forwardingConfirmation'
  | 'unreadable'
  | 'oversize'
  | 'textCut'
  | 'headersCut'
  | 'partsCut'
  | 'attachmentCut'

export type Header = { readonly name: string; readonly value: string }

/** The note of an attachment that is the whole message. */
export const bodyNote = 'its text is the body'

export type Attachment = {
  readonly name: string
  readonly contentType: string
  readonly bytes: number
  /** What `cid:` in the HTML refers to, without angle brackets. */
  readonly contentId?: string
  /** Text as the rules see it; absent when the content is not text or could not be read. */
  readonly text?: string
  /** Why the text is missing or shortened, in words. */
  readonly note?: string
}

export type Message = {
  /** Which intake took it: `smtp`, `imap:NAME`, `reports`, `pings`, `hooks`. */
  readonly intake: string
  readonly receivedAtMs: number
  /** From the Date header; absent when there is none or it cannot be read. */
  readonly sentAtMs?: number
  readonly messageId?: string
  readonly subject: string
  /** `Name <address>` as written. */
  readonly from: string
  /** To and Cc as written. */
  readonly to: readonly string[]
  /** Bare addresses of the SMTP envelope, Delivered-To, X-Original-To and X-Forwarded-To. */
  readonly originallyTo: readonly string[]
  /** Every bare address the message was sent to, from whichever of these places; what aliases are held against. */
  readonly recipients: readonly string[]
  /** In order; names in lower case. */
  readonly headers: readonly Header[]
  /** The body as text. Plain and HTML part say the same in most mails and stand here once; words that only
   *  one of them has are never missing. */
  readonly text: string
  /** The HTML part as sent, for showing it; never trusted. */
  readonly html?: string
  readonly attachments: readonly Attachment[]
  readonly marks: readonly MessageMark[]
  /** Absent when it was not looked into: posted messages, or senders are not verified. */
  readonly sender?: SenderVerdict
  /** Present on a posted message: it is for this check, whatever the checks' rules say. */
  readonly said?: Said
}

/** Who a mail server was told the message comes from and goes to. `from` is empty for a null sender. */
export type Envelope = {
  readonly from: string
  readonly to: readonly string[]
  /** Who brought it: address, and the name it gave itself. */
  readonly client?: { readonly ip: string; readonly name?: string }
}

/** Which check a posted message is for, and how its bytes are to be read: what the URL and the credential said. */
export type Posting = {
  readonly checkId: string
  readonly format: 'report' | 'ping' | HookFormat
  /** Of a ping: what the URL said of the run. */
  readonly signal?: 'start' | 'success' | 'fail' | number
  /** Of a ping: which run it is about, so that start and end find each other. */
  readonly run?: string
  /** Paths into the JSON of a generic hook. */
  readonly paths?: Readonly<Record<string, string>>
}
/** Products whose posts are understood; `json` is read by paths. */
export const hookFormats = ['comet', 'duplicati', 'aws', 'proxmox', 'restic', 'json'] as const
export type HookFormat = (typeof hookFormats)[number]

/** What a posted message says of a run by itself, without any rule. `ignored`: it is not the end of a run. */
export type Said = {
  readonly checkId: string
  readonly status: ResultStatus
  readonly reason: string
  readonly figures: Figures
  /** Equal for two messages about the same execution of the job. */
  readonly executionKey?: string
}

/** A message as an intake hands it in: bytes, and what only the intake knows. Kept as it is, so that reading it
 *  again later gives the same message. */
export type Received = {
  readonly intake: string
  /** Names this very delivery, where the intake can (`imap:NAME:UIDVALIDITY:UID`); the same key is taken once. */
  readonly intakeKey?: string
  readonly receivedAtMs: number
  readonly envelope?: Envelope
  /** Found out before it is stored, and stored with it. */
  readonly sender?: SenderFinding
  readonly raw: Uint8Array
  /** Present on messages that were posted to one check. */
  readonly posting?: Posting
  /** The intake kept only the head of a message over its size limit; `raw` is that head. */
  readonly oversizeBytes?: number
}

/** What became of an accepted message: every one is exactly one of these. */
export type Outcome = 'matched' | 'unmatched' | 'ignored' | 'duplicate'

/** Resolves after the commit: only then may the sender be told that the message was taken.
 *  Rejects when it could not be stored; the sender must keep it and try again. */
export type Accept = (received: Received) => Promise<{ readonly id: number; readonly outcome: Outcome }>

const noResult: readonly MessageMark[] = ['bounce', 'autoReply', 'nullSender', 'forwardingConfirmation']

/** The mark that keeps a message from being a result, if it has one. */
export function findNoResultMark(message: Pick<Message, 'marks'>): MessageMark | undefined {
  return message.marks.find(mark => noResult.includes(mark))
}
