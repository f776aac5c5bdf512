/** Where points go, and how many at once. */
import type { PointOptions } from './points.ts'

type Address = {
  /** `http://influxdb:8086`, with the path of a proxy behind it if there is one. */
  readonly url: string
  /** Authority of the server's certificate (PEM file), when it is not a public one. */
  readonly caFile?: string
}

export type InfluxTarget =
  | (Address & {
      readonly version: 1
      readonly database: string
      readonly retentionPolicy?: string
      readonly user?: string
      readonly password?: string
    })
  | (Address & {
      readonly version: 2
      readonly org: string
      readonly bucket: string
      readonly token: string
    })

export type InfluxOptions = PointOptions & {
  readonly target: InfluxTarget
  /** Which activities the first start begins with: new ones, or all that are stored. */
  readonly from: 'now' | 'beginning'
  /** Points and bytes of one request at most. */
  readonly batch: { readonly points: number; readonly bytes: number }
  /** Changes with everything above, secrets included. */
  readonly digest: string
}
