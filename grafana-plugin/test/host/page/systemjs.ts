/** The module loader Grafana uses for plugins: theirs are AMD modules that ask for the host's own libraries. */
import 'systemjs/dist/system.js'
import 'systemjs/dist/extras/amd.js'
import 'systemjs/dist/extras/named-register.js'

type Module = Readonly<Record<string, unknown>>
type Loader = {
  set(id: string, module: Module): void
  addImportMap(map: { imports: Record<string, string> }): void
  import(url: string): Promise<Module & { readonly __useDefault?: boolean; readonly default?: Module }>
}
declare global {
  interface Window {
    readonly System: Loader
  }
}

/** As live views: what a setter of the host changes later must be seen by plugins too. */
export function shareModules(modules: Readonly<Record<string, object>>): void {
  const imports: Record<string, string> = {}
  for (const [name, module] of Object.entries(modules)) {
    const live = Object.create(null)
    for (const key of Object.keys(module))
      Object.defineProperty(live, key, { enumerable: true, get: () => Reflect.get(module, key) })
    Object.defineProperty(live, Symbol.toStringTag, { value: 'Module' })
    imports[name] = `package:${name}`
    window.System.set(`package:${name}`, live)
  }
  window.System.addImportMap({ imports })
}

export async function importPlugin<T>(url: string): Promise<T> {
  const module = await window.System.import(url)
  const { plugin } = (module.__useDefault ? module.default : module) as { plugin?: T }
  if (plugin === undefined) throw new Error(`${url}: exports no plugin`)
  return await plugin
}
