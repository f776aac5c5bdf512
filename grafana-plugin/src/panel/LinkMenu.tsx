/** Where the data links of a check lead, beside its newest result. */
import type { LinkModel } from '@grafana/data'
import { ContextMenu, MenuGroup, MenuItem } from '@grafana/ui'
import React from 'react'

type Props = {
  readonly name: string
  readonly links: readonly LinkModel[]
  readonly x: number
  readonly y: number
  /** Absent when there are no messages. */
  readonly onOpen?: () => void
  readonly onClose: () => void
}

export function LinkMenu({ name, links, x, y, onOpen, onClose }: Props) {
  return (
    <ContextMenu
      x={x}
      y={y}
      onClose={onClose}
      renderMenuItems={() => (
        <MenuGroup label={name}>
          {onOpen && <MenuItem label="Newest result" onClick={onOpen} />}
          {links.map(({ title, href, target, onClick }) => (
            <MenuItem
              key={`${title} ${href}`}
              label={title}
              url={href}
              target={target === '_blank' ? '_blank' : '_self'}
              icon={target === '_blank' ? 'external-link-alt' : 'link'}
              {...(onClick && { onClick })}
            />
          ))}
        </MenuGroup>
      )}
    />
  )
}
