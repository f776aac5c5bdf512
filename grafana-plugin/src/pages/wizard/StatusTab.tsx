/** What a message says about the backup: a block for each status, the order they are asked in, and what holds when none
 *  fits. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Alert, Button, Field, IconButton, RadioButtonGroup, useStyles2 } from '@grafana/ui'
import React from 'react'
import type { ResultStatus, Status } from '../../../../exporter/src/core/activity.ts'
import { LookBadge } from '../../components/StandingBadge.tsx'
import { setStatusKey } from '../../model/draft.ts'
import { newCondition } from '../../model/draft-condition.ts'
import { lookOfStatus } from '../../model/look.ts'
import { hasSeveralStatuses } from '../../model/previewed.ts'
import { countInWords } from '../../model/words.ts'
import { BlockEditor } from './BlockEditor.tsx'
import { FiguresEditor } from './FiguresEditor.tsx'
import { figureNames } from './figure-names.ts'
import { TemplateFields } from './TemplateFields.tsx'
import { useWizard } from './wizard-context.ts'

const worstFirst: readonly Status[] = ['failure', 'warning', 'success']
const defaults: readonly ResultStatus[] = ['failure', 'warning', 'success', 'ignored']

export function StatusTab() {
  const { check, change, preview } = useWizard()
  const order = check.status?.order ?? worstFirst
  const chosen = check.status?.default ?? 'failure'
  const several = preview.data?.messages.filter(hasSeveralStatuses) ?? []
  return (
    <>
      <TemplateFields />
      <Field
        label="When no rule fits"
        description={
          check.template === undefined
            ? 'Failure is the safe choice: what is not known to be good is looked at by somebody.'
            : 'And the template cannot decide either. Failure is the safe choice.'
        }
      >
        <RadioButtonGroup<ResultStatus>
          aria-label="When no rule fits"
          options={defaults.map(value => ({ value, label: lookOfStatus[value].text }))}
          value={chosen}
          onChange={value =>
            change(before => setStatusKey(before, 'default', value === 'failure' ? undefined : value))
          }
        />
      </Field>
      {chosen === 'success' && (
        <Alert severity="warning" title="Anything that no rule knows will be a success">
          An error text that nobody thought of is green then. A word of success as a rule is safer.
        </Alert>
      )}
      {several.length > 0 && (
        <Alert
          severity="warning"
          title={`More than one status fits ${countInWords(several.length, 'message')}`}
        >
          The first in the order below wins. The preview shows which rules fit; make one of them stricter
          unless that is what you want.
        </Alert>
      )}
      <StatusBlock
        kind="ignore"
        title="Ignored"
        hint="No result at all: a digest, a test mail. Asked first."
      />
      {order.map((kind, at) => (
        <StatusBlock
          key={kind}
          kind={kind}
          title={lookOfStatus[kind].text}
          hint={at === 0 ? 'Asked first of the three.' : `Asked ${at === 1 ? 'second' : 'last'}.`}
          {...(at > 0 && {
            onEarlier: () => change(before => setStatusKey(before, 'order', toOrder(swap(order, at)))),
          })}
        />
      ))}
      <FiguresEditor />
    </>
  )
}

function swap(order: readonly Status[], at: number): readonly Status[] {
  const moved = order[at]
  if (moved === undefined) return order
  const rest = order.filter(kind => kind !== moved)
  return rest.toSpliced(at - 1, 0, moved)
}

function toOrder(order: readonly Status[]): readonly Status[] | undefined {
  return order.every((kind, at) => kind === worstFirst[at]) ? undefined : order
}

type BlockProps = {
  readonly kind: 'ignore' | Status
  readonly title: string
  readonly hint: string
  readonly onEarlier?: () => void
}

function StatusBlock({ kind, title, hint, onEarlier }: BlockProps) {
  const styles = useStyles2(getStyles)
  const { check, change, preview } = useWizard()
  const block = check.status?.[kind]
  const look = lookOfStatus[kind === 'ignore' ? 'ignored' : kind]
  return (
    <section className={styles.card} aria-label={`Rules of ${title}`}>
      <div className={styles.head}>
        <LookBadge look={look} />
        <span className={styles.hint}>{hint}</span>
        {onEarlier && (
          <IconButton
            name="arrow-up"
            tooltip={`Ask ${title} earlier`}
            aria-label={`Ask ${title} earlier`}
            onClick={onEarlier}
          />
        )}
      </div>
      {block ? (
        <BlockEditor
          title={title}
          path={`status.${kind}`}
          block={block}
          figures={figureNames(check, preview.data)}
          onChange={next => change(before => setStatusKey(before, kind, next))}
          onRemove={() => change(before => setStatusKey(before, kind, undefined))}
        />
      ) : (
        <div>
          <Button
            size="sm"
            variant="secondary"
            icon="plus"
            aria-label={`Add rules of ${title}`}
            onClick={() => change(before => setStatusKey(before, kind, { all: [newCondition()] }))}
          >
            Add rules
          </Button>
        </div>
      )}
    </section>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({
    padding: theme.spacing(1.5),
    marginBottom: theme.spacing(1.5),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: 2,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
  }),
  head: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1.5) }),
  hint: css({
    flexGrow: 1,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
})
