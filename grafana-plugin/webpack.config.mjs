/** Builds the app and the plugins nested in it: one compiler for each plugin.json, because each is served from a folder
 *  of its own and must find its chunks there. Everything Grafana shares with plugins stays outside the bundle. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import CopyPlugin from 'copy-webpack-plugin'

const root = dirname(fileURLToPath(import.meta.url))
const source = join(root, 'src')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const { id } = JSON.parse(readFileSync(join(source, 'plugin.json'), 'utf8'))

/** As Grafana's module loader names them; nothing of them may be bundled. */
const shared = [
  { 'amd-module': 'module' },
  'lodash',
  'jquery',
  'moment',
  'slate',
  'emotion',
  '@emotion/react',
  '@emotion/css',
  'prismjs',
  'slate-plain-serializer',
  '@grafana/slate-react',
  'react',
  'react-dom',
  'react-redux',
  'redux',
  'rxjs',
  'rxjs/operators',
  'react-router',
  'd3',
  'angular',
  /^@grafana\/(ui|runtime|data)/i,
]

const folders = readdirSync(source, { recursive: true })
  .filter(file => /(^|[/\\])plugin\.json$/.test(file))
  .map(file => join(source, dirname(file)))

export default (_, { mode }) => {
  const day = new Date().toISOString().slice(0, 10)
  const fill = content =>
    content
      .toString()
      .replaceAll('%VERSION%', version)
      .replaceAll('%TODAY%', day)
      .replaceAll('%PLUGIN_ID%', id)
  return folders.map(folder => {
    const isApp = folder === source
    const at = relative(source, folder)
    return {
      name: at || 'app',
      mode,
      target: ['web', 'es2021'],
      context: folder,
      entry: { module: './module.ts' },
      devtool: 'source-map',
      externals: shared,
      output: {
        path: join(root, 'dist', at),
        filename: '[name].js',
        chunkFilename: '[name].js?_cache=[contenthash]',
        library: { type: 'amd' },
        // Chunks of several plugins meet in one page.
        uniqueName: `${id}${at && `-${at}`}`,
        publicPath: '/',
        clean: isApp ? { keep: /^(panel|datasource)[/\\]/ } : true,
      },
      resolve: { extensions: ['.ts', '.tsx', '.mjs', '.js'] },
      module: {
        rules: [
          {
            test: /\.tsx?$/,
            exclude: /node_modules/,
            loader: 'swc-loader',
            options: {
              jsc: {
                parser: { syntax: 'typescript', tsx: true },
                target: 'es2021',
                transform: { react: { runtime: 'classic' } },
              },
            },
          },
        ],
      },
      plugins: [
        new CopyPlugin({
          patterns: [
            { from: 'plugin.json', transform: fill },
            { from: 'img', to: 'img' },
            ...(isApp
              ? [
                  { from: 'dashboards/*.json', noErrorOnMissing: true },
                  { from: join(root, 'README.md') },
                  { from: join(root, 'CHANGELOG.md') },
                  { from: join(root, '../LICENSE'), to: 'LICENSE', toType: 'file' },
                ]
              : []),
          ],
        }),
      ],
      performance: { hints: false },
      stats: 'errors-warnings',
    }
  })
}
