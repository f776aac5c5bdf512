import type { Sheet } from '../core/sheet/sheet.ts'
export async function* renderPdf(sheet: Sheet, logo?: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(sheet.title + logo)
}
