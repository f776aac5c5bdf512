/** Lines of CSV as RFC 4180 has them, safe to open in a spreadsheet. */

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** A spreadsheet takes what begins like this for a formula, and runs it; the apostrophe makes it a text. Names come
 *  from senders. */
function csvCell(text: string): string {
  const safe = /^\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
