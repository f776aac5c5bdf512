/** How far the waiting messages are read; nothing once they all are. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import React from 'react'
import { isReading } from '../../model/suggestion.ts'
import { countInWords } from '../../model/words.ts'

type Props = { readonly looked: number; readonly waiting: number }

export function Reading({ looked, waiting }: Props) {
  const styles = useStyles2(getStyles)
  if (!isReading({ looked, waiting })) return null
  const text = `${looked.toLocaleString('en')} of ${countInWords(waiting, 'waiting message')} read so far: more may follow.`
  return (
    <div>
      <progress className={styles.bar} max={waiting} value={looked} aria-label="Reading waiting messages" />
      <div role="status">{text}</div>
    </div>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'block',
    width: '100%',
    maxWidth: theme.spacing(60),
    height: 6,
    marginBottom: theme.spacing(0.5),
    accentColor: theme.colors.primary.main,
  }),
})
