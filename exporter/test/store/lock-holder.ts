/** Holds the lock of a data folder until it is killed. */
import { writeSync } from 'node:fs'
import { lockFolder } from '../../src/store/lock.ts'

const lock = lockFolder(process.argv[2] ?? '')
writeSync(1, 'ready\n')
setInterval(() => lock, 60_000)
