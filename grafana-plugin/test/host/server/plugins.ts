/** The built plugins as Grafana finds them in a dist folder, and what it tells browsers of them. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Route } from './route-match.ts'

export type Manifest = {
  readonly id: string
  readonly type: 'app' | 'panel' | 'datasource'
  readonly name: string
  readonly routes?: readonly Route[]
  readonly [key: string]: unknown
}
export type Plugin = { readonly folder: string; readonly manifest: Manifest }

export const appId = 'lastgood-backups-app'

/** Grafana serves a nested plugin under its own id, from the folder of its plugin.json. */
export function readPlugins(dist: string): ReadonlyMap<string, Plugin> {
  const found = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter(file => /(^|[/\\])plugin\.json$/.test(file))
    .map(file => join(dist, file))
    .map((file): [string, Plugin] => {
      const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
      return [manifest.id, { folder: dirname(file), manifest }]
    })
  return new Map(found)
}

/** plugin.json with what Grafana adds for its pages; routes stay on the server. */
export function metaOf({ manifest: { routes: _, ...manifest } }: Plugin) {
  const baseUrl = `public/plugins/${manifest.id}`
  const logo = `${baseUrl}/img/logo.svg`
  const info = manifest['info'] as Readonly<Record<string, unknown>>
  return {
    ...manifest,
    info: { ...info, logos: { small: logo, large: logo } },
    module: `${baseUrl}/module.js`,
    baseUrl,
    signature: 'unsigned',
    hasUpdate: false,
  }
}
