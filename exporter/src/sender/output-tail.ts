/** The end of what a command printed, as a log for the report: plain text in, HTML that shows it out. */
import { escapeHtml } from './deliver.ts'

const tailBytes = 64 * 1024

export type OutputTail = {
  add(chunk: Uint8Array): void
  /** Lines as a person would have seen them last: without colours, and of a line that was painted over, the last form. */
  text(): string
  /** Of everything added. */
  readonly bytes: number
}

export function createOutputTail(limitBytes = tailBytes): OutputTail {
  const chunks: Uint8Array[] = []
  let kept = 0
  let bytes = 0
  return {
    add(chunk) {
      chunks.push(chunk)
      bytes += chunk.length
      kept += chunk.length
      while (chunks[0] && kept - chunks[0].length >= limitBytes) kept -= chunks.shift()?.length ?? 0
    },
    text() {
      const whole = Buffer.concat(chunks)
      return plain(bytes > limitBytes ? fromWholeLine(whole.subarray(-limitBytes)) : whole)
    },
    get bytes() {
      return bytes
    },
  }
}

/** @param head one line above the log */
export function renderLog(head: string, tail: Pick<OutputTail, 'text' | 'bytes'>): string {
  const text = tail.text()
  const cut = tail.bytes > tailBytes ? `<p>The end of ${tail.bytes} bytes of output:</p>\n` : ''
  return `<p>${escapeHtml(head)}</p>\n${text ? `${cut}<pre>${escapeHtml(text)}</pre>\n` : ''}`
}

/** Cut at a line's beginning, or, in one endless line, at a character's. */
function fromWholeLine(bytes: Buffer): Buffer {
  const lineEnd = bytes.indexOf(0x0a)
  if (lineEnd >= 0 && lineEnd < bytes.length - 1) return bytes.subarray(lineEnd + 1)
  let at = 0
  while (at < 4 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at++
  return bytes.subarray(at)
}

function plain(bytes: Buffer): string {
  return bytes
    .toString('utf8')
    .replaceAll(/\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])/g, '')
    .split('\n')
    .map(asPaintedLast)
    .join('\n')
    .replaceAll(/[\x00-\x08\x0b-\x1f\x7f]/g, '')
}

/** Looked for from the end: an expression would look for the return anew from each character of a long line. */
function asPaintedLast(line: string): string {
  let end = line.length
  while (line[end - 1] === '\r') end--
  return line.slice(end === 0 ? 0 : line.lastIndexOf('\r', end - 1) + 1, end)
}
