/** How many checks stand where, in figures that are read from across the room. Each leads to its checks. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2, useTheme2 } from '@grafana/ui'
import React from 'react'
import type { Tally } from '../../model/grid-view.ts'
import { lookOfStanding } from '../../model/look.ts'
import { isBad, standings } from '../../model/standing.ts'
import { pageOf } from '../../routes.ts'

/** Of text of usual size, as WCAG wants it. */
const contrastOfText = 4.5

export function BigCounts({ tally }: { readonly tally: Tally }) {
  const theme = useTheme2()
  const styles = useStyles2(getStyles)
  // What is wrong is there even at zero: its absence is the news.
  const shown = standings.filter(
    standing => tally[standing] > 0 || standing === 'failed' || standing === 'overdue',
  )
  return (
    <nav aria-label="Checks by standing">
      <ul className={styles.list}>
        {shown.map(standing => {
          const look = lookOfStanding[standing]
          const color = theme.visualization.getColorByName(look.color)
          const isFilled = isBad(standing) && tally[standing] > 0
          return (
            <li key={standing}>
              <a
                href={pageOf.checks({ state: standing })}
                className={styles.count}
                style={
                  isFilled
                    ? {
                        background: color,
                        color: theme.colors.getContrastText(color, contrastOfText),
                        borderColor: color,
                      }
                    : { borderLeftColor: color }
                }
              >
                <span className={styles.number}>{tally[standing].toLocaleString('en')}</span>{' '}
                <span className={styles.word}>
                  <span aria-hidden="true">{look.glyph}</span> {look.text}
                </span>
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  }),
  count: css({
    display: 'flex',
    flexDirection: 'column',
    minWidth: 132,
    padding: theme.spacing(1, 2),
    border: `1px solid ${theme.colors.border.weak}`,
    borderLeftWidth: 4,
    borderRadius: 2,
    background: theme.colors.background.secondary,
    '&:hover': { boxShadow: theme.shadows.z2 },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 2 },
  }),
  number: css({
    fontSize: 40,
    lineHeight: 1.1,
    fontWeight: theme.typography.fontWeightMedium,
    fontVariantNumeric: 'tabular-nums',
  }),
  word: css({ whiteSpace: 'nowrap' }),
})
