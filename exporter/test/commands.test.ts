/** The commands as a person meets them when something is wrong: the text names the place and the remedy. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { openTempFolder } from './servers/spawn-server.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

function start(args: readonly string[], cwd: string): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], { cwd })
}

async function run(args: readonly string[], cwd: string): Promise<{ code: number; text: string }> {
  const child = start(args, cwd)
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => (text += chunk))
  const stuck = setTimeout(() => child.kill('SIGKILL'), 20_000)
  const [code] = await once(child, 'close')
  clearTimeout(stuck)
  return { code, text }
}

const config = 'checks: [{ id: nas, match: { alias: nas } }]\n'

test.each([
  ['sevre', 2, "unknown command 'sevre'"],
  ['reparse --message abc', 2, 'no number of a message'],
  ['preview nas nothing.eml', 1, 'nothing.eml: cannot be read: it does not exist'],
  ['check-config ..', 1, 'cannot be read: it is a folder'],
  ['serve --http 127.0.0.1:0 --data lastgood.yml/data', 1, 'lastgood.yml/data cannot be made: '],
  // A folder in which nothing can be made, and which says ENOENT to that.
  ['serve --http 127.0.0.1:0 --data /proc/lastgood', 1, '/proc/lastgood cannot be made: '],
])(
  '%s',
  async (words, code, text) => {
    await using folder = await openTempFolder()
    await writeFile(join(folder.path, 'lastgood.yml'), config)
    const ended = await run(words.split(' '), folder.path)
    expect(ended).toEqual({ code, text: expect.stringContaining(text) })
  },
  30_000,
)

test('check-config tells of a certificate that the service could not start with', async () => {
  await using folder = await openTempFolder()
  const file = join(folder.path, 'lastgood.yml')
  await copyFile(main, join(folder.path, 'cert.pem'))
  const tls = 'tls: { certFile: cert.pem, keyFile: cert.pem }'
  for (const place of ['http', 'smtp']) {
    await writeFile(file, `${place}: { ${tls} }\n`)
    expect(await run(['check-config', file], folder.path)).toEqual({
      code: 1,
      text: expect.stringMatching(new RegExp(`${place}.*tls.*cert\\.pem`)),
    })
  }
}, 60_000)

test('a signal to read the configuration again does not end a service that still starts; one to stop does', async () => {
  await using folder = await openTempFolder()
  // A pipe: whoever opens it for writing knows that the other side has begun to read.
  const pipe = join(folder.path, 'lastgood.yml')
  await promisify(execFile)('mkfifo', [pipe])
  const child = start(['serve', '--http', '127.0.0.1:0', '--data', 'data'], folder.path)
  const close = once(child, 'close')
  const writing = await open(pipe, 'w')
  child.kill('SIGHUP')
  await sleep(200)
  child.kill('SIGTERM')
  await sleep(200)
  await writing.close()
  expect(await close).toEqual([0, null])
}, 30_000)
