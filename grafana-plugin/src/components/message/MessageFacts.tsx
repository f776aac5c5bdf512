/** Where a message came from, to whom, and when. */
import React from 'react'
import type { MessageJson } from '../../../../exporter/src/api/contract.ts'
import { marksInWords, senderInWords } from '../../model/message-look.ts'
import { countInWords, sizeInWords } from '../../model/words.ts'
import { Facts } from './Facts.tsx'
import { useFormatTime } from './format-time.ts'
import { SenderFacts } from './SenderFacts.tsx'

export function MessageFacts({ message }: { readonly message: MessageJson }) {
  const formatTime = useFormatTime()
  const { subject, to, originallyTo, receivedAtMs, sentAtMs, intake } = message
  const { sender, marks, rawBytes, oversizeBytes, copies } = message
  return (
    <Facts
      facts={[
        ['Subject', <strong key="subject">{subject || '(none)'}</strong>],
        ['From', senderInWords(message)],
        ['Sender', sender && <SenderFacts key="sender" sender={sender} />],
        ['To', to.join(', ')],
        ['Originally to', originallyTo.join(', ')],
        ['Received', `${formatTime(receivedAtMs)} by ${intake}`],
        ['Sent', sentAtMs === undefined ? undefined : formatTime(sentAtMs)],
        ['Noticed', marksInWords(marks)],
        [
          'Size',
          oversizeBytes === undefined
            ? sizeInWords(rawBytes)
            : `${sizeInWords(oversizeBytes)}, of which ${sizeInWords(rawBytes)} are kept`,
        ],
        [
          'Copies',
          copies > 0 ? `${countInWords(copies, 'further copy', 'further copies')} not kept` : undefined,
        ],
      ]}
    />
  )
}
