/** How Grafana finds the route of plugin.json for a path: the first in order whose method and whole path fit decides,
 *  also when it then denies. `*` stands for everything below, at least one character, unescaped once. */

export type Role = 'Viewer' | 'Editor' | 'Admin'
export type Route = {
  readonly path: string
  readonly method?: string
  readonly reqRole?: Role
  readonly url: string
  readonly headers?: readonly { readonly name: string; readonly content: string }[]
}
export type Found = { readonly route: Route; readonly rest: string }

/** @param path what follows the app's id in the address, as it was sent */
export function findRoute(routes: readonly Route[], method: string, path: string): Found | undefined {
  for (const route of routes) {
    if (route.method && route.method !== '*' && route.method !== method) continue
    const rest = matchPath(route.path, path)
    if (rest !== undefined) return { route, rest }
  }
  return undefined
}

const rank: Readonly<Record<Role, number>> = { Viewer: 1, Editor: 2, Admin: 3 }

export function mayUse(route: Route, role: Role): boolean {
  return route.reqRole === undefined || rank[role] >= rank[route.reqRole]
}

/** @returns what `*` stands for, empty without one; undefined when it does not fit or is no valid escape */
function matchPath(pattern: string, path: string): string | undefined {
  const wanted = trim(pattern).split('/')
  const given = trim(path).split('/')
  for (const [index, word] of wanted.entries()) {
    const part = unescaped(given[index])
    if (part === undefined) return undefined
    if (word === '*') return unescaped(given.slice(index).join('/'))
    if (word !== part) return undefined
  }
  return wanted.length === given.length ? '' : undefined
}

const trim = (path: string) => path.replace(/^\//, '').replace(/\/$/, '')

function unescaped(part: string | undefined): string | undefined {
  try {
    return part === undefined ? undefined : decodeURIComponent(part)
  } catch {
    return undefined
  }
}
