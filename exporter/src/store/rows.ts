/** Reading columns: a row comes as `unknown` and leaves as what its table promises, or as an error that names the column. */
import type { Row, Value } from './database.ts'

export function textOf(row: Row, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw unexpected(row, column, 'text')
  return value
}

export function integerOf(row: Row, column: string): number {
  const value = row[column]
  if (typeof value !== 'number') throw unexpected(row, column, 'a number')
  return value
}

export function bytesOf(row: Row, column: string): Uint8Array {
  const value = row[column]
  if (!ArrayBuffer.isView(value)) throw unexpected(row, column, 'bytes')
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
}

export function oneOf<T extends string>(row: Row, column: string, allowed: readonly T[]): T {
  const found = allowed.find(word => word === row[column])
  if (found === undefined) throw unexpected(row, column, `one of ${allowed.join(', ')}`)
  return found
}

export function optionalText(row: Row, column: string): string | undefined {
  return row[column] === null ? undefined : textOf(row, column)
}

export function optionalInteger(row: Row, column: string): number | undefined {
  return row[column] === null ? undefined : integerOf(row, column)
}

export function flagOf(row: Row, column: string): boolean {
  return integerOf(row, column) !== 0
}

/** Fields without a value are absent. */
export function present<T extends Readonly<Record<string, unknown>>>(
  fields: T,
): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>
  }
}

/** JSON text; a column without a value is `undefined`. */
export function jsonOf(row: Row, column: string): unknown {
  const text = optionalText(row, column)
  return text === undefined ? undefined : JSON.parse(text)
}

export function toJson(value: unknown): Value {
  return JSON.stringify(value) ?? null
}

function unexpected(row: Row, column: string, wanted: string): Error {
  return new Error(`column ${column}: ${String(row[column])} is not ${wanted}`)
}
