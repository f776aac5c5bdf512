/** Where a command speaks to people: what was asked for, and what is beside it (progress, errors). */
export type Output = { readonly line: (text: string) => void; readonly error: (text: string) => void }
