/** Takes over what an older version stored, and what a person wrote by hand. */
import { type GridOptions, readOptions } from './options.ts'

export function migrateOptions({ options }: { readonly options?: unknown }): GridOptions {
  return readOptions(options)
}
