/** Where a message came from, to whom, and when. */
import { dateTimeFormat } from '@grafana/data'
import React from 'react'
import type { MessageJson } from '../../../../exporter/src/api/contract.ts'
import { countInWords, sizeInWords } from '../../model/words.ts'
import { Facts } from './Facts.tsx'

type Mark = MessageJson['marks'][number]

const wordsOfMark: Readonly<Record<Mark, string>> = {
  bounce: 'a bounce',
  autoReply: 'an automatic reply',
  nullSender: 'without a sender',
  forwardingConfirmation: 'asks to confirm forwarding',
  unreadable: 'could not be read',
  oversize: 'only its head was kept',
  textCut: 'text was cut',
  headersCut: 'headers were cut',
  partsCut: 'parts were cut',
  attachmentCut: 'an attachment was cut',
}

export function MessageFacts({ message }: { readonly message: MessageJson }) {
  const { subject, from, to, originallyTo, receivedAtMs, sentAtMs, intake } = message
  const { marks, rawBytes, oversizeBytes, copies } = message
  return (
    <Facts
      facts={[
        ['Subject', <strong key="subject">{subject || '(none)'}</strong>],
        ['From', from],
        ['To', to.join(', ')],
        ['Originally to', originallyTo.join(', ')],
        ['Received', `${dateTimeFormat(receivedAtMs)} by ${intake}`],
        ['Sent', sentAtMs === undefined ? undefined : dateTimeFormat(sentAtMs)],
        ['Noticed', marks.map(mark => wordsOfMark[mark] ?? mark).join(', ')],
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
