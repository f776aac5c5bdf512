/** The ways to a new check: suggested by what waits, fresh, with a product's rules, from a message that fits none, or
 *  as a copy. */
import { Button, Dropdown, Menu } from '@grafana/ui'
import React from 'react'
import { pageOf } from '../routes.ts'
import { mayManage } from './role.ts'

/** @param group the check is filled in with it */
export function AddCheck({ group }: { readonly group?: string }) {
  if (!mayManage()) return null
  return (
    <Dropdown
      placement="bottom-end"
      overlay={
        <Menu>
          <Menu.Item
            label="Suggested"
            description="For all messages that wait"
            icon="bolt"
            url={pageOf.suggestions()}
          />
          <Menu.Item
            label="Fresh"
            description="With the wizard"
            icon="plus"
            url={pageOf.addCheck(group === undefined ? {} : { group })}
          />
          <Menu.Item
            label="From a product template"
            description="Its rules say what is good"
            icon="apps"
            url={pageOf.templates(group === undefined ? {} : { group })}
          />
          <Menu.Item
            label="From a message"
            description="One that fits no check"
            icon="envelope"
            url={pageOf.activity({ outcome: 'unmatched' })}
          />
          <Menu.Item
            label="As a copy"
            description="Choose Copy beside a check"
            icon="copy"
            url={pageOf.checks(group === undefined ? {} : { group })}
          />
        </Menu>
      }
    >
      <Button icon="plus">Add check</Button>
    </Dropdown>
  )
}
