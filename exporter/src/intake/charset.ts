/** Bytes → text. Never fails: a byte order mark beats the declared charset, the declared charset beats a guess,
 *  and a guess is UTF-8 when the bytes are valid UTF-8, else windows-1252. */
import { isAscii, isUtf8 } from 'node:buffer'

/** Without NULs, which databases do not take. */
export function decodeText(bytes: Uint8Array, charset?: string): string {
  return decodeWithNuls(bytes, charset).replaceAll('\0', '')
}

/** @param charset as declared in the mail, in any spelling; unknown ones count as not declared. */
export function decodeWithNuls(bytes: Uint8Array, charset?: string): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) return guess(buffer.subarray(3))
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return decodeWith('utf-16le', buffer.subarray(2))
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return decodeWith('utf-16be', buffer.subarray(2))
  const name = charset === undefined ? 'utf-8' : canonical(charset)
  if (name.startsWith('utf-16')) return decodeUtf16(name, buffer)
  if (name === 'utf-7') return isAscii(buffer) ? decodeUtf7(buffer.toString('latin1')) : guess(buffer)
  const upperHalf = codePages.get(name)
  if (upperHalf !== undefined) return decodeCodePage(upperHalf, buffer)
  if (undeclared.has(name)) return guess(buffer)
  if (isAscii(buffer) && !statefulAscii.has(name)) return buffer.toString('latin1')
  // Text in these never is valid UTF-8 by accident; scripts that declare them and send UTF-8 are common.
  if (latin.has(name) && isUtf8(buffer)) return buffer.toString('utf8')
  return decodeWith(name, buffer)
}

const undeclared = new Set([
  '',
  'utf-8',
  'us-ascii',
  'ascii',
  'ansi_x3.4-1968',
  'unknown-8bit',
  '8bit',
  '7bit',
])
const latin = new Set(['iso-8859-1', 'iso-8859-15', 'windows-1252', 'latin1'])
/** Encodings that write other characters with ASCII bytes. */
const statefulAscii = new Set(['iso-2022-jp', 'hz-gb-2312', 'shift_jis'])

/** Spellings that mail software uses and the WHATWG names do not cover. */
const aliases = new Map<string, string>(
  Object.entries({
    utf8: 'utf-8',
    'utf-8-sig': 'utf-8',
    cp65001: 'utf-8',
    utf7: 'utf-7',
    'unicode-1-1-utf-7': 'utf-7',
    utf16: 'utf-16',
    'utf-16-le': 'utf-16le',
    ibm437: 'cp437',
    ibm850: 'cp850',
    ibm858: 'cp850',
    cp858: 'cp850',
    ibm852: 'cp852',
    cp874: 'windows-874',
    cp932: 'shift_jis',
    ms932: 'shift_jis',
    cp936: 'gbk',
    cp949: 'euc-kr',
    cp950: 'big5',
    'latin-1': 'iso-8859-1',
    'iso-8859-1-windows-3.1-latin-1': 'windows-1252',
    macroman: 'macintosh',
  }),
)

function canonical(charset: string): string {
  const name = charset
    .slice(0, 60)
    .trim()
    .toLowerCase()
    .replace(/^["']+|["';]+$/g, '')
    .replace(/^win-?(\d)/, 'windows-$1')
    .replace(/\*.*$/, '')
  return aliases.get(name) ?? name
}

function decodeWith(name: string, buffer: Buffer): string {
  try {
    return new TextDecoder(name).decode(buffer)
  } catch {
    return guess(buffer)
  }
}

function guess(buffer: Buffer): string {
  if (isUtf8(buffer)) return nulsLeftOut(buffer)
  const utf8 = buffer.toString('utf8')
  // A mail cut in the middle of a character, or with one broken byte, is still UTF-8: only where broken
  // sequences are frequent among the other non-ASCII characters is it something else.
  let broken = 0
  let other = 0
  for (let i = 0; i < utf8.length; i++) {
    const code = utf8.charCodeAt(i)
    if (code === 0xfffd) broken++
    else if (code > 0x7f) other++
  }
  return broken * 4 <= other ? utf8 : new TextDecoder('windows-1252').decode(buffer)
}

/** Fewer prove nothing. */
const fewestBytes = 16

/** UTF-16 that nobody declared shows as a NUL beside nearly every character. */
function nulsLeftOut(buffer: Buffer): string {
  if (buffer.length < fewestBytes || !buffer.subarray(0, 200).includes(0)) return buffer.toString('utf8')
  const { even, odd, pairs } = countNuls(buffer)
  if (odd > pairs * 0.6 && even < pairs * 0.1) return decodeWith('utf-16le', buffer)
  if (even > pairs * 0.6 && odd < pairs * 0.1) return decodeWith('utf-16be', buffer)
  return buffer.toString('utf8')
}

function decodeUtf16(name: string, buffer: Buffer): string {
  const { even, odd } = countNuls(buffer)
  // Declared UTF-16 and sent as UTF-8: what an XML prolog claims often ends up in the header.
  if (even === 0 && odd === 0 && isUtf8(buffer)) return buffer.toString('utf8')
  if (name === 'utf-16') return decodeWith(even > odd ? 'utf-16be' : 'utf-16le', buffer)
  return decodeWith(name, buffer)
}

function countNuls(buffer: Buffer): { even: number; odd: number; pairs: number } {
  const end = Math.min(buffer.length, 2000)
  let even = 0
  let odd = 0
  for (let i = 0; i < end; i++) if (buffer[i] === 0) i % 2 === 0 ? even++ : odd++
  return { even, odd, pairs: end / 2 }
}

function decodeUtf7(text: string): string {
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (_, coded: string) =>
    coded === '' ? '+' : utf16be(Buffer.from(coded, 'base64')),
  )
}

const utf16be = (buffer: Buffer): string =>
  buffer
    .subarray(0, buffer.length & ~1)
    .swap16()
    .toString('utf16le')

/** Characters 0x80 to 0xFF of the code pages that Windows and DOS command lines write and TextDecoder lacks. */
const codePages = new Map<string, string>(
  Object.entries({
    cp437:
      'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
    cp850:
      'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
    cp852:
      'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
  }),
)

function decodeCodePage(upperHalf: string, buffer: Buffer): string {
  return buffer
    .toString('latin1')
    .replace(/[\x80-\xff]/g, character => upperHalf[character.charCodeAt(0) - 128] ?? '')
}
