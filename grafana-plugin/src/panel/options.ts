export type GridOptions = Record<string, never>
