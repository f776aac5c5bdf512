import { existsSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { aFolder } from '../../test/store/builders.ts'
import { startChild } from '../../test/store/child.ts'
import { lockFolder } from './lock.ts'

test('a folder that another process uses is refused with its name and the holder, until that one is killed', async () => {
  using folder = aFolder()
  const holder = await startChild('lock-holder.ts', [folder.path])
  try {
    expect(() => lockFolder(folder.path)).toThrow(
      `${folder.path} is in use by another lastgood (process ${holder.pid} on ${hostname()}): stop it or choose another data folder`,
    )
  } finally {
    await holder.kill()
  }
  expect(existsSync(join(folder.path, 'lock.txt'))).toBe(true)
  lockFolder(folder.path)[Symbol.dispose]()
})

test('a second lock in the same process is refused alike, again and again, and does not loosen the first', async () => {
  using folder = aFolder()
  const lock = lockFolder(folder.path)
  const link = join(mkdtempSync(join(folder.path, 'x')), 'link')
  symlinkSync(folder.path, link)
  for (const path of [folder.path, folder.path, link])
    expect(() => lockFolder(path)).toThrow(`in use by another lastgood (process ${process.pid}`)
  await expect(startChild('lock-holder.ts', [folder.path])).rejects.toThrow(`(process ${process.pid}`)
  lock[Symbol.dispose]()
  lock[Symbol.dispose]()
  expect(existsSync(join(folder.path, 'lock.txt'))).toBe(false)
  using again = lockFolder(folder.path)
  expect(again).toBeDefined()
})

test('files of a holder that is gone lock nothing', () => {
  using folder = aFolder()
  writeFileSync(join(folder.path, 'lock.db'), '')
  writeFileSync(join(folder.path, 'lock.txt'), 'process 1 on elsewhere\n')
  using lock = lockFolder(folder.path)
  expect(lock).toBeDefined()
  expect(() => lockFolder(folder.path)).toThrow(`(process ${process.pid} on `)
})

test('a folder that cannot be locked says why', () => {
  using folder = aFolder()
  expect(() => lockFolder(join(folder.path, 'missing'))).toThrow(
    /missing cannot be locked: ENOENT.*local disk/,
  )
  writeFileSync(join(folder.path, 'lock.db'), 'not a database, but long enough to be looked at'.repeat(20))
  expect(() => lockFolder(folder.path)).toThrow(/cannot be locked: file is not a database/)
})
