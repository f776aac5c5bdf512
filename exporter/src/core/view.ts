/** A message as conditions look at it: every text prepared at most once a message, and only when it is asked for. */
import type { Figures } from './activity.ts'
import type { Field } from './condition.ts'
import type { Message, MessageMark } from './message.ts'
import { condense, foldCase } from './text.ts'

export type TextField = Exclude<Field, `figure:${string}`>

/** How a text is prepared: a sum of these. `COMBINED` matters to the body only. */
export type Form = number
export const CONDENSED = 1
export const FOLDED = 2
export const COMBINED = 4

export type MessageView = {
  /** The whole field: several addresses or names joined, empty when there are none. */
  text(field: TextField, form: Form): string
  /** The single values: each address (as written, and bare), each attachment's name, each header of that name.
   *  Condensed ones are trimmed. Every one is part of `text`. */
  values(field: TextField, form: Form): readonly string[]
  /** Undefined when the message does not tell it. */
  figure(name: string): number | undefined
  /** Names of the headers there are, each once. */
  readonly headerNames: ReadonlySet<string>
  readonly recipients: readonly string[]
  readonly marks: readonly MessageMark[]
  /** Whether a part of the field may be missing, so that a word's absence proves nothing. */
  isCut(field: TextField, form: Form): boolean
}

export function createView(message: Message, figures: Figures = {}): MessageView {
  const texts = new Map<TextField, (string | undefined)[]>()
  const singles = new Map<TextField, (readonly string[] | undefined)[]>()
  let names: ReadonlySet<string> | undefined

  function raw(field: TextField, combined: boolean): readonly string[] {
    if (field === 'subject') return [message.subject]
    if (field === 'from') return [message.from]
    if (field === 'to') return message.to
    if (field === 'originallyTo') return message.originallyTo
    if (field === 'source') return [message.intake]
    if (field === 'attachment') return message.attachments.map(attachment => attachment.name)
    if (field === 'body') {
      const attached = combined ? message.attachments.flatMap(attachment => attachment.text ?? []) : []
      return [[message.text, ...attached].join('\n')]
    }
    const name = field.slice('header:'.length).toLowerCase()
    return message.headers.filter(header => header.name.toLowerCase() === name).map(header => header.value)
  }

  function text(field: TextField, form: Form): string {
    const key = field === 'body' ? form : form & ~COMBINED
    const forms = entry(texts, field)
    const known = forms[key]
    if (known !== undefined) return known
    let made: string
    if (key & FOLDED) made = foldCase(text(field, key & ~FOLDED))
    else if (key & CONDENSED) made = condense(text(field, key & ~CONDENSED))
    else made = raw(field, (key & COMBINED) !== 0).join(isAddressField(field) ? ', ' : '\n')
    forms[key] = made
    return made
  }

  function values(field: TextField, form: Form): readonly string[] {
    const key = field === 'body' ? form : form & ~COMBINED
    const forms = entry(singles, field)
    const known = forms[key]
    if (known !== undefined) return known
    const whole = field === 'body' || field === 'subject' || field === 'source'
    const made = whole ? [trimmed(text(field, key), key)] : prepared(raw(field, false), field, key)
    forms[key] = made
    return made
  }

  return {
    text,
    values,
    figure: name => (Object.hasOwn(figures, name) ? figures[name] : undefined),
    get headerNames() {
      names ??= new Set(message.headers.map(header => header.name.toLowerCase()))
      return names
    },
    recipients: message.recipients,
    marks: message.marks,
    isCut: (field, form) => {
      const combined = (form & COMBINED) !== 0
      return message.marks.some(mark => mayMiss(mark, field, combined))
    },
  }
}

/** The same message with figures that were read from it since; its prepared texts are shared. */
export function withFigures(view: MessageView, figures: Figures): MessageView {
  return {
    text: view.text,
    values: view.values,
    figure: name => (Object.hasOwn(figures, name) ? figures[name] : view.figure(name)),
    get headerNames() {
      return view.headerNames
    },
    recipients: view.recipients,
    marks: view.marks,
    isCut: view.isCut,
  }
}

const messageCut: readonly MessageMark[] = ['unreadable', 'oversize']

function mayMiss(mark: MessageMark, field: TextField, combined: boolean): boolean {
  if (field === 'source') return false
  if (mark === 'unreadable') return true
  if (field === 'body')
    return (
      mark === 'textCut' ||
      mark === 'partsCut' ||
      mark === 'oversize' ||
      (mark === 'attachmentCut' && combined)
    )
  if (field === 'attachment') return mark === 'partsCut' || messageCut.includes(mark)
  return mark === 'headersCut'
}

function prepared(raw: readonly string[], field: TextField, form: Form): readonly string[] {
  const all = isAddressField(field) ? raw.flatMap(addressesOf) : raw
  return all.map(value => {
    const spaced = form & CONDENSED ? trimmed(condense(value), form) : value
    return form & FOLDED ? foldCase(spaced) : spaced
  })
}

/** `"Roe, Jane" <jane@example.com>, joe@example.com` is also each of the two, and each one's bare address. */
function addressesOf(written: string): readonly string[] {
  const found = new Set([written])
  for (const one of splitAtCommas(written)) {
    found.add(one)
    const open = one.lastIndexOf('<')
    if (open >= 0 && one.endsWith('>')) found.add(one.slice(open + 1, -1))
  }
  return [...found]
}

/** Commas inside quotes belong to a name. */
function splitAtCommas(text: string): readonly string[] {
  const parts: string[] = []
  let start = 0
  let quoted = false
  for (let at = 0; at <= text.length; at++) {
    const character = text[at]
    if (character === '\\') at++
    else if (character === '"') quoted = !quoted
    if (at >= text.length || (character === ',' && !quoted)) {
      const part = text.slice(start, at).trim()
      if (part !== '') parts.push(part)
      start = at + 1
    }
  }
  return parts
}

function trimmed(text: string, form: Form): string {
  return form & CONDENSED ? text.trim() : text
}

function isAddressField(field: TextField): boolean {
  return field === 'from' || field === 'to' || field === 'originallyTo'
}

function entry<T>(map: Map<TextField, T[]>, field: TextField): T[] {
  let forms = map.get(field)
  if (forms === undefined) map.set(field, (forms = []))
  return forms
}
