/** What stands between Grafana's published libraries and a bundle of them: the plugin for esbuild that finds every
 *  package in the line's own folder and mends what their packaging lost. Each mending says when it can go. */
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { LinePackages } from './lines.ts'

type Resolved = { readonly path: string }
type Found = {
  readonly path: string
  readonly importer: string
  readonly kind: string
  readonly resolveDir: string
  readonly pluginData?: unknown
}
type Build = {
  onResolve(options: { filter: RegExp }, found: (at: Found) => Promise<Resolved> | Resolved | undefined): void
  onLoad(options: { filter: RegExp }, load: (at: Resolved) => { contents: string; loader: 'js' }): void
  resolve(
    path: string,
    options: { resolveDir: string; kind: string; pluginData?: unknown },
  ): Promise<Resolved>
}
/** As much of esbuild as is used here; each line brings its own. */
export type Esbuild = { build(options: Readonly<Record<string, unknown>>): Promise<unknown> }

export function resolveLine(packages: LinePackages, pageFolder: string) {
  const scenes = JSON.parse(readFileSync(packages.at('@grafana/scenes/package.json'), 'utf8')) as {
    version: string
  }
  const scenesMajor = Number(scenes.version.split('.')[0])
  return {
    name: 'grafana-line',
    setup(build: Build) {
      // What Grafana's own start calls is in the packages but not among their exports.
      build.onResolve({ filter: /^grafana-internal:/ }, ({ path }) => ({
        path: existing(packages.at(path.slice('grafana-internal:'.length)), ['.mjs', '.js']),
      }))
      // Scenes for 11.6 names files of @grafana/schema without their ending. Goes with 11.6.
      build.onResolve({ filter: /^@grafana\/schema\/dist\/esm\/raw\// }, ({ path }) => {
        const file = packages.at(path)
        return { path: existing(file, ['.mjs', '.js', '/../types.gen.mjs']) }
      })
      // Scenes since 6 takes names of react-router-dom 6; Grafana gives it the package that carries both versions.
      build.onResolve({ filter: /^react-router-dom$/ }, ({ importer, kind }) =>
        importer.includes('@grafana/scenes') && scenesMajor >= 6
          ? build.resolve('react-router-dom-v5-compat', { resolveDir: packages.folder, kind })
          : undefined,
      )
      // Its CommonJS build hides the default export from ES modules.
      build.onResolve({ filter: /^react-use\/lib\// }, ({ path, resolveDir, kind }) =>
        build.resolve(path.replace('react-use/lib/', 'react-use/esm/'), { resolveDir, kind }),
      )
      // The page's own imports come from the line, not from the repository's node_modules.
      build.onResolve({ filter: /^[^./]/ }, ({ path, importer, kind, pluginData }) =>
        importer.startsWith(pageFolder) && pluginData !== 'again'
          ? build.resolve(path, { resolveDir: packages.folder, kind, pluginData: 'again' })
          : undefined,
      )
      // Before 12 the unused setters were shaken out of these files. Goes with 11.6.
      build.onLoad(
        {
          filter:
            /@grafana\/runtime\/dist\/esm\/components\/(PluginPage|PanelRenderer|PanelDataErrorView)\.m?js$/,
        },
        ({ path }) => ({ contents: withSetter(path), loader: 'js' }),
      )
      // Grafana's webpack takes `default` of this package, a bundler that goes by Node's rules takes all of it.
      build.onLoad({ filter: /react-custom-scrollbars-2\/lib\/index\.js$/ }, ({ path }) => ({
        contents: `${readFileSync(path, 'utf8')}\nmodule.exports = Object.assign(exports.default, exports)\n`,
        loader: 'js',
      }))
      // @grafana/schema 12.4 lost an export of the table's options that its own types declare. Goes with 12.4.
      build.onLoad(
        { filter: /schema\/dist\/esm\/raw\/composable\/table\/panelcfg\/x\/.*types\.gen\.m?js$/ },
        ({ path }) => {
          const source = readFileSync(path, 'utf8')
          return {
            contents: source.includes('defaultOptions')
              ? source
              : `${source}\nexport const defaultOptions = {}\n`,
            loader: 'js',
          }
        },
      )
    },
  }
}

function existing(path: string, endings: readonly string[]): string {
  const bare = path.replace(/\.m?js$/, '')
  const found = endings
    .map(ending => (ending.startsWith('/..') ? join(bare, ending) : bare + ending))
    .find(existsSync)
  if (found === undefined) throw new Error(`${bare}: none of ${endings.join(', ')} is there`)
  return found
}

function withSetter(path: string): string {
  const name = basename(path).replace(/\.m?js$/, '')
  const source = readFileSync(path, 'utf8')
  if (new RegExp(`export \\{[^}]*set${name}`).test(source)) return source
  return `${source.replace(`const ${name} =`, `let ${name} =`)}
export function set${name}(component) { ${name} = component }
`
}
