/** What a person on call has to see first: what is wrong now, since when, and whether the monitor itself is well. */
import { PluginPage } from '@grafana/runtime'
import { LinkButton, Stack } from '@grafana/ui'
import React from 'react'
import { readGrid as askGrid, readHealth, readLast24h } from '../api/looking.ts'
import { AddCheck } from '../components/AddCheck.tsx'
import { Cards } from '../components/Card.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { NoChecks } from '../components/NoChecks.tsx'
import { useLoad } from '../components/use-load.ts'
import { readGrid } from '../model/grid.ts'
import { tallyOf } from '../model/grid-view.ts'
import { pageOf } from '../routes.ts'
import { Alerts } from './home/Alerts.tsx'
import { BadChecks } from './home/BadChecks.tsx'
import { BigCounts } from './home/BigCounts.tsx'
import { Groups } from './home/Groups.tsx'
import { Health } from './home/Health.tsx'
import { Last24h } from './home/Last24h.tsx'
import { PreferencesOffer } from './home/PreferencesOffer.tsx'

const refreshMs = 30_000

export function HomePage() {
  const grid = useLoad(async signal => readGrid(await askGrid({ results: 0 }, signal)), [], refreshMs)
  const health = useLoad(signal => readHealth({}, signal), [], refreshMs)
  const last24h = useLoad(signal => readLast24h({}, signal), [], refreshMs)
  return (
    <PluginPage
      pageNav={{ text: 'Home' }}
      actions={
        <Stack gap={1} wrap="wrap">
          <LinkButton variant="secondary" href={pageOf.checks()}>
            All checks
          </LinkButton>
          <AddCheck />
        </Stack>
      }
    >
      <Stack direction="column" gap={2}>
        <PreferencesOffer />
        <Loaded of={grid} what="the checks">
          {data =>
            data.checks.length === 0 ? (
              <NoChecks waiting={health.data?.unmatched ?? 0} />
            ) : (
              <>
                <BigCounts tally={tallyOf(data.checks)} />
                <BadChecks checks={data.checks} nowMs={data.atMs} />
              </>
            )
          }
        </Loaded>
        <Cards leastPx={420}>
          <Alerts />
          <Health of={health} />
          <Last24h of={last24h} />
          <Groups />
        </Cards>
      </Stack>
    </PluginPage>
  )
}
