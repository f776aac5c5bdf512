/** A drawing as SVG. Every shape has its colour of a white page, and a class by which a style sheet gives it another: a
 *  mail or a picture needs none, a page in the dark has its own. */
import { type Html, html } from '../html.ts'
import { type Drawing, inks, type Point, type Shape } from './drawing.ts'

/** @param font one that there is where it is drawn */
export function toSvg({ width, height, title, description, shapes }: Drawing, font = 'sans-serif'): Html {
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="${font}"><title>${title}</title><desc>${description}</desc>${shapes.map(toElement)}</svg>`
}

function toElement(shape: Shape): Html {
  const colour = inks[shape.ink]
  if (shape.kind === 'line') {
    const points = shape.points.map(([x, y]) => `${short(x)},${short(y)}`).join(' ')
    return html`<polyline class="s-${shape.ink}" points="${points}" fill="none" stroke="${colour}" stroke-width="${shape.width}" stroke-linejoin="round"${shape.dashed === true && html` stroke-dasharray="5 4"`}/>`
  }
  if (shape.kind === 'box')
    return html`<rect class="f-${shape.ink}" x="${short(shape.x)}" y="${short(shape.y)}" width="${short(shape.width)}" height="${short(shape.height)}" fill="${colour}"/>`
  const [x, y]: Point = shape.at
  if (shape.kind === 'dot')
    return html`<circle class="f-${shape.ink}" cx="${short(x)}" cy="${short(y)}" r="${shape.radius}" fill="${colour}"/>`
  return html`<text class="f-${shape.ink}" x="${short(x)}" y="${short(y)}" font-size="${shape.size}" fill="${colour}"${shape.anchor !== undefined && html` text-anchor="${shape.anchor}"`}${shape.bold === true && html` font-weight="bold"`}>${shape.text}</text>`
}

/** A tenth of a pixel is fine enough. */
function short(value: number): number {
  return Math.round(value * 10) / 10
}
