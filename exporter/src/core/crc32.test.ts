import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { joinCrc32, shiftOf } from './crc32.ts'

test('the CRC of joined parts is that of the whole', () => {
  const bytes = fc.uint8Array({ maxLength: 5000 })
  fc.assert(
    fc.property(bytes, bytes, (first, second) => {
      const joined = joinCrc32(crc32(first), crc32(second), shiftOf(second.length))
      expect(joined).toBe(crc32(Buffer.concat([first, second])))
    }),
  )
})
