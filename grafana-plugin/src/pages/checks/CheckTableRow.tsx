/** One check in the list: the name leads to its page. */

import { locationService } from '@grafana/runtime'
import { Checkbox, IconButton, TextLink } from '@grafana/ui'
import React, { memo } from 'react'
import { useMoments } from '../../components/moments.tsx'
import { StandingBadge } from '../../components/StandingBadge.tsx'
import type { GridCheck } from '../../model/grid.ts'
import { agoInWords, durationInWords, sizeInWords } from '../../model/words.ts'
import { pageOf } from '../../routes.ts'

type Props = {
  readonly check: GridCheck
  readonly index: number
  readonly isSelectable: boolean
  readonly isSelected: boolean
  readonly onSelect: (ids: readonly string[], isSelected: boolean) => void
  readonly nowMs: number
}

export const CheckTableRow = memo(function CheckTableRow(props: Props) {
  const { check, index, isSelectable, isSelected, onSelect, nowMs } = props
  const moments = useMoments()
  const ago = (atMs: number | null) =>
    atMs === null ? '' : <span title={moments.format(atMs)}>{agoInWords(atMs, nowMs)}</span>
  return (
    <tr aria-rowindex={index + 2}>
      {isSelectable && (
        <td>
          <Checkbox
            aria-label={`Select ${check.name}`}
            value={isSelected}
            onChange={event => onSelect([check.id], event.currentTarget.checked)}
          />
        </td>
      )}
      <td>
        <StandingBadge standing={check.standing} {...(check.reason !== null && { detail: check.reason })} />
      </td>
      <th scope="row" title={check.name} style={{ position: 'static', background: 'none' }}>
        <TextLink href={pageOf.check(check.id)} inline={false}>
          {check.name}
        </TextLink>
      </th>
      <td title={check.group}>
        <TextLink href={pageOf.group(check.group)} color="primary" inline={false}>
          {check.group}
        </TextLink>
      </td>
      <td title={check.label}>{check.label}</td>
      <td>{check.lastGoodAtMs === null ? 'never' : ago(check.lastGoodAtMs)}</td>
      <td>{ago(check.expectedAtMs)}</td>
      <td>{check.sizeBytes === null ? '' : sizeInWords(check.sizeBytes)}</td>
      <td>{check.durationSeconds === null ? '' : durationInWords(check.durationSeconds)}</td>
      {isSelectable && (
        <td>
          <IconButton
            name="copy"
            tooltip="Make a copy"
            aria-label={`Make a copy of ${check.name}`}
            onClick={() => locationService.push(pageOf.addCheck({ copy: check.id }))}
          />
        </td>
      )}
    </tr>
  )
})
