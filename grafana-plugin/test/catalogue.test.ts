/** What the catalogue's validator looks for, in the zip that `npm run package` makes. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import { openTempFolder } from '../../exporter/test/servers/spawn-server.ts'
import { dist } from './host/dist.ts'

type Manifest = {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly info: {
    readonly version: string
    readonly updated: string
    readonly description: string
    readonly keywords: readonly string[]
    readonly author: { readonly name: string }
    readonly logos: { readonly small: string; readonly large: string }
    readonly screenshots: readonly { readonly path: string }[]
  }
  readonly dependencies: { readonly grafanaDependency: string }
  readonly includes?: readonly { readonly type: string; readonly path?: string }[]
}

const id = 'lastgood-backups-app'
const root = fileURLToPath(new URL('..', import.meta.url))
const decoder = new TextDecoder()
let files: ReadonlyMap<string, Uint8Array>
let manifests: ReadonlyMap<string, Manifest>
let version: string

beforeAll(async () => {
  await using folder = await openTempFolder()
  const script = join(root, 'bin/package.mjs')
  await promisify(execFile)(process.execPath, [script, '--dist', dist, '--out', folder.path])
  version = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')).version
  files = new Map(Object.entries(unzipSync(await readFile(join(folder.path, `${id}-${version}.zip`)))))
  const found = [...files.keys()].filter(name => name.endsWith('/plugin.json'))
  manifests = new Map(found.map(name => [name, JSON.parse(textOf(name))]))
})

const textOf = (name: string) => decoder.decode(files.get(name) ?? new Uint8Array())
const ofType = (...endings: string[]) =>
  [...files.keys()].filter(name => endings.some(end => name.endsWith(end)))

test('one folder named as the app holds everything', () => {
  expect(new Set([...files.keys()].map(name => name.split('/')[0]))).toEqual(new Set([id]))
})

test('README, CHANGELOG, licence, code and its source map are there', () => {
  for (const name of ['README.md', 'CHANGELOG.md', 'LICENSE', 'module.js', 'module.js.map'])
    expect([name, textOf(`${id}/${name}`).length > 50]).toEqual([name, true])
  expect(textOf(`${id}/LICENSE`)).toContain('Apache License')
  expect(textOf(`${id}/README.md`)).not.toMatch(
    /This template is a starting point|Grafana app plugin template/,
  )
  expect(textOf(`${id}/CHANGELOG.md`)).toContain(version)
})

test('the app and both plugins in it are described, each by its own plugin.json', () => {
  expect([...manifests].map(([name, manifest]) => [name, manifest.id, manifest.type]).sort()).toEqual([
    [`${id}/datasource/plugin.json`, 'lastgood-backups-datasource', 'datasource'],
    [`${id}/panel/plugin.json`, 'lastgood-checkgrid-panel', 'panel'],
    [`${id}/plugin.json`, id, 'app'],
  ])
})

test('every plugin.json has what the catalogue asks for', () => {
  for (const [name, { id: own, type, info, dependencies, ...manifest }] of manifests) {
    expect(own).toMatch(/^[0-9a-z]+-([0-9a-z]+-)?(app|panel|datasource)$/)
    expect(own.endsWith(`-${type}`)).toBe(true)
    expect(manifest.name).not.toBe('')
    expect(info.version).toBe(version)
    expect(info.version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(info.updated).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(info.author.name).not.toBe('')
    expect(info.description.length).toBeGreaterThan(20)
    expect(info.keywords.length).toBeGreaterThan(1)
    expect(dependencies.grafanaDependency).toMatch(/^>=\d+\.\d+\.\d+$/)
    expect(textOf(name)).not.toContain('%')
    const pictures = [info.logos.small, info.logos.large, ...info.screenshots.map(({ path }) => path)]
    for (const path of [...pictures, 'module.js', 'module.js.map'])
      expect([path, files.has(posix.join(posix.dirname(name), path))]).toEqual([path, true])
  }
})

test('what the app includes is there', () => {
  const includes = manifests.get(`${id}/plugin.json`)?.includes ?? []
  const nested = includes.filter(({ type }) => type === 'panel' || type === 'datasource')
  expect(nested).toHaveLength(2)
  for (const { type, path = '' } of includes)
    if (type === 'page') expect(path).toMatch(new RegExp(`^/(a|plugins)/${id}`))
    else expect([path, files.has(posix.join(id, path))]).toEqual([path, true])
})

test('pictures can do nothing', () => {
  for (const name of ofType('.svg'))
    expect(textOf(name)).not.toMatch(/<script|\son\w+=|javascript:|<foreignObject|<!ENTITY|href="http/i)
})

test('only files a browser needs: no programs, no tests, nothing of the machine that built them', () => {
  const kinds = new Set([...files.keys()].map(name => (name.includes('.') ? posix.extname(name) : '')))
  for (const kind of kinds) expect(['.js', '.map', '.json', '.svg', '.png', '.md', '']).toContain(kind)
  expect([...files.keys()].filter(name => posix.extname(name) === '')).toEqual([`${id}/LICENSE`])
  const folder = dirname(root)
  for (const name of ofType('.js', '.map', '.json')) {
    expect(name).not.toContain('.test.')
    expect([name, textOf(name).includes(`${folder}/`)]).toEqual([name, false])
  }
})

/** As Grafana 11.6 to 13.2 share them; `react/jsx-runtime` is not among them in all. */
const shared = [
  ...['module', 'react', 'react-dom', 'react-router', 'rxjs', 'rxjs/operators', 'lodash', 'moment'],
  ...['@emotion/css', '@emotion/react', '@grafana/data', '@grafana/runtime', '@grafana/ui'],
]

test('the code asks for nothing that Grafana does not share, and reports to nobody', () => {
  for (const name of ofType('/module.js')) {
    const asked: string[] = JSON.parse(/define\((\[[^\]]*\])/.exec(textOf(name))?.[1] ?? '[]')
    expect(asked.length).toBeGreaterThan(0)
    for (const library of asked) expect(shared).toContain(library)
  }
  for (const name of ofType('.js')) {
    expect(textOf(name)).not.toMatch(
      /console\.(log|debug|info)\(|debugger|google-analytics|googletagmanager|segment\.io|sentry\.io/,
    )
    expect(textOf(name)).not.toContain('jsx-runtime')
  }
})
