/** The first second: what is wrong, since when, and when it was last good. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { ClipboardButton, TextLink, useStyles2 } from '@grafana/ui'
import React from 'react'
import type { CheckJson } from '../../../../exporter/src/api/contract.ts'
import type { CheckDefinitionJson } from '../../../../exporter/src/api/contract-checks.ts'
import { readGrid, readHealth } from '../../api/looking.ts'
import { Card } from '../../components/Card.tsx'
import { Facts } from '../../components/message/Facts.tsx'
import { useMoments } from '../../components/moments.tsx'
import { ResultStrip, type StripResult } from '../../components/ResultStrip.tsx'
import { StandingBadge } from '../../components/StandingBadge.tsx'
import { useLoad } from '../../components/use-load.ts'
import { addressesOf } from '../../model/alias-address.ts'
import { figureInWords, figureTitle, kindOfFigure } from '../../model/figure.ts'
import { readStanding } from '../../model/standing.ts'
import { agoInWords, countInWords, durationInWords } from '../../model/words.ts'
import { pageOf } from '../../routes.ts'

type Props = {
  readonly check: CheckJson
  readonly definition?: CheckDefinitionJson
  readonly onOpen: (activityId: number) => void
}
const newest = 60

export function CheckStanding({ check, definition, onOpen }: Props) {
  const styles = useStyles2(getStyles)
  const moments = useMoments()
  const nowMs = Date.now()
  const results = useLoad(
    signal => readResults(check.id, signal),
    [check.id, check.lastResultAtMs, check.missedTotal],
  )
  const health = useLoad(signal => readHealth({}, signal), [])
  const moment = (ms: number | undefined) =>
    ms === undefined ? undefined : `${moments.format(ms)} (${agoInWords(ms, nowMs)})`
  const yaml = definition?.check
  const alias = yaml?.match.alias
  const addresses = alias === undefined ? [] : addressesOf(alias, health.data?.addresses ?? [])
  return (
    <Card title="Standing">
      <div className={styles.standing}>
        <StandingBadge standing={readStanding({ status: check.status, timing: check.timing })} />
      </div>
      {check.lastReason !== undefined && <p className={styles.reason}>{check.lastReason}</p>}
      <ResultStrip
        title="Newest results, oldest first"
        results={results.data ?? []}
        format={moments.format}
        onOpen={onOpen}
      />
      <div className={styles.facts}>
        <Facts
          facts={[
            ['Overdue since', moment(check.overdueSinceMs)],
            ['Failing since', moment(check.failingSinceMs)],
            ['In a row', check.missedInARow && countInWords(check.missedInARow, 'missed slot')],
            ['Running since', moment(check.runningSinceMs)],
            ['Last good', moment(check.lastSuccessAtMs) ?? 'never'],
            ['Last result', moment(check.lastResultAtMs)],
            ['Next expected', check.paused ? undefined : moment(check.expectedAtMs)],
            ['Schedule', check.schedule ?? 'unscheduled'],
            [
              'Overdue after',
              check.overdueAfterMs === undefined ? undefined : durationInWords(check.overdueAfterMs / 1000),
            ],
            ['Figures', figuresOf(check)],
            ['Product', check.product],
            ['Computer', check.computer],
            ['Asset', yaml?.asset],
            ['Description', yaml?.description],
            [
              'Address',
              addresses.length > 0 && (
                <ul className={styles.addresses}>
                  {addresses.map(address => (
                    <li key={address}>
                      <code className={styles.address}>{address}</code>{' '}
                      <ClipboardButton
                        icon="copy"
                        size="sm"
                        variant="secondary"
                        aria-label={`Copy ${address}`}
                        getText={() => address}
                      />
                    </li>
                  ))}
                </ul>
              ),
            ],
            [
              'Installation',
              check.installation !== undefined && (
                <TextLink href={pageOf.manage('installations')}>{check.installation}</TextLink>
              ),
            ],
          ].map(([name, value]) => [String(name), value === false ? undefined : value])}
        />
      </div>
    </Card>
  )
}

function figuresOf({ figures = {} }: CheckJson): string {
  return Object.entries(figures)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [`${figureTitle(name)} ${figureInWords(kindOfFigure(name), value)}`],
    )
    .join(', ')
}

async function readResults(id: string, signal: AbortSignal): Promise<readonly StripResult[]> {
  const { results } = await readGrid({ check: [id], results: newest }, signal)
  return results.code.map((code, at) => ({
    code,
    activityId: results.activityId[at] ?? 0,
    atMs: results.atMs[at] ?? 0,
    isLate: results.lateMs[at] !== null,
  }))
}

const getStyles = (theme: GrafanaTheme2) => ({
  standing: css({ fontSize: theme.typography.h3.fontSize, marginBottom: theme.spacing(0.5) }),
  reason: css({ overflowWrap: 'anywhere', color: theme.colors.text.secondary }),
  facts: css({ marginTop: theme.spacing(2) }),
  addresses: css({ listStyle: 'none', margin: 0, padding: 0 }),
  // It has no blank to break at, and is longer than a telephone is wide.
  address: css({ overflowWrap: 'anywhere', whiteSpace: 'normal' }),
})
