/** What the page takes from a line's own packages and the repository does not have, as far as it is used. */
declare module 'systemjs/dist/*'

declare module 'grafana-internal:*' {
  import type { ComponentType } from 'react'

  type Set = (component: ComponentType<never>) => void
  export const setPluginPage: Set
  export const setPanelRenderer: Set
  export const setPanelDataErrorView: Set
}

declare module 'react-router-dom' {
  import type { ComponentType, ReactNode } from 'react'
  export const Router: ComponentType<{ readonly history: unknown; readonly children: ReactNode }>
}

declare module '@grafana/scenes' {
  import type { ComponentType } from 'react'

  type State = Readonly<Record<string, unknown>>
  class SceneObject {
    constructor(state: State)
    readonly Component: ComponentType<{ readonly model: unknown }>
    state: State
    activate(): () => void
  }
  export class EmbeddedScene extends SceneObject {}
  export class SceneTimeRange extends SceneObject {}
  export class SceneQueryRunner extends SceneObject {
    runQueries(): void
  }
  export class SceneDataNode extends SceneObject {}
  export class SceneTimePicker extends SceneObject {}
  export class SceneControlsSpacer extends SceneObject {
    constructor(state?: State)
  }
  export class SceneFlexLayout extends SceneObject {}
  export class SceneFlexItem extends SceneObject {}
  export class SceneVariableSet extends SceneObject {}
  export class QueryVariable extends SceneObject {}
  export class AdHocFiltersVariable extends SceneObject {}
  export class VariableValueSelectors extends SceneObject {}
  export class SceneDataLayerSet extends SceneObject {}
  export class VizPanel extends SceneObject {}
  export const sceneGraph: {
    interpolate(from: unknown, text: string, scopedVars?: unknown, format?: unknown): string
  }
}
