/** Narrows the grid: text, groups, labels; and its order. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Button, Combobox, type ComboboxOption, Input, MultiCombobox, useStyles2 } from '@grafana/ui'
import React, { useId } from 'react'
import { type GridFilter, isFiltering, noFilter, type Sort } from '../../model/grid-view.ts'
import { countInWords } from '../../model/words.ts'

type Props = {
  readonly filter: GridFilter
  readonly onFilter: (change: Partial<GridFilter>) => void
  readonly groups: readonly string[]
  readonly labels: readonly string[]
  readonly sort: Sort
  readonly onSort: (sort: Sort) => void
  readonly shown: number
  readonly total: number
}

const sortOptions: ComboboxOption<Sort>[] = [
  { value: 'worst', label: 'Worst first' },
  { value: 'name', label: 'By name' },
  { value: 'group', label: 'By group' },
]

export function FilterBar(props: Props) {
  const { filter, onFilter, groups, labels, sort, onSort, shown, total } = props
  const styles = useStyles2(stylesOf)
  const orderId = useId()
  return (
    <form className={styles.bar} aria-label="Filter checks" onSubmit={event => event.preventDefault()}>
      <div className={styles.text}>
        <Input
          aria-label="Filter by text"
          placeholder="Name, group, computer, reason …"
          value={filter.text}
          onChange={event => onFilter({ text: event.currentTarget.value })}
        />
      </div>
      {groups.length > 1 && (
        <Names
          what="Groups"
          names={groups}
          chosen={filter.groups}
          onChoose={chosen => onFilter({ groups: chosen })}
        />
      )}
      {labels.length > 1 && (
        <Names
          what="Labels"
          names={labels}
          chosen={filter.labels}
          onChoose={chosen => onFilter({ labels: chosen })}
        />
      )}
      {/* Before 13 a combobox takes no name of its own. */}
      <label htmlFor={orderId} className={styles.unseen}>
        Order
      </label>
      <Combobox
        id={orderId}
        width={16}
        options={sortOptions}
        value={sort}
        onChange={option => onSort(option.value)}
      />
      {isFiltering(filter) && (
        <>
          <span className={styles.count} aria-live="polite">
            {shown.toLocaleString('en')} of {countInWords(total, 'check')}
          </span>
          <Button variant="secondary" fill="text" size="sm" onClick={() => onFilter(noFilter)}>
            Clear filters
          </Button>
        </>
      )}
    </form>
  )
}

type NamesProps = {
  readonly what: string
  readonly names: readonly string[]
  readonly chosen: readonly string[]
  readonly onChoose: (chosen: readonly string[]) => void
}

function Names({ what, names, chosen, onChoose }: NamesProps) {
  const id = useId()
  const { unseen } = useStyles2(stylesOf)
  return (
    <>
      <span id={id} className={unseen}>
        Filter by {what.toLowerCase()}
      </span>
      <MultiCombobox
        aria-labelledby={id}
        placeholder={what}
        width="auto"
        minWidth={14}
        maxWidth={40}
        options={names.map(name => ({ value: name, label: name }))}
        value={[...chosen]}
        onChange={options => onChoose(options.map(({ value }) => value))}
      />
    </>
  )
}

const stylesOf = (theme: GrafanaTheme2) => ({
  bar: css({
    position: 'relative',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  }),
  text: css({ flex: '1 1 180px', maxWidth: 360 }),
  // Of their labels Grafana's choices take the id only.
  unseen: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
  count: css({ color: theme.colors.text.secondary, whiteSpace: 'nowrap' }),
})
