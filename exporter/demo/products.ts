/** The product of a job that sends mails. */
import type { DemoJob } from './job.ts'
import { acronis, comet, proxmox, restic, synology, veeam } from './known-products.ts'
import { ferrykeep, nightjar } from './own-products.ts'
import type { Product } from './product.ts'

const products = new Map(
  [veeam, synology, comet, acronis, proxmox, restic, nightjar, ferrykeep].map(one => [one.name, one]),
)

/** @throws Error for a job of a product that writes no mails */
export function productOf({ id, product }: Pick<DemoJob, 'id' | 'product'>): Product {
  const found = products.get(product)
  if (!found) throw new Error(`job "${id}": product "${product}" writes no mails`)
  return found
}
