/** What became of one mail: colour, glyph and word, when, and what stood in its way. */
import { useTheme2 } from '@grafana/ui'
import React from 'react'
import type { ReportMailJson } from '../../../../exporter/src/api/contract-reports.ts'
import { useMoments } from '../../components/moments.tsx'
import { LookBadge } from '../../components/StandingBadge.tsx'
import { Whole } from '../../components/Whole.tsx'
import { lookOfMail } from '../../model/mail-look.ts'
import { countInWords } from '../../model/words.ts'

type Props = { readonly mail: ReportMailJson }

export function MailOutcome({ mail }: Props) {
  const moments = useMoments()
  const { state, attempts, endedAtMs, nextAttemptAtMs, error } = mail
  return (
    <div>
      <LookBadge look={lookOfMail(mail)} />{' '}
      {endedAtMs !== undefined && <Whole>{moments.format(endedAtMs)}</Whole>}
      {state === 'waiting' && attempts > 0 && (
        <div>
          {countInWords(attempts, 'attempt')}
          {nextAttemptAtMs !== undefined && (
            <>
              , next <Whole>{moments.format(nextAttemptAtMs)}</Whole>
            </>
          )}
        </div>
      )}
      {error !== undefined && <Trouble text={error} />}
    </div>
  )
}

export function Trouble({ text }: { readonly text: string }) {
  const theme = useTheme2()
  return <div style={{ color: theme.colors.error.text, overflowWrap: 'anywhere' }}>{text}</div>
}
