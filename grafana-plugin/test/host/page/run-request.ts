/** Runs a query of a data source into the data of a panel; a fault becomes its error, as in Grafana. */
import {
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  LoadingState,
  type PanelData,
  toDataFrame,
} from '@grafana/data'
import { catchError, from, isObservable, map, type Observable, of } from 'rxjs'

/** @param query of a variable, whose support of the data source asks in another way */
export function runRequest(
  source: DataSourceApi,
  request: DataQueryRequest,
  query: DataSourceApi['query'] = asked => source.query(asked),
): Observable<PanelData> {
  const base = { request, timeRange: request.range, series: [] }
  request.startTime = Date.now()
  let answer: Observable<DataQueryResponse>
  try {
    const asked = query(request)
    answer = isObservable(asked) ? asked : from(asked)
  } catch (cause) {
    return of(failed(base, cause))
  }
  return answer.pipe(
    map(({ data, state, error, errors }): PanelData => {
      const faults = errors ?? (error ? [error] : [])
      return {
        ...base,
        state: faults.length > 0 ? LoadingState.Error : (state ?? LoadingState.Done),
        series: data.map(frame => toDataFrame(frame)),
        ...(faults[0] && { error: faults[0], errors: faults }),
      }
    }),
    catchError(cause => of(failed(base, cause))),
  )
}

function failed(base: Omit<PanelData, 'state'>, cause: unknown): PanelData {
  const error = { message: cause instanceof Error ? cause.message : String(cause) }
  return { ...base, state: LoadingState.Error, error, errors: [error] }
}
