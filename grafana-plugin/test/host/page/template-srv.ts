/** Variables in texts: those of the scene that is shown, as in a dashboard. */
import type { ScopedVars } from '@grafana/data'
import type { TemplateSrv } from '@grafana/runtime'
import { sceneGraph } from '@grafana/scenes'

let shown: unknown

/** The scene whose variables are meant when a query names none. */
export function setShownScene(scene: unknown): void {
  shown = scene
}

export function createTemplateSrv(): TemplateSrv {
  const replace = (text = '', scopedVars?: ScopedVars, format?: unknown): string => {
    const scene = scopedVars?.['__sceneObject']?.value?.valueOf() ?? shown
    return scene ? sceneGraph.interpolate(scene, text, scopedVars, format) : text
  }
  return {
    replace,
    getVariables: () => [],
    containsTemplate: (text?: string) => /\$\w+|\$\{|\[\[/.test(text ?? ''),
    updateTimeRange: () => {},
    getAdhocFilters: () => [],
  } as unknown as TemplateSrv
}
