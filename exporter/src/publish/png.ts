/** SVG as PNG, for mail programs and for paper. Only our own fonts are used, and nothing is loaded. */
import { Resvg } from '@resvg/resvg-js'
import type { Drawing } from '../core/chart/drawing.ts'
import { toSvg } from '../core/chart/svg.ts'
import { fontFile } from './fonts.ts'

const family = 'DejaVu Sans'
/** Pixels of the longer side. */
const mostPixels = 2400

/** @param scale pixels for each pixel of the drawing: 2 is sharp on a phone */
export function drawingToPng(drawing: Drawing, scale = 2): Uint8Array {
  return svgToPng(toSvg(drawing, family).markup, Math.round(drawing.width * scale), '#fff')
}

/** @throws Error when it is no SVG, or one of a form that nobody can look at */
export function svgToPng(svg: string, width: number, background?: string): Uint8Array {
  const picture = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: {
      loadSystemFonts: false,
      fontFiles: [fontFile('DejaVuSans'), fontFile('DejaVuSans-Bold')],
      defaultFontFamily: family,
      sansSerifFamily: family,
    },
    ...(background !== undefined && { background }),
  })
  const height = (picture.height / picture.width) * width
  if (!(width >= 1 && height >= 1 && width <= mostPixels && height <= mostPixels))
    throw new Error(
      `a picture of ${width} x ${Math.round(height)} pixels is not drawn, at most ${mostPixels}`,
    )
  return picture.render().asPng()
}
