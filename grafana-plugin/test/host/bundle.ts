/** Bundles the page of test/host/page against one line of Grafana's libraries, once for each state of its sources. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Esbuild, resolveLine } from './bundle-plugin.ts'
import type { LinePackages } from './lines.ts'

/** `development` has React tell what it finds wrong; `production` is what people run, for benches. */
export type React = 'development' | 'production'

const here = fileURLToPath(new URL('.', import.meta.url))
const cache = fileURLToPath(new URL('../../../node_modules/.cache/lastgood-grafana', import.meta.url))

/** @returns the folder that holds page.js and its chunks */
export async function bundlePage(packages: LinePackages, react: React): Promise<string> {
  const folder = join(cache, digestOf(packages, react))
  if (existsSync(folder)) return folder
  const require = createRequire(join(packages.folder, 'package.json'))
  const esbuild = require('esbuild') as Esbuild
  mkdirSync(cache, { recursive: true })
  // Made beside its place, so that a build that is cut off leaves nothing that looks finished.
  const making = `${folder}.${process.pid}`
  await esbuild.build({
    entryPoints: { page: join(here, 'page/page.tsx') },
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: making,
    minify: react === 'production',
    jsx: 'transform',
    target: 'es2022',
    logLevel: 'error',
    tsconfigRaw: {},
    define: { 'process.env.NODE_ENV': JSON.stringify(react), global: 'window' },
    loader: { '.svg': 'dataurl', '.ttf': 'dataurl', '.woff2': 'dataurl', '.png': 'dataurl' },
    plugins: [resolveLine(packages, join(here, 'page'))],
  })
  try {
    renameSync(making, folder)
  } catch (cause) {
    // Another process was faster.
    if (!existsSync(folder)) throw cause
    rmSync(making, { recursive: true, force: true })
  }
  return folder
}

function digestOf(packages: LinePackages, react: React): string {
  const hash = createHash('sha256').update(`${packages.digest} ${react}`)
  const pages = readdirSync(join(here, 'page'))
    .sort()
    .map(name => join('page', name))
  for (const name of ['bundle.ts', 'bundle-plugin.ts', ...pages])
    hash.update(name).update(readFileSync(join(here, name)))
  return `${packages.version}-${react}-${hash.digest('hex').slice(0, 16)}`
}
