/** `npm run bench [-- NAME... --switch...]`: runs every bench of exporter/bench and grafana-plugin/bench, or those named,
 *  one after the other; each is given the switches. */
import { readdirSync } from 'node:fs'
import { install } from './install.mjs'

install('all')
const { root, runNode } = await import('./node24.mjs')
const switches = process.argv.slice(2).filter(word => word.startsWith('--'))
const wanted = process.argv.slice(2).filter(word => !word.startsWith('--'))
const benches = ['exporter/bench', 'grafana-plugin/bench']
  .flatMap(folder => readdirSync(`${root}/${folder}`).map(file => ({ folder, file })))
  .filter(({ file }) => file.endsWith('.ts'))
  .map(({ folder, file }) => ({ path: `${root}/${folder}/${file}`, name: file.slice(0, -'.ts'.length) }))
  .filter(({ name }) => wanted.length === 0 || wanted.includes(name))
const failed = []
for (const { name, path } of benches) {
  process.stdout.write(`\n== ${name}\n`)
  const code = await runNode(['--disable-warning=ExperimentalWarning', '--expose-gc', path, ...switches])
  if (code !== 0) failed.push(name)
}
if (benches.length === 0) process.stderr.write(`no bench named ${wanted.join(', ')}\n`)
if (failed.length > 0) process.stderr.write(`wrong answers or errors: ${failed.join(', ')}\n`)
process.exitCode = failed.length > 0 || benches.length === 0 ? 1 : 0
