/** `lastgood identify`: what messages say of backups, one JSON object a line, without any configuration. */
import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { reasonOf } from '../config/secrets.ts'
import { createIdentifier, type Identified } from '../core/identify/identify.ts'
import { printMoment } from '../core/identify/moment.ts'
import { products } from '../core/products/all.ts'
import type { Output } from './output.ts'
import { readSample } from './read-sample.ts'

/** @returns 1 when a file could not be read; the others are told all the same */
export async function identify(files: readonly string[], output: Output): Promise<number> {
  const identifyOne = createIdentifier(products)
  let exitCode = 0
  for (const file of files) {
    try {
      const raw = file === '-' ? await buffer(process.stdin) : await readFile(file)
      output.line(JSON.stringify(toLine(file, identifyOne(await readSample(file, raw)))))
    } catch (cause) {
      output.error(`${file}: cannot be read: ${reasonOf(cause)}`)
      exitCode = 1
    }
  }
  return exitCode
}

/** What is not known is not there. */
export function toLine(file: string, found: Identified) {
  const { startedAt, endedAt } = found
  return {
    file,
    product: found.product,
    status: found.status,
    job: found.job,
    machine: found.machine,
    sizeBytes: found.sizeBytes,
    transferredBytes: found.transferredBytes,
    durationSeconds: found.durationSeconds,
    startedAt: startedAt && printMoment(startedAt),
    endedAt: endedAt && printMoment(endedAt),
    confidence: Math.round(found.confidence * 100) / 100,
    reason: found.reason,
    results: found.results,
  }
}
