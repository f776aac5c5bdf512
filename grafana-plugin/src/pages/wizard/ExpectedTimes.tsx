/** The schedule in words, and when results would be expected in the coming weeks. */
import { css, cx } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import React from 'react'
import { useMoments } from '../../components/moments.tsx'
import { rhythmOf } from '../../model/draft-schedule.ts'
import { offsetOf } from '../../model/offset.ts'
import { type StripDay, weeksAhead } from '../../model/weeks.ts'
import { agoInWords, countInWords } from '../../model/words.ts'
import { useWizard } from './wizard-context.ts'

const listed = 8
const weekdays = ['M', 'T', 'W', 'T', 'F', 'S', 'S'] as const

export function ExpectedTimes() {
  const styles = useStyles2(getStyles)
  const moments = useMoments()
  const { check, preview } = useWizard()
  if (rhythmOf(check) === 'none')
    return <p className={styles.quiet}>Unscheduled: nothing is expected, so it is never overdue.</p>
  const { data } = preview
  if (!data) return null
  const { expectedAtMs, schedule } = data
  const nowMs = Date.now()
  const strip = weeksAhead(expectedAtMs, nowMs, 5, offsetOf(moments.zone))
  return (
    <section aria-label="Expected">
      <p>
        <strong>{schedule ?? 'No schedule'}</strong>
      </p>
      {expectedAtMs.length === 0 ? (
        <p className={styles.quiet}>Nothing is expected in the coming four weeks.</p>
      ) : (
        <>
          <div className={styles.strip} role="img" aria-label={describe(strip)}>
            {weekdays.map((day, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two days have the same letter
              <span key={at} className={styles.head}>
                {day}
              </span>
            ))}
            {strip.flat().map(({ day, dayOfMonth, count, isToday }) => (
              <span
                key={day}
                title={count > 0 ? `${day}: ${countInWords(count, 'result')} expected` : day}
                className={cx(styles.day, count > 0 && styles.expected, isToday && styles.today)}
              >
                {dayOfMonth}
              </span>
            ))}
          </div>
          <ol className={styles.list} aria-label="Next expected">
            {expectedAtMs.slice(0, listed).map(at => (
              <li key={at}>
                {moments.format(at)} <span className={styles.quiet}>{agoInWords(at, nowMs)}</span>
              </li>
            ))}
          </ol>
          {expectedAtMs.length > listed && (
            <p className={styles.quiet}>
              and {(expectedAtMs.length - listed).toLocaleString('en')} more in four weeks
            </p>
          )}
        </>
      )}
    </section>
  )
}

function describe(strip: readonly (readonly StripDay[])[]): string {
  const days = strip.flat().filter(({ count }) => count > 0)
  return `Results are expected on ${countInWords(days.length, 'day')}: ${days.map(({ day }) => day).join(', ')}`
}

const getStyles = (theme: GrafanaTheme2) => ({
  quiet: css({ color: theme.colors.text.secondary }),
  strip: css({
    display: 'grid',
    gridTemplateColumns: 'repeat(7, 28px)',
    gap: 2,
    marginBottom: theme.spacing(1),
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  head: css({ textAlign: 'center', color: theme.colors.text.secondary }),
  day: css({
    textAlign: 'center',
    lineHeight: '22px',
    borderRadius: 2,
    border: '1px solid transparent',
    color: theme.colors.text.secondary,
  }),
  expected: css({
    background: theme.colors.primary.main,
    color: theme.colors.primary.contrastText,
    fontWeight: theme.typography.fontWeightMedium,
  }),
  today: css({ borderColor: theme.colors.text.primary }),
  list: css({ margin: theme.spacing(0, 0, 1), paddingLeft: theme.spacing(2.5) }),
})
