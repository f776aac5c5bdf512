import { mkdir, mkdtemp, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ConfigWatch, type WatchOptions, watchConfig } from './watch.ts'

let folder: string
const path = (name: string) => join(folder, name)
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lastgood-watch-'))
  await mkdir(path('checks'))
  await writeFile(path('lastgood.yml'), 'a')
  await writeFile(path('checks/a.yml'), 'a')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const quick: WatchOptions = { quietMs: 100, pollMs: 60_000 }

/** Counts changes; the first look is over when it returns. */
async function startWatch(options: WatchOptions = quick) {
  let count = 0
  const watch: ConfigWatch = watchConfig(
    [path('lastgood.yml'), path('checks/*.yml')],
    () => {
      count++
    },
    { readAtMs: 0, ...options },
  )
  const until = async (expected: number) => {
    for (let tries = 0; count < expected && tries < 500; tries++) await sleep(20)
  }
  // Everything is newer than 1970: the first look calls that a change, and so tells that it is over.
  if (options.readAtMs === undefined) {
    await until(1)
    count = 0
  }
  return {
    watch,
    count: () => count,
    /** Waits for this many changes, then a while for more that should not come. */
    async expectChanges(expected: number) {
      await until(expected)
      await sleep(300)
      expect(count).toBe(expected)
    },
    [Symbol.asyncDispose]: () => watch[Symbol.asyncDispose](),
  }
}

test.each([
  ['lastgood.yml written', () => writeFile(path('lastgood.yml'), 'longer')],
  ['a check file written', () => writeFile(path('checks/a.yml'), 'longer')],
  [
    'a file replaced by renaming another over it, as editors do',
    async () => {
      await writeFile(path('.lastgood.yml.swp'), 'b')
      await rename(path('.lastgood.yml.swp'), path('lastgood.yml'))
    },
  ],
  ['a new check file', () => writeFile(path('checks/b.yml'), 'b')],
  ['a check file taken away', () => unlink(path('checks/a.yml'))],
  [
    'a file taken away and written again, in steps',
    async () => {
      await unlink(path('lastgood.yml'))
      await writeFile(path('lastgood.yml'), '')
      await writeFile(path('lastgood.yml'), 'all of it')
    },
  ],
])('%s is one change', async (_, change) => {
  await using watch = await startWatch()
  await change()
  await watch.expectChanges(1)
})

test('other files beside them are none of our business', async () => {
  await using watch = await startWatch()
  await writeFile(path('lastgood.db-wal'), 'x')
  await writeFile(path('checks/readme.txt'), 'x')
  await writeFile(path('checks/.a.yml.swp'), 'x')
  await watch.expectChanges(0)
})

test('a link that is swapped two folders away, as Kubernetes does, is a change', async () => {
  for (const version of ['..1', '..2']) {
    await mkdir(path(version))
    await writeFile(path(`${version}/lastgood.yml`), 'same size')
  }
  await symlink('..1', path('..data'))
  await unlink(path('lastgood.yml'))
  await symlink('..data/lastgood.yml', path('lastgood.yml'))
  await using watch = await startWatch()
  await symlink('..2', path('..tmp'))
  await rename(path('..tmp'), path('..data'))
  await watch.expectChanges(1)
})

test('where nothing is announced, the poll notices', async () => {
  await rm(path('checks'), { recursive: true })
  await using watch = await startWatch({ quietMs: 30, pollMs: 50 })
  await mkdir(path('checks'))
  await writeFile(path('checks/new.yml'), 'x')
  await watch.expectChanges(1)
})

test('what changed while the configuration was being read is noticed at the start', async () => {
  const readAtMs = Date.now() - 5000
  await using watch = await startWatch({ ...quick, readAtMs })
  await watch.expectChanges(1)
  await using calm = await startWatch({ ...quick, readAtMs: Date.now() + 5000 })
  await calm.expectChanges(0)
})

test('other files are followed after a reload, without a change of their own', async () => {
  await using watch = await startWatch()
  await mkdir(path('more'))
  await writeFile(path('more/x.yml'), 'x')
  watch.watch.follow([path('lastgood.yml'), path('more/*.yml')])
  await watch.expectChanges(0)
  await writeFile(path('checks/a.yml'), 'no longer ours')
  await watch.expectChanges(0)
  await writeFile(path('more/x.yml'), 'changed')
  await watch.expectChanges(1)
})

test('after its end nothing is called any more', async () => {
  const watch = await startWatch()
  await watch[Symbol.asyncDispose]()
  await writeFile(path('lastgood.yml'), 'late')
  await watch.expectChanges(0)
})
