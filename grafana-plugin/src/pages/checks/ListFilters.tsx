/** Narrows the list: words, groups, labels, timing. */
import { Button, Input, MultiCombobox } from '@grafana/ui'
import React, { type ReactElement } from 'react'
import { FilterField, FilterRow } from '../../components/Filters.tsx'
import { timings as allTimings } from '../../model/check-list.ts'
import { type GridFilter, isFiltering, noFilter } from '../../model/grid-view.ts'

type Props = {
  readonly filter: GridFilter
  readonly onFilter: (change: Partial<GridFilter>) => void
  readonly groups: readonly string[]
  readonly labels: readonly string[]
  readonly timings: readonly string[]
  readonly onTimings: (timings: readonly string[]) => void
}

export function ListFilters({ filter, onFilter, groups, labels, timings, onTimings }: Props) {
  return (
    <FilterRow>
      <FilterField label="Search">
        <Input
          id="checks-search"
          width={34}
          placeholder="Name, group, computer, reason …"
          value={filter.text}
          onChange={event => onFilter({ text: event.currentTarget.value })}
        />
      </FilterField>
      <Names
        id="groups"
        label="Groups"
        names={groups}
        chosen={filter.groups}
        onChoose={names => onFilter({ groups: names })}
      />
      <Names
        id="labels"
        label="Labels"
        names={labels}
        chosen={filter.labels}
        onChoose={names => onFilter({ labels: names })}
      />
      <Names id="timing" label="Timing" names={allTimings} chosen={timings} onChoose={onTimings} />
      {(isFiltering(filter) || timings.length > 0) && (
        <Button
          variant="secondary"
          fill="text"
          onClick={() => {
            onFilter(noFilter)
            onTimings([])
          }}
        >
          Clear filters
        </Button>
      )}
    </FilterRow>
  )
}

type NamesProps = {
  readonly id: string
  readonly label: string
  readonly names: readonly string[]
  readonly chosen: readonly string[]
  readonly onChoose: (names: readonly string[]) => void
}

function Names({ id, label, names, chosen, onChoose }: NamesProps): ReactElement {
  return (
    <FilterField label={label}>
      <MultiCombobox<string>
        id={`checks-${id}`}
        width={26}
        placeholder="any"
        options={names.map(value => ({ value, label: value }))}
        value={[...chosen]}
        onChange={options => onChoose(options.map(({ value }) => value))}
      />
    </FilterField>
  )
}
