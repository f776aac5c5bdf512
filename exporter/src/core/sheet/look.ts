/** How a standing looks in every document: never by colour alone, it has its sign, its glyph and its word. */

/** Worst first. */
export const tones = ['failed', 'overdue', 'warning', 'late', 'waiting', 'good', 'paused'] as const
export type Tone = (typeof tones)[number]

/** Where only text can be. */
export const glyphs: Readonly<Record<Tone, string>> = {
  failed: '✕',
  overdue: '◷',
  warning: '!',
  late: '◔',
  waiting: '…',
  good: '✓',
  paused: '‖',
}

/** Line drawings on a 16 x 16 grid, as paths of SVG. */
export const signs: Readonly<Record<Tone, string>> = {
  failed: 'M4 4l8 8M12 4l-8 8',
  overdue: 'M8 1.8a6.2 6.2 0 1 0 .01 0M8 4.6V8l2.6 1.8',
  warning: 'M8 2L1.6 13.5h12.8zM8 6.4v3.4M8 11.6v.3',
  late: 'M4 2.2h8M4 13.8h8M5 2.2c0 4 6 7.6 6 11.6M11 2.2c0 4-6 7.6-6 11.6',
  waiting: 'M3.4 8h.2M8 8h.2M12.6 8h.2',
  good: 'M2.8 8.6l3.6 3.6 6.8-8',
  paused: 'M5.6 3.4v9.2M10.4 3.4v9.2',
}

/** On white: text, and what lies behind it. */
export const colours: Readonly<Record<Tone, { readonly ink: string; readonly ground: string }>> = {
  failed: { ink: '#b3152a', ground: '#fde7e9' },
  overdue: { ink: '#97207a', ground: '#fae6f4' },
  warning: { ink: '#8a5600', ground: '#fdf0d5' },
  late: { ink: '#6b5600', ground: '#faf4d0' },
  waiting: { ink: '#4f5967', ground: '#eceef2' },
  good: { ink: '#14703d', ground: '#e0f4e8' },
  paused: { ink: '#4f5967', ground: '#eceef2' },
}

/** The same on the dark ground. */
export const darkColours: typeof colours = {
  failed: { ink: '#ff8b93', ground: '#471a20' },
  overdue: { ink: '#f39ad6', ground: '#43193a' },
  warning: { ink: '#f5bd55', ground: '#40300d' },
  late: { ink: '#e3d06a', ground: '#37310f' },
  waiting: { ink: '#a9b3c2', ground: '#262c36' },
  good: { ink: '#66d394', ground: '#12351f' },
  paused: { ink: '#a9b3c2', ground: '#262c36' },
}

export function worseFirst(a: Tone, b: Tone): number {
  return tones.indexOf(a) - tones.indexOf(b)
}
