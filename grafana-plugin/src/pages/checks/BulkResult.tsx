/** What became of many checks at once: those that were refused, with the reason, one by one. */
import { Button, Modal } from '@grafana/ui'
import React from 'react'
import type { BulkAnswer } from '../../../../exporter/src/api/contract-checks.ts'
import { PlainTable } from '../../components/PlainTable.tsx'
import { countInWords } from '../../model/words.ts'

type Props = BulkAnswer & { readonly verb: string; readonly onClose: () => void }

export function BulkResult({ done, refused, verb, onClose }: Props) {
  return (
    <Modal title={`${countInWords(done.length, 'check')} ${verb}`} isOpen onDismiss={onClose}>
      {refused.length > 0 && (
        <>
          <p>{countInWords(refused.length, 'check')} not:</p>
          <PlainTable
            caption="Checks that were refused"
            rows={refused}
            keyOf={({ id }) => id}
            columns={[
              { head: 'Check', cell: ({ id }) => id },
              { head: 'Why', cell: ({ detail }) => detail },
            ]}
          />
        </>
      )}
      <Modal.ButtonRow>
        <Button onClick={onClose}>Close</Button>
      </Modal.ButtonRow>
    </Modal>
  )
}
