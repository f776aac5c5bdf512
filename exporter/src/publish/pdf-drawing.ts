/** Charts, signs and logos on paper: charts as lines and letters, not as pixels. */
import { type Drawing, inks } from '../core/chart/drawing.ts'
import { pictureSize } from '../core/picture.ts'
import { signs, type Tone } from '../core/sheet/look.ts'
import { round, toRgb } from './pdf-letters.ts'
import { contentWidth, type Paper, paper } from './pdf-paper.ts'
import { svgToPng } from './png.ts'

const signSize = 16
const logoWidth = 600
/** It is unpacked whole. */
const mostLogoPixels = 16_000_000
const usualDash = 4

/** Each stands on every other row: its path is read once. */
const drawnSigns = new Map<string, string>()

export function drawSign(
  { doc, put, operatorsOf }: Paper,
  tone: Tone,
  place: { readonly x: number; readonly y: number; readonly size: number; readonly colour: string },
) {
  const { x, y, size, colour } = place
  const key = `${tone} ${colour}`
  const drawn =
    drawnSigns.get(key) ??
    operatorsOf(() => doc.lineWidth(2.2).lineCap('round').lineJoin('round').path(signs[tone]).stroke(colour))
  drawnSigns.set(key, drawn)
  const scale = round(size / signSize)
  put(`q ${scale} 0 0 ${scale} ${round(x)} ${round(y)} cm ${drawn} Q`)
}

/** Filled; with round corners where a radius is given. */
export function drawBox(
  { put }: Paper,
  place: {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
    readonly radius?: number
  },
  colour: string,
) {
  const { x, y, width, height, radius = 0 } = place
  const fill = toRgb(colour)
  if (radius === 0) return put(`${fill} rg ${[x, y, width, height].map(round).join(' ')} re f`)
  const [right, bottom] = [x + width, y + height]
  // How far from its corner a curve is drawn to, to look like a part of a circle.
  const near = radius * 0.4477
  const at = (...places: readonly number[]) => places.map(round).join(' ')
  return put(
    [
      `${fill} rg ${at(x + radius, y)} m`,
      `${at(right - radius, y)} l ${at(right - near, y, right, y + near, right, y + radius)} c`,
      `${at(right, bottom - radius)} l ${at(right, bottom - near, right - near, bottom, right - radius, bottom)} c`,
      `${at(x + radius, bottom)} l ${at(x + near, bottom, x, bottom - near, x, bottom - radius)} c`,
      `${at(x, y + radius)} l ${at(x, y + near, x + near, y, x + radius, y)} c f`,
    ].join(' '),
  )
}

/** A line over the whole width. */
export function drawRule(
  { put }: Paper,
  y: number,
  look: { readonly width: number; readonly colour: string },
) {
  const { margin } = paper
  put(
    `${toRgb(look.colour)} RG ${look.width} w ${margin} ${round(y)} m ${round(margin + contentWidth)} ${round(y)} l S`,
  )
}

/** @param scale points for each pixel of the drawing */
export function drawChart(
  { doc, text, widthOf }: Paper,
  { shapes }: Drawing,
  place: { readonly x: number; readonly y: number; readonly scale: number },
) {
  const { scale } = place
  const at = ([x, y]: readonly [number, number]) => [place.x + x * scale, place.y + y * scale] as const
  for (const shape of shapes) {
    const colour = inks[shape.ink]
    if (shape.kind === 'line') {
      const [first, ...rest] = shape.points.map(at)
      if (!first) continue
      doc
        .save()
        .lineWidth(shape.width * scale)
        .lineJoin('round')
      if (shape.dashed) doc.dash(usualDash * scale, {})
      doc.moveTo(...first)
      for (const point of rest) doc.lineTo(...point)
      doc.stroke(colour).restore()
    } else if (shape.kind === 'box') {
      const [x, y] = at([shape.x, shape.y])
      doc.rect(x, y, shape.width * scale, shape.height * scale).fill(colour)
    } else if (shape.kind === 'dot') {
      doc.circle(...at(shape.at), shape.radius * scale).fill(colour)
    } else {
      const ink = { face: shape.bold ? 'bold' : 'regular', size: shape.size * scale, colour } as const
      const [x, y] = at(shape.at)
      const width = widthOf(shape.text, ink)
      const left = shape.anchor === 'end' ? x - width : shape.anchor === 'middle' ? x - width / 2 : x
      // A drawing tells the line on which letters stand, paper their top.
      text(shape.text, left, y - ink.size * 0.93, ink)
    }
  }
}

/** @param logo a `data:` address. One that cannot be drawn is left out: a document is worth more than its logo.
 *  @returns whether it was drawn */
export function drawLogo({ doc }: Paper, logo: string, box: { x: number; y: number; fit: [number, number] }) {
  const [, kind = '', data = ''] = /^data:image\/([a-z+]+);base64,(.+)$/.exec(logo) ?? []
  try {
    const bytes = Buffer.from(data, 'base64')
    const picture = kind === 'jpeg' ? bytes : repaint(kind, bytes, logo)
    doc.image(Buffer.from(picture), box.x, box.y, { fit: box.fit, align: 'right' })
    return true
  } catch {
    return false
  }
}

/** As a PNG that is whole: pdfkit unpacks one after its call has returned, and one that is damaged would end the process then. */
function repaint(kind: string, bytes: Uint8Array, logo: string): Uint8Array {
  if (kind === 'svg+xml') return svgToPng(Buffer.from(bytes).toString('utf8'), logoWidth)
  const size = pictureSize(kind, bytes)
  if (!size || size.width * size.height > mostLogoPixels)
    throw new Error(`a logo of kind "${kind}" that is damaged or has too many pixels is not drawn`)
  const frame = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 180"><image href="${logo}" width="600" height="180" preserveAspectRatio="xMaxYMin"/></svg>`
  return svgToPng(frame, logoWidth)
}
