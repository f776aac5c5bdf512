/** The variables of a dashboard for tests: replaced as Grafana replaces them, with a function where one is given. */
import type { ScopedVars, TypedVariableModel } from '@grafana/data'
import { setTemplateSrv } from '@grafana/runtime'

type Values = Readonly<Record<string, string | readonly string[]>>

export function setVariables(values: Values): void {
  const valueFor = (name: string, scopedVars?: ScopedVars): unknown =>
    scopedVars?.[name]?.value ?? values[name]
  setTemplateSrv({
    replace: (target = '', scopedVars?: ScopedVars, format?: unknown) =>
      target.replaceAll(/\$(\w+)|\$\{(\w+)\}/g, (written: string, plain?: string, braced?: string) => {
        const value = valueFor(plain ?? braced ?? '', scopedVars)
        if (value === undefined) return written
        if (typeof format === 'function') return String(format(value, { name: plain ?? braced }))
        return Array.isArray(value) ? `{${value.join(',')}}` : String(value)
      }),
    containsTemplate: (target = '') => /\$(\w+)|\$\{\w+\}/.test(target),
    getVariables: () =>
      Object.keys(values).map(name => ({ type: 'query', name }) as unknown as TypedVariableModel),
    updateTimeRange() {},
  })
}
