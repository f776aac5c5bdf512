/** What the HTTP face asks of the service about checks as they are written. Who asks is told with every change. */
import type {
  BulkAnswer,
  BulkKey,
  CheckDefinitionJson,
  CheckSaved,
  CheckYaml,
  DriftJson,
} from './contract-checks.ts'

/** Words that stand in the place of an id in addresses of the API. */
export const reservedIds: readonly string[] = ['bulk', 'drift', 'export']

export type BulkChange =
  | { readonly remove: true }
  | { readonly change: { readonly [key in BulkKey]?: CheckYaml[key] | null } }

export type ExportAsked = {
  readonly origin: 'file' | 'store' | 'all'
  /** All of that origin when not given. */
  readonly ids?: readonly string[]
}

/** Whatever cannot be done is a Refusal that says where the check stands, or all that is wrong with it. */
export type ManagedApi = {
  definition(checkId: string): Promise<CheckDefinitionJson | undefined>
  create(check: unknown, who: string): Promise<CheckSaved>
  /** @param version which it was made on; any when not given */
  change(checkId: string, check: unknown, who: string, version?: number): Promise<CheckSaved>
  remove(checkId: string, who: string, version?: number): Promise<void>
  /** Those that can be changed, in one commit. */
  bulk(ids: readonly string[], change: BulkChange, who: string): Promise<BulkAnswer>
  /** The text of a file of `checkFiles`. */
  export(asked: ExportAsked): Promise<string>
  /** @param text of a check file that stands for all files */
  drift(text?: string): Promise<DriftJson>
}
