/** How the grid is drawn. Rows and cells are plain elements with classes, because there are thousands of them. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import type { CellCode } from '../../model/grid.ts'
import type { GridLayout } from '../../model/grid-layout.ts'
import type { GridLooks, Paint } from './looks.ts'

const codes: readonly CellCode[] = [0, 1, 2, 3, 4, 5]

export function stylesOfFrame(theme: GrafanaTheme2) {
  return {
    whole: css({ display: 'flex', flexDirection: 'column', minHeight: 0 }),
    scroller: css({
      flex: 1,
      minHeight: 0,
      overflow: 'auto',
      contain: 'strict',
      '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
      'button, a': { font: 'inherit' },
      'button:focus-visible, a:focus-visible': {
        outline: `2px solid ${theme.colors.primary.text}`,
        outlineOffset: 1,
        zIndex: 1,
      },
    }),
    columns: css({
      position: 'sticky',
      top: 0,
      zIndex: 2,
      display: 'flex',
      alignItems: 'center',
      height: 28,
      paddingLeft: 8,
      background: theme.colors.background.primary,
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
      whiteSpace: 'nowrap',
    }),
    lines: css({ position: 'relative' }),
    row: css({
      position: 'absolute',
      left: 0,
      right: 0,
      top: 0,
      paddingLeft: 8,
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      contain: 'layout style',
      '&:hover': { background: theme.colors.action.hover },
    }),
    inLine: css({ display: 'flex', alignItems: 'center' }),
    stacked: css({
      display: 'flex',
      flexDirection: 'column',
      justifyContent: 'space-evenly',
      '> div': { display: 'flex', alignItems: 'center' },
    }),
    heading: css({
      display: 'flex',
      alignItems: 'center',
      gap: 8,
      background: theme.colors.background.secondary,
      fontWeight: theme.typography.fontWeightMedium,
      '> div': { display: 'flex', flex: 1, minWidth: 0, alignItems: 'center', gap: 8 },
    }),
    subheading: css({ paddingLeft: 28, background: 'transparent', color: theme.colors.text.secondary }),
    fold: css({
      all: 'unset',
      cursor: 'pointer',
      display: 'flex',
      alignItems: 'center',
      gap: 8,
      minWidth: 0,
      borderRadius: 2,
    }),
    count: css({
      color: theme.colors.text.secondary,
      fontWeight: theme.typography.fontWeightRegular,
      whiteSpace: 'nowrap',
    }),
    chips: css({ display: 'flex', gap: 6, marginLeft: 'auto', paddingRight: 8 }),
    cell: css({ minWidth: 0, flexShrink: 0, paddingRight: 8 }),
    clip: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
    faint: css({ color: theme.colors.text.secondary }),
    strong: css({ color: theme.colors.text.maxContrast }),
    name: css({
      all: 'unset',
      cursor: 'pointer',
      display: 'block',
      maxWidth: '100%',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      borderRadius: 2,
      '&:hover': { textDecoration: 'underline' },
    }),
    results: css({ display: 'flex', alignItems: 'center', justifyContent: 'flex-end' }),
    older: css({
      flex: 1,
      textAlign: 'right',
      paddingRight: 6,
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
      whiteSpace: 'nowrap',
    }),
    badge: css({
      display: 'inline-flex',
      alignItems: 'center',
      justifyContent: 'center',
      flexShrink: 0,
      width: 18,
      height: 18,
      marginRight: 6,
      borderRadius: 2,
      fontSize: 12,
      fontWeight: theme.typography.fontWeightBold,
    }),
  }
}

/** Classes of indicators, by code. Built when looks or layout change, not for each of them. */
export function stylesOfCells(theme: GrafanaTheme2, looks: GridLooks, layout: GridLayout) {
  const heightPx = Math.max(14, Math.min(layout.cellPx + 4, layout.stacked ? 26 : layout.rowPx - 8))
  const base = {
    all: 'unset',
    boxSizing: 'border-box',
    position: 'relative',
    flexShrink: 0,
    width: layout.cellPx,
    height: heightPx,
    marginLeft: layout.gapPx,
    borderRadius: 2,
    cursor: 'pointer',
    textAlign: 'center',
    lineHeight: `${heightPx}px`,
    fontSize: Math.max(9, Math.min(layout.cellPx - 5, 22)),
    fontWeight: theme.typography.fontWeightBold,
    '&:hover': { filter: 'brightness(1.2)' },
  } as const
  const filled = ({ color, ink }: Paint) => css({ ...base, background: color, color: ink })
  // A slot without a message is a hole in the row, not another filled box.
  const hollow = ({ color }: Paint) =>
    css({
      ...base,
      border: `2px dashed ${color}`,
      color: theme.colors.text.primary,
      lineHeight: `${heightPx - 4}px`,
    })
  const nothing = ({ color }: Paint) =>
    css({
      ...base,
      cursor: 'default',
      background: `linear-gradient(${color}, ${color}) center / 100% 2px no-repeat`,
    })
  const draw = { 0: filled, 1: filled, 2: filled, 3: hollow, 4: filled, 5: nothing }
  return {
    byCode: codes.map(code => draw[code](looks.result[code])),
    late: css({
      '&::after': {
        content: '""',
        position: 'absolute',
        top: 0,
        right: 0,
        borderTop: `7px solid ${theme.colors.text.maxContrast}`,
        borderLeft: '7px solid transparent',
      },
    }),
    running: css({
      ...base,
      background: looks.running.color,
      color: looks.running.ink,
      '@keyframes lastgood-pulse': { '50%': { opacity: 0.45 } },
      '@media (prefers-reduced-motion: no-preference)': {
        animation: 'lastgood-pulse 1.6s ease-in-out infinite',
      },
    }),
    noRun: css({ flexShrink: 0, width: layout.pitchPx }),
  }
}

export type FrameStyles = ReturnType<typeof stylesOfFrame>
export type CellStyles = ReturnType<typeof stylesOfCells>
