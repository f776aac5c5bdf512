/** One suggested check: what it would be, of what messages, how sure its schedule is; the rest on demand. */
import { css, cx } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Checkbox, LinkButton, TextLink, useStyles2 } from '@grafana/ui'
import React, { memo } from 'react'
import type { SuggestionJson } from '../../../../exporter/src/api/contract-checks.ts'
import { Folded } from '../../components/Folded.tsx'
import { useMoments } from '../../components/moments.tsx'
import { mayManage } from '../../components/role.ts'
import { LookBadge } from '../../components/StandingBadge.tsx'
import { Sureness } from '../../components/Sureness.tsx'
import { placeInWords, statusesOf } from '../../model/suggestion.ts'
import { countInWords } from '../../model/words.ts'
import { pageOf } from '../../routes.ts'
import { SuggestionDetail } from './SuggestionDetail.tsx'

type Props = {
  readonly suggestion: SuggestionJson
  /** Ids of the checks that came of it. */
  readonly made: readonly string[] | undefined
  readonly refused: string | undefined
  readonly isTicked: boolean
  readonly isPerObject: boolean
  readonly isBusy: boolean
  readonly onTick: (keys: readonly string[], isOn: boolean) => void
  readonly onSplit: (key: string, isOn: boolean) => void
}

export const Suggestion = memo(function Suggestion(props: Props) {
  const { suggestion, made, refused, isTicked, isPerObject, isBusy, onTick, onSplit } = props
  const { key, check, product, messages, firstAtMs, lastAtMs, schedule, objects = [] } = suggestion
  const styles = useStyles2(getStyles)
  const moments = useMoments()
  const name = check.name ?? check.id
  const place = placeInWords(suggestion)
  const isOpen = made === undefined && mayManage()
  return (
    <li className={cx(styles.item, isTicked && isOpen && styles.ticked)}>
      {isOpen && (
        <Checkbox
          aria-label={`Accept ${name}`}
          value={isTicked}
          disabled={isBusy}
          onChange={event => onTick([key], event.currentTarget.checked)}
        />
      )}
      <div className={styles.main}>
        <div className={styles.head}>
          <h2 className={styles.name}>{name}</h2>
          {product && <span className={styles.product}>{product.name}</span>}
          {place !== '' && <span className={styles.quiet}>{place}</span>}
        </div>
        <div className={styles.facts}>
          <span>
            {countInWords(messages, 'message')}, {spanInWords(firstAtMs, lastAtMs, moments.day)}
          </span>
          <span className={styles.badges}>
            {statusesOf(suggestion).map(({ look, count }) => (
              <LookBadge
                key={look.text}
                look={{ ...look, text: `${count.toLocaleString('en')} ${look.text.toLowerCase()}` }}
              />
            ))}
          </span>
          <span className={styles.badges}>
            {schedule ? (
              <>
                <span>Expected {schedule.text}</span>
                <Sureness sure={schedule.sure} />
              </>
            ) : (
              'Expected every day, as nothing else could be learned'
            )}
          </span>
        </div>
        {objects.length > 1 && isOpen && (
          <div>
            <Checkbox
              label={`One check for each of its ${countInWords(objects.length, 'object')}`}
              description="In place of one check for the worst of all"
              value={isPerObject}
              disabled={isBusy}
              onChange={event => onSplit(key, event.currentTarget.checked)}
            />
          </div>
        )}
        {refused !== undefined && (
          <div role="alert" className={styles.refused}>
            Not accepted: {refused}
          </div>
        )}
        {made !== undefined && (
          <div role="status">
            ✓ Accepted: <Made ids={made} name={name} />
          </div>
        )}
        <Folded title="What it rests on" label={`What it rests on: ${name}`}>
          <SuggestionDetail suggestion={suggestion} />
        </Folded>
      </div>
      {isOpen && (
        <LinkButton
          size="sm"
          variant="secondary"
          icon="edit"
          href={pageOf.addCheck({ suggestion: key })}
          aria-label={`Edit before saving: ${name}`}
        >
          Edit before saving
        </LinkButton>
      )}
    </li>
  )
})

function Made({ ids, name }: { readonly ids: readonly string[]; readonly name: string }) {
  const [first] = ids
  if (first === undefined || ids.length > 1)
    return <TextLink href={pageOf.checks({ q: name })}>{countInWords(ids.length, 'check')}</TextLink>
  return <TextLink href={pageOf.check(first)}>open the check</TextLink>
}

function spanInWords(firstAtMs: number, lastAtMs: number, day: (atMs: number) => string): string {
  const first = day(firstAtMs)
  const last = day(lastAtMs)
  return first === last ? first : `${first} to ${last}`
}

const getStyles = (theme: GrafanaTheme2) => ({
  item: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(1, 1.5),
    padding: theme.spacing(1.5),
    border: `1px solid ${theme.colors.border.weak}`,
    borderLeft: `3px solid ${theme.colors.border.weak}`,
    borderRadius: 2,
  }),
  ticked: css({ borderLeftColor: theme.colors.primary.main, background: theme.colors.action.selected }),
  main: css({
    flex: '1 1 240px',
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.75),
    overflowWrap: 'anywhere',
  }),
  head: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: theme.spacing(0.5, 1.5) }),
  name: css({ ...theme.typography.h5, margin: 0 }),
  product: css({ fontWeight: theme.typography.fontWeightMedium }),
  quiet: css({ color: theme.colors.text.secondary }),
  facts: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 3) }),
  badges: css({
    display: 'inline-flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
  }),
  refused: css({ color: theme.colors.error.text, fontWeight: theme.typography.fontWeightMedium }),
})
