/** Whether the monitor itself is well: a silent monitor looks like a quiet night. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Alert, TextLink, useStyles2 } from '@grafana/ui'
import React, { type ReactNode } from 'react'
import type { HealthJson } from '../../../../exporter/src/api/contract-looking.ts'
import { Card } from '../../components/Card.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { useMoments } from '../../components/moments.tsx'
import type { Load } from '../../components/use-load.ts'
import { agoInWords, countInWords, sizeInWords } from '../../model/words.ts'
import { pageOf } from '../../routes.ts'

export function Health({ of }: { readonly of: Load<HealthJson> }) {
  return (
    <Card title="The monitor itself">
      <Loaded of={of} what="the health of the exporter">
        {health => <Shown health={health} />}
      </Loaded>
    </Card>
  )
}

function Shown({ health }: { readonly health: HealthJson }) {
  const styles = useStyles2(getStyles)
  const moments = useMoments()
  const nowMs = Date.now()
  const { intakes, influx, configuration, unmatched, version, startedAtMs, storeBytes } = health
  return (
    <>
      {!configuration.ok && (
        <Alert severity="error" title="The newest configuration is not in force">
          {configuration.problem}
        </Alert>
      )}
      {unmatched > 0 && (
        <p>
          <TextLink href={pageOf.activity({ outcome: 'unmatched' })}>
            {`${countInWords(unmatched, 'message')} ${unmatched === 1 ? 'waits' : 'wait'} for a check`}
          </TextLink>
          {': '}
          <TextLink href={pageOf.suggestions()}>see suggested checks</TextLink>
        </p>
      )}
      <ul className={styles.list}>
        {intakes.map(({ name, up, lastMessageAtMs, detail }) => (
          <Line key={name} isUp={up}>
            {name} {up ? 'is up' : 'is down'}
            {detail !== undefined && `: ${detail}`}
            {lastMessageAtMs !== undefined && (
              <span className={styles.quiet} title={moments.format(lastMessageAtMs)}>
                , last message {agoInWords(lastMessageAtMs, nowMs)}
              </span>
            )}
          </Line>
        ))}
        {influx && (
          <Line isUp={influx.problem === undefined}>
            InfluxDB {influx.problem === undefined ? 'is up' : `is behind: ${influx.problem}`}
            {influx.backlog > 0 && `, ${countInWords(influx.backlog, 'point')} to be sent`}
          </Line>
        )}
      </ul>
      <p className={styles.quiet}>
        Version {version}, started {agoInWords(startedAtMs, nowMs)}, store {sizeInWords(storeBytes)}
      </p>
    </>
  )
}

function Line({ isUp, children }: { readonly isUp: boolean; readonly children: ReactNode }) {
  const styles = useStyles2(getStyles)
  return (
    <li className={isUp ? undefined : styles.down}>
      <span aria-hidden="true" className={isUp ? styles.up : undefined}>
        {isUp ? '✓' : '✕'}
      </span>{' '}
      {children}
    </li>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: theme.spacing(0, 0, 1), padding: 0 }),
  up: css({ color: theme.colors.success.text }),
  down: css({ color: theme.colors.error.text, fontWeight: theme.typography.fontWeightMedium }),
  quiet: css({ color: theme.colors.text.secondary }),
})
