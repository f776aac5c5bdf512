/** What the history shows of when results come, how sure that is, and on what it rests. It is a proposal: taken over
 *  into the fields by a click, and in force only once the check is saved. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Button, useStyles2 } from '@grafana/ui'
import React, { type ReactNode } from 'react'
import { readScheduleSuggestion } from '../../api/checks.ts'
import { Folded } from '../../components/Folded.tsx'
import { LoadError } from '../../components/Loaded.tsx'
import { Sureness } from '../../components/Sureness.tsx'
import { useLoad } from '../../components/use-load.ts'
import { hasSchedule, takeSchedule } from '../../model/draft-schedule.ts'
import type { Sureness as Sure } from '../../model/suggestion.ts'
import { useWizard } from './wizard-context.ts'

export function LearnedSchedule() {
  const { check, isNew, learned } = useWizard()
  if (!isNew) return <OfHistory id={check.id} />
  return learned ? (
    <Told
      text={learned.text}
      sure={learned.sure}
      evidence={learned.evidence}
      from="The stored messages show"
    />
  ) : null
}

function OfHistory({ id }: { readonly id: string }) {
  const { check, change } = useWizard()
  const { data, error, reload } = useLoad(signal => readScheduleSuggestion(id, signal), [id])
  if (error) return <LoadError error={error} what="what its history shows" onRetry={reload} />
  if (!data) return null
  const { suggestion, evidence } = data
  if (!suggestion) return evidence.length > 0 ? <Told from="Its history shows" evidence={evidence} /> : null
  const { text, sure, schedule } = suggestion
  return (
    <Told text={text} sure={sure} evidence={evidence} from="Its history shows">
      {hasSchedule(check, schedule) ? (
        <span role="status">It stands in the fields below, and holds once the check is saved.</span>
      ) : (
        <Button
          type="button"
          size="sm"
          variant="secondary"
          onClick={() => change(before => takeSchedule(before, schedule))}
        >
          Use this schedule
        </Button>
      )}
    </Told>
  )
}

type ToldProps = {
  /** Whose evidence it is. */
  readonly from: string
  /** The schedule in words; absent when there is none to propose. */
  readonly text?: string
  readonly sure?: Sure
  readonly evidence: readonly string[]
  readonly children?: ReactNode
}

function Told({ from, text, sure, evidence, children }: ToldProps) {
  const styles = useStyles2(getStyles)
  const lines = (
    <ul className={styles.evidence}>
      {evidence.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
  return (
    <section className={styles.box} aria-label="Learned schedule">
      <div className={styles.row}>
        <span>
          {text === undefined ? `${from} no other schedule` : `${from}: `}
          {text !== undefined && <strong>{text}</strong>}
        </span>
        {sure && <Sureness sure={sure} />}
        {children}
      </div>
      {text === undefined
        ? lines
        : evidence.length > 0 && <Folded title="What this rests on">{lines}</Folded>}
    </section>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    padding: theme.spacing(1, 1.5),
    marginBottom: theme.spacing(2),
    background: theme.colors.background.secondary,
    borderRadius: 2,
  }),
  row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 2) }),
  evidence: css({ margin: 0, paddingLeft: theme.spacing(2), color: theme.colors.text.secondary }),
})
