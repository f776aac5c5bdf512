/** Suggestions to choose from: searched, ticked one by one or all, and accepted. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Button, Checkbox, EmptyState, useStyles2 } from '@grafana/ui'
import React, { useCallback, useMemo, useState } from 'react'
import type { SuggestionJson } from '../../../../exporter/src/api/contract-checks.ts'
import { FilterRow, SearchField } from '../../components/Filters.tsx'
import { MoreButton } from '../../components/MoreButton.tsx'
import { mayManage } from '../../components/role.ts'
import { useQuery } from '../../components/use-query.ts'
import { countChecks, searchSuggestions, toAcceptRequest } from '../../model/suggestion.ts'
import { countInWords } from '../../model/words.ts'
import { Suggestion } from './Suggestion.tsx'
import type { Suggesting } from './use-suggestions.ts'

type Props = {
  readonly suggestions: readonly SuggestionJson[]
  readonly suggesting: Suggesting
}

/** Drawn at once; what is ticked does not hang on it. */
const perPage = 50

export function SuggestionList({ suggestions, suggesting }: Props) {
  const styles = useStyles2(getStyles)
  const query = useQuery()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [perObject, setPerObject] = useState<ReadonlySet<string>>(new Set())
  const [limit, setLimit] = useState(perPage)
  const { accepted, accept, isBusy } = suggesting
  const listed = useMemo(() => searchSuggestions(suggestions, query.get('q')), [suggestions, query])
  const open = listed.filter(({ key }) => !accepted.done.has(key))
  const chosen = suggestions.filter(({ key }) => ticked.has(key) && !accepted.done.has(key))
  const tickedHere = open.filter(({ key }) => ticked.has(key)).length
  const areAll = open.length > 0 && tickedHere === open.length
  const tick = useCallback((keys: readonly string[], isOn: boolean) => {
    setTicked(before => withKeys(before, keys, isOn))
  }, [])
  const split = useCallback((key: string, isOn: boolean) => {
    setPerObject(before => withKeys(before, [key], isOn))
  }, [])
  const send = (keys: readonly string[]) => void accept(toAcceptRequest(keys, perObject))
  return (
    <>
      <FilterRow>
        <SearchField query={query} label="Search" placeholder="Part of name, product or machine" />
      </FilterRow>
      {mayManage() && open.length > 0 && (
        <div className={styles.bar}>
          <Checkbox
            label={`All ${open.length.toLocaleString('en')}`}
            aria-label={`Tick all ${open.length.toLocaleString('en')} that are listed`}
            value={areAll}
            indeterminate={!areAll && tickedHere > 0}
            onChange={() =>
              tick(
                open.map(({ key }) => key),
                !areAll,
              )
            }
          />
          <Button
            icon="check"
            disabled={isBusy || chosen.length === 0}
            onClick={() => send(chosen.map(({ key }) => key))}
          >
            {isBusy ? 'Accepting' : acceptInWords(countChecks(chosen, perObject))}
          </Button>
          <span role="status" className={styles.quiet}>
            {chosen.length === 0
              ? 'Tick what is right.'
              : `${countInWords(chosen.length, 'suggestion')} ticked${chosen.length > tickedHere ? `, ${chosen.length - tickedHere} of them not listed by this search` : ''}`}
          </span>
        </div>
      )}
      {listed.length === 0 && (
        <EmptyState variant="not-found" message="No suggestion fits the search" hideImage>
          <Button variant="secondary" onClick={() => query.set({ q: undefined })}>
            Clear the search
          </Button>
        </EmptyState>
      )}
      <ul className={styles.list} aria-label="Suggested checks">
        {listed.slice(0, limit).map(suggestion => (
          <Suggestion
            key={suggestion.key}
            suggestion={suggestion}
            made={accepted.done.get(suggestion.key)}
            refused={accepted.refused.get(suggestion.key)}
            isTicked={ticked.has(suggestion.key)}
            isPerObject={perObject.has(suggestion.key)}
            isBusy={isBusy}
            onTick={tick}
            onSplit={split}
          />
        ))}
      </ul>
      {listed.length > 0 && (
        <MoreButton
          shown={Math.min(limit, listed.length)}
          total={listed.length}
          what="suggestion"
          loading={false}
          {...(listed.length > limit && { more: () => setLimit(limit + perPage) })}
        />
      )}
    </>
  )
}

function acceptInWords(checks: number): string {
  return checks === 0 ? 'Accept' : `Accept: make ${countInWords(checks, 'check')}`
}

function withKeys(before: ReadonlySet<string>, keys: readonly string[], isOn: boolean): ReadonlySet<string> {
  const next = new Set(before)
  for (const key of keys)
    if (isOn) next.add(key)
    else next.delete(key)
  return next
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    position: 'sticky',
    top: 0,
    zIndex: 1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    padding: theme.spacing(1, 1.5),
    background: theme.colors.background.secondary,
    borderRadius: 2,
  }),
  quiet: css({ color: theme.colors.text.secondary }),
  list: css({
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
  }),
})
