/** Variables of dashboards: groups, labels and checks, each within those that other variables choose. */
import {
  CustomVariableSupport,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  FieldType,
  type ScopedVars,
  toDataFrame,
} from '@grafana/data'
import { from, map, type Observable } from 'rxjs'
import { interpolate } from './interpolate.ts'
import { type Option, readOptions } from './options.ts'
import { type LastgoodQuery, readQuery } from './query.ts'
import { VariableEditor } from './VariableEditor.tsx'
import { readVariableQuery, type VariableQuery } from './variable-query.ts'

/** @param stored a query, or a word such as `groups` */
export function findValues(stored: unknown, scopedVars?: ScopedVars): Promise<readonly Option[]> {
  const { what, groups, labels } = readVariableQuery(stored)
  const asked = interpolate({ ...readQuery({}), groups, labels }, scopedVars)
  return readOptions({ what, groups: asked.groups, labels: asked.labels })
}

export class LastgoodVariables extends CustomVariableSupport<DataSourceApi<LastgoodQuery>, VariableQuery> {
  readonly editor = VariableEditor

  query(request: DataQueryRequest<VariableQuery>): Observable<DataQueryResponse> {
    return from(findValues(request.targets[0], request.scopedVars)).pipe(
      map(options => ({ data: [toFrame(options)] })),
    )
  }
}

function toFrame(options: readonly Option[]) {
  const field = (name: 'text' | 'value') => ({
    name,
    type: FieldType.string,
    values: options.map(option => option[name]),
  })
  return toDataFrame({ name: 'values', fields: [field('text'), field('value')] })
}
