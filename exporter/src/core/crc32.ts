/** CRC-32 of joined texts from the CRCs of the parts, without reading them again: appending a part multiplies what was
 *  before by x to the power of the part's bits, modulo the polynomial of gzip (RFC 1952, reflected). */

const polynomial = 0xedb88320
/** The element 1, and x, in reflected order. */
const one = 0x80000000
const x = 0x40000000

/** x^(2^n) for n from 0. */
const squares = (() => {
  const powers = [x]
  for (let n = 1; n < 32; n++) powers.push(multiply(powers[n - 1] ?? x, powers[n - 1] ?? x))
  return powers
})()

/** What a part of so many bytes does to the CRC before it. @param bytes below 2^29 */
export function shiftOf(bytes: number): number {
  let shift = one
  for (let rest = bytes * 8, n = 0; rest > 0; rest = Math.floor(rest / 2), n++)
    if (rest % 2 === 1) shift = multiply(squares[n] ?? x, shift)
  return shift >>> 0
}

/** @param shift of the second part @returns CRC-32 of both */
export function joinCrc32(first: number, second: number, shift: number): number {
  return (multiply(shift, first) ^ second) >>> 0
}

function multiply(a: number, b: number): number {
  let product = 0
  let factor = b
  for (let bit = 31; bit >= 0; bit--) {
    if ((a >>> bit) & 1) product ^= factor
    factor = factor & 1 ? (factor >>> 1) ^ polynomial : factor >>> 1
  }
  return product >>> 0
}
