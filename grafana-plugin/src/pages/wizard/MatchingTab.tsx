/** Which messages are for the check. */
import { Alert, Text } from '@grafana/ui'
import React from 'react'
import { partsOf } from '../../model/draft-block.ts'
import { put } from '../../model/put.ts'
import { AddressField } from './AddressField.tsx'
import { BlockEditor } from './BlockEditor.tsx'
import { useWizard } from './wizard-context.ts'

export function MatchingTab() {
  const { check, change } = useWizard()
  const isOpen = check.match.alias === undefined && partsOf(check.match).length === 0
  return (
    <>
      {isOpen && (
        <Alert severity="info" title="Which messages are for this check?">
          Give it an address of its own, or conditions, or both. Without either it would take every mail.
        </Alert>
      )}
      <AddressField />
      <Text variant="h5" element="h2">
        Conditions
      </Text>
      <BlockEditor
        title="Matching"
        path="match"
        block={check.match}
        onChange={({ all, any, condenseWhitespace, combineAttachments }) =>
          change(before => {
            const block = {
              ...(all && { all }),
              ...(any && { any }),
              ...(condenseWhitespace !== undefined && { condenseWhitespace }),
              ...(combineAttachments !== undefined && { combineAttachments }),
            }
            return { ...before, match: put<typeof before.match, 'alias'>(block, 'alias', before.match.alias) }
          })
        }
      />
    </>
  )
}
