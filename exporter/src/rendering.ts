/** PDF for whoever asks for the first one: its libraries are large and partly native, and neither the start of the
 *  service nor any other command shall wait for them or fail with them. */
import type { Sheet } from './core/sheet/sheet.ts'

/** @param logo a picture as a `data:` address */
export async function* renderPdf(sheet: Sheet, logo?: string): AsyncGenerator<Uint8Array> {
  const pdf = await import('./publish/pdf.ts')
  yield* pdf.renderPdf(sheet, logo)
}
