/** Messages that were read a moment ago, for whoever looks at the same ones again and again, as a preview does while a
 *  person types. Bounded in number, in text and in time. */
import type { Message } from './core/message.ts'

const maxMessages = 2000
/** Of text, which is nearly all of a message. */
const maxChars = 16_000_000
/** Nothing is kept for longer after the last look. */
const keptMs = 60_000

export type RecentMessages = Disposable & {
  /** @param read for a message that is not here
   *  @param version of how messages are read: those of another one are dropped */
  find(id: number, version: unknown, read: () => Promise<Message>): Promise<Message>
}

export function createRecentMessages(): RecentMessages {
  const kept = new Map<number, Message>()
  let chars = 0
  let keptVersion: unknown
  let timer: NodeJS.Timeout | undefined

  function clear() {
    kept.clear()
    chars = 0
    clearTimeout(timer)
    timer = undefined
  }

  return {
    async find(id, version, read) {
      if (version !== keptVersion) clear()
      keptVersion = version
      timer ??= setTimeout(clear, keptMs).unref()
      timer.refresh()
      const known = kept.get(id)
      if (known) return known
      const message = withoutHtml(await read())
      const more = countChars(message)
      // Whoever looks begins with the newest: those that found room stay, as the others would drive them all out.
      if (version === keptVersion && !kept.has(id) && kept.size < maxMessages && chars + more <= maxChars) {
        kept.set(id, message)
        chars += more
      }
      return message
    },
    [Symbol.dispose]: clear,
  }
}

/** Rules see the text of it. */
function withoutHtml({ html: _, ...message }: Message): Message {
  return message
}

function countChars({ subject, text, headers, attachments }: Message): number {
  const inHeaders = headers.reduce((sum, { name, value }) => sum + name.length + value.length, 0)
  const inAttachments = attachments.reduce((sum, attachment) => sum + (attachment.text?.length ?? 0), 0)
  return subject.length + text.length + inHeaders + inAttachments
}
