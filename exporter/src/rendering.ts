/** PDF and PNG for whoever asks for the first one: their libraries are large and partly native, and neither the start of the
 *  service nor any other command shall wait for them or fail with them. */
import type { Drawing } from './core/chart/drawing.ts'
import type { Sheet } from './core/sheet/sheet.ts'

/** @param logo a picture as a `data:` address */
export async function* renderPdf(sheet: Sheet, logo?: string): AsyncGenerator<Uint8Array> {
  const pdf = await import('./publish/pdf.ts')
  yield* pdf.renderPdf(sheet, logo)
}

export async function drawPng(drawing: Drawing): Promise<Uint8Array> {
  const { drawingToPng } = await import('./publish/png.ts')
  return drawingToPng(drawing)
}

/** @throws Error when it is no SVG, or one of a form that nobody can look at */
export async function svgToPng(svg: Uint8Array, width: number): Promise<Uint8Array> {
  const png = await import('./publish/png.ts')
  return png.svgToPng(Buffer.from(svg).toString(), width)
}
