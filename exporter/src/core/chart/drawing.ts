/** A picture as plain shapes with inks instead of colours, so that a page, a mail and a PDF each draw it in their own
 *  way. Sizes are pixels, the origin is top left. */

/** What a shape is, not how it is coloured. */
export const inks = {
  ink: '#1b1f27',
  dim: '#5d6675',
  grid: '#dfe3e8',
  axis: '#9aa3b0',
  first: '#1c5fc4',
  second: '#0f8a7e',
  trend: '#8a4fbf',
  good: '#157a43',
  warning: '#b06f00',
  failed: '#c21f30',
  overdue: '#a92a86',
} as const
export type Ink = keyof typeof inks

export type Point = readonly [x: number, y: number]

export type Shape =
  | {
      readonly kind: 'line'
      readonly points: readonly Point[]
      readonly ink: Ink
      readonly width: number
      readonly dashed?: true
    }
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly ink: Ink
    }
  | { readonly kind: 'dot'; readonly at: Point; readonly radius: number; readonly ink: Ink }
  | {
      readonly kind: 'text'
      readonly at: Point
      readonly text: string
      readonly size: number
      readonly ink: Ink
      readonly anchor?: 'middle' | 'end'
      readonly bold?: true
    }

export type Drawing = {
  readonly width: number
  readonly height: number
  /** For whoever does not see it. */
  readonly title: string
  readonly description: string
  readonly shapes: readonly Shape[]
}
