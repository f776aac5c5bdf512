/** The checks that are not good now: failed and overdue first, with why and since when. */
import { TextLink } from '@grafana/ui'
import React from 'react'
import { Card } from '../../components/Card.tsx'
import { MessageDrawer } from '../../components/message/MessageDrawer.tsx'
import { useDrawer } from '../../components/message/use-drawer.ts'
import { useMoments } from '../../components/moments.tsx'
import { PlainTable } from '../../components/PlainTable.tsx'
import { StandingBadge } from '../../components/StandingBadge.tsx'
import { TextButton } from '../../components/TextButton.tsx'
import { sortChecks } from '../../model/check-list.ts'
import type { GridCheck } from '../../model/grid.ts'
import { isBad, type Standing } from '../../model/standing.ts'
import { agoInWords, countInWords } from '../../model/words.ts'
import { pageOf } from '../../routes.ts'

type Props = { readonly checks: readonly GridCheck[]; readonly nowMs: number }
const most = 25

export function BadChecks({ checks, nowMs }: Props) {
  const moments = useMoments()
  const [target, setTarget] = useDrawer()
  const bad = sortChecks(
    checks.filter(({ standing }) => isBad(standing)),
    { by: 'standing', isDescending: false },
  )
  const ago = (atMs: number | null) =>
    atMs === null ? '' : <span title={moments.format(atMs)}>{agoInWords(atMs, nowMs)}</span>
  return (
    <Card title={bad.length === 0 ? 'Nothing is wrong' : 'Not good now'}>
      {bad.length === 0 ? (
        <p>{calmInWords(checks)}</p>
      ) : (
        <PlainTable
          caption="Checks that are not good now"
          rows={bad.slice(0, most)}
          keyOf={({ id }) => id}
          columns={[
            { head: 'Standing', cell: ({ standing }) => <StandingBadge standing={standing} /> },
            {
              head: 'Check',
              cell: ({ id, name }) => (
                <TextButton onClick={() => setTarget({ kind: 'check', id })}>{name}</TextButton>
              ),
            },
            {
              head: 'Group',
              cell: ({ group }) => (
                <TextLink href={pageOf.group(group)} inline={false}>
                  {group}
                </TextLink>
              ),
            },
            { head: 'Why', cell: whyOf },
            { head: 'Since', cell: check => ago(sinceOf(check)) },
            {
              head: 'Last good',
              cell: ({ lastGoodAtMs }) => (lastGoodAtMs === null ? 'never' : ago(lastGoodAtMs)),
            },
          ]}
        />
      )}
      {bad.length > most && (
        <p>
          <TextLink href={pageOf.checks()}>{`${countInWords(bad.length - most, 'more check')}`}</TextLink>
        </p>
      )}
      {target && (
        <MessageDrawer
          target={target}
          onClose={() => setTarget(undefined)}
          onActivity={id => setTarget({ kind: 'activity', id })}
        />
      )}
    </Card>
  )
}

function whyOf({ standing, reason, missedInARow }: GridCheck): string {
  if (standing !== 'overdue') return reason ?? ''
  return missedInARow !== null && missedInARow > 1
    ? `${missedInARow} runs in a row were not heard of`
    : 'not heard of'
}

function sinceOf({ standing, overdueSinceMs, failingSinceMs, lastResultAtMs }: GridCheck): number | null {
  if (standing === 'overdue') return overdueSinceMs
  return failingSinceMs ?? lastResultAtMs
}

/** Says no more than is known: silence is never good. */
function calmInWords(checks: Props['checks']): string {
  const count = (wanted: Standing) => checks.filter(({ standing }) => standing === wanted).length
  const open = [
    [count('waiting'), 'has not been heard of yet', 'have not been heard of yet'],
    [count('late'), 'is late', 'are late'],
    [count('paused'), 'is paused', 'are paused'],
  ] as const
  const told = open
    .filter(([checks]) => checks > 0)
    .map(([checks, one, many]) => `${checks.toLocaleString('en')} ${checks === 1 ? one : many}`)
  const good = `The last result of ${countInWords(count('good'), 'check')} was good.`
  return told.length === 0 ? good : `${good} Of the others ${told.join(', ')}.`
}
