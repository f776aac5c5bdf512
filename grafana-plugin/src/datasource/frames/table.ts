/** Rows as a frame of Grafana: columns with names that stay, titles for people, units, links, and words and colours of
 *  states, so that every panel shows the same. Pure apart from the frame's own type. */
import {
  type DataFrame,
  type DataLink,
  type FieldConfig,
  FieldType,
  MappingType,
  type QueryResultMeta,
  type ValueMapping,
} from '@grafana/data'
import { type Look, lookOfResult, lookOfStanding } from '../../model/look.ts'
import { resultWords } from '../query.ts'

export type Column<Row> = {
  /** Stays as it is: overrides and transformations of dashboards name it. */
  readonly name: string
  readonly title: string
  readonly type: FieldType
  readonly of: (row: Row) => string | number | null | undefined
  readonly config?: FieldConfig
}

export function text<Row>(
  name: string,
  title: string,
  of: (row: Row) => string | null | undefined,
  config?: FieldConfig,
): Column<Row> {
  return { name, title, type: FieldType.string, of, ...(config && { config }) }
}
export function number<Row>(
  name: string,
  title: string,
  of: (row: Row) => number | null | undefined,
  config?: FieldConfig,
): Column<Row> {
  return { name, title, type: FieldType.number, of, ...(config && { config }) }
}
export function time<Row>(
  name: string,
  title: string,
  of: (row: Row) => number | null | undefined,
): Column<Row> {
  return { name, title, type: FieldType.time, of }
}

export function toTable<Row>(
  name: string,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  meta: QueryResultMeta = {},
): DataFrame {
  return {
    name,
    length: rows.length,
    meta: { preferredVisualisationType: 'table', ...meta },
    fields: columns.map(({ name, title, type, of, config }) => ({
      name,
      type,
      config: { displayNameFromDS: title, ...config },
      values: rows.map(row => of(row) ?? null),
    })),
  }
}

/** Without columns in which no row says anything. */
export function withoutEmpty(frame: DataFrame, keep: readonly string[] = []): DataFrame {
  const fields = frame.fields.filter(
    ({ name, values }) => keep.includes(name) || values.some((value: unknown) => value !== null),
  )
  return { ...frame, fields }
}

/** @param column whose value in the same row the address ends with */
export function linkTo(title: string, address: string, column: string): DataLink {
  return { title, url: `${address}\${__data.fields.${column}:percentencode}` }
}

function toMapping(looks: Readonly<Record<string, Look | undefined>>): ValueMapping[] {
  const entries = Object.entries(looks).flatMap(([value, look], index) =>
    look ? [[value, { color: look.color, text: `${look.glyph} ${look.text}`, index }] as const] : [],
  )
  return [{ type: MappingType.ValueToText, options: Object.fromEntries(entries) }]
}

const looks = Object.values(lookOfResult)
/** Of words, and of the codes that state timelines take. */
export const resultMapping = toMapping(Object.fromEntries(resultWords.map((word, at) => [word, looks[at]])))
export const codeMapping = toMapping(Object.fromEntries(looks.map((look, code) => [String(code), look])))
export const standingMapping = toMapping(lookOfStanding)
/** Tables colour the word itself; a cell full of colour would outshout the grid. */
export const coloured: FieldConfig = { custom: { cellOptions: { type: 'color-text' } } }
