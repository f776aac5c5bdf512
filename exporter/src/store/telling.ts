/** Transactions that say which checks they touched, for whoever remembers something about them. */
import type { Database, Statements } from './database.ts'

/** Statements of a transaction that says which checks have other activities now. */
export type Telling = Statements & { touched(checkId: string): void }
export type TellingDatabase = Omit<Database, 'transaction'> & {
  transaction<T>(work: (statements: Telling) => Promise<T>): Promise<T>
}
