/** Completes lock files for the platforms other than this one: those that are named, else package-lock.json of the
 *  repository. `npm install` leaves out an optional platform package that the registry in use does not hold, and
 *  `npm ci` then refuses the lock file everywhere. The version is the parent's exact one; system, processor and libc
 *  stand in the package's name. Run after every `npm install`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const systems = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
  'aix',
]
const processors = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'x64',
  'wasm32',
]

/** @returns how many packages were added */
function complete(file) {
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  let added = 0
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const nested = `${path}/node_modules/${name}`
      const top = `node_modules/${name}`
      if (lock.packages[nested] || lock.packages[top]) continue
      const words = name.split(/[/-]/)
      const os = systems.filter(system => words.includes(system))
      const cpu = processors.filter(processor => words.includes(processor))
      if (!/^\d/.test(version) || (os.length === 0 && cpu.length === 0))
        throw new Error(`${file}: ${name} ${version}: not a platform package`)
      const libc = words.includes('musl')
        ? ['musl']
        : os[0] === 'linux' && words.some(word => /^gnu/.test(word))
          ? ['glibc']
          : undefined
      lock.packages[top] = {
        version,
        ...(cpu.length && { cpu }),
        dev: entry.dev,
        ...(libc && { libc }),
        optional: true,
        ...(os.length && { os }),
      }
      added++
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  return added
}

const named = process.argv.slice(2)
const files = named.length ? named : [fileURLToPath(new URL('../package-lock.json', import.meta.url))]
for (const file of files)
  process.stdout.write(`${file}: ${complete(file)} platform packages added to the lock file\n`)
