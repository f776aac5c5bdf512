/** What a note or a pause is about, as a link to where it is shown. */
import { TextLink } from '@grafana/ui'
import React from 'react'
import type { Target } from '../api/managing.ts'
import { pageOf } from '../routes.ts'

export function TargetLink({ target: { kind, id } }: { readonly target: Target }) {
  const words = `${kind} ${id}`
  const href = {
    check: pageOf.check(id),
    group: pageOf.group(id),
    installation: pageOf.manage(),
    account: pageOf.senders(),
  }[kind]
  return (
    <TextLink href={href} inline={false}>
      {words}
    </TextLink>
  )
}
