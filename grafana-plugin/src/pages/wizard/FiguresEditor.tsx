/** Numbers that the check reads from its messages: expressions with named groups. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Button, IconButton, Stack, Text, useStyles2 } from '@grafana/ui'
import React from 'react'
import type { FigureYaml } from '../../../../exporter/src/api/contract-checks.ts'
import { Choice } from '../../components/Choice.tsx'
import { plainFields } from '../../model/draft-condition.ts'
import { figureKinds } from '../../model/figure.ts'
import { put } from '../../model/put.ts'
import { groupNames } from './figure-names.ts'
import { TextField } from './TextField.tsx'
import { useProblem, useWizard } from './wizard-context.ts'

const kindTitles = {
  size: 'sizes',
  duration: 'durations',
  count: 'counts',
  time: 'times',
  number: 'numbers',
} as const
const takes = ['first', 'last', 'sum', 'max'] as const

export function FiguresEditor() {
  const styles = useStyles2(getStyles)
  const { check, change } = useWizard()
  const figures = check.figures ?? []
  const set = (next: readonly FigureYaml[]) =>
    change(before => put(before, 'figures', next.length > 0 ? next : undefined))
  return (
    <section aria-label="Figures" className={styles.whole}>
      <Text variant="h5" element="h2">
        Figures
      </Text>
      <p className={styles.help}>
        Size, duration, files and errors of known products are read by themselves: the preview shows them. For
        others write an expression; each named group gives the figure of its name: Total size:
        (?&lt;size&gt;[\d.,]+ \w+)
      </p>
      {figures.map((figure, at) => (
        <FigureRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a figure is its place, which is also its path
          key={at}
          at={at}
          figure={figure}
          onChange={next => set(figures.map((one, index) => (index === at ? next : one)))}
          onRemove={() => set(figures.filter((_, index) => index !== at))}
        />
      ))}
      <div>
        <Button size="sm" variant="secondary" icon="plus" onClick={() => set([...figures, { matches: '' }])}>
          Add figure
        </Button>
      </div>
    </section>
  )
}

type RowProps = {
  readonly at: number
  readonly figure: FigureYaml
  readonly onChange: (figure: FigureYaml) => void
  readonly onRemove: () => void
}

function FigureRow({ at, figure, onChange, onRemove }: RowProps) {
  const styles = useStyles2(getStyles)
  const path = `figures[${at}]`
  const problem = useProblem(path)
  const names = groupNames(figure.matches)
  return (
    <fieldset className={styles.card} aria-label={`Figure ${at + 1}`}>
      <div className={styles.head}>
        <strong>{names.length > 0 ? names.join(', ') : 'no named group yet'}</strong>
        <IconButton name="trash-alt" aria-label={`Remove figure ${at + 1}`} onClick={onRemove} />
      </div>
      <TextField
        path={`${path}.matches`}
        label="Expression"
        value={figure.matches}
        onChange={matches => onChange({ ...figure, matches })}
      />
      <Stack gap={2} wrap="wrap">
        <Choice
          label="Read from"
          width={20}
          options={plainFields}
          value={plainFields.find(({ id }) => id === (figure.field ?? 'body'))?.id ?? 'body'}
          onChange={field => onChange(put(figure, 'field', field === 'body' ? undefined : field))}
        />
        <Choice
          label="Take"
          width={14}
          options={takes.map(id => ({ id, title: id }))}
          value={figure.take ?? 'first'}
          onChange={take => onChange(put(figure, 'take', take === 'first' ? undefined : take))}
        />
        <Choice
          label="They are"
          width={18}
          options={[
            { id: '', title: 'by their names' },
            ...figureKinds.map(id => ({ id, title: kindTitles[id] })),
          ]}
          value={figure.as ?? ''}
          onChange={as => onChange(put(figure, 'as', as === '' ? undefined : as))}
        />
        <Choice
          label="Decimal mark"
          width={18}
          options={[
            { id: '', title: 'as it reads' },
            { id: ',', title: 'comma: 1,5' },
            { id: '.', title: 'point: 1.5' },
          ]}
          value={figure.decimal ?? ''}
          onChange={decimal => onChange(put(figure, 'decimal', decimal === '' ? undefined : decimal))}
        />
        <TextField
          path={`${path}.unit`}
          label="Unit, where none stands"
          placeholder="bytes, seconds"
          width={20}
          value={figure.unit ?? ''}
          onChange={unit => onChange(put(figure, 'unit', unit === '' ? undefined : unit))}
        />
        <Choice
          label="KB, MB are steps of"
          width={14}
          options={[
            { id: '1024', title: '1024' },
            { id: '1000', title: '1000' },
          ]}
          value={figure.base === 1000 ? '1000' : '1024'}
          onChange={base => onChange(put(figure, 'base', base === '1000' ? 1000 : undefined))}
        />
        <Choice
          label="Order in dates"
          width={18}
          options={[
            { id: '', title: 'must be plain' },
            { id: 'DMY', title: 'day first' },
            { id: 'MDY', title: 'month first' },
          ]}
          value={figure.order ?? ''}
          onChange={order => onChange(put(figure, 'order', order === '' ? undefined : order))}
        />
      </Stack>
      {problem !== undefined && (
        <div role="alert" className={styles.problem}>
          {problem}
        </div>
      )}
    </fieldset>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  whole: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    marginTop: theme.spacing(3),
  }),
  help: css({ color: theme.colors.text.secondary, margin: 0, fontSize: theme.typography.bodySmall.fontSize }),
  card: css({
    padding: theme.spacing(1.5),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: 2,
    minWidth: 0,
  }),
  head: css({ display: 'flex', justifyContent: 'space-between', marginBottom: theme.spacing(1) }),
  problem: css({ color: theme.colors.error.text, fontSize: theme.typography.bodySmall.fontSize }),
})
