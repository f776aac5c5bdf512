/** Files as Grafana serves them below /public: the bundled page, the plugins, icons and fonts of the line. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import type { LinePackages } from '../lines.ts'
import type { Plugin } from './plugins.ts'

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}

export async function sendFile(response: ServerResponse, file: string | undefined): Promise<void> {
  const bytes = file === undefined ? undefined : await readFile(file).catch(() => undefined)
  if (!file || !bytes) response.writeHead(404).end()
  else
    response
      .writeHead(200, {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'cache-control': 'max-age=3600',
      })
      .end(bytes)
}

/** @param path of the address, below /public/. @returns undefined when nothing is served there */
export function findPublicFile(
  path: string,
  from: { readonly page: string; readonly line: LinePackages; readonly plugins: ReadonlyMap<string, Plugin> },
): string | undefined {
  const { page, line, plugins } = from
  const safe = normalize(path)
  if (safe.startsWith('..')) return undefined
  const [room = '', ...below] = safe.split('/')
  if (room === 'plugins') {
    const [id = '', ...file] = below
    const plugin = plugins.get(id)
    return plugin && join(plugin.folder, ...file)
  }
  if (room === 'fonts') return findFont(safe, line)
  const picture = /^(?:build\/)?img\/(.*)$/.exec(safe)?.[1]
  if (picture) return findPicture(picture, line)
  return room === 'build' ? join(page, ...below) : undefined
}

/** The package of Grafana's components carries only the icons that are shown first; the others are from the set they
 *  were taken from. */
function findPicture(path: string, line: LinePackages): string | undefined {
  const own = line.at(`@grafana/ui/dist/public/img/${path}`)
  const icon = /^icons\/unicons\/([\w-]+\.svg)$/.exec(path)?.[1]
  return existsSync(own) || !icon ? own : line.at(`@iconscout/unicons/svg/line/${icon}`)
}

function findFont(path: string, line: LinePackages): string | undefined {
  if (path.startsWith('fonts/roboto'))
    return line.at('@fontsource/roboto-mono/files/roboto-mono-latin-400-normal.woff2')
  const weight = path.includes('Medium') ? 500 : 400
  return path.startsWith('fonts/inter')
    ? line.at(`@fontsource/inter/files/inter-latin-${weight}-normal.woff2`)
    : undefined
}
