/** The grid for a screen on the wall: what is bad in large tiles, the worst first, and nothing to press. Tiles that do not
 *  fit are counted; they come by themselves only when the option says so. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2, useTheme2 } from '@grafana/ui'
import { useVirtualizer } from '@tanstack/react-virtual'
import React, { type RefObject, useEffect, useMemo, useRef } from 'react'
import type { Grid, GridCheck } from '../../model/grid.ts'
import { arrange, type Tally, tallyOf } from '../../model/grid-view.ts'
import { isBad, standings } from '../../model/standing.ts'
import { agoInWords, countInWords, durationInWords } from '../../model/words.ts'
import { Glyph } from './CheckRow.tsx'
import { type GridLooks, looksOf } from './looks.ts'
import { useNow } from './use-now.ts'

type Props = {
  readonly grid: Grid
  readonly widthPx: number
  readonly heightPx: number
  readonly shows: 'bad' | 'all'
  /** For each screenful; 0 stays. */
  readonly scrollSeconds: number
  readonly looks?: GridLooks
}

const leastTilePx = 320
const tilePx = 112
const gapPx = 12

export function WallGrid({ grid, widthPx, heightPx, shows, scrollSeconds, looks: given }: Props) {
  const theme = useTheme2()
  const styles = useStyles2(stylesOf)
  const nowMs = useNow()
  const usualLooks = useMemo(() => looksOf(theme), [theme])
  const looks = given ?? usualLooks
  const tally = useMemo(() => tallyOf(grid.checks), [grid])
  const checks = useMemo(() => {
    const all = arrange(grid, 'worst', 'none').checks
    return shows === 'all' ? all : all.filter(({ standing }) => isBad(standing))
  }, [grid, shows])
  const perLine = Math.max(1, Math.floor((widthPx + gapPx) / (leastTilePx + gapPx)))
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: Math.ceil(checks.length / perLine),
    overscan: 3,
    getScrollElement: () => scroller.current,
    estimateSize: () => tilePx + gapPx,
    useFlushSync: false,
  })
  useTurns(scroller, scrollSeconds)
  return (
    <div className={styles.whole} style={{ width: widthPx, height: heightPx }}>
      <Counts tally={tally} looks={looks} />
      {checks.length === 0 ? (
        <div className={styles.fine}>None of {countInWords(tally.total, 'check')} is bad</div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has a keyboard only must be able to scroll
        <div ref={scroller} className={styles.scroller} role="list" aria-label="Checks" tabIndex={0}>
          <div role="presentation" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
            {virtualizer.getVirtualItems().map(({ index, key, start }) => (
              <div
                key={key}
                role="presentation"
                className={styles.line}
                style={{
                  transform: `translateY(${start}px)`,
                  gridTemplateColumns: `repeat(${perLine}, minmax(0, 1fr))`,
                }}
              >
                {checks.slice(index * perLine, (index + 1) * perLine).map((check, at) => (
                  <div
                    key={check.id}
                    role="listitem"
                    aria-setsize={checks.length}
                    aria-posinset={index * perLine + at + 1}
                    className={styles.tile}
                    style={{ borderLeftColor: looks.standing[check.standing].color }}
                  >
                    <Glyph look={looks.standing[check.standing]} className={styles.glyph} />
                    <div className={styles.text}>
                      <div className={styles.name}>{check.name}</div>
                      <div className={styles.group}>
                        {[check.group, check.label].filter(Boolean).join(' / ')}
                      </div>
                      <div>{wordsOf(check, looks, nowMs)}</div>
                    </div>
                  </div>
                ))}
              </div>
            ))}
          </div>
        </div>
      )}
    </div>
  )
}

function Counts({ tally, looks }: { readonly tally: Tally; readonly looks: GridLooks }) {
  const styles = useStyles2(stylesOf)
  return (
    <div className={styles.counts}>
      {standings
        .filter(standing => tally[standing] > 0)
        .map(standing => (
          <div key={standing} className={styles.count}>
            <Glyph look={looks.standing[standing]} className={styles.glyph} />
            <span className={styles.number}>{tally[standing].toLocaleString('en')}</span>
            <span className={styles.word}>{looks.standing[standing].text}</span>
          </div>
        ))}
    </div>
  )
}

function wordsOf(check: GridCheck, looks: GridLooks, nowMs: number): string {
  const { failingSinceMs, overdueSinceMs, lastGoodAtMs, standing } = check
  const since = standing === 'failed' ? failingSinceMs : standing === 'overdue' ? overdueSinceMs : null
  const { text } = looks.standing[standing]
  return [
    since === null ? text : `${text} for ${durationInWords((nowMs - since) / 1000)}`,
    lastGoodAtMs === null ? 'never good' : `good ${agoInWords(lastGoodAtMs, nowMs)}`,
  ].join(', ')
}

/** Shows the next screenful again and again, and begins anew after the last. */
function useTurns(scroller: RefObject<HTMLDivElement | null>, seconds: number) {
  useEffect(() => {
    if (seconds <= 0) return
    const behavior = window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'
    const timer = setInterval(() => {
      const element = scroller.current
      if (!element || document.hidden) return
      const { scrollTop, clientHeight, scrollHeight } = element
      const isLast = scrollTop + clientHeight >= scrollHeight - 1
      const line = tilePx + gapPx
      const step = Math.max(line, Math.floor(clientHeight / line) * line)
      element.scrollTo({ top: isLast ? 0 : scrollTop + step, behavior })
    }, seconds * 1000)
    return () => clearInterval(timer)
  }, [scroller, seconds])
}

const stylesOf = (theme: GrafanaTheme2) => ({
  whole: css({ display: 'flex', flexDirection: 'column', gap: gapPx, minHeight: 0 }),
  counts: css({ display: 'flex', flexWrap: 'wrap', gap: '8px 32px' }),
  count: css({ display: 'flex', alignItems: 'center', gap: 12 }),
  number: css({
    fontSize: 48,
    lineHeight: '56px',
    fontWeight: theme.typography.fontWeightBold,
    fontVariantNumeric: 'tabular-nums',
  }),
  word: css({ fontSize: 24 }),
  glyph: css({
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexShrink: 0,
    width: 44,
    height: 44,
    borderRadius: 4,
    fontSize: 28,
    fontWeight: theme.typography.fontWeightBold,
  }),
  scroller: css({ flex: 1, minHeight: 0, overflow: 'auto', scrollbarWidth: 'none' }),
  line: css({ position: 'absolute', top: 0, left: 0, right: 0, display: 'grid', gap: gapPx }),
  tile: css({
    display: 'flex',
    alignItems: 'center',
    gap: 16,
    height: tilePx,
    padding: '0 16px',
    borderLeft: '10px solid',
    borderRadius: 2,
    background: theme.colors.background.secondary,
    fontSize: 17,
  }),
  text: css({
    minWidth: 0,
    '> div': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  }),
  name: css({ fontSize: 26, lineHeight: '32px', fontWeight: theme.typography.fontWeightMedium }),
  group: css({ color: theme.colors.text.secondary }),
  fine: css({ flex: 1, display: 'flex', alignItems: 'center', justifyContent: 'center', fontSize: 40 }),
})
