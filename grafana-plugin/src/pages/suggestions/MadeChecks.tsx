/** What came of what was accepted: the new checks, and that waiting messages are being tried on them. */
import { Alert, TextLink } from '@grafana/ui'
import React, { useRef } from 'react'
import type { SuggestionJson } from '../../../../exporter/src/api/contract-checks.ts'
import { countInWords } from '../../model/words.ts'
import { pageOf } from '../../routes.ts'
import type { Accepted } from './use-suggestions.ts'

type Props = { readonly accepted: Accepted; readonly suggestions: readonly SuggestionJson[] }

/** The others stand in the list of checks. */
const most = 10

export function MadeChecks({ accepted, suggestions }: Props) {
  // A suggestion goes when its messages have found their check; its name is still wanted.
  const names = useRef(new Map<string, string>())
  for (const { check } of suggestions) names.current.set(check.id, check.name ?? check.id)
  const ids = [...accepted.done.values()].flat()
  const { trying, refused } = accepted
  if (ids.length === 0 && refused.size === 0) return null
  return (
    <>
      {ids.length > 0 && (
        <Alert severity="success" title={`${countInWords(ids.length, 'check')} made`}>
          <p style={{ overflowWrap: 'anywhere' }}>
            {ids.slice(0, most).map((id, at) => (
              <React.Fragment key={id}>
                {at > 0 && ', '}
                <TextLink href={pageOf.check(id)}>{names.current.get(id) ?? id}</TextLink>
              </React.Fragment>
            ))}
            {ids.length > most && (
              <>
                {' and '}
                <TextLink href={pageOf.checks()}>{`${countInWords(ids.length - most, 'other')}`}</TextLink>
              </>
            )}
          </p>
          {trying > 0 &&
            `${countInWords(trying, 'waiting message')} ${trying === 1 ? 'is' : 'are'} being tried on what was made.`}
        </Alert>
      )}
      {refused.size > 0 && (
        <Alert
          severity="warning"
          title={`${countInWords(refused.size, 'suggestion')} ${refused.size === 1 ? 'was' : 'were'} not accepted`}
        >
          Why stands beside {refused.size === 1 ? 'it' : 'each of them'}.
        </Alert>
      )}
    </>
  )
}
