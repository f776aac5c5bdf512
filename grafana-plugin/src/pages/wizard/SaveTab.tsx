/** Before it is saved: what it says in words, what is still wrong, and the YAML it is. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Alert, ClipboardButton, Text, useStyles2 } from '@grafana/ui'
import React from 'react'
import type { FieldError } from '../../../../exporter/src/api/contract-checks.ts'
import { TextButton } from '../../components/TextButton.tsx'
import { type WizardTab, wizardTabs } from '../../model/draft.ts'
import { finishDraft } from '../../model/draft-finish.ts'
import { tabOfPath } from '../../model/draft-path.ts'
import { describeDraft } from '../../model/draft-words.ts'
import { toYaml } from '../../model/yaml.ts'
import { useWizard } from './wizard-context.ts'

export function SaveTab({ onGo }: { readonly onGo: (tab: WizardTab) => void }) {
  const styles = useStyles2(getStyles)
  const { check, errors, preview } = useWizard()
  const yaml = toYaml([finishDraft(check).check])
  const schedule = preview.isOld ? undefined : preview.data?.schedule
  return (
    <>
      {errors.length > 0 && <Problems errors={errors} onGo={onGo} />}
      <dl className={styles.summary}>
        {describeDraft(check, schedule).map(({ about, text }) => (
          <React.Fragment key={about}>
            <dt>{about}</dt>
            <dd>{text}</dd>
          </React.Fragment>
        ))}
      </dl>
      <div className={styles.head}>
        <Text variant="h5" element="h2">
          As YAML
        </Text>
        <ClipboardButton icon="copy" size="sm" variant="secondary" getText={() => yaml}>
          Copy
        </ClipboardButton>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label="The check as YAML">
        <pre className={styles.yaml}>{yaml}</pre>
      </section>
    </>
  )
}

function Problems({
  errors,
  onGo,
}: {
  readonly errors: readonly FieldError[]
  readonly onGo: (tab: WizardTab) => void
}) {
  const styles = useStyles2(getStyles)
  return (
    <Alert severity="error" title="Not ready yet">
      <ul className={styles.problems}>
        {errors.map(({ field, detail }) => {
          const tab = tabOfPath(field)
          return (
            <li key={`${field}:${detail}`}>
              {tab !== 'save' && (
                <>
                  <TextButton onClick={() => onGo(tab)}>
                    {wizardTabs.find(({ id }) => id === tab)?.title}
                  </TextButton>
                  {': '}
                </>
              )}
              <code>{field}</code>: {detail}
            </li>
          )
        })}
      </ul>
    </Alert>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  summary: css({
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    gap: theme.spacing(0.75, 2),
    '& dt': { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  }),
  head: css({ display: 'flex', justifyContent: 'space-between', margin: theme.spacing(2, 0, 1) }),
  scroll: css({ overflow: 'auto', maxHeight: 480 }),
  yaml: css({
    margin: 0,
    width: 'max-content',
    minWidth: '100%',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  problems: css({ margin: 0, paddingLeft: theme.spacing(2) }),
})
