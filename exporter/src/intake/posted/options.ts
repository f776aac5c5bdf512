/** What may be set about posted messages; config parses into it. */
export type PostedOptions = {
  /** Of a report above it, the HTML is kept by head and tail. */
  readonly softLimitBytes: number
  /** What is larger, after unpacking, is refused. */
  readonly hardLimitBytes: number
  readonly pings: boolean
  /** Webhooks of one's own: how their JSON is read, by the name in their address; see posted/json.ts. */
  readonly hooks: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Confirm subscriptions of Amazon SNS by asking for the address they name. */
  readonly confirmSns: boolean
}
