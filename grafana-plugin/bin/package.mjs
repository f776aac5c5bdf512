/** `npm run package`: the built plugins as the catalogue takes them, ID-VERSION.zip with one folder named as the app.
 *  The same dist gives the same bytes. `--dist DIR` and `--out DIR` say where from and where to. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { zipSync } from 'fflate'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: join(root, 'dist') },
    out: { type: 'string', default: root },
  },
})
const { id, info } = JSON.parse(readFileSync(join(values.dist, 'plugin.json'), 'utf8'))
const files = readdirSync(values.dist, { recursive: true })
  .filter(name => statSync(join(values.dist, name)).isFile())
  .map(name => name.replaceAll('\\', '/'))
  .sort()
const mtime = new Date(`${info.updated}T12:00:00`)
const entries = files.map(name => [`${id}/${name}`, [readFileSync(join(values.dist, name)), { mtime }]])
const target = join(values.out, `${id}-${info.version}.zip`)
writeFileSync(target, zipSync(Object.fromEntries(entries), { level: 9 }))
process.stdout.write(`${target}: ${files.length} files\n`)
