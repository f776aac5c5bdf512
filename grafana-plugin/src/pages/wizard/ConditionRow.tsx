/** One condition: field, operator, value. What the message must say, in one line that reads as a sentence. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Checkbox, IconButton, Input, useStyles2 } from '@grafana/ui'
import React, { useId } from 'react'
import type { ConditionYaml } from '../../../../exporter/src/api/contract-checks.ts'
import { Choice, hidden } from '../../components/Choice.tsx'
import {
  conditionValue,
  isFigureField,
  numberOperators,
  operatorHelp,
  operatorOf,
  plainFields,
  setField,
  setIgnoreCase,
  setOperator,
  setValue,
  splitField,
  textOperators,
} from '../../model/draft-condition.ts'
import { useProblem } from './wizard-context.ts'

type Props = {
  readonly condition: ConditionYaml
  readonly onChange: (condition: ConditionYaml) => void
  readonly onRemove: () => void
  readonly path: string
  /** For screen readers: `Failure, 2`. */
  readonly title: string
  readonly figures?: readonly string[]
}

export function ConditionRow({ condition, onChange, onRemove, path, title, figures }: Props) {
  const styles = useStyles2(getStyles)
  const id = useId()
  const problem = useProblem(path, 'within')
  const operator = operatorOf(condition)
  const named = splitField(condition.field)
  const isFigure = isFigureField(condition.field)
  const help = operatorHelp[operator]
  const fields = [
    ...plainFields,
    { id: 'header:', title: 'Header…' },
    ...(figures ? [{ id: 'figure:', title: 'Figure…' }] : []),
  ]
  return (
    <fieldset aria-label={title} className={styles.whole}>
      <div className={styles.row}>
        <Choice
          label="Field"
          isLabelHidden
          width={20}
          options={fields}
          value={named ? `${named.kind}:` : condition.field}
          onChange={field => onChange(setField(condition, field))}
        />
        {named && (
          <div>
            <label htmlFor={`${id}-name`} className={hidden}>
              {named.kind === 'header' ? 'Name of the header' : 'Name of the figure'}
            </label>
            <Input
              id={`${id}-name`}
              width={16}
              autoComplete="off"
              placeholder={named.kind === 'header' ? 'X-Job' : 'size'}
              value={named.name}
              {...(named.kind === 'figure' && { list: `${id}-figures` })}
              onChange={event => onChange(setField(condition, `${named.kind}:${event.currentTarget.value}`))}
            />
            {named.kind === 'figure' && (
              <datalist id={`${id}-figures`}>
                {figures?.map(name => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            )}
          </div>
        )}
        <Choice
          label="Operator"
          isLabelHidden
          width={isFigure ? 10 : 24}
          options={isFigure ? numberOperators : textOperators}
          value={operator}
          onChange={value => onChange(setOperator(condition, value))}
        />
        <div className={styles.value}>
          <label htmlFor={`${id}-value`} className={hidden}>
            Value
          </label>
          <Input
            id={`${id}-value`}
            autoComplete="off"
            invalid={problem !== undefined}
            value={conditionValue(condition)}
            onChange={event => onChange(setValue(condition, event.currentTarget.value))}
          />
        </div>
        {!isFigure && (
          <Checkbox
            label="any case"
            title="Upper and lower case are the same"
            value={condition.ignoreCase ?? false}
            onChange={event => onChange(setIgnoreCase(condition, event.currentTarget.checked))}
          />
        )}
        <IconButton name="trash-alt" aria-label={`Remove condition ${title}`} onClick={onRemove} />
      </div>
      {problem !== undefined ? (
        <div role="alert" className={styles.problem}>
          {problem}
        </div>
      ) : (
        help !== undefined &&
        (operator === 'matches' || operator === 'complex' || isFigure) && (
          <div className={styles.help}>{help}</div>
        )
      )}
    </fieldset>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  whole: css({ minWidth: 0 }),
  row: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 1), alignItems: 'center' }),
  value: css({ flex: '1 1 160px', minWidth: 120 }),
  problem: css({
    color: theme.colors.error.text,
    fontSize: theme.typography.bodySmall.fontSize,
    marginTop: theme.spacing(0.5),
  }),
  help: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    marginTop: theme.spacing(0.5),
  }),
})
