/** What a text takes on the wire, where a mail is 7-bit: Latin letters stay as they are in quoted-printable, and what is
 *  written in other letters is shorter in base64. */

export type TextEncoding = 'quoted-printable' | 'base64'

/** Each line of the encodings is 76 long and ends in CR LF; one of quoted-printable has a `=` before that. */
const lineChars = 76

export function transportBytes(text: string, encoding: TextEncoding): number {
  let utf8 = 0
  let quoted = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    const isPlain = bytes === 1 && code >= 0x20 && code !== 0x7f && character !== '='
    // A line end is written as CR LF.
    utf8 += character === '\n' ? 2 : bytes
    quoted += isPlain ? 1 : character === '\n' ? 2 : bytes * 3
  }
  const letters = encoding === 'base64' ? Math.ceil(utf8 / 3) * 4 : quoted
  // A line of quoted-printable may end up to three letters early, as a letter in it is not torn apart.
  const lines = Math.ceil(letters / (encoding === 'base64' ? lineChars : lineChars - 3))
  return letters + lines * (encoding === 'base64' ? 2 : 3)
}

export function shorterEncoding(text: string): TextEncoding {
  return transportBytes(text, 'base64') < transportBytes(text, 'quoted-printable')
    ? 'base64'
    : 'quoted-printable'
}

/** Draws with ever smaller budgets until the text is at most `limit` bytes on the wire.
 *  @param draw draws with a budget of characters; what it must draw may be more */
export function drawToFit(
  draw: (budget: number) => string,
  limit: number,
  encodingOf: (text: string) => TextEncoding,
): string {
  let budget = limit
  for (let attempt = 1; ; attempt++) {
    const text = draw(budget)
    const bytes = transportBytes(text, encodingOf(text))
    if (bytes <= limit || attempt === mostAttempts) return text
    budget = Math.floor(Math.min(budget, text.length) * (limit / bytes) * 0.98)
  }
}

/** The first one is off by what its letters take, the second by little. */
const mostAttempts = 8
