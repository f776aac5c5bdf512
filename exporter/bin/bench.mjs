/** `npm run bench [-- NAME... --switch...]`: runs every bench of exporter/bench, or those named, one after the other; each
 *  is given the switches. */
import { readdirSync } from 'node:fs'
import { install } from './install.mjs'

install('all')
const { root, runNode } = await import('./node24.mjs')
const folder = `${root}/exporter/bench`
const switches = process.argv.slice(2).filter(word => word.startsWith('--'))
const wanted = process.argv.slice(2).filter(word => !word.startsWith('--'))
const benches = readdirSync(folder)
  .filter(name => name.endsWith('.ts'))
  .filter(name => wanted.length === 0 || wanted.includes(name.slice(0, -'.ts'.length)))
const failed = []
for (const name of benches) {
  process.stdout.write(`\n== ${name.slice(0, -'.ts'.length)}\n`)
  const code = await runNode([
    '--disable-warning=ExperimentalWarning',
    '--expose-gc',
    `${folder}/${name}`,
    ...switches,
  ])
  if (code !== 0) failed.push(name)
}
if (benches.length === 0) process.stderr.write(`no bench named ${wanted.join(', ')}\n`)
if (failed.length > 0) process.stderr.write(`wrong answers or errors: ${failed.join(', ')}\n`)
process.exitCode = failed.length > 0 || benches.length === 0 ? 1 : 0
