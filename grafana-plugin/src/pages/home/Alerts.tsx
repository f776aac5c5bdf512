/** Alerts that fire now, as Alertmanager has them; without one, the page's own lists say what is wrong. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Icon, TextLink, useStyles2 } from '@grafana/ui'
import React from 'react'
import { type Alert, readAlerts } from '../../api/alerts.ts'
import { Card } from '../../components/Card.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { useLoad } from '../../components/use-load.ts'
import { agoInWords, countInWords } from '../../model/words.ts'
import { pageOf } from '../../routes.ts'

const refreshMs = 30_000
const most = 20

export function Alerts() {
  const alerts = useLoad(readAlerts, [], refreshMs)
  // There is none to ask.
  if (!alerts.loading && !alerts.error && alerts.data === undefined) return null
  return (
    <Card title="Alerts now">
      <Loaded of={alerts} what="the alerts">
        {firing => (firing && firing.length > 0 ? <List firing={firing} /> : <p>No alert fires.</p>)}
      </Loaded>
    </Card>
  )
}

function List({ firing }: { readonly firing: readonly Alert[] }) {
  const styles = useStyles2(getStyles)
  return (
    <>
      <ul className={styles.list}>
        {firing.slice(0, most).map(({ fingerprint, startsAt, labels, annotations }) => (
          <li key={fingerprint} className={styles.item}>
            <Icon name="bell" className={styles.bell} />{' '}
            <strong>{annotations['summary'] ?? labels['alertname']}</strong>{' '}
            {labels['check'] !== undefined && (
              <TextLink href={pageOf.check(labels['check'])}>{labels['check']}</TextLink>
            )}{' '}
            <span className={styles.quiet}>
              {labels['severity']} {agoInWords(Date.parse(startsAt), Date.now())}
            </span>
          </li>
        ))}
      </ul>
      {firing.length > most && <p>and {countInWords(firing.length - most, 'more alert')}</p>}
    </>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0, padding: 0 }),
  item: css({ padding: theme.spacing(0.5, 0), overflowWrap: 'anywhere' }),
  bell: css({ color: theme.colors.error.text }),
  quiet: css({ color: theme.colors.text.secondary }),
})
