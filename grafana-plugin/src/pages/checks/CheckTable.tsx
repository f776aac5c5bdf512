/** Checks as a table of which only the rows in view are drawn: ten thousand scroll as smoothly as ten. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Checkbox, Icon, useStyles2 } from '@grafana/ui'
import { useVirtualizer } from '@tanstack/react-virtual'
import React, { useRef } from 'react'
import { type ListColumn, type ListOrder, turnOrder } from '../../model/check-list.ts'
import type { GridCheck } from '../../model/grid.ts'
import { CheckTableRow } from './CheckTableRow.tsx'

type Props = {
  readonly checks: readonly GridCheck[]
  readonly order: ListOrder
  readonly onOrder: (order: ListOrder) => void
  readonly selected: ReadonlySet<string>
  readonly onSelect: (ids: readonly string[], isSelected: boolean) => void
  /** Whether rows can be selected at all. */
  readonly isSelectable: boolean
  readonly nowMs: number
}

const rowPx = 38
const columns: readonly { readonly id: ListColumn; readonly title: string; readonly width: string }[] = [
  { id: 'standing', title: 'Standing', width: '120px' },
  { id: 'name', title: 'Name', width: 'auto' },
  { id: 'group', title: 'Group', width: '18%' },
  { id: 'label', title: 'Label', width: '12%' },
  { id: 'lastGood', title: 'Last good', width: '110px' },
  { id: 'expected', title: 'Next expected', width: '130px' },
  { id: 'size', title: 'Size', width: '90px' },
  { id: 'duration', title: 'Duration', width: '100px' },
]

export function CheckTable({ checks, order, onOrder, selected, onSelect, isSelectable, nowMs }: Props) {
  const styles = useStyles2(getStyles)
  const scroller = useRef<HTMLElement>(null)
  const virtualizer = useVirtualizer({
    count: checks.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 12,
  })
  const rows = virtualizer.getVirtualItems()
  const above = rows[0]?.start ?? 0
  const below = virtualizer.getTotalSize() - (rows.at(-1)?.end ?? 0)
  const areAll = checks.length > 0 && checks.every(({ id }) => selected.has(id))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={scroller} className={styles.scroller} tabIndex={0} aria-label="List of checks">
      <table className={styles.table} aria-rowcount={checks.length + 1}>
        <colgroup>
          {isSelectable && <col style={{ width: 40 }} />}
          {columns.map(({ id, width }) => (
            <col key={id} style={{ width }} />
          ))}
          {isSelectable && <col style={{ width: 76 }} />}
        </colgroup>
        <thead>
          <tr>
            {isSelectable && (
              <th scope="col">
                <Checkbox
                  aria-label="Select all that are listed"
                  value={areAll}
                  indeterminate={!areAll && selected.size > 0}
                  onChange={() =>
                    onSelect(
                      checks.map(({ id }) => id),
                      !areAll,
                    )
                  }
                />
              </th>
            )}
            {columns.map(({ id, title }) => (
              <th
                key={id}
                scope="col"
                aria-sort={order.by === id ? (order.isDescending ? 'descending' : 'ascending') : 'none'}
              >
                <button type="button" className={styles.sort} onClick={() => onOrder(turnOrder(order, id))}>
                  {title}
                  {order.by === id && (
                    <Icon name={order.isDescending ? 'arrow-down' : 'arrow-up'} size="sm" />
                  )}
                </button>
              </th>
            ))}
            {isSelectable && <th scope="col">Copy</th>}
          </tr>
        </thead>
        <tbody>
          {above > 0 && (
            <tr style={{ height: above }}>
              <td />
            </tr>
          )}
          {rows.map(({ index }) => {
            const check = checks[index]
            return (
              check && (
                <CheckTableRow
                  key={check.id}
                  check={check}
                  index={index}
                  isSelectable={isSelectable}
                  isSelected={selected.has(check.id)}
                  onSelect={onSelect}
                  nowMs={nowMs}
                />
              )
            )
          })}
          {below > 0 && (
            <tr style={{ height: below }}>
              <td />
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroller: css({
    overflow: 'auto',
    height: 'max(320px, calc(100vh - 380px))',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: 2,
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}` },
  }),
  table: css({
    width: '100%',
    minWidth: 900,
    tableLayout: 'fixed',
    borderCollapse: 'collapse',
    'th, td': {
      height: rowPx,
      padding: theme.spacing(0, 1),
      textAlign: 'left',
      whiteSpace: 'nowrap',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
    },
    'tbody tr': { borderBottom: `1px solid ${theme.colors.border.weak}` },
    'tbody tr:hover': { background: theme.colors.action.hover },
    th: {
      position: 'sticky',
      top: 0,
      zIndex: 1,
      background: theme.colors.background.secondary,
      color: theme.colors.text.secondary,
      fontWeight: theme.typography.fontWeightMedium,
    },
  }),
  sort: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: 4,
    padding: 0,
    border: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}` },
  }),
})
