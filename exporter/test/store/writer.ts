/** Writes messages until it is killed and prints the id of each one only after its write has resolved. */
import { writeSync } from 'node:fs'
import { openStore } from '../../src/store/open-store.ts'
import { aMessage, aResult } from './builders.ts'

const [folder = '', round = ''] = process.argv.slice(2)
const store = await openStore({ folder })
writeSync(1, 'ready\n')
await Promise.all(Array.from({ length: 4 }, (_, lane) => writeForEver(lane)))

async function writeForEver(lane: number): Promise<void> {
  for (let index = 0; ; index++) {
    const identity = `${round}-${lane}-${index}`
    const raw = Buffer.from(`${identity} ${'backup finished '.repeat(index % 500)}`)
    const id = await store.write(async tx => {
      const messageId = await tx.insertMessage(aMessage({ identity, raw }))
      await tx.insertActivity(aResult({ messageId }))
      return messageId
    })
    writeSync(1, `${id} ${identity}\n`)
  }
}
