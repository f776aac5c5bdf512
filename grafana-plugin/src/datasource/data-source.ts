/** Queries of panels, answered one by one: an error of one leaves the others their answers. There is no connection of
 *  its own: the app is asked, which knows the exporter. */
import {
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  DataSourceApi,
  type DataSourceGetTagKeysOptions,
  type DataSourceGetTagValuesOptions,
  type DataSourceInstanceSettings,
  type DataSourceJsonData,
  type LegacyMetricFindQueryOptions,
  type MetricFindValue,
  type ScopedVars,
  type TestDataSourceResponse,
} from '@grafana/data'
import { getTemplateSrv } from '@grafana/runtime'
import { Observable } from 'rxjs'
import { CallError } from '../api/call.ts'
import { readHealth, readWhoAmI } from '../api/looking.ts'
import { countInWords } from '../model/words.ts'
import { keysOf } from './ad-hoc.ts'
import { annotationSupport } from './annotations.ts'
import { ask } from './ask.ts'
import { interpolate } from './interpolate.ts'
import { readValues } from './options.ts'
import { defaultQuery, describeQuery, kinds, type LastgoodQuery, lackOf, readQuery } from './query.ts'
import { findValues, LastgoodVariables } from './variables.ts'

export class LastgoodDataSource extends DataSourceApi<LastgoodQuery> {
  constructor(settings: DataSourceInstanceSettings<DataSourceJsonData>) {
    super(settings)
    this.variables = new LastgoodVariables()
    this.annotations = annotationSupport
  }

  override query(request: DataQueryRequest<LastgoodQuery>): Observable<DataQueryResponse> {
    return new Observable(subscriber => {
      const abort = new AbortController()
      this.answer(request, abort.signal).then(
        response => {
          subscriber.next(response)
          subscriber.complete()
        },
        (cause: unknown) => subscriber.error(cause),
      )
      return () => abort.abort()
    })
  }

  private async answer(
    request: DataQueryRequest<LastgoodQuery>,
    signal: AbortSignal,
  ): Promise<DataQueryResponse> {
    const span = { fromMs: request.range.from.valueOf(), toMs: request.range.to.valueOf() }
    const targets = request.targets.filter(target => !target.hide)
    const settled = await Promise.allSettled(
      targets.map(async target => {
        const query = interpolate(readQuery(target), request.scopedVars)
        const frames = await ask(query, request.filters ?? [], span, signal)
        return frames.map(frame => ({ ...frame, refId: target.refId }))
      }),
    )
    const errors = settled.flatMap((one, at) =>
      one.status === 'rejected' ? [toQueryError(one.reason, targets[at]?.refId)] : [],
    )
    return {
      data: settled.flatMap(one => (one.status === 'fulfilled' ? one.value : [])),
      ...(errors.length > 0 && { errors }),
    }
  }

  override filterQuery(query: LastgoodQuery): boolean {
    return !query.hide && lackOf(readQuery(query)) === undefined
  }

  override getDefaultQuery(): Partial<LastgoodQuery> {
    const { kind, results } = defaultQuery
    return { kind, results }
  }

  override getQueryDisplayText(query: LastgoodQuery): string {
    return describeQuery(readQuery(query))
  }

  override interpolateVariablesInQueries(queries: LastgoodQuery[], scopedVars: ScopedVars): LastgoodQuery[] {
    return queries.map(query => ({ ...query, ...interpolate(readQuery(query), scopedVars) }))
  }

  override targetContainsTemplate(query: LastgoodQuery): boolean {
    const { groups, labels, checks, text, figure, month } = readQuery(query)
    const templates = getTemplateSrv()
    return [...groups, ...labels, ...checks, text, figure, month].some(part =>
      templates.containsTemplate(part),
    )
  }

  override async metricFindQuery(
    query: unknown,
    options?: LegacyMetricFindQueryOptions,
  ): Promise<MetricFindValue[]> {
    return [...(await findValues(query, options?.scopedVars))]
  }

  override async getTagKeys(
    options?: DataSourceGetTagKeysOptions<LastgoodQuery>,
  ): Promise<MetricFindValue[]> {
    const asked = options?.queries?.map(query => readQuery(query).kind) ?? []
    const keys = new Set((asked.length > 0 ? asked : kinds).flatMap(kind => keysOf[kind]))
    return [...keys].map(key => ({ text: key, value: key }))
  }

  override async getTagValues({
    key,
  }: DataSourceGetTagValuesOptions<LastgoodQuery>): Promise<MetricFindValue[]> {
    return [...(await readValues(key))]
  }

  override async testDatasource(): Promise<TestDataSourceResponse> {
    try {
      const [health, who] = await Promise.all([readHealth(), readWhoAmI()])
      if (!who.scopes.includes('read'))
        return { status: 'error', message: 'The token of the app may not read. Give it the scope `read`.' }
      const checks = countInWords(health.checks, 'check')
      return { status: 'success', message: `Lastgood ${health.version} answers, with ${checks}.` }
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause)
      return {
        status: 'error',
        message: `${message} The connection is set up in the app Lastgood, not here.`,
      }
    }
  }
}

function toQueryError(cause: unknown, refId: string | undefined): DataQueryError {
  const message = cause instanceof Error ? cause.message : String(cause)
  return {
    message,
    ...(refId !== undefined && { refId }),
    ...(cause instanceof CallError && cause.status > 0 && { status: cause.status }),
  }
}
