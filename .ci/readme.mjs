/** Runs the README's commands from a clean clone, as a newcomer types them. A shell block whose first words after
 *  the backticks are `sh run=NAME` takes part: `start` runs in the background, the others one after the other.
 *  A block `run=NAME expect=TEXT` must print TEXT (written as in a URL). */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const clone = join(mkdtempSync(join(tmpdir(), 'lastgood-readme-')), 'lastgood')
const startWithinMs = 180_000
const say = text => process.stdout.write(`${text}\n`)

const cloned = spawnSync('git', ['clone', '-q', root, clone], { stdio: 'inherit' })
if (cloned.status !== 0) throw new Error('git clone failed')
const readme = readFileSync(join(clone, 'README.md'), 'utf8')
const blocks = [...readme.matchAll(/```sh run=(\w+)(?: expect=(\S+))?\n([\s\S]*?)```/g)].map(
  ([, name, expect, commands]) => ({ name, expect: expect && decodeURIComponent(expect), commands }),
)
if (blocks[0]?.name !== 'start' || blocks.length < 3) throw new Error('README.md: no blocks to run')

const env = { ...process.env }
delete env.LASTGOOD_REQUIRE_SERVERS
let service
let failed = 0
for (const { name, expect, commands } of blocks) {
  say(`README: ${name}: ${commands.trim()}`)
  if (name === 'start') {
    // A group of its own: a signal to npm alone would not reach the program that it runs.
    service = spawn('sh', ['-c', commands.trim()], {
      cwd: clone,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    })
    let output = ''
    service.stdout.on('data', chunk => {
      output += chunk
    })
    const deadline = Date.now() + startWithinMs
    while (!output.includes('is running') && service.exitCode === null && Date.now() < deadline)
      await sleep(100)
    say(output)
    if (output.includes('is running')) continue
  } else {
    const deadline = Date.now() + 10_000
    let run
    do {
      run = spawnSync('bash', ['-ec', commands], { cwd: clone, env, encoding: 'utf8' })
      if (run.status === 0 && (!expect || run.stdout.includes(expect))) break
      await sleep(300)
    } while (Date.now() < deadline)
    say(run.stdout.split('\n').slice(0, 12).join('\n'))
    if (run.status === 0 && (!expect || run.stdout.includes(expect))) continue
    say(run.stderr)
  }
  say(`README: ${name} did not work${expect ? `: "${expect}" is not in its output` : ''}`)
  failed++
  break
}
const signal = name => {
  try {
    process.kill(-service.pid, name)
    return true
  } catch {
    return false
  }
}
if (service && signal('SIGTERM')) {
  for (const deadline = Date.now() + 15_000; Date.now() < deadline && signal(0); ) await sleep(100)
  const stopped = !signal(0)
  say(stopped ? 'stopped' : 'did not stop within 15 s')
  if (!stopped) {
    signal('SIGKILL')
    failed++
  }
}
rmSync(join(clone, '..'), { recursive: true, force: true })
process.exit(failed === 0 ? 0 : 1)
