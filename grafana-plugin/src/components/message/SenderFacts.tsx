/** What is known of who sent a mail: the verdict, why, and what each proof said. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import React from 'react'
import type { SenderVerdict } from '../../../../exporter/src/core/sender-trust.ts'
import { askedInWords, lookOfSender, proofsInWords, senderVerdictInWords } from '../../model/sender-look.ts'
import { LookBadge } from '../StandingBadge.tsx'

export function SenderFacts({ sender }: { readonly sender: SenderVerdict }) {
  const styles = useStyles2(getStyles)
  return (
    <>
      <LookBadge look={lookOfSender[sender.outcome]} />
      <div>{senderVerdictInWords(sender)}</div>
      <div className={styles.quiet}>
        {proofsInWords(sender)}, {askedInWords(sender)}
      </div>
    </>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  quiet: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
})
