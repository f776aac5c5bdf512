/** Looks with their colours worked out for the theme. Panels replace some by what the user set on the fields. */
import type { GrafanaTheme2 } from '@grafana/data'
import type { CellCode } from '../../model/grid.ts'
import { type Look, lookOfGap, lookOfResult, lookOfRunning, lookOfStanding } from '../../model/look.ts'
import type { Standing } from '../../model/standing.ts'

/** `color` and `ink` are CSS colours. */
export type Paint = Look & { readonly ink: string }
export type GridLooks = {
  readonly result: Readonly<Record<CellCode, Paint>>
  readonly standing: Readonly<Record<Standing, Paint>>
  readonly running: Paint
}

export function looksOf(theme: GrafanaTheme2): GridLooks {
  const paint = (look: Look) => paintOf(look, theme)
  return {
    result: {
      0: paint(lookOfResult[0]),
      1: paint(lookOfResult[1]),
      2: paint(lookOfResult[2]),
      3: paint(lookOfResult[3]),
      4: paint(lookOfResult[4]),
      5: paint(lookOfGap),
    },
    standing: {
      failed: paint(lookOfStanding.failed),
      overdue: paint(lookOfStanding.overdue),
      warning: paint(lookOfStanding.warning),
      late: paint(lookOfStanding.late),
      waiting: paint(lookOfStanding.waiting),
      good: paint(lookOfStanding.good),
      paused: paint(lookOfStanding.paused),
    },
    running: paint(lookOfRunning),
  }
}

/** @param look its colour is a name of the palette or a CSS colour */
function paintOf(look: Look, theme: GrafanaTheme2): Paint {
  const color = theme.visualization.getColorByName(look.color)
  return { ...look, color, ink: theme.colors.getContrastText(color) }
}
