/** All that a suggestion rests on, for a person who judges it. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { useStyles2 } from '@grafana/ui'
import React, { type ReactNode } from 'react'
import type { SuggestionJson } from '../../../../exporter/src/api/contract-checks.ts'
import { conditionsInWords } from '../../model/suggestion.ts'
import { NewestMessages } from './NewestMessages.tsx'

export function SuggestionDetail({ suggestion }: { readonly suggestion: SuggestionJson }) {
  const styles = useStyles2(getStyles)
  const { check, hints, schedule, objects = [], messageIds, messages } = suggestion
  return (
    <div className={styles.detail}>
      <Part title="Takes messages that fit">
        <Lines lines={conditionsInWords(check)} />
      </Part>
      {hints.length > 0 && (
        <Part title="Why">
          <Lines lines={hints} />
        </Part>
      )}
      {schedule && schedule.evidence.length > 0 && (
        <Part title="Its schedule">
          <Lines lines={schedule.evidence} />
        </Part>
      )}
      {objects.length > 0 && (
        <Part title="Its messages report of">
          <p className={styles.objects}>{objects.join(', ')}</p>
        </Part>
      )}
      <Part title="Newest messages">
        <NewestMessages
          ids={messageIds}
          total={messages}
          title={`Newest messages of ${check.name ?? check.id}`}
        />
      </Part>
    </div>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles2(getStyles)
  return (
    <section aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {children}
    </section>
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  const styles = useStyles2(getStyles)
  return (
    <ul className={styles.lines}>
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  detail: css({
    display: 'grid',
    gap: theme.spacing(1.5, 3),
    gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${theme.spacing(40)}), 1fr))`,
    padding: theme.spacing(1, 0, 0.5, 3),
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  title: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary, margin: 0 }),
  lines: css({ margin: 0, paddingLeft: theme.spacing(2) }),
  objects: css({ margin: 0 }),
})
