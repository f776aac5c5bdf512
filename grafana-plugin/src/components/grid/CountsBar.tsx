/** How many checks stand where, big enough to be read from afar: what is wrong first. Each count is a filter. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import React from 'react'
import type { Tally } from '../../model/grid-view.ts'
import { isBad, type Standing, standings } from '../../model/standing.ts'
import { countInWords } from '../../model/words.ts'
import { Glyph } from './CheckRow.tsx'
import type { GridLooks } from './looks.ts'

type Props = {
  readonly tally: Tally
  readonly looks: GridLooks
  readonly chosen: readonly Standing[]
  readonly onChoose: (standings: readonly Standing[]) => void
}

export function CountsBar({ tally, looks, chosen, onChoose }: Props) {
  const styles = useStyles2(stylesOf)
  const shown = standings.filter(standing => tally[standing] > 0 || chosen.includes(standing))
  return (
    <fieldset aria-label="Filter by standing" className={styles.bar}>
      <span className={styles.sum}>
        {tally.bad > 0 ? (
          <>
            <strong>{tally.bad.toLocaleString('en')}</strong> of {tally.total.toLocaleString('en')} bad
          </>
        ) : (
          <>
            none of <strong>{countInWords(tally.total, 'check')}</strong> bad
          </>
        )}
      </span>
      {shown.map(standing => {
        const look = looks.standing[standing]
        const isChosen = chosen.includes(standing)
        return (
          <button
            key={standing}
            type="button"
            aria-pressed={isChosen}
            className={`${styles.count} ${isBad(standing) ? styles.bad : ''}`}
            style={isChosen || isBad(standing) ? { borderColor: look.color } : {}}
            onClick={() =>
              onChoose(isChosen ? chosen.filter(one => one !== standing) : [...chosen, standing])
            }
          >
            <Glyph look={look} className={styles.glyph} />
            <span className={styles.number}>{tally[standing].toLocaleString('en')}</span> {look.text}
          </button>
        )
      })}
    </fieldset>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  sum: css({ marginRight: theme.spacing(1), whiteSpace: 'nowrap', fontSize: theme.typography.h5.fontSize }),
  count: css({
    all: 'unset',
    boxSizing: 'border-box',
    cursor: 'pointer',
    display: 'inline-flex',
    alignItems: 'center',
    gap: 6,
    padding: '2px 8px',
    minHeight: 28,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: 2,
    color: theme.colors.text.primary,
    '&:hover': { background: theme.colors.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.text}`, outlineOffset: 1 },
    '&[aria-pressed="true"]': {
      background: theme.colors.action.selected,
      boxShadow: 'inset 0 -3px currentColor',
    },
  }),
  bad: css({ borderWidth: 2 }),
  number: css({
    fontSize: theme.typography.h4.fontSize,
    fontWeight: theme.typography.fontWeightBold,
    fontVariantNumeric: 'tabular-nums',
  }),
  glyph: css({
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: 18,
    height: 18,
    borderRadius: 2,
    fontSize: 12,
    fontWeight: theme.typography.fontWeightBold,
  }),
})
