/** A block of conditions: all must fit, or one is enough; blocks may stand in blocks. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Button, Checkbox, RadioButtonGroup, useStyles2 } from '@grafana/ui'
import React, { type ReactNode } from 'react'
import type { BlockYaml } from '../../../../exporter/src/api/contract-checks.ts'
import {
  addPart,
  changePart,
  isCondition,
  type Part,
  partsOf,
  type Quantifier,
  quantifierOf,
  removePart,
  setLook,
  setQuantifier,
} from '../../model/draft-block.ts'
import { newCondition } from '../../model/draft-condition.ts'
import { ConditionRow } from './ConditionRow.tsx'
import { useProblem } from './wizard-context.ts'

type Looks = { readonly condenseWhitespace: boolean; readonly combineAttachments: boolean }
const usual: Looks = { condenseWhitespace: true, combineAttachments: true }

type Props = {
  readonly block: BlockYaml
  readonly onChange: (block: BlockYaml) => void
  /** In the draft: `status.failure`. */
  readonly path: string
  /** What the block decides, for screen readers: `Failure`. */
  readonly title: string
  /** Names of figures that conditions may ask for; none in `match`. */
  readonly figures?: readonly string[]
  /** What holds where the block says nothing. */
  readonly inherited?: Looks
  readonly onRemove?: () => void
  readonly depth?: number
}

const deepest = 6

export function BlockEditor(props: Props) {
  const { block, onChange, path, title, figures, inherited = usual, onRemove, depth = 0 } = props
  const styles = useStyles2(getStyles)
  const quantifier = quantifierOf(block)
  const parts = partsOf(block)
  const problem = useProblem(path)
  const listProblem = useProblem(`${path}.${quantifier}`)
  const looks = {
    condenseWhitespace: block.condenseWhitespace ?? inherited.condenseWhitespace,
    combineAttachments: block.combineAttachments ?? inherited.combineAttachments,
  }
  return (
    <fieldset className={depth === 0 ? styles.outer : styles.inner} aria-label={title}>
      <div className={styles.head}>
        <RadioButtonGroup<Quantifier>
          size="sm"
          aria-label={`${title}: how the conditions are joined`}
          options={[
            { value: 'all', label: 'All must fit' },
            { value: 'any', label: 'One is enough' },
          ]}
          value={quantifier}
          onChange={value => onChange(setQuantifier(block, value))}
        />
        {onRemove && (
          <Button
            size="sm"
            variant="secondary"
            fill="text"
            icon="trash-alt"
            aria-label={`Remove ${title}`}
            onClick={onRemove}
          />
        )}
      </div>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place, which is also its path
        <Line key={at} joint={at === 0 ? '' : quantifier === 'all' ? 'and' : 'or'}>
          <PartEditor
            part={part}
            path={`${path}.${quantifier}[${at}]`}
            title={`${title}, ${at + 1}`}
            {...(figures && { figures })}
            inherited={looks}
            depth={depth + 1}
            onChange={next => onChange(changePart(block, at, next))}
            onRemove={() => onChange(removePart(block, at))}
          />
        </Line>
      ))}
      {(problem ?? listProblem) !== undefined && (
        <div role="alert" className={styles.problem}>
          {problem ?? listProblem}
        </div>
      )}
      <div className={styles.foot}>
        <Button
          size="sm"
          variant="secondary"
          icon="plus"
          onClick={() => onChange(addPart(block, newCondition()))}
        >
          Add condition
        </Button>
        {depth < deepest && (
          <Button
            size="sm"
            variant="secondary"
            fill="text"
            icon="brackets-curly"
            onClick={() =>
              onChange(addPart(block, { [quantifier === 'all' ? 'any' : 'all']: [newCondition()] }))
            }
          >
            Add block
          </Button>
        )}
        {parts.length > 0 && (
          <>
            <Checkbox
              label="White space condensed"
              value={looks.condenseWhitespace}
              onChange={event =>
                onChange(
                  setLook(
                    block,
                    'condenseWhitespace',
                    event.currentTarget.checked,
                    inherited.condenseWhitespace,
                  ),
                )
              }
            />
            <Checkbox
              label="Text of attachments counts"
              value={looks.combineAttachments}
              onChange={event =>
                onChange(
                  setLook(
                    block,
                    'combineAttachments',
                    event.currentTarget.checked,
                    inherited.combineAttachments,
                  ),
                )
              }
            />
          </>
        )}
      </div>
    </fieldset>
  )
}

type PartProps = Omit<Props, 'block' | 'onChange'> & {
  readonly part: Part
  readonly onChange: (part: Part) => void
  readonly onRemove: () => void
}

function PartEditor({ part, onChange, onRemove, ...props }: PartProps) {
  if (!isCondition(part))
    return <BlockEditor {...props} block={part} onChange={onChange} onRemove={onRemove} />
  const { path, title, figures } = props
  return (
    <ConditionRow
      condition={part}
      path={path}
      title={title}
      {...(figures && { figures })}
      onChange={onChange}
      onRemove={onRemove}
    />
  )
}

function Line({ joint, children }: { readonly joint: string; readonly children: ReactNode }) {
  const styles = useStyles2(getStyles)
  return (
    <div className={styles.line}>
      <span className={styles.joint}>{joint}</span>
      <div className={styles.part}>{children}</div>
    </div>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  outer: css({ minWidth: 0, display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  inner: css({
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    padding: theme.spacing(1),
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: 2,
    background: theme.colors.background.secondary,
  }),
  head: css({ display: 'flex', justifyContent: 'space-between', gap: theme.spacing(1) }),
  foot: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1, 2) }),
  line: css({ display: 'flex', gap: theme.spacing(1), alignItems: 'flex-start' }),
  joint: css({
    width: 28,
    flexShrink: 0,
    paddingTop: 7,
    textAlign: 'right',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  part: css({ flexGrow: 1, minWidth: 0 }),
  problem: css({ color: theme.colors.error.text, fontSize: theme.typography.bodySmall.fontSize }),
})
